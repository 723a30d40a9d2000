/** Baseball and softball: pitch by pitch, three outs a half, until the last inning has decided (Official Baseball Rules 5 and 7; WBSC softball likewise). */
import type { Random } from '#lib/random.ts';
import type { BaseballDemo } from '#scoreboard/packs/demos/schema.ts';
import { SECONDS_FORM } from '#scoreboard/clock-text.ts';
import { between, happens, other, pick, type Team } from '../chance.ts';
import { createDesk, fieldOf, type Desk, type Played } from '../desk.ts';
import { BEFORE_GAME, both, FINAL_HOLD, lineUp, numbered } from '../line-up.ts';

const BASES = ['base1', 'base2', 'base3'] as const;
const EMPTY = { base1: '0', base2: '0', base3: '0' };
/** Places of the line score; later innings count with the last. */
const PLACES = 15;
/** A pitcher goes after about so many pitches, the next ones sooner. */
const STARTER = 95;
const RELIEVER = 25;
const HALF_HOLD = 15_000;
const ORDER = 9;

interface Side {
  batter: number;
  pitcher: number;
  pitches: number;
}

/** Plays a game; extra innings begin with a runner on second base, as professional leagues play them since 2020. */
export function playBaseball(demo: BaseballDemo, random: Random): Played {
  const desk = createDesk(firstTexts(demo, random));
  const sides: readonly [Side, Side] = [createSide(), createSide()];
  const lead = (): number => desk.count('home.score') - desk.count('away.score');
  desk.pass(BEFORE_GAME);

  function isOver(inning: number, half: 'top' | 'bottom'): boolean {
    const mercy = demo.mercy !== undefined && inning >= demo.mercy.after;
    const far = mercy && Math.abs(lead()) >= (demo.mercy?.lead ?? Infinity);
    if (half === 'top') return lead() > 0 && (inning >= demo.innings || far);
    return (inning >= demo.innings && lead() !== 0) || far;
  }
  function playHalf(inning: number, half: 'top' | 'bottom'): void {
    const batting: Team = half === 'top' ? 1 : 0;
    const isExtra = inning > demo.innings;
    desk.put({ period: inning, half, outs: 0, balls: 0, strikes: 0, ...EMPTY, base2: isExtra ? 1 : 0 });
    if (inning <= PLACES) desk.put({ [fieldOf(batting, `inning${inning}`)]: 0 });
    const walksOff = (): boolean => half === 'bottom' && inning >= demo.innings && lead() > 0;
    // The third out never shows: the bases empty and the sides change.
    for (let outs = 0; outs < 3 && !walksOff();) {
      desk.put({ outs });
      outs += batOnce(demo, random, desk, batting, inning, sides);
    }
    desk.setClock('pitchClock', undefined);
    desk.put({ outs: 0, balls: 0, strikes: 0, ...EMPTY });
  }

  for (let inning = 1; ; inning += 1) {
    playHalf(inning, 'top');
    if (isOver(inning, 'top')) break;
    desk.pass(HALF_HOLD);
    playHalf(inning, 'bottom');
    if (isOver(inning, 'bottom')) break;
    desk.pass(HALF_HOLD);
  }
  desk.put({ status: 'FINAL' });
  desk.pass(FINAL_HOLD);
  return desk.finish(demo.spelling);
}

function createSide(): Side {
  return { batter: 0, pitcher: 0, pitches: 0 };
}

/** One batter's turn; how many outs it brings. */
function batOnce(
  demo: BaseballDemo,
  random: Random,
  desk: Desk,
  batting: Team,
  inning: number,
  sides: readonly [Side, Side],
): number {
  const [own, field] = [sides[batting], sides[other(batting)]];
  const roster = (team: Team, at: number): string => demo.players[(team * 13 + at) % demo.players.length] ?? '';
  if (field.pitches > (field.pitcher === 0 ? STARTER : RELIEVER)) {
    field.pitcher += 1;
    field.pitches = 0;
    desk.pass(HALF_HOLD);
  }
  desk.put({
    batter: `${(own.batter % ORDER) + 1}. ${roster(batting, own.batter % ORDER)}`,
    pitcher: roster(other(batting), ORDER + (field.pitcher % 4)),
    pitchCount: field.pitches,
    balls: 0,
    strikes: 0,
  });
  own.batter += 1;
  for (;;) {
    pitchClock(demo, random, desk);
    field.pitches += 1;
    desk.put({ pitchCount: field.pitches });
    switch (pick(random, demo.pitch, 'ball')) {
      case 'ball':
        if (desk.count('balls') === 3) {
          walk(desk, batting, inning);
          return 0;
        }
        desk.add('balls', 1);
        break;
      case 'strike':
        if (desk.count('strikes') === 2) return 1;
        desk.add('strikes', 1);
        break;
      case 'foul':
        if (desk.count('strikes') < 2) desk.add('strikes', 1);
        break;
      case 'inPlay':
        return hit(demo, random, desk, batting, inning);
    }
  }
}

