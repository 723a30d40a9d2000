/** The demo scripts, one a sport. Only the simulator reads them: a page on air must not import this file. */
import * as v from 'valibot';
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
import { demoSchema, type Demo } from './schema.ts';

/** In the order in which they are listed. A script is added by its file and a line here and above. */
const SCRIPTS = {
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
};

export type Sport = keyof typeof SCRIPTS;

/** The sports that can be simulated. */
export const SPORTS = Object.keys(SCRIPTS) as readonly Sport[];

/** The demo script of a sport. A broken file is a fault of ours, which the tests find: it throws. */
export function demoOf(sport: Sport): Demo {
  return v.parse(demoSchema, SCRIPTS[sport]);
}
