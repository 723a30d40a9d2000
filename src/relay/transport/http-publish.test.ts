import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import type { Relay } from '../main.ts';
import { USUAL_LIMITS } from '../limits.ts';
import { ask, AWAY, dialAway, endAll, startAway } from './testing/away.ts';

afterEach(endAll);

/** Sends a body as it is, and gives the answer's status and JSON. */
async function send(relay: Relay, target: string, body: string | Buffer, headers: Record<string, string> = {}) {
  const [method = '', path = ''] = target.split(' ');
  const asked = httpRequest({ agent: false, port: relay.port, host: '127.0.0.1', method, path, headers });
  asked.on('error', () => undefined).end(body);
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  let text = '';
  for await (const chunk of answer) text += String(chunk);
  return { status: answer.statusCode, headers: answer.headers, said: JSON.parse(text) as Record<string, unknown> };
}

interface Detail {
  readonly values: Record<string, string>;
  readonly source: { readonly status: string };
  readonly publishers: readonly { address: string; kind: string; standing: string; frames: number; last?: object }[];
  readonly unreadable: { readonly count: number };
}
async function detailOf(relay: Relay, stream: string): Promise<Detail> {
  return JSON.parse((await ask(relay, `GET /api/streams/${stream}`)).body) as Detail;
}
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

