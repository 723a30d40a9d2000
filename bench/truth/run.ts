/**
 * `npm run bench:truth`: plays full games of six sports before a faulty camera, and says what each guard lets on air and how late it is. Ends
 * with 1 if the engine misses a bar. Other games and cameras: `-- --seeds 1,2,3 --rate 30 --misread 0.05 --longest 4 --sport hockey --feed changed
 * --profile strict`, and with `--fields` every kind of field, with `--moments` what the desk is offered. The same flags give the same tables.
 */
import { parseArgs } from 'node:util';
import { barsOf } from './bars.ts';
import { PACKS } from '#scoreboard/packs/packs.ts';
import { CAMERA, film, type CameraOptions } from './camera.ts';
import { CONTENDERS, ON_CURVE } from './contenders.ts';
import { BENCH_SPORTS, playTruth, type BenchSport } from './game.ts';
import type { Contender } from './guard.ts';
import { measure, sumOf, type Report } from './measure.ts';
import { measureMoments, MOMENT_HEADS, momentCells, sumOfMoments, type MomentFigures } from './moments.ts';
import { KINDS, type Kind } from './timeline.ts';
import { kindTable, LEGEND, scoreTable, tableOf, type Row } from './table.ts';

const FEEDS = ['all', 'changed'] as const;
/** The curve is drawn of this sport, which has the most scores, unless another is asked for. */
const CURVE_SPORT: BenchSport = 'basketball';

/** The other kinds of field that are told of without `--fields`. */
const USUAL_KINDS: ReadonlySet<Kind> = new Set(['clock', 'shotClock', 'fouls']);

/** Stands for the games of all sports together: one sport has too few goals for a 95th percentile that means much. */
const TOGETHER = 'together';

const { values: flags } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1,2' },
    rate: { type: 'string', default: String(CAMERA.rate) },
    misread: { type: 'string', default: String(CAMERA.misread) },
    longest: { type: 'string', default: String(CAMERA.misreadReadings[1]) },
    sport: { type: 'string' },
    feed: { type: 'string' },
    profile: { type: 'string' },
    fields: { type: 'boolean', default: false },
    moments: { type: 'boolean', default: false },
  },
});
const seeds = flags.seeds.split(',').map((text) => within('--seeds', text, 0, 2 ** 31));
const longest = within('--longest', flags.longest, 1, 30);
const camera = {
  ...CAMERA,
  rate: within('--rate', flags.rate, 0.5, 60),
  misread: within('--misread', flags.misread, 0, 0.5),
  misreadReadings: [CAMERA.misreadReadings[0], longest],
} as const;
const sports = chosen('--sport', flags.sport, BENCH_SPORTS);
const feeds = chosen('--feed', flags.feed, FEEDS);
const contenders = CONTENDERS.filter(({ profile }) => isChosen(profile));
if (flags.profile !== undefined && !contenders.some(({ profile }) => profile === flags.profile)) {
  throw new Error(`--profile: no guard has the profile ${flags.profile}`);
}

/** Each guard's reports, one a game, by sport and feed. */
const reports = new Map<string, Report[]>();
/** The same of what happened in them, of sports that have moments of the score. */
const moments = new Map<string, MomentFigures[]>();
for (const sport of sports) {
  const guards =
    sport === (sports.includes(CURVE_SPORT) ? CURVE_SPORT : sports[0]) ? withCurve(contenders) : contenders;
  for (const seed of seeds) {
    const game = playTruth(sport, seed);
    for (const feed of feeds) {
      const options: CameraOptions = { ...camera, feed };
      const filmed = film(game, options, seed + 101);
      for (const guard of guards) {
        const report = measure(game, filmed, guard.create(sport, { periodMs: filmed.periodMs }));
        for (const key of [keyOf(sport, feed, guard), keyOf(TOGETHER, feed, guard)]) {
          reports.set(key, [...(reports.get(key) ?? []), report]);
        }
        if (!flags.moments || !contenders.includes(guard) || !hasMoments(sport)) continue;
        const told = measureMoments(game, filmed, guard.create(sport, { periodMs: filmed.periodMs }));
        const key = `${feed} ${guard.name}`;
        moments.set(key, [...(moments.get(key) ?? []), told]);
      }
    }
  }
}

