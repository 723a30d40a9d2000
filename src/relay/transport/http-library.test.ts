import { afterEach, expect, test } from 'vitest';
import { systemTime } from '#lib/system-time.ts';
import type { Library } from '#protocol/library.ts';
import { startRelay, type Relay } from '../main.ts';
import { createBuiltPage } from '../testing/built-page.ts';

const cleanUps: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

/** A data folder with relays that begin on it one after another. */
async function place(): Promise<() => Promise<Relay>> {
  const { pageDir, dataDir, remove } = await createBuiltPage();
  cleanUps.push(remove);
  return async () => {
    const relay = await startRelay(
      { hosts: ['127.0.0.1'], port: 0, dataDir, pageDir, logLevel: 'error' },
      { time: systemTime },
    );
    cleanUps.push(() => relay.close());
    return relay;
  };
}

const url = ({ port }: Relay, path = 'library'): string => `http://127.0.0.1:${port}/api/${path}`;

async function put(relay: Relay, body: unknown, headers: Readonly<Record<string, string>> = {}) {
  const answer = await fetch(url(relay), {
    method: 'PUT',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });
  return [answer.status, await answer.json()] as const;
}

const LIONS = {
  name: 'Lions',
  short: 'LIO',
  logo: '/uploads/lions-0123456789ab.png',
  kits: ['#c8102e', null],
} as const;
const LIBRARY: Library = {
  teams: [{ ...LIONS, kits: ['#c8102e', null] }],
  fixtures: [{ date: '28.11.', time: '', home: 'Lions', away: 'Bears', title: '', subtitle: '' }],
};

test('[H8] every machine sees the same teams and games, also after a restart, and none of it as a stream', async () => {
  const start = await place();
  const first = await start();
  expect(await (await fetch(url(first))).json()).toEqual({ rev: 0, library: { teams: [], fixtures: [] } });
  const view = { rev: 1, library: LIBRARY };
  expect(await put(first, { library: LIBRARY, expects: 0 })).toEqual([200, { view }]);
  expect(await put(first, { library: LIBRARY, expects: 1 })).toEqual([200, { view }]);
  await first.close();
  const second = await start();
  expect(await (await fetch(url(second))).json()).toEqual(view);
  expect(await (await fetch(url(second, 'streams'))).json()).toMatchObject({ streams: [] });
});

test('[H8] whoever saw another revision changes nothing, and is given what holds', async () => {
  const relay = await (await place())();
  await put(relay, { library: LIBRARY });
  expect(await put(relay, { library: { teams: [], fixtures: [] }, expects: 0 })).toEqual([
    409,
    { error: 'the library is at revision 1 by now', view: { rev: 1, library: LIBRARY } },
  ]);
});

test.each([
  [{}, 400, 'library: expected'],
  [{ library: { ...LIBRARY, teams: [{ ...LIONS, logo: '//evil/x.png' }] } }, 400, 'library.teams.0.logo: expected'],
  [{ library: { ...LIBRARY, teams: [{ ...LIONS, name: '\u202e ' }] } }, 400, 'library.teams.0.name: expected'],
  [{ library: { ...LIBRARY, teams: [LIONS, { ...LIONS, name: ' LIONS ' }] } }, 422, 'teams: LIONS is there twice'],
])('[H8] %j is refused in words', async (body, status, error) => {
  const relay = await (await place())();
  const [code, answer] = await put(relay, body);
  expect([code, answer]).toMatchObject([status, { error: expect.stringContaining(error) }]);
  expect(await (await fetch(url(relay))).json()).toMatchObject({ rev: 0 });
});

test('[H8] another site’s page changes nothing', async () => {
  const relay = await (await place())();
  const [code] = await put(relay, { library: LIBRARY }, { 'sec-fetch-site': 'cross-site' });
  expect(code).toBe(403);
});
