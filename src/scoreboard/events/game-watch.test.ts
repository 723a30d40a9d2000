import { describe, expect, test } from 'vitest';
import { PACKS } from '../packs/packs.ts';
import { eventRulesOf } from './event-rules.ts';
import { createGameWatch, type GameEvent, type GameWatch } from './game-watch.ts';
import { momentOf } from './moment-of.ts';

interface Game extends GameWatch {
  /** One frame; what happened by it, in short. */
  readonly frame: (at: number, values: Record<string, string>) => readonly string[];
  readonly last: () => GameEvent;
}

function game(sport: string, values: Record<string, string> = {}, rules: string | null = null): Game {
  const pack = PACKS.get(sport);
  const known = eventRulesOf(pack, rules);
  if (known === undefined) throw new Error(`no rules of ${sport}`);
  const watch = createGameWatch(known, values);
  let last: GameEvent | undefined;
  return {
    ...watch,
    frame(at, changed) {
      const events = watch.see(Object.entries(changed).map(([name, value]) => ({ name, value, at })));
      last = events.at(-1) ?? last;
      return events.map((event) => `${event.kind} ${event.side ?? ''} ${event.from}-${event.to}`);
    },
    last() {
      if (last === undefined) throw new Error('nothing happened');
      return last;
    },
  };
}

const HOCKEY = { 'home.score': '2', 'away.score': '1', 'home.timeouts': '1', 'away.timeouts': '1', period: '2' };

function moment(sport: string, values: Record<string, string>, next: Record<string, string>, rules?: string) {
  const { frame, last } = game(sport, values, rules ?? null);
  frame(0, next);
  const known = eventRulesOf(PACKS.get(sport), rules ?? null);
  return known && momentOf(PACKS.get(sport), known, last());
}

function score(from: number, to: number) {
  return [{ 'home.score': String(from) }, { 'home.score': String(to) }] as const;
}

describe('what happened', () => {
  test('a goal, a foul, a time-out and the next period, each once and with its own time', () => {
    const { frame, see, last } = game('hockey', HOCKEY);
    expect(frame(1_000, { 'home.score': '3' })).toEqual(['goal home 2-3']);
    expect(last()).toEqual({ kind: 'goal', side: 'home', field: 'home.score', from: '2', to: '3', at: 1_000 });
    expect(frame(1_100, { 'home.score': '3' })).toEqual([]);
    expect(frame(2_000, { 'away.timeouts': '0' })).toEqual(['timeout away 1-0']);
    expect(see([{ name: 'period', value: '3', at: 3_000 }])).toMatchObject([{ kind: 'period', from: '2', to: '3' }]);
    expect(frame(4_000, { period: 'OT' })).toEqual(['period  3-OT']);
    const basket = game('basketball', { 'home.score': '10', 'away.score': '8', 'home.fouls': '2' });
    expect(basket.frame(1_000, { 'home.fouls': '3', 'away.score': '11' })).toEqual([
      'point away 8-11',
      'foul home 2-3',
    ]);
  });

  test('nothing without a sport: nobody knows then what a change means', () => {
    expect(eventRulesOf(undefined, null)).toBeUndefined();
  });

  test('an unknown competition goes by the sport’s usual one', () => {
    expect(eventRulesOf(PACKS.get('hockey'), 'none')?.variant.id).toBe('iihf');
  });
});