/** The clock runs from the catcher's throw until the pitcher moves: 15 s, 18 s with runners (Official Baseball Rules 5.07(c)). */
function pitchClock(demo: BaseballDemo, random: Random, desk: Desk): void {
  const rule = demo.pitchClock;
  desk.pass(between(random, 3000, 6000));
  if (rule === undefined) return desk.pass(between(random, 8000, 15_000));
  const seconds = BASES.some((base) => desk.text(base) === '1') ? rule.runners : rule.empty;
  desk.setClock('pitchClock', { ms: seconds * 1000, per: -1, form: SECONDS_FORM });
  desk.pass(between(random, 5, seconds - 1) * 1000);
  desk.setClock('pitchClock', undefined);
  desk.pass(between(random, 1500, 4000));
}

function hit(demo: BaseballDemo, random: Random, desk: Desk, batting: Team, inning: number): number {
  const kind = pick(random, demo.inPlay, 'out');
  if (kind === 'out') {
    const isFly = happens(random, 0.45);
    // A fly with less than two outs may bring the runner home from third.
    if (isFly && desk.text('base3') === '1' && desk.count('outs') < 2 && happens(random, 0.5)) {
      desk.put({ base3: 0 });
      runs(desk, batting, inning, 1);
    } else if (!isFly && desk.text('base1') === '1' && desk.count('outs') < 2 && happens(random, 0.25)) {
      desk.put({ base1: 0 });
      return 2;
    }
    return 1;
  }
  if (kind === 'error') desk.add(fieldOf(other(batting), 'errors'), 1);
  else desk.add(fieldOf(batting, 'hits'), 1);
  const bases = kind === 'homer' ? 4 : kind === 'triple' ? 3 : kind === 'double' ? 2 : 1;
  // On a single the runner from second scores more often than not.
  const extra = kind === 'single' && happens(random, 0.55) ? 1 : 0;
  advance(desk, batting, inning, bases, extra);
  return 0;
}

/** Everybody moves up so many bases, runners from second on one more if `extra`. */
function advance(desk: Desk, batting: Team, inning: number, bases: number, extra: number): void {
  let home = bases === 4 ? 1 : 0;
  const next: Record<string, string> = { ...EMPTY };
  for (const [at, base] of BASES.entries()) {
    if (desk.text(base) !== '1') continue;
    const to = BASES[at + bases + (at > 0 ? extra : 0)];
    if (to === undefined) home += 1;
    else next[to] = '1';
  }
  const own = BASES[bases - 1];
  if (own !== undefined) next[own] = '1';
  desk.put(next);
  runs(desk, batting, inning, home);
}

function walk(desk: Desk, batting: Team, inning: number): void {
  const free = BASES.find((base) => desk.text(base) !== '1');
  if (free === undefined) runs(desk, batting, inning, 1);
  else desk.put({ [free]: 1 });
}

function runs(desk: Desk, batting: Team, inning: number, count: number): void {
  if (count === 0) return;
  desk.add(fieldOf(batting, 'score'), count);
  desk.add(fieldOf(batting, `inning${Math.min(inning, PLACES)}`), count);
}

function firstTexts(demo: BaseballDemo, random: Random): Record<string, string> {
  return {
    ...lineUp(demo, random),
    period: '1',
    half: 'top',
    ...both(['score', 'hits', 'errors'], '0'),
    ...both(numbered('inning', PLACES), ''),
    outs: '0',
    balls: '0',
    strikes: '0',
    ...EMPTY,
    batter: '',
    pitcher: '',
    pitchCount: '0',
    ...(demo.pitchClock === undefined ? {} : { pitchClock: '' }),
  };
}
