import { expect, test } from 'vitest';
import { createManualTime } from '#lib/manual-time.ts';
import { demoStreamOf } from '#protocol/demo-stream.ts';
import { SPORTS, type Sport } from '#scoreboard/packs/demos/demos.ts';
import { createTestRelay, ocr } from '#relay/testing/test-relay.ts';
import { createGamesOnDemand, LINGER_MS, sportOfDemo } from './games-on-demand.ts';

/** Games that are only noted down. */
function notedGames() {
  const played: Sport[] = [];
  const playing = new Set<Sport>();
  const play = (sport: Sport) => {
    played.push(sport);
    playing.add(sport);
    return { close: () => void playing.delete(sport) };
  };
  return { played, playing, play };
}

test('[P14] a game begins with the first listener and ends a while after the last, and the next begins anew', () => {
  const time = createManualTime();
  const { played, playing, play } = notedGames();
  const games = createGamesOnDemand(time);
  games.begin(play);
  const { watch } = createTestRelay({ wanted: games.want });
  const [one, other] = [watch('demo-hockey'), watch('demo-hockey')];
  expect(played).toEqual(['hockey']);
  one.hangUp();
  time.advance(LINGER_MS * 2);
  expect([...playing]).toEqual(['hockey']);
  other.hangUp();
  time.advance(LINGER_MS - 1);
  expect([...playing]).toEqual(['hockey']);
  const back = watch('demo-hockey');
  time.advance(LINGER_MS * 2);
  expect(played).toEqual(['hockey']);
  back.hangUp();
  time.advance(LINGER_MS);
  expect([...playing]).toEqual([]);
  expect(time.pending()).toBe(0);
  watch('demo-hockey');
  expect(played).toEqual(['hockey', 'hockey']);
});

test('[P14] no game is played on any other stream, nor for a publisher', () => {
  const { played, play } = notedGames();
  const games = createGamesOnDemand(createManualTime());
  games.begin(play);
  const { dial, watch } = createTestRelay({ wanted: games.want });
  for (const stream of ['stream1', 'hockey', 'demo', 'demo-', 'demo-chess', 'xdemo-hockey', 'demo-hockey2'])
    watch(stream);
  dial('/demo-hockey').say(ocr({ time: '1:00' }));
  expect(played).toEqual([]);
});

test('a listener that came before games could be played has its game once they can', () => {
  const { playing, play } = notedGames();
  const games = createGamesOnDemand(createManualTime());
  games.want('demo-curling', true);
  games.want('demo-soccer', true);
  games.want('demo-soccer', false);
  games.begin(play);
  expect([...playing]).toEqual(['curling']);
});

test('the end ends all games and leaves no timer', () => {
  const time = createManualTime();
  const { played, playing, play } = notedGames();
  const games = createGamesOnDemand(time);
  games.begin(play);
  for (const sport of SPORTS) games.want(demoStreamOf(sport), true);
  games.want('demo-hockey', false);
  expect(playing.size).toBe(SPORTS.length);
  games.end();
  games.want('demo-hockey', true);
  expect(playing.size).toBe(0);
  expect(played).toHaveLength(SPORTS.length);
  expect(time.pending()).toBe(0);
});

test('every sport has a stream of its own, which names it', () => {
  expect(new Set(SPORTS.map(demoStreamOf)).size).toBe(SPORTS.length);
  for (const sport of SPORTS) expect(sportOfDemo(demoStreamOf(sport))).toBe(sport);
});
