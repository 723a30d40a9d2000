import { once } from 'node:events';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createManualTime } from '#lib/manual-time.ts';
import { systemTime } from '#lib/system-time.ts';
import { LOOKS_FRESH_MS, FRAME_BYTES_MAX } from '../limits.ts';
import { createPoll, pollName } from './poll.ts';
import { ask, endAll, startAway } from './testing/away.ts';
import { createFileLook } from './watch-file.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  await endAll();
  for (const end of ends.splice(0)) await end();
});

/** A program's own server, which answers as the test says, and what it was asked. */
async function serve(answer: (asked: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  ends.push(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function folder(): Promise<string> {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'boardcast-file-'));
  ends.push(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

test('[I8] a poll reads an answer, knows by its ETag that it is as before, and shows who asks', async () => {
  const seen: (string | undefined)[] = [];
  const origin = await serve(({ headers, url }, response) => {
    seen.push(url, headers.authorization);
    response.setHeader('etag', '"1"');
    if (headers['if-none-match'] === '"1"') response.writeHead(304).end();
    else response.end('[{"name":"Home Score","text":"35"}]');
  });
  const url = new URL(`${origin.replace('//', '//me:p%40ss@')}/json?pivot`);
  const look = createPoll(url, systemTime);
  expect(await look()).toEqual({ text: '[{"name":"Home Score","text":"35"}]' });
  expect(await look()).toBe('same');
  const basic = `Basic ${Buffer.from('me:p@ss').toString('base64')}`;
  expect(seen).toEqual(['/json?pivot', basic, '/json?pivot', basic]);
  expect(pollName(url)).toBe(`${origin}/json`);
});

test('[I8] a poll reads what older programs write, in UTF-16 or one byte a character, as it reads a file', async () => {
  const text = '{"Home Name":"Löwen"}';
  const origin = await serve(({ url }, response) =>
    response.end(url === '/utf16' ? Buffer.from(`\ufeff${text}`, 'utf16le') : Buffer.from(text, 'latin1')),
  );
  expect(await createPoll(new URL('/utf16', origin), systemTime)()).toEqual({ text });
  expect(await createPoll(new URL('/latin1', origin), systemTime)()).toEqual({ text });
});

test('[S8] [I8] a poll goes nowhere else than its operator said, and takes no more than a board', async () => {
  let asked = 0;
  const elsewhere = await serve((_request, response) => {
    asked += 1;
    response.end('{}');
  });
  const origin = await serve(({ url }, response) => {
    if (url === '/away') response.writeHead(302, { location: elsewhere }).end();
    else if (url === '/gone') response.writeHead(404).end();
    else response.end('x'.repeat(FRAME_BYTES_MAX + 1));
  });
  const faultAt = (place: string) => createPoll(new URL(place, origin), systemTime)();
  expect(await faultAt('/away')).toEqual({ fault: 'it answers 302' });
  expect(asked).toBe(0);
  expect(await faultAt('/gone')).toEqual({ fault: 'it answers 404' });
  expect(await faultAt('/long')).toEqual({ fault: `its answer is longer than ${FRAME_BYTES_MAX} bytes` });
});

test('[I8] a poll that nobody answers, or not to the end, is a fault and no more', async () => {
  const time = createManualTime();
  const origin = await serve((_request, response) => {
    response.write('{');
    time.advance(60_000);
  });
  expect(await createPoll(new URL(origin), time)()).toEqual({ fault: 'it does not answer within 2 s' });
  const closed = await serve(() => undefined);
  await ends.pop()?.();
  expect(await createPoll(new URL(closed), systemTime)()).toEqual({ fault: 'it cannot be asked (ECONNREFUSED)' });
  const forbidden = new URL('http://127.0.0.1:6000/json');
  expect(await createPoll(forbidden, systemTime)()).toEqual({ fault: 'it cannot be asked (bad port)' });
});

test('[I9] a file is read where its time or its size may say that it is another', async () => {
  const time = createManualTime();
  const file = path.join(await folder(), 'score.json');
  const look = createFileLook(file, time);
  expect(await look()).toEqual({ fault: 'there is no such file' });
  await writeFile(file, '{"score_a":"5"}');
  expect(await look()).toEqual({ text: '{"score_a":"5"}' });
  time.advance(LOOKS_FRESH_MS + 1);
  expect(await look()).toBe('same');
  await writeFile(`${file}.new`, '{"score_a":"62"}');
  await rename(`${file}.new`, file);
  expect(await look()).toEqual({ text: '{"score_a":"62"}' });
  await writeFile(file, 'x'.repeat(FRAME_BYTES_MAX + 1));
  expect(await look()).toEqual({ fault: `it is longer than ${FRAME_BYTES_MAX} bytes` });
  expect(await createFileLook(path.dirname(file), time)()).toEqual({ fault: 'it is no file' });
});

test('[I8] [I9] what is polled and what is in a file go on air, each as a source of its stream, and what fails is an alarm', async () => {
  const file = path.join(await folder(), 'score.xml');
  await writeFile(file, '<board><home><score>8</score></home></board>');
  const origin = await serve((_request, response) => response.end('{"values":{"score_a":"9"}}'));
  const gone = await serve(() => undefined);
  await ends.pop()?.();
  const { relay } = await startAway(
    {},
    {
      doors: {
        tcp: [],
        udp: [],
        polls: [
          { stream: 'court1', url: new URL('/results.json', origin) },
          { stream: 'court3', url: new URL('/none?key=secret', gone) },
        ],
        files: [{ stream: 'court2', path: file }],
      },
    },
  );
  const detail = async (stream: string): Promise<unknown> =>
    JSON.parse((await ask(relay, `GET /api/streams/${stream}`)).body) as unknown;
  await expect
    .poll(() => detail('court1'))
    .toMatchObject({ values: { 'home.score': '9' }, publishers: [{ kind: 'poll' }] });
  await expect
    .poll(() => detail('court2'))
    .toMatchObject({ values: { 'home.score': '8' }, publishers: [{ kind: 'file' }] });
  await expect
    .poll(async () => (await ask(relay, 'GET /healthz')).body, { timeout: 10_000 })
    .toContain(`court3: ${gone}/none: it cannot be asked (ECONNREFUSED)`);
});