describe('[I1] [I3] a board that is sent by HTTP', () => {
  test('goes on air, and the answer says what became of each field', async () => {
    const { relay } = await startAway();
    const sent = await send(relay, 'POST /streams/court1', '{"Home Score":"35","Time":" 4:32","a":[1]}', {
      'content-type': 'application/json',
    });
    expect(sent).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } });
    expect(sent.said).toEqual({
      stream: 'court1',
      standing: 'counts',
      taken: ['Home Score', 'Time'],
      held: [],
      overruled: [],
      ignored: [{ name: 'a', reason: 'a value is text, a number, true, false or null, not an array' }],
    });
    await ask(relay, 'POST /api/streams/court1/override', {}, { field: 'home.score', value: '50' });
    const again = await send(relay, 'PUT /streams/court1/', 'Home+Score=36&Time=4%3A31', FORM);
    expect(again.said).toMatchObject({ taken: ['Time'], overruled: ['Home Score'] });
    expect(await detailOf(relay, 'court1')).toMatchObject({
      values: { 'home.score': '50', clock: '4:31' },
      source: { status: 'live' },
      publishers: [
        {
          address: '127.0.0.1',
          kind: 'http',
          standing: 'counts',
          frames: 2,
          last: { fields: { 'Home Score': '36', Time: '4:31' }, count: 2 },
        },
      ],
    });
  });

  test('says of a field that another of the same meaning goes before it', async () => {
    const { relay } = await startAway();
    await send(relay, 'POST /streams/court1', 'Home+Score=35', FORM);
    const sent = await send(relay, 'POST /streams/court1', '<d><HomeScore>36</HomeScore><Time>4:31</Time></d>', {
      'content-type': 'application/xml',
    });
    expect(sent.said).toMatchObject({ standing: 'counts', taken: ['Time'], overruled: ['HomeScore'] });
    expect((await detailOf(relay, 'court1')).values['home.score']).toBe('35');
  });

  test('is read whatever its type says that it is', async () => {
    const { relay } = await startAway();
    const boundary = 'xx--yy';
    const part = (name: string, text: string): string =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`;
    const sends: readonly (readonly [body: string | Buffer, type: string | undefined])[] = [
      ['{"score_a":"1"}', undefined],
      ['{"score_a":"2"}', FORM['content-type']],
      ['score_a=3\r\n', 'text/plain'],
      [`${part('score_a', '4')}--${boundary}--\r\n`, `multipart/form-data; boundary=${boundary}`],
      ['<d><score_a>5</score_a></d>', 'application/xml'],
      ['Name,Text\r\nscore_a,6\r\n', 'text/csv; charset=utf-8'],
      ['{"type":"ocr","values":{"score_a":"7"}}\n', 'application/octet-stream'],
      [Buffer.from('{"score_a":"8","name":"Jos\u00e9"}', 'latin1'), 'application/json'],
    ];
    for (const [at, [body, type]] of sends.entries()) {
      const sent = await send(relay, 'POST /streams/court1', body, type === undefined ? {} : { 'content-type': type });
      expect([sent.status, sent.said]).toMatchObject([200, { standing: 'counts' }]);
      expect((await detailOf(relay, 'court1')).values['home.score']).toBe(String(at + 1));
    }
    const { values, publishers } = await detailOf(relay, 'court1');
    expect(values['name']).toBe('José');
    expect(publishers).toHaveLength(1);
  });

  test('[I2] what ScoreSight could not read stays as it is, and a repeat counts only where nothing is known', async () => {
    const { relay } = await startAway();
    const say = (...fields: readonly (readonly [name: string, text: string, state: string])[]) =>
      send(relay, 'POST /streams/court1', JSON.stringify(fields.map(([name, text, state]) => ({ name, text, state }))));
    await say(['Home Score', '7', 'SameNoChange'], ['Time', '4:32', 'Success'], ['Period', '7', 'FailedFilter']);
    const next = await say(
      ['Home Score', '8', 'SameNoChange'],
      ['Time', '9', 'FailedFilter'],
      ['Period', '7', 'SameNoChange'],
      ['Away Score', 'SIM', 'Success'],
    );
    expect(next.said['ignored']).toMatchObject([{ name: 'Time' }, { name: 'Away Score' }]);
    expect((await detailOf(relay, 'court1')).values).toEqual({ 'home.score': '7', clock: '4:32' });
  });

  test('is refused in words where it is none, and counted for the operator', async () => {
    const { relay } = await startAway();
    const sent = await send(relay, 'POST /streams/court1', 'hello', { 'content-type': 'text/plain' });
    expect(sent.status).toBe(400);
    expect(sent.said['error']).toMatch(/^the body: expected JSON such as \{"Home Score":"35"\}/);
    expect((await send(relay, 'POST /streams/court1', '')).status).toBe(400);
    expect((await send(relay, 'POST /streams/court1', 'x'.repeat(65 * 1024))).status).toBe(413);
    expect((await detailOf(relay, 'court1')).unreadable.count).toBe(2);
    const multipart = { 'content-type': 'multipart/form-data; boundary=x' };
    expect((await send(relay, 'POST /streams/court1', '--x\r\nno', multipart)).status).toBe(400);
  });
});

describe('[I3] who may send', () => {
  test('[A2] another machine with the key, in the path, the query or the header', async () => {
    const { relay, publish } = await startAway({ unknownPublishers: 'refuse' });
    const tries: readonly (readonly [path: string, headers: Record<string, string>, status: number])[] = [
      ['/streams/court1', {}, 401],
      ['/streams/court1~WRONG', {}, 401],
      [`/streams/court1~${publish}`, {}, 200],
      [`/streams/court1?key=${publish}`, {}, 200],
      ['/streams/court1', { authorization: `Bearer ${publish}` }, 200],
      ['/streams/court1', { authorization: `Basic ${Buffer.from(`x:${publish}`).toString('base64')}` }, 200],
    ];
    for (const [path, headers, status] of tries)
      expect((await send(relay, `POST ${path}`, 'score_a=1', { ...AWAY, ...headers })).status).toBe(status);
    const { publishers } = await detailOf(relay, 'court1');
    expect(publishers).toHaveLength(1);
  });

  test('[A6] one without it is parked, until an operator lets it in', async () => {
    const { relay } = await startAway();
    const parked = await send(relay, 'POST /streams/court1', 'score_a=1', AWAY);
    expect([parked.status, parked.said['standing'], parked.said['overruled']]).toEqual([200, 'parked', ['score_a']]);
    expect((await detailOf(relay, 'court1')).values).toEqual({});
    await ask(relay, 'POST /api/streams/court1/admit', {}, { address: '192.168.1.23' });
    expect((await detailOf(relay, 'court1')).values).toEqual({ 'home.score': '1' });
    await ask(relay, 'POST /api/streams/court1/turn-away', {}, { address: '192.168.1.23' });
    expect((await send(relay, 'POST /streams/court1', 'score_a=2', AWAY)).status).toBe(403);
    expect((await detailOf(relay, 'court1')).values).toEqual({ 'home.score': '1' });
  });

  test('[S3] [A4] no page of another site, whatever type its body has', async () => {
    const { relay } = await startAway();
    const pages: readonly Record<string, string>[] = [
      { origin: 'http://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { host: 'evil.example' },
    ];
    for (const page of pages) {
      const { status } = await send(relay, 'POST /streams/court1', 'score_a=66', { ...FORM, ...page });
      expect([403, 421]).toContain(status);
    }
    expect((await ask(relay, 'GET /api/streams/court1')).status).toBe(404);
  });

  test('[A7] as many as other connections, and one program is one however often it sends', async () => {
    const { relay, publish } = await startAway({}, { limits: { ...USUAL_LIMITS, connectionsPerAddress: 1 } });
    const url = `POST /streams/court1~${publish}`;
    for (let n = 0; n < 5; n += 1) expect((await send(relay, url, `score_a=${n}`, AWAY)).status).toBe(200);
    const other = await send(relay, url, 'score_a=9', { ...AWAY, 'user-agent': 'another' });
    expect([other.status, other.headers['retry-after']]).toEqual([429, '1']);
  });

  test('[A8] only to a stream that may be opened', async () => {
    const { relay } = await startAway({}, { onlyStreams: ['court1'] });
    expect((await send(relay, 'POST /streams/court7', 'score_a=1')).status).toBe(404);
  });

  test('[W6] a newer program on the same machine takes over, and the answer says that the older one waits', async () => {
    const { relay } = await startAway();
    await send(relay, 'POST /streams/court1', 'score_a=1');
    const { socket } = await dialAway(relay, '/court1');
    socket.send('{"type":"ocr","values":{"score_a":"5"}}');
    await expect.poll(async () => (await detailOf(relay, 'court1')).values['home.score']).toBe('5');
    const sent = await send(relay, 'POST /streams/court1', 'score_a=2');
    expect(sent.said).toMatchObject({ standing: 'waits', taken: [], overruled: ['score_a'] });
  });
});
