import { describe, expect, test } from 'vitest';
import type { Command, DeskView, Watches } from '#protocol/desk.ts';
import { screenOf, type Screen } from '../testing/screen.ts';
import { createTestRelay, ocr, type TestRelay } from '../testing/test-relay.ts';

/** A stream whose board shows this, with one output 4 s behind that shows it already. */
function rig(board: Readonly<Record<string, string>>): TestRelay & {
  readonly late: Screen;
  readonly say: (command: Command, watches?: Watches) => DeskView | undefined;
} {
  const made = createTestRelay();
  made.dial('/game').say(ocr(board));
  const late = screenOf(made.watch('game', { delay: 4_000 }));
  made.pass(4_000);
  const say = (command: Command, watches?: Watches): DeskView | undefined =>
    made.relay.desk('game')?.run({ command, watches }).view;
  return { ...made, late, say };
}

describe('who watches the program', () => {
  test('[D3] says at once there what somebody at the court said before', () => {
    const { say, late, pass } = rig({ score_a: '10' });
    say({ do: 'override', field: 'home.score', value: '11' }, 'court');
    const view = say({ do: 'nudge', field: 'home.score', by: 1 });
    expect(late.values()).toEqual({ 'home.score': '11' });
    expect(view).toMatchObject({ rev: 2, undo: 1 });
    say({ do: 'hide' });
    say({ do: 'show' }, 'court');
    pass(500);
    say({ do: 'show' });
    expect(late.control()).toEqual({});
    say({ do: 'swap' }, 'court');
    say({ do: 'swap' });
    expect(late.control()).toEqual({ order: 'away' });
    say({ do: 'release-all' }, 'court');
    say({ do: 'release-all' });
    expect(late.values()).toEqual({ 'home.score': '10' });
  });

  test('[D3] [K3] stops a clock as it stands there, and not as it stands at the court', () => {
    const { say, late, pass } = rig({ time: '5:00' });
    say({ do: 'clock-start' }, 'court');
    pass(10_000);
    expect(late.values()).toEqual({ clock: '4:54' });
    say({ do: 'clock-stop' });
    pass(10_000);
    expect(late.values()).toEqual({ clock: '4:54' });
  });

  test('[D3] overtakes also what was said at the court in the same millisecond', () => {
    const { say, late, pass, watch } = rig({ score_a: '10' });
    say({ do: 'override', field: 'home.score', value: '15' }, 'court');
    say({ do: 'override', field: 'home.score', value: '13' });
    const joined = screenOf(watch('game', { delay: 3_000 }));
    pass(10_000);
    expect([late.values(), joined.values()]).toEqual([{ 'home.score': '13' }, { 'home.score': '13' }]);
  });
});

test('[D1] [K2] a cue that waits on an output can be cleared, whoever asked for the delay', () => {
  const { say, late, pass } = rig({ score_a: '10' });
  const cue = { do: 'cue', kind: 'goal', ms: 1_000 } as const;
  say(cue, 'court');
  pass(3_000);
  expect(say({ do: 'cue-clear' })).toMatchObject({ rev: 2, cues: [] });
  pass(2_000);
  expect(late.control()).toEqual({});
});

test('[D4] a cue that waits over a restart can be cleared', () => {
  const before = rig({ score_a: '10' });
  before.say({ do: 'cue', kind: 'goal', ms: 5_000 }, 'court');
  const kept = structuredClone(before.relay.find('game')?.kept() ?? { values: {} });
  const { relay, watch, pass, time } = createTestRelay({ kept: new Map([['game', kept]]) });
  time.advance(before.time.now() - time.now());
  const late = screenOf(watch('game', { delay: 4_000 }));
  relay.desk('game')?.run({ command: { do: 'cue-clear' } });
  pass(5_000);
  expect(late.control()).toEqual({});
});

test('[K1] what is said twice is one step', () => {
  const { say } = rig({ time: '5:00' });
  const twice: Command[] = [
    { do: 'team', side: 'home', name: 'Lions' },
    { do: 'swap', order: 'away' },
    { do: 'delay', ms: 500 },
    { do: 'clock-start' },
    { do: 'look', theme: 'slim' },
  ];
  for (const command of twice) expect(say(command)?.rev).toBe(say(command)?.rev);
  say({ do: 'release-all' });
  expect(say({ do: 'release-all' })?.rev).toBe(twice.length + 1);
  expect(say({ do: 'cue-clear' })?.rev).toBe(twice.length + 1);
});
