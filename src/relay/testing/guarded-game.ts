import type { Command, DeskView } from '#protocol/desk.ts';
import { PACKS } from '#scoreboard/packs/packs.ts';
import { createTestRelay, ocr, type Line, type TestRelay } from './test-relay.ts';

export interface GuardedGame extends TestRelay {
  readonly feed: Line;
  readonly say: (command: Command) => DeskView;
  readonly outcome: (command: Command) => string | undefined;
  readonly onAir: () => Readonly<Record<string, string>>;
  readonly held: (field: string) => unknown;
  readonly row: (field: string) => unknown;
}

/** A basketball game that is guarded, at 64 to 58 and confirmed. */
export function guardedGame(options: Parameters<typeof createTestRelay>[0] = {}): GuardedGame {
  const made = createTestRelay({ sportOf: () => PACKS.get('basketball'), guard: 'normal', ...options });
  const feed = made.dial('/game');
  feed.say(ocr({ score_a: '64', score_b: '58', time: '5:00' }));
  made.pass(1_000);
  const desk = made.relay.desk('game');
  if (desk === undefined) throw new Error('no desk');
  const rowOf = (field: string) => desk.view().fields.find((row) => row.field === field);
  return {
    ...made,
    feed,
    say(command) {
      const answer = desk.run({ command });
      if (answer.outcome !== 'done') throw new Error(JSON.stringify(answer));
      return answer.view;
    },
    outcome: (command) => desk.run({ command }).outcome,
    onAir: () => made.relay.find('game')?.values() ?? {},
    held: (field) => rowOf(field)?.held,
    row: rowOf,
  };
}
