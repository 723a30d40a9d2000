/** OGraf graphics by a relay's stream, and by the time of a recording. */
import path from 'node:path';
import { readFields } from '#protocol/fields.ts';
import { createGame } from '#publisher/game/game.ts';
import { USUAL_ACCESS } from '#relay/access/access.ts';
import { createFieldMap } from '#scoreboard/field-map.ts';
import { sayTo } from './support/desk.ts';
import { openHost, saveLooks, serveGraphics, type HostPage } from './support/graphics-host.ts';
import type { Listening } from './support/listen.ts';
import { saveLook } from './support/looks.ts';
import { connectPublisher } from './support/publisher.ts';
import { readPicture } from './support/pixels.ts';
import { expect, startTestRelay, test } from './support/test.ts';

let server: Listening;
test.beforeAll(async () => {
  server = await serveGraphics();
});
test.afterAll(async () => {
  await server.close();
});

test('a value over the relay’s address reaches the pixels, and so does the desk’s word @engine', async ({
  page,
  folder,
  browser,
}) => {
  const relay = await startTestRelay(path.join(folder, 'data'), {
    access: { ...USUAL_ACCESS, allowOrigins: [server.origin] },
  });
  const publisher = await connectPublisher(relay.origin, '/rink');
  publisher.send({ score_a: '3', score_b: '2', time: '12:34', period: '2' });
  const host = await openHost(page, server.origin, 'spx');
  const index = await host.tell<number>('take', 'boardcast-hockey-classic', {
    relayUrl: `${relay.origin}/overlay/rink`,
    homeScore: 0,
    awayScore: 0,
  });
  const text = (field: string): Promise<string | null> => host.tell('text', index, field);
  await expect.poll(() => text('home.score')).toBe('3');
  const before = await page.screenshot();
  publisher.send({ score_a: '4' });
  await expect.poll(() => text('home.score')).toBe('4');
  expect((await page.screenshot()).equals(before)).toBe(false);
  await sayTo(relay.origin, 'rink', 'team', { side: 'home', name: 'Riverside Lions', color: '#7a2f8a' });
  await expect.poll(() => host.tell('words', index)).toMatch(/Riverside Lions/i);
  await sayTo(relay.origin, 'rink', 'cue', { kind: 'goal', side: 'home' });
  await expect.poll(() => host.tell('words', index)).toMatch(/GOAL/);
  await saveLooks(browser, page, 'ograf-relay');
  // Whether it stands is the host's to say alone; what stands in it, the desk's.
  await sayTo(relay.origin, 'rink', 'hide', {});
  await sayTo(relay.origin, 'rink', 'override', { field: 'away.score', value: '5' });
  await expect.poll(() => text('away.score')).toBe('5');
  expect(await host.tell('isDrawn', index)).toBe(true);
  // Typed values stand in its place as soon as there is no relay, and its own again.
  await host.tell('call', index, 'updateAction', { data: { relayUrl: '', homeScore: 9 } });
  expect(await text('home.score')).toBe('9');
  await host.tell('call', index, 'updateAction', { data: { relayUrl: relay.origin, stream: 'rink' } });
  await expect.poll(() => text('home.score')).toBe('4');
  // Its link is gone with it.
  await host.tell('call', index, 'dispose', {});
  await expect
    .poll(async () => {
      const answer = await fetch(`${relay.origin}/api/streams/rink`);
      const { outputs } = (await answer.json()) as { outputs: readonly unknown[] };
      return outputs.length;
    })
    .toBe(0);
  await publisher.close();
  await relay.close();
});

/** A minute of a game as a host would have recorded it. */
const SCHEDULE = [
  { timestamp: 500, action: { type: 'playAction', params: {} } },
  { timestamp: 2000, action: { type: 'updateAction', params: { data: { clock: '12:33' } } } },
  { timestamp: 3000, action: { type: 'updateAction', params: { data: { homeScore: 4, homeEmptyNet: true } } } },
  { timestamp: 3100, action: { type: 'customAction', params: { id: 'goal-home' } } },
  { timestamp: 3300, action: { type: 'updateAction', params: { data: { homePenalty1: '2:00', clock: '12:32' } } } },
  { timestamp: 20_000, action: { type: 'updateAction', params: { data: { show: 'break' }, skipAnimation: true } } },
  { timestamp: 30_000, action: { type: 'stopAction', params: {} } },
];
const DATA = { homeName: 'Lions', awayName: 'Bears', homeScore: 3, awayScore: 2, clock: '12:34', period: '2' };
/** Before, within and after its motions: it comes, a score rises, a banner comes, stands and goes, a card, it leaves. */
const TIMES = [
  0, 499, 500, 600, 900, 1500, 3000, 3120, 3250, 3350, 3500, 5000, 8200, 9000, 20_100, 30_100, 30_319, 30_320,
];

async function loadByTime(host: HostPage): Promise<number> {
  const index = await host.tell<number>('load', 'boardcast-hockey-classic', DATA, 'non-realtime');
  expect(await host.tell('call', index, 'setActionsSchedule', { schedule: SCHEDULE })).toEqual({ statusCode: 200 });
  return index;
}

async function pictureAt(host: HostPage, index: number, timestamp: number): Promise<Buffer> {
  expect(await host.tell('call', index, 'goToTime', { timestamp })).toEqual({ statusCode: 200 });
  return host.page.screenshot({ omitBackground: true });
}

