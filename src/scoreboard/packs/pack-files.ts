/** The packs as they lie in their files, unread: for whoever needs only their fields' names and has no room for valibot. */
import type { NamedFields } from '../alias-table.ts';
import badminton from './badminton.json' with { type: 'json' };
import baseball from './baseball.json' with { type: 'json' };
import basketball from './basketball.json' with { type: 'json' };
import beach from './beach.json' with { type: 'json' };
import boxing from './boxing.json' with { type: 'json' };
import cricket from './cricket.json' with { type: 'json' };
import curling from './curling.json' with { type: 'json' };
import derby from './derby.json' with { type: 'json' };
import floorball from './floorball.json' with { type: 'json' };
import football from './football.json' with { type: 'json' };
import futsal from './futsal.json' with { type: 'json' };
import generic from './generic.json' with { type: 'json' };
import handball from './handball.json' with { type: 'json' };
import hockey from './hockey.json' with { type: 'json' };
import netball from './netball.json' with { type: 'json' };
import rugby from './rugby.json' with { type: 'json' };
import soccer from './soccer.json' with { type: 'json' };
import softball from './softball.json' with { type: 'json' };
import tabletennis from './tabletennis.json' with { type: 'json' };
import tennis from './tennis.json' with { type: 'json' };
import volleyball from './volleyball.json' with { type: 'json' };
import waterpolo from './waterpolo.json' with { type: 'json' };
import wrestling from './wrestling.json' with { type: 'json' };

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
