import { expect, test } from 'vitest';
import { createFiles } from './template-files.ts';

const OWN = { '/themes/classic.json': { name: 'Classic' } };

interface Asked {
  readonly relay?: string | undefined;
  readonly isLive?: boolean;
  readonly answer?: Response;
}

/** Asks for a path, with what the relay was asked for. */
async function ask(path: string, { relay, isLive = false, answer }: Asked): Promise<readonly unknown[]> {
  const asked: string[] = [];
  const fetch = async (url: string): Promise<Response> => {
    asked.push(url);
    if (answer === undefined) throw new TypeError('Failed to fetch');
    return answer;
  };
  const file = createFiles(OWN, { origin: () => relay, isLive: () => isLive }, fetch);
  const got = await file(path).catch(() => undefined);
  return [got?.status, await got?.text(), asked];
}

test('its own files are asked of nobody', async () => {
  const relay = 'http://relay:15001';
  expect(await ask('/themes/classic.json?air=2', { relay })).toEqual([200, '{"name":"Classic"}', []]);
});

test('what it lacks it asks of its relay, of a crew’s files alone', async () => {
  const relay = 'http://relay:15001';
  const answer = new Response('{}');
  expect(await ask('/layouts/ours.json?air=2', { relay, answer })).toEqual([
    200,
    '{}',
    ['http://relay:15001/layouts/ours.json?air=2'],
  ]);
  expect(await ask('/layouts/ours.json', {})).toEqual([404, '', []]);
  for (const path of ['/packs/chess.json', '/layouts/chess/bar.json', '/api/keys'])
    expect(await ask(path, { relay, answer: new Response('{}') })).toEqual([404, '', []]);
});

test('while its relay is away it is asked again, and one that is there and refuses is not', async () => {
  const relay = 'http://relay:15001';
  expect((await ask('/themes/ours.json', { relay }))[0]).toBeUndefined();
  expect((await ask('/themes/ours.json', { relay, isLive: true }))[0]).toBe(404);
});
