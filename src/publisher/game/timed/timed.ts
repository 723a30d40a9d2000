/** A game with a clock: its periods and breaks, overtime and shoot-out, with a flow of play for each kind of sport. */
import type { Random } from '#lib/random.ts';
import type { TimedDemo } from '#scoreboard/packs/demos/schema.ts';
import { PENALTY_FORM } from '#scoreboard/clock-text.ts';
import { between, happens } from '../chance.ts';
import { createDesk, fieldOf, type Desk, type Played } from '../desk.ts';
import { BEFORE_GAME, both, FINAL_HOLD, lineUp, numbered, TEAMS } from '../line-up.ts';
import { createDowns } from './downs.ts';
import { createEvents } from './events.ts';
import { createJams } from './jams.ts';
import { createMatch, type Match } from './match.ts';
import { createPossessions } from './possession.ts';
import { shootOut } from './shootout.ts';

/** How long the board stands at the horn and in breaks, which in life last up to a quarter of an hour. */
const HORN_HOLD = 5000;
const BREAK_HOLD = 15_000;

/** Plays one period that has begun. */
export type Flow = (period: number) => void;

/** Plays a game of a sport with a clock. */
export function playTimed(demo: TimedDemo, random: Random): Played {
  const desk = createDesk(firstTexts(demo, random));
  const match = createMatch(demo, random, desk);
  const play = flowOf(match);
  for (const box of demo.boxes) {
    for (const team of TEAMS) {
      const { places, serving, players, single } = box;
      const empty = { places, serving, withPlayer: players, single, running: false, sitting: [] };
      desk.setBox(fieldOf(team, box.name), empty);
    }
  }
  if (happens(random, demo.secondLeg)) desk.put(firstLeg(random));
  prepare(match, 1);
  desk.pass(BEFORE_GAME);
  playPeriods(match, play);
  desk.put({ status: match.ended() ? desk.text('status') : 'FINAL' });
  desk.pass(FINAL_HOLD);
  return desk.finish(demo.spelling);
}

function flowOf(match: Match): Flow {
  const { flow } = match.demo;
  switch (flow.kind) {
    case 'possession':
      return createPossessions(match, flow);
    case 'events':
      return createEvents(match, flow);
    case 'downs':
      return createDowns(match);
    case 'jams':
      return createJams(match);
    default:
      return flow satisfies never;
  }
}

function playPeriods(match: Match, play: Flow): void {
  const { demo, desk, random } = match;
  const { periods, overtime, shootout } = demo;
  for (let period = 1; period <= periods.count && !match.ended(); period += 1) {
    if (period > 1) rest(match, period);
    play(period);
    horn(match);
  }
  if (match.ended() || demo.withoutScore || !isLevel(desk)) return;
  if (overtime === undefined || !(isSecondLeg(desk) || happens(random, overtime.share))) {
    if (overtime === undefined && shootout !== undefined) shootOut(match, shootout);
    return;
  }
  for (let extra = 1; extra <= (overtime.most ?? Infinity); extra += 1) {
    if (!isLevel(desk) && (!overtime.pairs || extra % 2 === 1)) return;
    rest(match, periods.count + extra);
    play(periods.count + extra);
    horn(match);
  }
  if (isLevel(desk) && shootout !== undefined) shootOut(match, shootout);
}

function isLevel(desk: Desk): boolean {
  const name = isSecondLeg(desk) ? 'aggregate' : 'score';
  return desk.count(`home.${name}`) === desk.count(`away.${name}`);
}

function isSecondLeg(desk: Desk): boolean {
  return desk.text('home.aggregate') !== '';
}

/** What the first leg ended with. */
function firstLeg(random: Random): Record<string, string> {
  const goals = (): string => String(Math.floor(random() * 3));
  return { 'home.aggregate': goals(), 'away.aggregate': goals() };
}

function horn(match: Match): void {
  match.halt();
  match.desk.pass(HORN_HOLD);
}

