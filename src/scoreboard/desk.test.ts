import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EMPTY_DESK, type DeskClock, type DeskState } from '#protocol/desk.ts';
import { clockText, type ClockForm } from './clock-text.ts';
import {
  ANY_GAME,
  applyCommand,
  clockChangesIn,
  clockMsAt,
  onAirValues,
  type DeskCommand,
  type DeskContext,
} from './desk.ts';
import { controlOf } from './desk-control.ts';

const FEED = { clock: '5:00', 'home.score': '56', 'away.score': '61', period: '4' };
const HOCKEY = { ...ANY_GAME, periods: 3 };

function after(commands: readonly DeskCommand[], from: Partial<DeskContext> = {}, start = EMPTY_DESK): DeskState {
  return commands.reduce((state, command) => {
    const context: DeskContext = { now: 1_000, onAir: FEED, feed: FEED, game: ANY_GAME, ...from };
    const next = applyCommand(state, command, context);
    if (!next.ok) throw new Error(next.reason);
    return next.value;
  }, start);
}

function reasonOf(command: DeskCommand, onAir: Readonly<Record<string, string>>): string {
  const next = applyCommand(EMPTY_DESK, command, { now: 0, onAir, feed: onAir, game: ANY_GAME });
  return next.ok ? 'it was done' : next.reason;
}

describe('overrides', () => {
  test('a value latches until it is released, and a nudge counts from what is on air', () => {
    const set = after([{ do: 'override', field: 'home.score', value: '58' }]);
    expect(onAirValues(FEED, set, 0, ANY_GAME.clock)).toEqual({ ...FEED, 'home.score': '58' });
    expect(after([{ do: 'nudge', field: 'home.score', by: -1 }]).overrides).toEqual({ 'home.score': '55' });
    expect(after([{ do: 'release', field: 'home.score' }], {}, set)).toEqual(EMPTY_DESK);
    const both = after([{ do: 'clock-stop' }], {}, set);
    expect(after([{ do: 'release-all' }], {}, both)).toEqual(EMPTY_DESK);
  });

  test('a blank counts from nothing, never below it, and words do not count', () => {
    expect(after([{ do: 'nudge', field: 'home.fouls', by: 1 }]).overrides).toEqual({ 'home.fouls': '1' });
    expect(after([{ do: 'nudge', field: 'home.fouls', by: -1 }]).overrides).toEqual({ 'home.fouls': '0' });
    const reason = 'clock: expected a whole number on air, got "5:00"';
    expect(reasonOf({ do: 'nudge', field: 'clock', by: 1 }, FEED)).toBe(reason);
  });

  test('where nobody said anything, what is on air is the feed’s own object', () => {
    expect(onAirValues(FEED, EMPTY_DESK, 0, ANY_GAME.clock)).toBe(FEED);
  });
});

