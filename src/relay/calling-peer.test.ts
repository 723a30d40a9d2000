import { expect, test } from 'vitest';
import { toldOf } from '#protocol/dialects/told.ts';
import { ok } from '#lib/result.ts';
import { ALL_RIGHTS } from './access/rights.ts';
import { createCrowd } from './access/crowd.ts';
import { createCallers, type CallOf } from './callers.ts';
import { CALLERS_MAX, USUAL_LIMITS } from './limits.ts';
import { createTestRelay } from './testing/test-relay.ts';

const CALL: CallOf = {
  kind: 'http',
  stream: 'game',
  address: '192.0.2.7',
  userAgent: 'script',
  isLocal: true,
  rights: ALL_RIGHTS,
};

function open() {
  const { relay, pass, time } = createTestRelay();
  const callers = createCallers({ relay, time, crowd: createCrowd(time, USUAL_LIMITS) });
  let calls = 0;
  const call = (of: Partial<CallOf> = {}) => {
    calls += 1;
    return callers.take({ ...CALL, ...of }, ok(toldOf([{ name: 'score_a', text: String(calls) }])));
  };
  return { call, pass, callers, status: () => relay.find('game')?.source().status, relay };
}

test('[I4] [W3] a source that calls is live, and stale within 12 s of its last call', () => {
  const { call, pass, status } = open();
  for (let n = 0; n < 5; n += 1) {
    call();
    pass(1000);
  }
  expect(status()).toBe('live');
  pass(8000);
  expect(status()).not.toBe('stale');
  pass(4000);
  expect(status()).toBe('stale');
  call();
  expect(status()).toBe('live');
});

test('[I4] one that calls every 20 s is not lost between its calls, and is after three of them', () => {
  const { call, pass, status } = open();
  call();
  pass(20_000);
  call();
  for (let n = 0; n < 3; n += 1) {
    pass(20_000);
    expect(status()).toMatch(/^(?:live|quiet)$/);
    call();
  }
  pass(59_000);
  expect(status()).toBe('quiet');
  pass(5000);
  expect(status()).toBe('stale');
});

test('[I4] calls of one program are one source; one that is asked and has no news stays', () => {
  const { call, pass, callers, relay, status } = open();
  call();
  call();
  call({ userAgent: 'another' });
  expect(relay.find('game')?.detail().publishers).toHaveLength(2);
  for (let n = 0; n < 30; n += 1) {
    callers.nod(CALL);
    pass(1000);
  }
  expect(relay.find('game')?.detail().publishers).toMatchObject([{ kind: 'http', frames: 2 }]);
  expect(status()).toBe('quiet');
});

test('[S14] [I3] sources without number: so many at once, and there is room again once some are gone', () => {
  const { call, pass } = open();
  for (let n = 0; n < CALLERS_MAX; n += 1) expect(call({ userAgent: String(n) }).ok).toBe(true);
  expect(call({ userAgent: 'one more' })).toMatchObject({ ok: false, status: 503 });
  pass(15_000);
  expect(call({ userAgent: 'one more' }).ok).toBe(true);
});