const rows = eachOf(contenders).map(([sport, feed, guard]) => rowOf(sport, feed, guard));
console.log(
  `${camera.rate} readings/s, ${camera.misread * 100} % misread for up to ${longest}, seeds ${seeds.join(', ')}; delays in ms\n`,
);
console.log(`Scores\n${scoreTable(rows)}\n`);
const kinds = KINDS.filter((kind) => kind !== 'score' && (flags.fields || USUAL_KINDS.has(kind)));
const other = kindTable(rows, kinds);
if (other !== undefined) console.log(`Other fields\n${other}\n`);
if (moments.size > 0) {
  const told = Array.from(moments, ([key, all]) =>
    key
      .split(/ (.*)/)
      .slice(0, 2)
      .concat(momentCells(sumOfMoments(all))),
  );
  console.log(
    `Moments of the score, all sports that have some\n${tableOf(['feed', 'guard', ...MOMENT_HEADS], told)}\n`,
  );
}
console.log(`What certainty costs (${curveSport()}, scores)\n${curve()}\n`);
console.log(`${LEGEND}\n`);
process.exitCode = tellBars() ? 0 : 1;

function hasMoments(sport: BenchSport): boolean {
  return PACKS.get(sport)?.moments?.some((moment) => moment === 'goal' || moment === 'touchdown') === true;
}

function curveSport(): BenchSport {
  return sports.includes(CURVE_SPORT) ? CURVE_SPORT : (sports[0] ?? CURVE_SPORT);
}

function curve(): string {
  return scoreTable(feeds.flatMap((feed) => curveGuards().map((guard) => rowOf(curveSport(), feed, guard))));
}

/** Prints the bars of every guard but none, and says whether all hold, of all sports together, for those that are held to them. */
function tellBars(): boolean {
  let holds = true;
  const told: string[][] = [];
  let heads: readonly string[] = [];
  const [none, ...others] = contenders;
  if (none === undefined) return false;
  for (const [sport, feed, guard] of eachOf(others)) {
    const rivals = others.filter((other) => other !== guard && other.profile === undefined);
    const peers = {
      none: reportOf(sport, feed, none),
      rivals: rivals.map((rival) => reportOf(sport, feed, rival)),
    };
    const bars = barsOf(reportOf(sport, feed, guard), peers);
    const isHeld = guard.isHeld === true && (sport === TOGETHER || sports.length === 1);
    if (isHeld && bars.some(({ passed }) => !passed)) holds = false;
    if (bars.length > heads.length) heads = bars.map(({ what }) => what);
    told.push([
      sport,
      feed,
      guard.name,
      ...bars.map(({ is, bar, passed }) => `${is} ${bar} ${passed ? 'OK' : 'FAIL'}`),
    ]);
  }
  console.log(`Bars\n${tableOf(['sport', 'feed', 'guard', ...heads], told)}\n`);
  const held = others.filter(({ isHeld }) => isHeld === true).map(({ name }) => name);
  console.log(
    held.length === 0 ? 'no guard here is held to the bars' : `${held.join(', ')}: ${holds ? 'held' : 'missed'}`,
  );
  return holds;
}

/** Every sport, and all together, and feed with each of the guards. */
function eachOf(guards: readonly Contender[]): (readonly [string, string, Contender])[] {
  const all = sports.length === 1 ? sports : [...sports, TOGETHER];
  return all.flatMap((sport) => feeds.flatMap((feed) => guards.map((guard) => [sport, feed, guard] as const)));
}

function rowOf(sport: string, feed: string, guard: Contender): Row {
  return { sport, feed, guard: guard.name, report: reportOf(sport, feed, guard) };
}

function reportOf(sport: string, feed: string, guard: Contender): Report {
  return sumOf(reports.get(keyOf(sport, feed, guard)) ?? []);
}

function keyOf(sport: string, feed: string, { name }: Contender): string {
  return `${sport} ${feed} ${name}`;
}

function withCurve(guards: readonly Contender[]): Contender[] {
  return [...new Set([...guards, ...curveGuards()])];
}

function curveGuards(): readonly Contender[] {
  return ON_CURVE.filter(({ profile }) => isChosen(profile));
}

function isChosen(profile: string | undefined): boolean {
  return profile === undefined || flags.profile === undefined || profile === flags.profile;
}

function within(flag: string, text: string, low: number, high: number): number {
  const number = Number(text);
  if (text.trim() === '' || !(number >= low && number <= high)) {
    throw new Error(`${flag}: ${text} is not a number from ${low} to ${high}`);
  }
  return number;
}

function chosen<T extends string>(flag: string, text: string | undefined, all: readonly T[]): readonly T[] {
  if (text === undefined) return all;
  const found = all.filter((one) => one === text);
  if (found.length === 0) throw new Error(`${flag}: ${text} is none of ${all.join(', ')}`);
  return found;
}
