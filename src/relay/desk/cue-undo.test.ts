import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command, Watches } from '#protocol/desk.ts';
import { cuesOn, momentGame, type Told } from '../testing/moment-game.ts';
import { screenOf } from '../testing/screen.ts';
import { createTestRelay, ocr, type TestRelay } from '../testing/test-relay.ts';

/** A stream with an output at once and one 4 s behind. */
function rig(): Pick<TestRelay, 'pass' | 'time'> & {
  readonly say: (command: Command, watches?: Watches) => void;
  /** The cues on each output now, without their ids. */
  readonly seen: () => readonly (readonly Pick<Told, 'kind' | 'at' | 'ms'>[])[];
  readonly ids: () => readonly string[];
} {
  const { dial, watch, pass, time, relay } = createTestRelay();
  dial('/game').say(ocr({ score_a: '1' }));
  const screens = [0, 4_000].map((delay) => screenOf(watch('game', { delay })));
  pass(4_000);
  return {
    pass,
    time,
    say: (command, watches) => void relay.desk('game')?.run({ command, watches }),
    seen: () =>
      screens.map((screen) =>
        cuesOn(screen, time.now())
          .map(({ kind, at, ms }) => ({ kind, at, ms }))
          .toSorted((a, b) => a.at - b.at),
      ),
    ids: () => screens.flatMap((screen) => cuesOn(screen, time.now()).map(({ id }) => id)),
  };
}

describe('cues that were taken off', () => {
  test('[K4] come back by Undo for what is left of them, under another id, as a page shows each once', () => {
    const { say, seen, ids, pass } = rig();
    say({ do: 'cue', kind: 'text', text: 'Welcome', ms: 5_000 });
    pass(1_000);
    const before = seen();
    const [id] = ids();
    say({ do: 'cue-clear' });
    expect(seen()).toEqual([[], []]);
    pass(1_000);
    say({ do: 'undo' });
    expect(seen()).toEqual(before);
    expect(ids()).not.toContain(id);
    pass(3_000);
    expect(seen()).toEqual([[], []]);
  });

  test('[K4] do not where they are over meanwhile, but on the output that has yet to show them', () => {
    const { say, seen, pass } = rig();
    say({ do: 'cue', kind: 'goal', ms: 1_000 }, 'court');
    pass(500);
    say({ do: 'cue-clear' });
    pass(2_000);
    say({ do: 'undo' });
    expect(seen()).toEqual([[], []]);
    pass(1_600);
    expect(seen()).toMatchObject([[], [{ kind: 'goal' }]]);
    pass(1_000);
    expect(seen()).toEqual([[], []]);
  });

  test('[K4] go by a second Undo, which takes back that they were shown', () => {
    const { say, seen } = rig();
    say({ do: 'cue', kind: 'goal', ms: 5_000 });
    say({ do: 'cue-clear' });
    say({ do: 'undo' });
    expect(seen()).toMatchObject([[{ kind: 'goal' }], [{ kind: 'goal' }]]);
    say({ do: 'undo' });
    expect(seen()).toEqual([[], []]);
  });

  test('[K5] a new game takes them off, and they come back with the old one', () => {
    const { say, seen } = rig();
    say({ do: 'cue', kind: 'text', text: 'Half time', ms: 60_000 });
    const before = seen();
    say({ do: 'new-game' });
    expect(seen()).toEqual([[], []]);
    say({ do: 'undo' });
    expect(seen()).toEqual(before);
  });

  const cue = fc.record({
    do: fc.constant('cue' as const),
    kind: fc.constantFrom('goal' as const, 'timeout' as const),
    // None ends where anything is looked at.
    ms: fc.constantFrom(1_050, 6_050),
  });
  const watches = fc.constantFrom<Watches>('program', 'court');
  const step = fc.oneof(
    fc.record({ is: fc.constant('say' as const), command: cue, watches }),
    fc.record({ is: fc.constant('clear' as const) }),
    fc.record({ is: fc.constant('wait' as const), ms: fc.constantFrom(100, 900, 3_000) }),
  );

  test('[K4] after any steps are back at once as they were, and gone once each step is taken back', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
        const { say, seen, pass } = rig();

        function clearAndUndo(): void {
          const before = seen();
          say({ do: 'cue-clear' });
          expect(seen()).toEqual([[], []]);
          // Nothing to take off is no step.
          if (before.flat().length > 0) say({ do: 'undo' });
          pass(1);
          expect(seen()).toEqual(before);
        }

        for (const each of steps) {
          if (each.is === 'wait') pass(each.ms);
          else if (each.is === 'say') say(each.command, each.watches);
          else clearAndUndo();
        }
        for (const _ of steps) say({ do: 'undo' });
        expect(seen()).toEqual([[], []]);
        pass(10_000);
        expect(seen()).toEqual([[], []]);
      }),
    );
  });
});

describe('a moment that was not wanted', () => {
  test('[E3] waits again for a word once that is taken back, also where it would have gone on air by itself', () => {
    const { score, pass, waiting, say, watch, time } = momentGame('auto');
    const screen = screenOf(watch('game'));
    score(3, 1);
    pass(400);
    const { id = '' } = waiting() ?? {};
    say({ do: 'drop-event', id });
    expect(waiting()).toBeUndefined();
    expect(say({ do: 'undo' }).suggestions).toMatchObject([{ id, airs: false }]);
    pass(10_000);
    expect(cuesOn(screen, time.now())).toEqual([]);
    say({ do: 'show-event', id });
    expect(cuesOn(screen, time.now())).toMatchObject([{ id, kind: 'goal' }]);
  });

  test('[E3] does not wait again where the board has taken it back, or nobody would be asked any more', () => {
    const { score, pass, waiting, say } = momentGame('suggest');
    score(3, 1);
    pass(400);
    say({ do: 'drop-event' });
    score(2, 1);
    pass(1_000);
    expect(say({ do: 'undo' }).suggestions).toEqual([]);
    score(3, 1);
    pass(400);
    expect(waiting()).toBeDefined();
    say({ do: 'drop-event' });
    pass(20_000);
    expect(say({ do: 'undo' }).suggestions).toEqual([]);
  });

  test('[E3] [K4] comes back on air where it was taken off', () => {
    const { score, pass, waiting, say, watch, time } = momentGame('suggest');
    const screen = screenOf(watch('game'));
    score(3, 1);
    pass(400);
    const { id = '' } = waiting() ?? {};
    say({ do: 'show-event', id });
    const before = cuesOn(screen, time.now());
    say({ do: 'drop-event', id });
    expect(cuesOn(screen, time.now())).toEqual([]);
    say({ do: 'undo' });
    expect(cuesOn(screen, time.now())).toMatchObject(before.map(({ kind, at, ms }) => ({ kind, at, ms })));
    say({ do: 'undo' });
    expect(cuesOn(screen, time.now())).toEqual([]);
  });
});
