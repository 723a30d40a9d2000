/** The game of the pictures: its third quarter, as Scoreboard OCR reads it, with a clock that runs. */
import { connectPublisher } from '../support/publisher.ts';

const BOARD = {
  score_a: '58',
  score_b: '61',
  period: '3',
  fouls_a: '3',
  fouls_b: '5',
  timeouts_a: '2',
  timeouts_b: '1',
  possession: 'home',
};
/** What the clock and the shot clock show first, in seconds. */
const CLOCK_S = 4 * 60 + 36;
const SHOT_CLOCK_S = 24;

/** Publishes it to `stream1` until it is stopped. */
export async function playGame(origin: string): Promise<{ readonly stop: () => Promise<void> }> {
  const publisher = await connectPublisher(origin, '/stream1');
  const begun = Date.now();
  const send = (): void => {
    const passed = Math.floor((Date.now() - begun) / 1000);
    const clock = Math.max(0, CLOCK_S - passed);
    publisher.send({
      time: `${Math.floor(clock / 60)}:${String(clock % 60).padStart(2, '0')}`,
      shot_clock: String(SHOT_CLOCK_S - (passed % SHOT_CLOCK_S)),
      ...BOARD,
    });
  };
  send();
  const timer = setInterval(send, 200);
  return {
    async stop() {
      clearInterval(timer);
      await publisher.close();
    },
  };
}
