/** The packs as they lie in their files, unread: for whoever needs only their fields' names and has no room for valibot. */
import type { NamedFields } from '../alias-table.ts';
import basketball from './basketball.json';
import beach from './beach.json';
import floorball from './floorball.json';
import futsal from './futsal.json';
import generic from './generic.json';
import hockey from './hockey.json';
import netball from './netball.json';
import rugby from './rugby.json';
import soccer from './soccer.json';
import volleyball from './volleyball.json';
import waterpolo from './waterpolo.json';

export interface PackFile extends NamedFields {
  readonly id: string;
}

/** In the order in which they are listed. A pack is added by its file and a line here and above. */
export const PACK_FILES: readonly PackFile[] = [
  basketball,
  hockey,
  soccer,
  volleyball,
  beach,
  futsal,
  waterpolo,
  rugby,
  floorball,
  netball,
  generic,
];
