import { expect, test } from 'vitest';
import { ALL_RIGHTS } from './access/rights.ts';
import { createCrowd } from './access/crowd.ts';
import { createCallers } from './callers.ts';
import { DOOR_ALARM_MS, POLL_AWAY_MS, POLL_MS, USUAL_LIMITS } from './limits.ts';
import { silentLog } from './log.ts';
import { createLooker, type Look } from './looker.ts';
import { createTestRelay } from './testing/test-relay.ts';

/** A looker whose looks find what the test says, until it says otherwise. */
function open(mayBeHalf = false, look?: () => Promise<Look>) {
  const { relay, time } = createTestRelay();
  let found: Look = { fault: 'nothing yet' };
  let looks = 0;
  const looker = createLooker({
    name: 'stream1: a file',
    call: { kind: 'file', stream: 'stream1', address: '127.0.0.1', userAgent: '', isLocal: true, rights: ALL_RIGHTS },
    mayBeHalf,
    look: () => {
      looks += 1;
      return look?.() ?? Promise.resolve(found);
    },
    callers: createCallers({ relay, time, crowd: createCrowd(time, USUAL_LIMITS) }),
    time,
    log: silentLog,
  });
  /** Lets time pass, and whatever follows of it. */
  async function pass(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= POLL_MS) {
      time.advance(Math.min(left, POLL_MS));
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    }
  }
  return {
    looker,
    pass,
    finds: (next: Look) => (found = next),
    looks: () => looks,
    channel: () => relay.find('stream1'),
  };
}

test('[I8] what is found goes on air, and stays a live source while it is as before', async () => {
  const { finds, pass, channel } = open();
  finds({ text: '{"score_a":"5"}' });
  await pass(1000);
  expect(channel()?.values()).toEqual({ 'home.score': '5' });
  finds('same');
  await pass(60_000);
  expect(channel()?.source().status).toBe('quiet');
  expect(channel()?.detail().publishers).toMatchObject([{ kind: 'file', standing: 'counts', frames: 1 }]);
});

test('[I9] half a file is looked at again; only what stays half is an alarm', async () => {
  const { finds, pass, channel, looker } = open(true);
  finds({ text: '{"score_a":"5"}' });
  await pass(1000);
  finds({ text: '{"score_a":"6' });
  await pass(POLL_MS * 3);
  expect(looker.alarms()).toEqual([]);
  finds({ text: 'score_a=7' });
  await pass(POLL_MS);
  expect(channel()?.values()).toEqual({ 'home.score': '5' });
  finds({ text: 'score_a=78' });
  await pass(POLL_MS * 2);
  expect(channel()?.values()).toEqual({ 'home.score': '78' });
  finds({ text: '{"score_a":"6' });
  await pass(DOOR_ALARM_MS + POLL_MS * 2);
  expect(looker.alarms()).toEqual([expect.stringContaining('stream1: a file: it cannot be read: expected JSON')]);
  expect(channel()?.values()).toEqual({ 'home.score': '78' });
});

test('[I1] [I9] a file that cannot be read is counted once for each text, and half a file is no fault', async () => {
  const { finds, pass, channel, looker } = open(true);
  const count = (): number | undefined => channel()?.detail().unreadable.count;
  finds({ text: '{"score_a":"5"}' });
  await pass(1000);
  for (const half of ['{"score_a":"6', 'score', 'no board at all']) {
    finds({ text: half });
    await pass(POLL_MS);
  }
  expect(count()).toBe(0);
  await pass(10_000);
  expect(channel()?.detail().unreadable).toEqual({ count: 1, reason: expect.stringContaining('expected JSON') });
  expect(looker.alarms()).toHaveLength(1);
  finds({ text: '{"score_a":"5"}' });
  await pass(1000);
  expect(looker.alarms()).toEqual([]);
  finds({ text: 'no board at all' });
  await pass(10_000);
  expect(count()).toBe(2);
});

test('[I1] [I8] an answer that cannot be read is counted at once, and who gives it is listed as a source', async () => {
  const { finds, pass, channel } = open();
  finds({ text: 'no board at all' });
  await pass(1000);
  expect(channel()?.detail()).toMatchObject({ unreadable: { count: 1 }, publishers: [{ kind: 'file' }] });
  finds('same');
  await pass(5000);
  finds({ text: 'no board either' });
  await pass(5000);
  expect(channel()?.detail().unreadable.count).toBe(2);
});