describe('the clock', () => {
  test('it is taken over as it stands, runs by itself, and is handed back', () => {
    const running = after([{ do: 'clock-start' }], { now: 10_000 });
    const form = ANY_GAME.clock;
    expect(onAirValues(FEED, running, 10_000, form)['clock']).toBe('5:00');
    expect(onAirValues(FEED, running, 11_000, form)['clock']).toBe('4:59');
    const stopped = after([{ do: 'clock-stop' }], { now: 12_500, onAir: {} }, running);
    expect(onAirValues(FEED, stopped, 99_000, form)['clock']).toBe('4:58');
    const set = after([{ do: 'clock-set', ms: 90_000 }], { now: 100_000 }, running);
    expect(set.clock).toEqual({ ms: 90_000, at: 100_000, running: true, direction: 'down' });
    const up = after([{ do: 'clock-direction', direction: 'up' }], { now: 101_000 }, set);
    expect(onAirValues(FEED, up, 103_000, form)['clock']).toBe('1:31');
    expect(after([{ do: 'clock-release' }], {}, up)).toEqual(EMPTY_DESK);
  });

  test('without one on air it has to be set first', () => {
    expect(reasonOf({ do: 'clock-start' }, { clock: 'HALF' })).toContain('set it first');
    const set = after([{ do: 'clock-set', ms: 600_000 }], { onAir: {} });
    expect(onAirValues({}, set, 0, ANY_GAME.clock)).toEqual({ clock: '10:00' });
  });

  const forms: fc.Arbitrary<ClockForm> = fc.record({
    unit: fc.constantFrom('minutes' as const, 'seconds' as const),
    tenthsUnder: fc.constantFrom(0, 10, 60),
    round: fc.constantFrom('down' as const, 'up' as const),
  });

  test('its text holds until the moment that is told, and is another one then', () => {
    const clocks = fc.record({
      ms: fc.integer({ min: 0, max: 3_600_000 }),
      at: fc.constant(0),
      running: fc.constant(true),
      direction: fc.constantFrom('down' as const, 'up' as const),
    });
    fc.assert(
      fc.property(clocks, forms, fc.integer({ min: 0, max: 100_000 }), (clock: DeskClock, form, now) => {
        const textAt = (at: number): string => clockText(clockMsAt(clock, at), form);
        const ms = clockChangesIn(clock, now, form);
        const holds = [now, now + (ms ?? 1e6) - 1].map(textAt);
        expect(holds).toEqual([textAt(now), textAt(now)]);
        expect(ms === undefined || (ms > 0 && textAt(now + ms) !== textAt(now))).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test('one that stands never changes', () => {
    const clock = { ms: 500, at: 0, running: false, direction: 'down' } as const;
    expect(clockChangesIn(clock, 100, ANY_GAME.clock)).toBeUndefined();
  });
});

describe('what is seen', () => {
  test('the whole and parts of it are shown and hidden, each once', () => {
    const hidden = after([{ do: 'hide' }, { do: 'hide', part: 'home.logo' }, { do: 'hide', part: 'home.logo' }]);
    expect([hidden.hidden, hidden.hide]).toEqual([true, ['home.logo']]);
    expect(after([{ do: 'show' }, { do: 'show', part: 'home.logo' }], {}, hidden)).toEqual(EMPTY_DESK);
  });

  test('the order swaps to and fro, and ends change the board’s digits, not the screen', () => {
    expect(after([{ do: 'swap' }]).order).toBe('away');
    expect(after([{ do: 'swap' }, { do: 'swap' }]).order).toBe('home');
    expect(after([{ do: 'swap', order: 'home' }]).order).toBe('home');
    expect(after([{ do: 'ends' }])).toEqual({ ...EMPTY_DESK, ends: true });
  });

  test('of a team, the texts and the look only what was said changes', () => {
    const named = after([
      { do: 'team', side: 'home', name: 'Lions', color: '#aa0000' },
      { do: 'team', side: 'home', short: 'LIO' },
      { do: 'texts', title: 'Cup' },
      { do: 'look', theme: 'slim' },
    ]);
    expect(named.teams.home).toEqual({ name: 'Lions', short: 'LIO', color: '#aa0000', logo: null });
    expect([named.texts.title, named.look]).toEqual(['Cup', { theme: 'slim', layout: null }]);
    expect(after([{ do: 'team', side: 'home', name: null }], {}, named).teams.home.name).toBeNull();
  });
});

/** The phases that the one key goes through, as the period on air goes on. */
function walk(periods: readonly string[], onAir: Readonly<Record<string, string>>): unknown[] {
  let state = EMPTY_DESK;
  return periods.map((period) => {
    state = after([{ do: 'next' }], { onAir: { ...onAir, period }, game: HOCKEY }, state);
    return state.phase;
  });
}

describe('phases', () => {
  test('the final score stands whatever the board shows then', () => {
    const final = after([{ do: 'phase', phase: 'final' }]);
    expect(onAirValues({ ...FEED, 'home.score': '0' }, final, 0, ANY_GAME.clock)).toEqual(FEED);
    const mended = after([{ do: 'override', field: 'home.score', value: '57' }], {}, final);
    expect(onAirValues({}, mended, 0, ANY_GAME.clock)['home.score']).toBe('57');
    expect(after([{ do: 'phase', phase: 'live' }], {}, final).frozen).toBeNull();
  });

  test('one key goes from pre-game to final', () => {
    const won = { 'home.score': '3', 'away.score': '2' };
    expect(walk(['1', '1', '2', '2', '3', '3', '3'], won)).toEqual([
      'live',
      'break',
      'live',
      'break',
      'live',
      'final',
      'final',
    ]);
    const level = { 'home.score': '2', 'away.score': '2' };
    expect(walk(['3', '3', 'OT'], level)).toEqual(['live', 'overtime', 'final']);
  });

  test('a new game keeps names and looks, and clears the rest; scores kept by hand begin at nothing', () => {
    const old = after([
      { do: 'team', side: 'home', name: 'Lions' },
      { do: 'look', theme: 'slim' },
      { do: 'delay', ms: 5_000 },
      { do: 'guard', guard: 'strict', numbers: { clockMs: 100 } },
      { do: 'blank', field: 'clock', when: 'hold' },
      { do: 'source', address: '192.168.1.31' },
      { do: 'events', events: 'auto' },
      { do: 'override', field: 'home.score', value: '60' },
      { do: 'override', field: 'home.fouls', value: '4' },
      { do: 'clock-stop' },
      { do: 'ends' },
      { do: 'hide', part: 'clock' },
      { do: 'phase', phase: 'final' },
    ]);
    const fed = after([{ do: 'new-game' }], {}, old);
    const { teams, look, delay, guard, guardNumbers, blanks, source, events } = old;
    expect(fed).toEqual({
      ...EMPTY_DESK,
      phase: 'pre',
      teams,
      look,
      delay,
      guard,
      guardNumbers,
      blanks,
      source,
      events,
    });
    expect([delay, guard, blanks, source, events.mode]).toEqual([
      5_000,
      'strict',
      { clock: 'hold' },
      '192.168.1.31',
      'auto',
    ]);
    expect(after([{ do: 'new-game' }], { feed: {} }, old).overrides).toEqual({ 'home.score': '0' });
    // What a feed said that is gone is nobody's word on the next game.
    expect(
      after([{ do: 'new-game' }], { isFed: false, onAir: { 'home.score': '80', clock: '0:00' } }, old).overrides,
    ).toEqual({
      'home.score': '0',
    });
    // The next game's names come with it, as one step.
    const team = { name: 'Bears', short: null, color: null, logo: null };
    const next = { home: team, away: { ...team, name: 'Foxes' } };
    expect(after([{ do: 'new-game', teams: next }], {}, old)).toEqual({ ...fed, teams: next });
  });
});

describe('settings', () => {
  test('an output has its own delay, or none', () => {
    const own = after([
      { do: 'delay', ms: 5_000, output: 'OBS' },
      { do: 'program', output: 'OBS', program: true },
      { do: 'delay', ms: 2_000 },
    ]);
    expect([own.delay, own.outputs]).toEqual([2_000, { OBS: { delay: 5_000, program: true } }]);
    const none = after([{ do: 'delay', ms: null, output: 'OBS' }], {}, own);
    expect(none.outputs).toEqual({ OBS: { delay: null, program: true } });
    expect(after([{ do: 'program', output: 'OBS', program: null }], {}, none).outputs).toEqual({});
    expect(reasonOf({ do: 'delay', ms: null }, {})).toContain('ms: expected a number');
  });

  test('a source field gets another name, and loses it', () => {
    const named = after([{ do: 'name', source: 'field 7', field: 'home.score' }]);
    expect(named.names).toEqual({ 'field 7': 'home.score' });
    expect(after([{ do: 'name', source: 'field 7', field: null }], {}, named).names).toEqual({});
  });
});

test('viewers are told what was said, and nothing of what was not', () => {
  expect(controlOf(EMPTY_DESK, [])).toEqual({});
  const desk = after([
    { do: 'hide' },
    { do: 'hide', part: 'clock' },
    { do: 'swap' },
    { do: 'team', side: 'away', name: 'Bears' },
    { do: 'texts', title: 'Cup' },
    { do: 'look', theme: 'slim' },
    { do: 'phase', phase: 'pre' },
    { do: 'override', field: 'period', value: '2' },
    { do: 'delay', ms: 100 },
  ]);
  const cue = { id: '1', kind: 'goal', at: 5, ms: 5_000 } as const;
  expect(controlOf(desk, [cue])).toEqual({
    hidden: true,
    hide: ['clock'],
    order: 'away',
    teams: { away: { name: 'Bears' } },
    texts: { title: 'Cup' },
    theme: 'slim',
    phase: 'pre',
    cues: [cue],
  });
});

test('[S1] who may publish without a key is said by address, the last word of each counts, and a new game keeps it', () => {
  const doors = [
    { do: 'admit', address: '192.168.1.23' },
    { do: 'turn-away', address: '192.168.1.40' },
    { do: 'turn-away', address: '192.168.1.23' },
    { do: 'new-game' },
  ] as const;
  expect(after([...doors]).doors).toEqual({ '192.168.1.23': 'turned-away', '192.168.1.40': 'turned-away' });
});
