import { describe, expect, test } from 'vitest';
import type { Command, CommandRequest, DeskView } from '#protocol/desk.ts';
import { PACKS } from '#scoreboard/packs/packs.ts';
import { createTestRelay, ocr, type TestRelay } from '../testing/test-relay.ts';
import type { DeskAnswer } from './desk.ts';

interface Rig extends TestRelay {
  readonly run: (request: CommandRequest) => DeskAnswer;
  /** Does what must be possible. */
  readonly say: (...commands: Command[]) => DeskView;
  readonly row: (field: string) => DeskView['fields'][number] | undefined;
}

function rig(options: Parameters<typeof createTestRelay>[0] = {}): Rig {
  const made = createTestRelay(options);
  const desk = made.relay.desk('game');
  if (desk === undefined) throw new Error('no desk');
  return {
    ...made,
    run: (request) => desk.run(request),
    say(...commands) {
      for (const command of commands) {
        const answer = desk.run({ command });
        if (answer.outcome !== 'done') throw new Error(JSON.stringify(answer));
      }
      return desk.view();
    },
    row: (field) => desk.view().fields.find((row) => row.field === field),
  };
}

describe('commands', () => {
  test('[K1] one that saw another revision does nothing; one that makes no sense says why; one that changes nothing is no step', () => {
    const { run, say } = rig();
    expect(say({ do: 'swap' }).rev).toBe(1);
    expect(run({ command: { do: 'swap' }, expects: 0 })).toMatchObject({ outcome: 'stale', view: { rev: 1 } });
    expect(run({ command: { do: 'ends' }, expects: 1 })).toMatchObject({ outcome: 'done', view: { rev: 2 } });
    const refused = { outcome: 'refused', why: { code: 'no-clock' } };
    expect(run({ command: { do: 'clock-start' } })).toMatchObject({ ...refused, view: { rev: 2 } });
    expect(say({ do: 'hide' }, { do: 'hide' })).toMatchObject({ rev: 3, undo: 3 });
  });

  test('[K4] every step can be taken back, and stands in the audit', () => {
    const { run, say, relay, time } = rig();
    const before = say({ do: 'team', side: 'home', name: 'Lions' }).state;
    say({ do: 'override', field: 'home.score', value: '7' }, { do: 'hide', part: 'clock' }, { do: 'new-game' });
    expect(say({ do: 'undo' }, { do: 'undo' }, { do: 'undo' }).state).toEqual(before);
    run({ command: { do: 'undo' }, who: 'Ann', watches: 'court' });
    expect(run({ command: { do: 'undo' } })).toMatchObject({
      why: { reason: 'there is no step to take back', code: 'nothing-to-undo' },
    });
    const audit = relay.desk('game')?.audit() ?? [];
    expect(audit.map(({ command }) => command.do)).toEqual([
      'team',
      'override',
      'hide',
      'new-game',
      'undo',
      'undo',
      'undo',
      'undo',
    ]);
    expect(audit.at(-1)).toEqual({ rev: 8, at: time.now(), who: 'Ann', watches: 'court', command: { do: 'undo' } });
  });

  test('[K4] a desk is there again after a restart, with the way back', () => {
    const first = rig();
    first.say({ do: 'override', field: 'home.score', value: '7' }, { do: 'look', theme: 'slim' });
    expect(first.saved).toEqual(['game desk', 'game', 'game desk', 'game']);
    const kept = structuredClone(first.relay.find('game')?.kept() ?? { values: {} });
    const again = rig({ kept: new Map([['game', kept]]) });
    const [snapshot] = again.watch('game').messages();
    expect(snapshot).toMatchObject({ values: { 'home.score': '7' }, control: { theme: 'slim' } });
    expect(again.say({ do: 'undo' }, { do: 'undo' })).toMatchObject({ rev: 4, state: { overrides: {} } });
    expect(again.relay.find('game')?.values()).toEqual({});
  });
});

