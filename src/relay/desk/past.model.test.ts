import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Command, Watches } from '#protocol/desk.ts';
import { screenOf, type Screen } from '../testing/screen.ts';
import { createTestRelay, ocr } from '../testing/test-relay.ts';

const DELAY_MS = 4_000;

const field = fc.constantFrom('home.score', 'away.score', 'clock', 'period');
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ do: fc.constant('override' as const), field, value: fc.constantFrom('1', '2', '3') }),
  fc.record({ do: fc.constant('nudge' as const), field, by: fc.constantFrom(1, -1) }),
  fc.record({ do: fc.constant('release' as const), field }),
  fc.record({ do: fc.constant('clock-set' as const), ms: fc.constantFrom(60_000, 300_000) }),
  fc.record({ do: fc.constantFrom('hide' as const, 'show' as const), part: fc.constantFrom('clock', undefined) }),
  fc.record({ do: fc.constant('cue' as const), kind: fc.constant('goal' as const), ms: fc.constant(5_000) }),
  fc.record({
    do: fc.constant('team' as const),
    side: fc.constantFrom('home' as const, 'away' as const),
    name: fc.constantFrom('A', 'B'),
  }),
  fc.record({ do: fc.constant('phase' as const), phase: fc.constantFrom('live' as const, 'final' as const, null) }),
  fc.record({
    do: fc.constant('name' as const),
    source: fc.constantFrom('f1', 'score_a'),
    field: fc.constantFrom('home.fouls', 'away.score', null),
  }),
  fc
    .constantFrom(
      'release-all' as const,
      'clock-start' as const,
      'clock-stop' as const,
      'clock-release' as const,
      'cue-clear' as const,
      'swap' as const,
      'ends' as const,
      'next' as const,
      'new-game' as const,
      'undo' as const,
    )
    .map((name) => ({ do: name })),
);
const step = fc.oneof(
  fc.record({
    is: fc.constant('feed' as const),
    source: fc.constantFrom('score_a', 'score_b', 'time', 'period', 'f1'),
  }),
  fc.record({
    is: fc.constant('say' as const),
    command,
    watches: fc.constantFrom<Watches>('program', 'court'),
  }),
  fc.record({ is: fc.constant('wait' as const), ms: fc.constantFrom(50, 700, 2_500, 4_000, 9_000, 45_000) }),
  fc.constant({ is: 'join' as const }),
);

/** What is to be seen: a cue that is over is not. */
function seen(screen: Screen, now: number): unknown {
  const { cues = [], ...control } = screen.control() as { cues?: { at: number; ms: number }[] };
  return { values: screen.values(), control, cues: cues.filter(({ at, ms }) => at + ms > now) };
}

test('[D1] [D3] [D4] an output that joins shows what one shows that was there all along, then and from then on', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
      const { relay, dial, watch, pass, time } = createTestRelay();
      const desk = relay.desk('game');
      // Of the names that the operator gave a delay, each stands on a line of its own.
      for (let n = 0; n <= 10; n += 1) {
        desk?.run({ command: { do: 'delay', ms: DELAY_MS, output: `output ${n}` } });
      }
      const feed = dial('/game');
      const first = screenOf(watch('game', { name: 'output 0' }));
      const joined: Screen[] = [];
      const all = [...steps, { is: 'join' as const }, { is: 'wait' as const, ms: 5_000 }];
      for (const [n, each] of all.entries()) {
        if (each.is === 'feed') feed.say(ocr({ [each.source]: each.source === 'time' ? `${n + 1}:00` : String(n) }));
        else if (each.is === 'say') desk?.run({ command: each.command, watches: each.watches });
        else if (each.is === 'wait') pass(each.ms);
        else if (joined.length < 10) joined.push(screenOf(watch('game', { name: `output ${joined.length + 1}` })));
        for (const other of joined) expect(seen(other, time.now())).toEqual(seen(first, time.now()));
      }
    }),
    { numRuns: 200 },
  );
});