test('[I8] what fails is asked more and more rarely, is stale and an alarm, and says all anew when it is back', async () => {
  const { finds, pass, channel, looker, looks } = open();
  finds({ text: '{"score_a":"5"}' });
  await pass(1000);
  finds({ fault: 'it answers 500' });
  await pass(20_000);
  expect(channel()?.source().status).toBe('stale');
  expect(looker.alarms()).toEqual(['stream1: a file: it answers 500']);
  const before = looks();
  await pass(POLL_AWAY_MS * 4);
  expect(looks() - before).toBeLessThanOrEqual(5);
  finds({ text: '{"score_a":"5"}' });
  await pass(POLL_AWAY_MS);
  expect(looker.alarms()).toEqual([]);
  expect(channel()?.source().status).toMatch(/^(?:live|quiet)$/);
});

test('[I9] a disk that does not answer is an alarm, until it does', async () => {
  let answer: ((look: Look) => void) | undefined;
  const { looker, pass } = open(true, () => new Promise((resolve) => (answer = resolve)));
  await pass(DOOR_ALARM_MS - POLL_MS);
  expect(looker.alarms()).toEqual([]);
  await pass(2 * POLL_MS);
  expect(looker.alarms()).toEqual(['stream1: a file: it does not answer']);
  answer?.({ text: '{"score_a":"5"}' });
  await pass(POLL_MS);
  expect(looker.alarms()).toEqual([]);
});

test('[I8] what is back and says that all is as before is back, and what could not be read before still cannot', async () => {
  const { finds, pass, channel, looker } = open();
  finds({ text: '{"score_a":"5"}' });
  await pass(1000);
  finds({ fault: 'it answers 500' });
  await pass(20_000);
  expect(looker.alarms()).toEqual(['stream1: a file: it answers 500']);
  finds('same');
  await pass(POLL_AWAY_MS * 2);
  expect(looker.alarms()).toEqual([]);
  expect(channel()?.source().status).toMatch(/^(?:live|quiet)$/);

  finds({ text: 'no board at all' });
  await pass(1000);
  finds('same');
  await pass(DOOR_ALARM_MS);
  expect(looker.alarms()).toEqual([expect.stringContaining('it cannot be read')]);
  finds({ fault: 'it answers 500' });
  await pass(POLL_AWAY_MS);
  finds('same');
  await pass(POLL_AWAY_MS * 2);
  expect(looker.alarms()).toEqual([expect.stringContaining('it cannot be read')]);
});

test('[I8] one that ended looks no more', async () => {
  const { pass, looker, looks } = open();
  looker.stop();
  await pass(10_000);
  expect(looks()).toBe(1);
});

test('what was not taken is offered again though its file rests, and is an alarm meanwhile', async () => {
  let isFull = true;
  const time = createTestRelay().time;
  const taken: number[] = [];
  let found: Look = { text: '{"Clock":"4:32"}' };
  const looker = createLooker({
    name: 'stream1: a file',
    call: { kind: 'file', stream: 'stream1', address: '127.0.0.1', userAgent: '', isLocal: true, rights: ALL_RIGHTS },
    mayBeHalf: false,
    look: () => Promise.resolve(found),
    callers: {
      take: () => {
        taken.push(1);
        return isFull
          ? { ok: false, status: 503, reason: 'too many sources' }
          : { ok: true, receipt: {} as never, ignored: [] };
      },
      nod: () => !isFull,
    },
    time,
    log: silentLog,
  });
  const pass = async (ms: number): Promise<void> => {
    for (let left = ms; left > 0; left -= POLL_MS) {
      time.advance(POLL_MS);
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    }
  };
  await pass(POLL_MS);
  found = 'same';
  await pass(DOOR_ALARM_MS + POLL_MS);
  expect(looker.alarms()).toEqual(['stream1: a file: too many sources']);
  isFull = false;
  await pass(2 * POLL_MS);
  expect(looker.alarms()).toEqual([]);
  const count = taken.length;
  await pass(10 * POLL_MS);
  expect(taken).toHaveLength(count);
  looker.stop();
});