test('by time the same moment is the same picture, to the byte: again, backwards, and in another element @engine', async ({
  page,
  browser,
}) => {
  const host = await openHost(page, server.origin, 'server');
  const index = await loadByTime(host);
  const first = new Map<number, Buffer>();
  for (const time of TIMES) first.set(time, await pictureAt(host, index, time));
  for (const [time, png] of first) await saveLook(browser, `ograf-time-${time}`, png);
  const differing: string[] = [];
  for (const time of TIMES.toReversed())
    if (!(await pictureAt(host, index, time)).equals(first.get(time)!)) differing.push(`${time} backwards`);
  for (const time of [3250, 0, 20_100, 600, 3250, 30_100, 600])
    if (!(await pictureAt(host, index, time)).equals(first.get(time)!)) differing.push(`${time} again`);
  await host.tell('call', index, 'dispose', {});
  await host.tell('remove', index);
  const other = await loadByTime(host);
  for (const time of [600, 3120, 9000])
    if (!(await pictureAt(host, other, time)).equals(first.get(time)!)) differing.push(`${time} in another`);
  expect(differing).toEqual([]);

  // Each of its motions is somewhere else at each of these times, and at rest they are over.
  const seen = (time: number): string => first.get(time)!.toString('base64');
  expect(new Set([500, 600, 900, 1500].map(seen)).size).toBeGreaterThanOrEqual(3);
  expect(new Set([3000, 3120, 3250, 3350, 5000].map(seen)).size).toBe(5);
  expect(new Set([30_100, 30_319, 30_320].map(seen)).size).toBe(3);
  expect(seen(1500)).not.toBe(seen(5000));
  expect([seen(0), seen(499), seen(30_320)]).toEqual([seen(0), seen(0), seen(0)]);
  const { drawn } = await readPicture(page.context(), first.get(0)!);
  expect(drawn).toBeNull();
});

test('by time a schedule is refused as a whole, in words, and what stood goes on @engine', async ({ page }) => {
  const host = await openHost(page, server.origin, 'server');
  const index = await loadByTime(host);
  const before = await pictureAt(host, index, 1500);
  const wrong = [
    { timestamp: 0, action: { type: 'updateAction', params: { data: { homeScore: 'x' } } } },
    { timestamp: 'soon' },
  ];
  expect(await host.tell('call', index, 'setActionsSchedule', { schedule: wrong })).toMatchObject({ statusCode: 400 });
  expect(await host.tell('call', index, 'setActionsSchedule', {})).toMatchObject({ statusCode: 400 });
  expect(await host.tell('call', index, 'goToTime', {})).toMatchObject({ statusCode: 400 });
  expect((await pictureAt(host, index, 1500)).equals(before)).toBe(true);
  // Actions beside the schedule count from the moment that is shown.
  expect(await host.tell('call', index, 'updateAction', { data: { homeScore: 8 } })).toEqual({ statusCode: 200 });
  expect(await host.tell('text', index, 'home.score')).toBe('8');
  expect(await host.tell('call', index, 'customAction', { id: 'dance' })).toMatchObject({ statusCode: 404 });
  await pictureAt(host, index, 1400);
  expect(await host.tell('text', index, 'home.score')).toBe('3');
});

test('a relay has no past: a graphic that is drawn by time does not take one @engine', async ({ page }) => {
  const host = await openHost(page, server.origin, 'devtool');
  const index = await host.tell<number>('mount', 'boardcast-hockey-classic');
  const data = { relayUrl: 'ws://localhost:15001' };
  expect(await host.tell('ask', index, 'load', { renderType: 'non-realtime', data })).toMatchObject({
    statusCode: 400,
  });
  expect(await host.tell('ask', index, 'load', { renderType: 'sometimes' })).toMatchObject({ statusCode: 400 });
  expect(await host.tell('ask', index, 'load', {})).toEqual({ statusCode: 200 });
  expect(await host.tell('ask', index, 'goToTime', { timestamp: 0 })).toMatchObject({ statusCode: 400 });
});

test('a game that was recorded is shown at any of its times @engine', async ({ page }) => {
  const game = createGame('hockey', 11);
  /** The board as a host records it: under the names of the graphic's form. */
  const dataAt = (ms: number): Record<string, string> => {
    const { values } = createFieldMap().apply(readFields(game.boardAt(ms)).values);
    return Object.fromEntries(
      ['clock', 'period', 'home.score', 'away.score', 'home.penalty1', 'away.penalty1'].map((field) => [
        field.replace(/\.(\w)/g, (_dot, letter: string) => letter.toUpperCase()),
        values.get(field) ?? '',
      ]),
    );
  };
  const STEP_MS = 1000;
  const looks = Array.from({ length: 900 }, (_, index) => index * STEP_MS);
  const schedule = [
    { timestamp: 0, action: { type: 'playAction', params: { skipAnimation: true } } },
    ...looks.map((timestamp) => ({ timestamp, action: { type: 'updateAction', params: { data: dataAt(timestamp) } } })),
  ];
  const host = await openHost(page, server.origin, 'server');
  const index = await host.tell<number>('load', 'boardcast-hockey-slim', {}, 'non-realtime');
  expect(await host.tell('call', index, 'setActionsSchedule', { schedule })).toEqual({ statusCode: 200 });
  for (const timestamp of [899_000, 0, 450_500, 123_400, 899_000, 777_000]) {
    await host.tell('call', index, 'goToTime', { timestamp });
    const said = dataAt(Math.floor(timestamp / STEP_MS) * STEP_MS);
    const shown = await Promise.all(
      ['clock', 'home.score', 'away.score'].map((field) => host.tell('text', index, field)),
    );
    expect(shown).toEqual([said['clock'], said['homeScore'], said['awayScore']]);
  }
});