describe('what is on air', () => {
  test('[K3] an override holds against a feed that fights it, and gives way to the feed’s latest value', () => {
    const { dial, watch, say, run, row } = rig();
    const feed = dial('/game');
    feed.say(ocr({ score_a: '56', time: '5:00' }));
    const viewer = watch('game');
    viewer.messages();
    say({ do: 'override', field: 'home.score', value: '58' });
    for (const score of ['57', '58', '60', '']) feed.say(ocr({ score_a: score }));
    expect(viewer.messages()).toMatchObject([{ values: { 'home.score': '58' } }]);
    expect(row('home.score')).toMatchObject({
      value: '58',
      reading: { source: 'score_a', value: '' },
      state: 'overridden',
      mapped: true,
    });
    feed.hangUp();
    const other = dial('/game');
    other.say(ocr({ score_a: '61' }));
    expect(viewer.messages().filter(({ type }) => type === 'update')).toEqual([]);
    run({ command: { do: 'release', field: 'home.score' } });
    expect(viewer.messages()).toMatchObject([{ values: { 'home.score': '61' } }]);
    expect(row('home.score')).toMatchObject({ state: 'live' });
  });

  test('[K3] a clock that is taken over ticks by itself, in the form of its sport, and is handed back', () => {
    const { dial, watch, say, time, row } = rig({ sportOf: () => PACKS.get('basketball') });
    const feed = dial('/game');
    feed.say(ocr({ time: '1:01' }));
    const viewer = watch('game');
    say({ do: 'clock-start' });
    const clocks = (): unknown[] =>
      viewer.messages().flatMap((message) => ('values' in message ? (message.values?.['clock'] ?? []) : []));
    clocks();
    time.advance(1_300);
    expect(clocks()).toEqual(['1:00', '59.9', '59.8', '59.7']);
    feed.say(ocr({ time: '40.0' }));
    say({ do: 'clock-stop' });
    expect([row('clock')?.value, row('clock')?.state]).toEqual(['59.7', 'overridden']);
    time.advance(5_000);
    expect(clocks()).toEqual([]);
    say({ do: 'clock-release' });
    expect(clocks()).toEqual(['40.0']);
  });

  test('[K3] a game is scored by hand without any feed', () => {
    const { watch, say, relay } = rig();
    const viewer = watch('game');
    viewer.messages();
    say({ do: 'nudge', field: 'home.score', by: 2 }, { do: 'nudge', field: 'home.score', by: 3 });
    say({ do: 'clock-set', ms: 600_000 });
    expect(relay.find('game')?.values()).toEqual({ 'home.score': '5', clock: '10:00' });
    expect(viewer.messages()).toHaveLength(3);
  });

  test('[K5] the final score stands when the board is reset, and a new game shows the board again', () => {
    const { dial, say, relay } = rig();
    const feed = dial('/game');
    feed.say(ocr({ score_a: '60', score_b: '58', time: '0.0' }));
    say({ do: 'phase', phase: 'final' });
    feed.say(ocr({ score_a: '0', score_b: '0', time: '10:00' }));
    expect(relay.find('game')?.values()).toEqual({ 'home.score': '60', 'away.score': '58', clock: '0.0' });
    say({ do: 'new-game' });
    expect(relay.find('game')?.values()).toEqual({ 'home.score': '0', 'away.score': '0', clock: '10:00' });
    say({ do: 'undo' });
    expect(relay.find('game')?.values()).toEqual({ 'home.score': '60', 'away.score': '58', clock: '0.0' });
  });

  test('[K6] when the board changed ends its digits follow their teams, overrides stay', () => {
    const { dial, say, relay, row } = rig();
    const feed = dial('/game');
    feed.say(ocr({ score_a: '61', score_b: '56', fouls_a: '1' }));
    say({ do: 'override', field: 'home.fouls', value: '4' });
    say({ do: 'ends' });
    const sides = { 'home.score': '56', 'away.score': '61', 'home.fouls': '4', 'away.fouls': '1' };
    expect(relay.find('game')?.values()).toEqual(sides);
    feed.say(ocr({ score_a: '62' }));
    expect(relay.find('game')?.values()).toEqual({ ...sides, 'away.score': '62' });
    expect(row('away.score')).toMatchObject({ reading: { source: 'score_a', value: '62' } });
    say({ do: 'ends' });
    expect(relay.find('game')?.values()).toMatchObject({ 'home.score': '62', 'away.score': '56', 'home.fouls': '4' });
  });

  test('[K7] a field that gets a name goes out under it at once, and back', () => {
    const { dial, say, relay, row } = rig();
    const feed = dial('/game');
    feed.say(ocr({ 'Feld 7': '12', time: '5:00' }));
    expect(row('Feld 7')).toMatchObject({ value: '12', mapped: false });
    say({ do: 'name', source: 'Feld 7', field: 'home.score' });
    expect(relay.find('game')?.values()).toEqual({ 'home.score': '12', clock: '5:00' });
    feed.say(ocr({ 'Feld 7': '13' }));
    expect(row('home.score')).toMatchObject({ value: '13', reading: { source: 'Feld 7' }, mapped: true });
    say({ do: 'undo' });
    expect(relay.find('game')?.values()).toEqual({ 'Feld 7': '13', clock: '5:00' });
  });

  test('[K2] a view names the operators that are there, and says of a field that its source is gone', () => {
    const { dial, watch, row, relay, pass } = rig();
    const feed = dial('/game');
    feed.say(ocr({ time: '5:00' }));
    watch('game', { role: 'operator', name: 'Control Ann' });
    expect(relay.desk('game')?.view().operators).toEqual(['Control Ann']);
    feed.hangUp();
    pass(1_000);
    expect(row('clock')?.state).toBe('stale');
  });
});

