import { expect, test } from 'vitest';
import { CLOSE } from '#protocol/close-codes.ts';
import { createTestRelay, ocr } from './testing/test-relay.ts';

/**
 * What a page of version 0.1.0 says, and what it reads of the answers, written down by hand from its inline script and its schemas. It is added to and never changed: pages stand in
 * OBS for days, and meet the relay of the next release. `<number>` and `<text>` stand for any of that kind; more keys than these do no harm (V9).
 */
const RECORDED: readonly (readonly ['says' | 'reads' | 'feed', string])[] = [
  [
    'says',
    '{"type":"register","stream":"game","role":"viewer","protocol":1,"name":"OBS program","query":"?theme=led","viewport":{"width":1920,"height":1080}}',
  ],
  [
    'reads',
    '{"type":"snapshot","stream":"game","epoch":"<text>","rev":"<number>","at":"<number>","build":"<text>","values":{},"control":{},"source":{"status":"none"}}',
  ],
  ['feed', '{"time":"3:12","score_a":"56","score_b":"61","period":"2"}'],
  [
    'reads',
    '{"type":"heartbeat","epoch":"<text>","rev":"<number>","at":"<number>","source":{"status":"live","age":"<number>"}}',
  ],
  [
    'reads',
    '{"type":"update","since":"<number>","rev":"<number>","at":"<number>","values":{"clock":"3:12","home.score":"56","away.score":"61","period":"2"}}',
  ],
  ['says', '{"type":"ack","rev":1,"visible":true,"lag":14}'],
  ['feed', '{"score_a":"58"}'],
  ['reads', '{"type":"update","since":"<number>","rev":"<number>","at":"<number>","values":{"home.score":"58"}}'],
  ['says', '{"type":"resync"}'],
  [
    'reads',
    '{"type":"snapshot","stream":"game","epoch":"<text>","rev":"<number>","at":"<number>","build":"<text>","values":{"clock":"3:12","home.score":"58","away.score":"61","period":"2"},"control":{},"source":{"status":"live","age":"<number>"}}',
  ],
];

/** Whether what came holds all that was recorded. */
function holds(came: unknown, recorded: unknown): boolean {
  if (recorded === '<number>') return typeof came === 'number';
  if (recorded === '<text>') return typeof came === 'string';
  if (typeof recorded !== 'object' || recorded === null) return came === recorded;
  if (typeof came !== 'object' || came === null) return false;
  return Object.entries(recorded).every(([key, value]) => holds(Reflect.get(came, key), value));
}

test('[F20] [V9] a page of 0.1.0 that stands in OBS is served by this relay as by its own', () => {
  const { dial, time } = createTestRelay();
  const page = dial('/game');
  const feed = dial('/game');
  const came: unknown[] = [];
  const missing: string[] = [];
  for (const [who, text] of RECORDED) {
    if (who === 'says') page.say(text);
    else if (who === 'feed') feed.say(ocr(JSON.parse(text) as Readonly<Record<string, unknown>>));
    else {
      // A change goes out in a pass of its own, and a resync at most every 250 ms.
      time.advance(500);
      came.push(...page.texts().map((frame): unknown => JSON.parse(frame)));
      const at = came.findIndex((frame) => holds(frame, JSON.parse(text)));
      if (at === -1) missing.push(`${text} is not in ${JSON.stringify(came)}`);
      else came.splice(0, at + 1);
    }
  }
  expect(missing).toEqual([]);
  expect(page.peer.closedWith).toBeUndefined();
});

test.each([0, 2, 99])('[F20] [V1] a page that speaks protocol %i is told so by its own code, and holds', (protocol) => {
  const { watch } = createTestRelay();
  expect(watch('game', { protocol }).peer.closedWith?.code).toBe(CLOSE.PROTOCOL_NOT_SERVED);
});