describe('what only corrects the board is nothing', () => {
  test('its first values, and what comes out of a blank', () => {
    const { frame } = game('hockey');
    expect(frame(0, { 'home.score': '2', 'away.score': '1', period: '2', 'home.timeouts': '1' })).toEqual([]);
    expect(frame(1_000, { 'home.score': '' })).toEqual([]);
    expect(frame(2_000, { 'home.score': '3' })).toEqual([]);
    expect(frame(3_000, { 'home.score': '4' })).toEqual(['goal home 3-4']);
  });

  test('but a key by hand counts a blank as nothing', () => {
    const { see } = game('hockey');
    const goal = { name: 'home.score', value: '1', at: 0 };
    expect(see([goal], true)).toMatchObject([{ kind: 'goal', from: '0', to: '1' }]);
  });

  test('a score that falls, one that rises by what no action makes, one that comes back', () => {
    const { frame } = game('hockey', HOCKEY);
    expect(frame(1_000, { 'home.score': '1' })).toEqual([]);
    expect(frame(31_000, { 'home.score': '2' })).toEqual([]);
    expect(frame(32_000, { 'home.score': '7' })).toEqual([]);
    expect(frame(33_000, { 'away.score': '2' })).toEqual([]);
    expect(frame(38_000, { 'home.score': '8' })).toEqual(['goal home 7-8']);
  });

  test('a score that fell without having risen just now, and comes again: a misread of what stood there', () => {
    const { frame } = game('hockey', HOCKEY);
    expect(frame(1_000, { 'home.score': '1' })).toEqual([]);
    expect(frame(20_000, { 'home.score': '2' })).toEqual([]);
    expect(frame(21_000, { 'home.score': '3' })).toEqual(['goal home 2-3']);
  });

  test('a goal that was taken back is one again when it is given again', () => {
    const { frame } = game('hockey', HOCKEY);
    expect(frame(1_000, { 'home.score': '3' })).toEqual(['goal home 2-3']);
    expect(frame(3_000, { 'home.score': '2' })).toEqual([]);
    expect(frame(9_000, { 'home.score': '3' })).toEqual(['goal home 2-3']);
  });

  test('a joint reset, and the first goal of the game that begins with it is one', () => {
    const { frame } = game('hockey', HOCKEY);
    expect(frame(1_000, { 'home.score': '0', 'away.score': '0', period: '1' })).toEqual([]);
    expect(frame(3_000, { 'away.score': '1' })).toEqual(['goal away 0-1']);
    expect(frame(4_000, { period: '2' })).toEqual(['period  1-2']);
  });

  test('a set that is over, one team’s digits before the other’s: the first points of the next one are points', () => {
    const { frame } = game('volleyball', { 'home.score': '25', 'away.score': '19' });
    expect(frame(40_000, { 'home.score': '0' })).toEqual([]);
    expect(frame(40_600, { 'away.score': '0' })).toEqual([]);
    expect(frame(50_000, { 'home.score': '1' })).toEqual(['point home 0-1']);
    expect(frame(60_000, { 'away.score': '1' })).toEqual(['point away 0-1']);
  });

  test('both scores at once, or one right after the other: a board that is tested, or was covered', () => {
    expect(game('hockey', HOCKEY).frame(1_000, { 'home.score': '3', 'away.score': '2' })).toEqual([]);
    const { frame, last, holds } = game('hockey', HOCKEY);
    expect(frame(1_000, { 'home.score': '3' })).toHaveLength(1);
    expect(holds(last())).toBe(true);
    expect(frame(4_000, { 'away.score': '2' })).toEqual([]);
    expect(holds(last())).toBe(false);
    expect(frame(9_000, { 'away.score': '3' })).toEqual(['goal away 2-3']);
  });

  test('a score beside one that jumps: somebody stands before the board', () => {
    const { frame, last, holds } = game('hockey', HOCKEY);
    expect(frame(1_000, { 'home.score': '3' })).toHaveLength(1);
    frame(3_000, { 'away.score': '8' });
    expect(holds(last())).toBe(false);
    expect(frame(5_000, { 'home.score': '4' })).toEqual([]);
  });

  test('but the goal that was given to the wrong team first is the other team’s', () => {
    const { frame, last, holds } = game('hockey', HOCKEY);
    expect(frame(1_000, { 'home.score': '3' })).toEqual(['goal home 2-3']);
    const wrong = last();
    expect(frame(4_000, { 'home.score': '2', 'away.score': '2' })).toEqual(['goal away 1-2']);
    expect([holds(wrong), holds(last())]).toEqual([false, true]);
  });

  test('a board that changed ends, at once, or one team before the other', () => {
    const at = { 'home.score': '2', 'away.score': '1' };
    expect(game('hockey', at).frame(0, { 'home.score': '1', 'away.score': '2' })).toEqual([]);
    const falls = game('hockey', at);
    expect(falls.frame(0, { 'home.score': '1' })).toEqual([]);
    expect(falls.frame(400, { 'away.score': '2' })).toEqual([]);
    const rises = game('hockey', at);
    expect(rises.frame(0, { 'away.score': '2' })).toEqual(['goal away 1-2']);
    const goal = rises.last();
    expect(rises.holds(goal)).toBe(true);
    rises.frame(400, { 'home.score': '1' });
    expect(rises.holds(goal)).toBe(false);
  });

  test('fouls that begin anew with a period, and the first of it is one', () => {
    const { frame } = game('basketball', { 'home.fouls': '4', 'away.fouls': '3', period: '1' });
    expect(frame(0, { 'home.fouls': '0', 'away.fouls': '0', period: '2' })).toEqual(['period  1-2']);
    expect(frame(2_000, { 'home.fouls': '1' })).toEqual(['foul home 0-1']);
  });

  test('time-outs that are all there again, and both teams’ at once', () => {
    const { frame } = game('hockey', { 'home.timeouts': '1', 'away.timeouts': '1' });
    expect(frame(0, { 'home.timeouts': '0', 'away.timeouts': '0' })).toEqual([]);
    expect(frame(1_000, { 'home.timeouts': '1' })).toEqual([]);
  });

  test('a period that goes back and comes again, that is skipped, and the word for a break', () => {
    const { frame } = game('hockey', { period: '3' });
    expect(frame(0, { period: '2' })).toEqual([]);
    expect(frame(1_000, { period: '3' })).toEqual([]);
    const skips = game('hockey', { period: '1' });
    expect(skips.frame(0, { period: '3' })).toEqual([]);
    const breaks = game('hockey', { period: '1' });
    expect(breaks.frame(0, { period: 'INT' })).toEqual([]);
    expect(breaks.frame(900_000, { period: '2' })).toEqual(['period  1-2']);
  });

  test('what is settled, such as a value that an operator typed', () => {
    const { settle, frame } = game('hockey', HOCKEY);
    settle({ ...HOCKEY, 'home.score': '3' });
    expect(frame(1_000, { 'home.score': '3' })).toEqual([]);
    expect(frame(2_000, { 'home.score': '4' })).toEqual(['goal home 3-4']);
  });
});

