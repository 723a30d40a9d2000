/** The demo scripts, one a sport. Only the simulator reads them: a page on air must not import this file. */
import * as v from 'valibot';
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
import { demoSchema, type Demo } from './schema.ts';

/** The sports that can be simulated, the usual one first. */
export const SPORTS = [
  'basketball',
  'hockey',
  'soccer',
  'volleyball',
  'beach',
  'handball',
  'football',
  'baseball',
  'softball',
  'tennis',
  'futsal',
  'waterpolo',
  'rugby',
  'floorball',
  'netball',
  'wrestling',
  'boxing',
  'tabletennis',
  'badminton',
  'derby',
  'cricket',
  'curling',
  'generic',
] as const;
export type Sport = (typeof SPORTS)[number];

const SCRIPTS: Readonly<Record<Sport, unknown>> = {
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

/** The demo script of a sport. A broken file is a fault of ours, which the tests find: it throws. */
export function demoOf(sport: Sport): Demo {
  return v.parse(demoSchema, SCRIPTS[sport]);
}
