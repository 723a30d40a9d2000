import type { Command, CommandRequest, DeskView } from '#protocol/desk.ts';
import { PACKS } from '#scoreboard/packs/packs.ts';
import type { DeskAnswer } from '../desk/desk.ts';
import type { Screen } from './screen.ts';
import { createTestRelay, ocr, type Line, type TestRelay } from './test-relay.ts';

export interface MomentGame extends TestRelay {
  readonly feed: Line;
  readonly run: (request: CommandRequest) => DeskAnswer;
  readonly say: (command: Command) => DeskView;
  readonly view: () => DeskView;
  readonly score: (home: number, away: number) => void;
  /** The newest moment that waits. */
  readonly waiting: () => DeskView['suggestions'][number] | undefined;
}

/** A hockey game at 2 to 1 in its second period, and what becomes of its moments. */
export function momentGame(
  events: 'off' | 'suggest' | 'auto',
  options: Parameters<typeof createTestRelay>[0] = {},
): MomentGame {
  const made = createTestRelay({ sportOf: () => PACKS.get('hockey'), guard: 'normal', ...options });
  const feed = made.dial('/game');
  feed.say(ocr({ score_a: '2', score_b: '1', period: '2', home_timeouts: '1', away_timeouts: '1' }));
  made.pass(1_000);
  const desk = made.relay.desk('game');
  if (desk === undefined) throw new Error('no desk');
  const say = (command: Command): DeskView => {
    const answer = desk.run({ command });
    if (answer.outcome !== 'done') throw new Error(JSON.stringify(answer));
    return answer.view;
  };
  if (events !== 'off') say({ do: 'events', events });
  let board = { score_a: 2, score_b: 1 };
  return {
    ...made,
    feed,
    run: (request) => desk.run(request),
    say,
    view: () => desk.view(),
    waiting: () => desk.view().suggestions.at(-1),
    score: (home, away) => {
      // A source that sends what changed, and no more.
      const next = { score_a: home, score_b: away };
      feed.say(ocr(Object.fromEntries(Object.entries(next).filter(([field, n]) => Reflect.get(board, field) !== n))));
      board = next;
    },
  };
}

export interface Told {
  readonly id: string;
  readonly kind: string;
  readonly side?: string;
  readonly at: number;
  readonly ms: number;
}

/** The cues that an output is shown at this moment. */
export function cuesOn(screen: Screen, now: number): readonly Told[] {
  const { cues = [] } = screen.control() as { cues?: readonly Told[] };
  return cues.filter(({ at, ms }) => at <= now && now < at + ms);
}