describe('the end of a game', () => {
  const LAST = { clock: '0:01', period: '4', 'home.score': '80', 'away.score': '79' };

  test('is known of a clock that has run down in the last period or behind it, and of a score that is not level', () => {
    const { frame, last, holds } = game('basketball', LAST);
    expect(frame(0, { clock: '0.0' })).toEqual(['final home 0:01-0.0']);
    expect(holds(last())).toBe(true);
    frame(500, { clock: '2.5' });
    expect(holds(last())).toBe(false);
    expect(game('basketball', { ...LAST, period: '3' }).frame(0, { clock: '0.0' })).toEqual([]);
    expect(game('basketball', { ...LAST, 'away.score': '80' }).frame(0, { clock: '0.0' })).toEqual([]);
    expect(game('basketball', { ...LAST, period: 'OT' }).frame(0, { clock: '0.0' })).toHaveLength(1);
  });

  test('is not known of a clock that counts up, nor of a board whose first values say it', () => {
    expect(game('hockey', { ...LAST, clock: '19:59', period: '3' }).frame(0, { clock: '20:00' })).toEqual([]);
    expect(game('basketball').frame(0, { ...LAST, clock: '0.0' })).toEqual([]);
  });

  test('is known of the set that is more than half of them', () => {
    const { frame, last } = game('volleyball', { 'home.sets': '2', 'away.sets': '2', 'home.score': '14' });
    expect(frame(0, { 'home.sets': '3' })).toEqual(['final home 2-3']);
    expect(last().field).toBe('home.sets');
    expect(game('volleyball', { 'home.sets': '1', 'away.sets': '2' }).frame(0, { 'home.sets': '2' })).toEqual([]);
  });
});

