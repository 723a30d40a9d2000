import { describe, expect, test } from 'vitest';
import { cuesOn, momentGame as game, type MomentGame } from '../testing/moment-game.ts';
import { screenOf } from '../testing/screen.ts';

/** When each of them shows it first, after its goal was first read. */
function shownAfter(
  { watch, time, pass }: MomentGame,
  delays: readonly number[],
): () => readonly (number | undefined)[] {
  const screens = delays.map((delay) => screenOf(watch('game', { delay, name: `late by ${delay}` })));
  pass(6_000);
  const from = time.now();
  return () => {
    const seen: (number | undefined)[] = delays.map(() => undefined);
    while (seen.includes(undefined) && time.now() < from + 400_000) {
      for (const [n, screen] of screens.entries()) {
        if (seen[n] === undefined && cuesOn(screen, time.now()).length > 0) seen[n] = time.now() - from;
      }
      pass(10);
    }
    return seen;
  };
}

describe('a moment on outputs that are late', () => {
  test('[E5] is shown with its score where that is later than the wait, and at the end of the wait where it is not', () => {
    const made = game('auto');
    const seen = shownAfter(made, [0, 2_000, 6_000]);
    made.score(3, 1);
    expect(seen()).toEqual([3_320, 3_320, 6_000]);
  });

  test('[E5] that an operator shows is no spoiler for them, whatever they watch', () => {
    const made = game('suggest');
    const seen = shownAfter(made, [0, 4_000]);
    made.score(3, 1);
    made.pass(1_000);
    made.run({ command: { do: 'show-event' }, watches: 'program' });
    expect(seen()).toEqual([1_000, 4_000]);
  });

  test('[E5] that was let go, or was never offered, and is shown after all is none either; a word of the crew’s own counts at once', () => {
    for (const events of ['suggest', 'off'] as const) {
      const made = game(events);
      const seen = shownAfter(made, [0, 4_000]);
      made.score(3, 1);
      made.pass(1_000);
      const of = made.view().happened.at(-1)?.id;
      if (events === 'suggest') made.say({ do: 'drop-event' });
      made.run({ command: { do: 'cue', kind: 'goal', side: 'home', ms: 5_000, of }, watches: 'program' });
      expect(seen()).toEqual([1_000, 4_000]);
    }
    const own = game('off');
    const seen = shownAfter(own, [0, 4_000]);
    own.run({ command: { do: 'cue', kind: 'goal', side: 'home', ms: 5_000 }, watches: 'program' });
    expect(seen()).toEqual([0, 0]);
  });

  test('[E6] what has been on every output is shown on all of them at once, as often as it is said, and nothing that did not happen', () => {
    const made = game('off');
    const seen = shownAfter(made, [0, 4_000]);
    made.score(3, 1);
    made.pass(300_000);
    const of = made.view().happened.at(-1)?.id;
    const cue = { do: 'cue', kind: 'goal', side: 'home', ms: 5_000, of } as const;
    made.run({ command: cue });
    made.pass(10);
    expect(seen()).toEqual([300_010, 300_010]);
    made.run({ command: cue });
    expect(new Set(made.view().cues.map(({ id }) => id)).size).toBe(2);
    made.score(2, 1);
    made.pass(5_000);
    expect(made.run({ command: cue })).toMatchObject({ outcome: 'refused', why: { code: 'no-moment' } });
  });

  test('[E5] waits for a word until the latest of them has shown it for long enough', () => {
    const made = game('suggest');
    made.say({ do: 'delay', ms: 30_000 });
    made.score(3, 1);
    made.pass(49_000);
    expect(made.waiting()).toMatchObject({ kind: 'goal' });
    made.pass(2_000);
    expect(made.waiting()).toBeUndefined();
  });

  test('[E5] of a key that was pressed for what is on the program is shown at once everywhere', () => {
    const made = game('suggest');
    const seen = shownAfter(made, [0, 4_000]);
    made.run({ command: { do: 'nudge', field: 'home.score', by: 1 }, watches: 'program' });
    made.run({ command: { do: 'show-event' }, watches: 'program' });
    expect(seen()).toEqual([0, 0]);
  });
});
