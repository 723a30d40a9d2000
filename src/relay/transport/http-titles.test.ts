import { afterEach, expect, test, vi } from 'vitest';
import { ask, AWAY, dialAway, endAll, startAway } from './testing/away.ts';
import { readSports } from '../sports.ts';

afterEach(endAll);

test('[O1] a title finds its columns before the scoreboard is on, and what is on air from then on', async () => {
  const { relay } = await startAway({}, { sportOf: readSports('court1=basketball') });
  const before = await ask(relay, 'GET /streams/court1/vmix.json');
  expect(before).toMatchObject({
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  });
  const [silent] = JSON.parse(before.body) as [Record<string, string>];
  expect(silent).toMatchObject({ HomeScore: '', ShotClock: '', Status: 'NONE' });

  const { socket } = await dialAway(relay, '/court1');
  socket.send(JSON.stringify({ type: 'ocr', values: { score_a: '7', time: '4:32' } }));
  await vi.waitFor(async () => {
    const [now] = JSON.parse((await ask(relay, 'GET /streams/court1/vmix.json')).body) as [Record<string, string>];
    expect(now).toMatchObject({ HomeScore: '7', Clock: '4:32', Status: 'LIVE' });
    expect(Object.keys(now)).toEqual(Object.keys(silent));
  });
  expect((await ask(relay, 'GET /streams/court1/vmix.xml')).body).toContain('<HomeScore>7</HomeScore>');
  expect((await ask(relay, 'GET /streams/court1/vmix.csv')).body).toMatch(/^HomeName,.*\r\n,,7,/);
  expect((await ask(relay, 'GET /streams/court1/vmix.txt')).body.split('\r\n').slice(0, 4)).toEqual(['', '', '7', '']);
});

test('[O1] who asks again with the ETag gets no body until something changes, an operator’s word included', async () => {
  const { relay } = await startAway();
  const first = await ask(relay, 'GET /streams/court1/vmix.xml');
  const etag = String(first.headers.etag);
  expect(await ask(relay, 'GET /streams/court1/vmix.xml', { 'if-none-match': etag })).toMatchObject({
    status: 304,
    body: '',
  });
  for (const same of [`W/${etag}`, `"other", ${etag}`, '*'])
    expect((await ask(relay, 'GET /streams/court1/vmix.xml', { 'if-none-match': same })).status).toBe(304);
  await ask(relay, 'POST /api/streams/court1/team', {}, { side: 'home', name: 'Tigers & Co', logo: '/logos/t.svg' });
  const next = await ask(relay, 'GET /streams/court1/vmix.xml', { 'if-none-match': etag });
  expect(next.status).toBe(200);
  expect(next.body).toContain('<HomeName>Tigers &amp; Co</HomeName>');
  expect(next.body).toContain(`<HomeLogo>http://127.0.0.1:${relay.port}/logos/t.svg</HomeLogo>`);
  expect(next.headers.etag).not.toBe(etag);
});

test('[O1] another machine needs the viewer key for a row, and no ending but four is there', async () => {
  const { relay, viewer } = await startAway();
  expect((await ask(relay, 'GET /streams/court1/vmix.json', AWAY)).status).toBe(401);
  expect((await ask(relay, `GET /streams/court1/vmix.json?key=${viewer}`, AWAY)).status).toBe(200);
  expect((await ask(relay, 'GET /streams/court1/vmix.html')).status).toBe(404);
  expect((await ask(relay, 'GET /streams/court1/vmix')).status).toBe(404);
});