describe('what was taken back', () => {
  test('does not hold, and what goes on from there does', () => {
    const { frame, last, holds } = game('hockey', HOCKEY);
    frame(0, { 'home.score': '3' });
    const goal = last();
    frame(1_000, { 'home.score': '4' });
    expect(holds(goal)).toBe(true);
    frame(2_000, { 'home.score': '2' });
    expect(holds(goal)).toBe(false);
    frame(3_000, { period: '3' });
    const period = last();
    expect(holds(period)).toBe(true);
    frame(4_000, { period: '2' });
    expect(holds(period)).toBe(false);
  });
});

describe('moments of a sport', () => {
  test.each(['hockey', 'soccer', 'handball', 'waterpolo', 'futsal', 'floorball'])('%s has goals', (sport) => {
    expect(moment(sport, ...score(1, 2))).toBe('goal');
  });

  test.each(['basketball', 'netball', 'volleyball', 'baseball'])('%s has points, and no banner for them', (sport) => {
    expect(moment(sport, ...score(1, 2))).toBeUndefined();
  });

  test('a try and a touchdown are known by what they count', () => {
    expect(moment('rugby', ...score(0, 5))).toBe('try');
    expect(moment('rugby', ...score(0, 7))).toBe('try');
    expect(moment('rugby', ...score(5, 7))).toBeUndefined();
    expect(moment('rugby', ...score(0, 4), 'league')).toBe('try');
    expect(moment('football', ...score(3, 9))).toBe('touchdown');
    expect(moment('football', ...score(3, 6))).toBeUndefined();
  });

  test('fouls and periods have none', () => {
    expect(moment('basketball', { 'home.fouls': '1' }, { 'home.fouls': '2' })).toBeUndefined();
    expect(moment('hockey', { period: '1' }, { period: '2' })).toBeUndefined();
    expect(moment('hockey', { 'home.timeouts': '1' }, { 'home.timeouts': '0' })).toBe('timeout');
  });

  test('what an operator wants besides is one too, and what is one already stays that', () => {
    const foul = { kind: 'foul', field: 'home.fouls', from: '1', to: '2', at: 0 } as const;
    const goal = { kind: 'point', field: 'home.score', from: '0', to: '5', at: 0 } as const;
    const [basketball, rugby] = ['basketball', 'rugby'].map((id) => PACKS.get(id));
    const rules = eventRulesOf(basketball, null);
    const ofRugby = eventRulesOf(rugby, null);
    if (rules === undefined || ofRugby === undefined) throw new Error('no rules');
    expect(momentOf(basketball, rules, foul, ['foul'])).toBe('foul');
    expect(momentOf(basketball, rules, foul, ['point', 'period'])).toBeUndefined();
    expect(momentOf(rugby, ofRugby, goal, ['point'])).toBe('try');
  });

  test.each([...PACKS])('%s: what it says of moments its fields and figures can tell', (_id, pack) => {
    const rules = eventRulesOf(pack, null);
    const can = {
      goal: rules?.counts.some(({ kind }) => kind === 'goal'),
      timeout: rules?.counts.some(({ kind }) => kind === 'timeout'),
      try: rules?.variant.params['tryPoints'] !== undefined,
      touchdown: rules?.variant.params['touchdownPoints'] !== undefined,
      final: pack.derived.some(({ rule }) => rule === 'winner'),
    };
    expect((pack.moments ?? []).filter((each) => can[each] !== true)).toEqual([]);
  });
});
