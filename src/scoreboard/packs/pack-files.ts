/** The packs as they lie in their files, unread: for whoever needs only their fields' names and has no room for valibot. */
import type { NamedFields } from '../alias-table.ts';
import badminton from './badminton.json';
import baseball from './baseball.json';
import basketball from './basketball.json';
import beach from './beach.json';
import boxing from './boxing.json';
import cricket from './cricket.json';
import curling from './curling.json';
import derby from './derby.json';
import floorball from './floorball.json';
import football from './football.json';
import futsal from './futsal.json';
import generic from './generic.json';
import handball from './handball.json';
import hockey from './hockey.json';
import netball from './netball.json';
import rugby from './rugby.json';
import soccer from './soccer.json';
import softball from './softball.json';
import tabletennis from './tabletennis.json';
import tennis from './tennis.json';
import volleyball from './volleyball.json';
import waterpolo from './waterpolo.json';
import wrestling from './wrestling.json';

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
  handball,
  football,
  baseball,
  softball,
  tennis,
  futsal,
  waterpolo,
  rugby,
  floorball,
  netball,
  wrestling,
  boxing,
  tabletennis,
  badminton,
  derby,
  cricket,
  curling,
  generic,
];