/** The break before a period: the last clock stands for a while, then the next is set. */
function rest(match: Match, period: number): void {
  const { desk, demo } = match;
  const { breaks, rest: minute } = demo.periods;
  desk.put({ status: breaks[Math.min(period - 2, breaks.length - 1)] ?? '' });
  if (minute === undefined) {
    desk.pass(BREAK_HOLD / 2);
    prepare(match, period);
    desk.pass(BREAK_HOLD / 2);
    return;
  }
  desk.put({ [minute.field]: 1 });
  desk.setClock('clock', { ms: minute.seconds * 1000, per: -1, form: PENALTY_FORM });
  desk.pass(minute.seconds * 1000);
  desk.put({ [minute.field]: 0 });
  prepare(match, period);
}

/** Sets clock, fouls and time-outs for a period. */
function prepare(match: Match, period: number): void {
  const { desk, demo, random } = match;
  const { clock, periods, overtime, timeouts, fouls } = demo;
  const isOvertime = period > periods.count;
  const regular = (isOvertime ? (overtime?.seconds ?? 0) : periods.seconds) * 1000;
  const more = clock.added?.seconds[period - 1];
  const added = more === undefined ? 0 : between(random, more[0], more[1]) * 1000;
  match.begin(period, regular + Math.round(added));
  const before = Math.min(period - 1, periods.count) * periods.seconds;
  const over = Math.max(0, period - 1 - periods.count) * (overtime?.seconds ?? 0);
  const start = clock.direction === 'down' ? regular : clock.continues ? (before + over) * 1000 : 0;
  const round = clock.direction === 'down' && clock.tenthsUnder === 0 ? 'up' : 'down';
  desk.setClock('clock', {
    ms: start,
    per: 0,
    form: { unit: 'minutes', tenthsUnder: clock.tenthsUnder, round },
  });
  if (clock.added?.announced === true) desk.put({ addedTime: '' });
  if (fouls !== undefined && !(isOvertime && fouls.overtimeKeeps)) desk.put(both(['fouls'], '0'));
  const refill = isOvertime
    ? timeouts?.overtime
    : period === 1
      ? timeouts?.start
      : timeouts?.refills.find((one) => one.period === period)?.count;
  for (const team of refill === undefined ? [] : TEAMS) {
    const name = fieldOf(team, 'timeouts');
    const used = period === 1 ? 0 : (timeouts?.start ?? 0) - desk.count(name);
    const most = isOvertime ? Infinity : (timeouts?.total ?? Infinity) - used;
    desk.put({ [name]: Math.min(refill ?? 0, most) });
  }
}

function firstTexts(demo: TimedDemo, random: Random): Record<string, string> {
  const places = demo.boxes.flatMap(({ name, places, players, single }) =>
    (single ? [name] : numbered(name, places)).flatMap((one) => (players ? [one, `${one}.player`] : [one])),
  );
  return {
    ...lineUp(demo, random),
    clock: '',
    period: '',
    ...(demo.withoutScore ? {} : both(['score'], '0')),
    ...both(numbered('period', demo.periods.fields), ''),
    ...(demo.timeouts === undefined ? {} : both(['timeouts'], '0')),
    ...(demo.fouls === undefined ? {} : both(['fouls'], '0')),
    ...(demo.shotClock === undefined ? {} : { shotClock: '' }),
    ...(demo.clock.added?.announced === true ? { addedTime: '' } : {}),
    ...(demo.shootout?.adds === 'nothing' ? both(['shootout'], '') : {}),
    ...both(places, ''),
    ...both(demo.counts, '0'),
    ...fieldsOf(demo.blanks, ''),
    ...fieldsOf(demo.lamps, '0'),
  };
}

/** A name with `X.` before it is a field of both teams. */
function fieldsOf(names: readonly string[], text: string): Record<string, string> {
  const teams = names.filter((name) => name.startsWith('X.')).map((name) => name.slice(2));
  const others = names.filter((name) => !name.startsWith('X.')).map((name) => [name, text] as const);
  return { ...both(teams, text), ...Object.fromEntries(others) };
}
