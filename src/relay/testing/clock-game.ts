import type { Command, FieldRow } from '#protocol/desk.ts';
import { PACKS } from '#scoreboard/packs/packs.ts';
import { createTestRelay, ocr, type Line, type TestRelay } from './test-relay.ts';

export interface ClockGame extends TestRelay {
  /** Says it at the desk; throws where it is not done. */
  readonly say: (command: Command) => void;
  /** How the clock is, as the desk says. */
  readonly pace: () => FieldRow['pace'];
  /** A clock that is read once a second, so many times, from 4:59 down. */
  readonly run: (feed: Line, times: number) => void;
}

/** A basketball game whose board is read. */
export function clockGame(options: Parameters<typeof createTestRelay>[0] = {}): ClockGame {
  const made = createTestRelay({ sportOf: () => PACKS.get('basketball'), guard: 'normal', ...options });
  return {
    ...made,
    say(command) {
      const answer = made.relay.desk('game')?.run({ command });
      if (answer?.outcome !== 'done') throw new Error(JSON.stringify(answer));
    },
    pace: () =>
      made.relay
        .desk('game')
        ?.view()
        .fields.find(({ field }) => field === 'clock')?.pace,
    run(feed, times) {
      for (let second = 0; second < times; second += 1) {
        feed.say(ocr({ time: `4:${59 - second}` }));
        made.time.advance(1_000);
      }
    },
  };
}
