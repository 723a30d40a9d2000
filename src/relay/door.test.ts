import { expect, test } from 'vitest';
import type { Command } from '#protocol/desk.ts';
import { FIELDS_MAX } from '#protocol/fields.ts';
import type { Rights } from './access/rights.ts';
import { PARKED_AT_ADDRESS_MAX, PARKED_AT_STREAM_MAX, PARKED_MAX } from './limits.ts';
import { createTestRelay, ocr, type Line, type TestRelay } from './testing/test-relay.ts';

const ASKS: Rights = { publish: 'ask', view: false, operate: false, by: [] };
const OPEN: Rights = { publish: 'open', view: true, operate: true, by: [] };
const AT = '192.168.1.23';

function ask({ dial }: TestRelay, path = '/game', address = AT): Line {
  return dial(path, { address }, ASKS);
}
function open(lines: readonly Line[]): number {
  return lines.filter(({ peer }) => peer.closedWith === undefined).length;
}
function say({ relay }: TestRelay, command: Command): void {
  expect(relay.desk('game')?.run({ command }).outcome).toBe('done');
}
const values = ({ relay }: TestRelay) => relay.find('game')?.values();
const listed = ({ relay }: TestRelay) =>
  relay
    .find('game')
    ?.detail()
    .publishers.map(({ address, standing, values: said }) => [address, standing, said]);

test('[S1] [A6] a publisher without a key is parked: its pings are answered, its values are shown to operators and never on air', () => {
  const made = createTestRelay();
  const stranger = ask(made);
  stranger.say(ocr({ score_a: '99' }));
  stranger.say({ type: 'ping' });
  made.pass(60_000);
  expect(stranger.texts()).toContain('{"type":"pong"}');
  expect(stranger.peer.closedWith).toBeUndefined();
  expect(values(made)).toEqual({});
  expect(made.relay.find('game')?.source().status).toBe('none');
  expect(listed(made)).toEqual([[AT, 'parked', { score_a: '99' }]]);
  expect(made.saved).toEqual([]);
});

test('[A6] who is admitted counts with all that it said, and whenever it comes back, until that is undone', () => {
  const made = createTestRelay();
  const first = ask(made);
  first.say(ocr({ score_a: '3', time: '5:00' }));
  first.say(ocr({ score_a: '4' }));
  say(made, { do: 'admit', address: AT });
  expect(values(made)).toEqual({ 'home.score': '4', clock: '5:00' });
  expect(listed(made)).toEqual([[AT, 'counts', undefined]]);
  first.hangUp();
  const again = ask(made);
  again.say(ocr({ score_a: '5' }));
  expect(values(made)).toMatchObject({ 'home.score': '5' });
  say(made, { do: 'undo' });
  again.say(ocr({ score_a: '6' }));
  expect(values(made)).toMatchObject({ 'home.score': '5' });
  expect(listed(made)).toEqual([[AT, 'parked', { score_a: '6' }]]);
  expect(again.peer.closedWith).toBeUndefined();
});

test('[A6] who is turned away is closed with 4503, and so when it comes back; one with the key is not, nor is another stream', () => {
  const made = createTestRelay();
  const stranger = ask(made);
  stranger.say(ocr({ score_a: '9' }));
  say(made, { do: 'turn-away', address: AT });
  expect(stranger.peer.closedWith?.code).toBe(4503);
  const again = ask(made);
  again.say(ocr({ score_a: '9' }));
  expect(again.peer.closedWith?.code).toBe(4503);
  const open = made.dial('/game', { address: AT }, OPEN);
  open.say(ocr({ score_a: '9' }));
  expect(open.peer.closedWith?.code).toBe(4503);
  const keyed = made.dial('/game', { address: AT });
  keyed.say(ocr({ score_a: '1' }));
  expect(values(made)).toEqual({ 'home.score': '1' });
  const elsewhere = ask(made, '/other');
  elsewhere.say(ocr({ score_a: '9' }));
  expect(elsewhere.peer.closedWith).toBeUndefined();
});

test('[S1] [A6] one that is parked takes nothing from the one that counts, and is not the next when that goes', () => {
  const made = createTestRelay();
  const real = made.dial('/game', { address: '192.168.1.20' });
  real.say(ocr({ score_a: '1' }));
  const stranger = ask(made, '/game', '192.168.1.20');
  stranger.say(ocr({ score_a: '99' }));
  real.hangUp();
  stranger.say(ocr({ score_a: '98' }));
  made.pass(30_000);
  expect(values(made)).toEqual({ 'home.score': '1' });
});

test('[S15] [S16] [A6] a hand full wait at a stream and of an address, and so many in all; the relay stays small', () => {
  const made = createTestRelay();
  const one = Array.from({ length: 50 }, () => ask(made, '/game', AT));
  for (const line of one) line.say(ocr({ a: '1' }));
  expect(open(one)).toBe(PARKED_AT_ADDRESS_MAX);
  for (const line of one) line.hangUp();
  const many = Array.from({ length: 50 }, (_, at) => ask(made, '/game', `10.0.0.${at}`));
  for (const line of many) line.say(ocr({ a: '1' }));
  expect(open(many)).toBe(PARKED_AT_STREAM_MAX);
  const spread = Array.from({ length: 200 }, (_, at) => ask(made, `/s${at}`, `10.1.0.${at}`));
  for (const line of spread) line.say(ocr({ a: '1' }));
  expect(open(many) + open(spread)).toBe(PARKED_MAX);
  expect([...made.relay.channels()].length).toBeLessThanOrEqual(PARKED_MAX + 1);
  const flood = many[0];
  for (let at = 0; at < 40; at += 1)
    flood?.say(ocr(Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`f${at}-${n}`, 'x']))));
  const kept = made.relay.find('game')?.detail().publishers[0]?.values ?? {};
  expect(Object.keys(kept)).toHaveLength(FIELDS_MAX);
});

test('[A6] a key in the register frame’s stream lets in where the path has none, and its rotation closes what came by it', () => {
  const made = createTestRelay({ isKey: (kind, text) => kind === 'publish' && text === 'k7q' });
  const right = made.dial('/', { address: AT }, ASKS);
  right.say({ type: 'register', stream: 'game~k7q', role: 'ocr' });
  right.say(ocr({ score_a: '2' }));
  const wrong = made.dial('/', { address: AT }, ASKS);
  wrong.say({ type: 'register', stream: 'game~other', role: 'ocr' });
  wrong.say(ocr({ score_a: '9' }));
  expect(values(made)).toEqual({ 'home.score': '2' });
  made.relay.revoke('publish');
  expect([right.peer.closedWith?.code, wrong.peer.closedWith]).toEqual([4503, undefined]);
});