describe('what was saved long ago', () => {
  const savedAt = 1_764_000_000_000 - 4 * 3_600_000;
  const first = rig();
  first.dial('/game').say(ocr({ score_a: '60', time: '0:00' }));
  first.say({ do: 'team', side: 'home', name: 'Lions' }, { do: 'override', field: 'away.score', value: '58' });
  const kept = structuredClone({ ...first.relay.find('game')?.kept(), savedAt });
  const keptOld = new Map([['game', { values: {}, ...kept }]]);

  test('[K11] shows names alone until an operator says that it holds', () => {
    const { relay, watch, say, run } = rig({ kept: keptOld });
    const [snapshot] = watch('game').messages();
    expect(snapshot).toMatchObject({
      values: { 'home.score': '', clock: '' },
      control: { teams: { home: { name: 'Lions' } } },
    });
    expect(relay.desk('game')?.view().old).toMatchObject({ savedAt, values: { 'home.score': '60' } });
    say({ do: 'restore' });
    expect(relay.find('game')?.values()).toEqual({ 'home.score': '60', 'away.score': '58', clock: '0:00' });
    expect(relay.desk('game')?.view().old).toBeNull();
    expect(run({ command: { do: 'restore' } })).toMatchObject({ outcome: 'refused' });
  });

  test('[K11] waits over another restart, gives way to what the feed says, and is forgotten with a new game', () => {
    const between = rig({ kept: keptOld });
    const again = rig({
      kept: new Map([['game', structuredClone(between.relay.find('game')?.kept() ?? { values: {} })]]),
    });
    again.dial('/game').say(ocr({ time: '10:00' }));
    expect(again.relay.find('game')?.values()).toEqual({ 'home.score': '', clock: '10:00' });
    again.say({ do: 'restore' });
    expect(again.relay.find('game')?.values()).toEqual({ 'home.score': '60', 'away.score': '58', clock: '10:00' });
    between.say({ do: 'new-game' });
    expect(between.relay.desk('game')?.view().old).toBeNull();
  });

  test('[K4] [K11] to put it back, or to begin a new game instead, can be taken back', () => {
    const { relay, say, dial } = rig({ kept: keptOld });
    const waits = relay.desk('game')?.view().old;
    say({ do: 'restore' });
    dial('/game').say(ocr({ time: '9:00' }));
    expect(say({ do: 'undo' }).old).toEqual(waits);
    expect(relay.find('game')?.values()).toEqual({ 'home.score': '', clock: '9:00' });
    expect(say({ do: 'phase', phase: 'live' }, { do: 'new-game' }).old).toBeNull();
    expect(say({ do: 'undo' }).old).toEqual(waits);
  });

  test('[K11] a state of this very day is shown as it is', () => {
    const fresh = { ...kept, savedAt: 1_764_000_000_000 - 2 * 3_600_000 };
    const { relay } = rig({ kept: new Map([['game', { values: {}, ...fresh }]]) });
    expect(relay.find('game')?.values()).toMatchObject({ 'home.score': '60', 'away.score': '58' });
  });
});
