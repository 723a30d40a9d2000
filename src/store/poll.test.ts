import { expect, test } from 'vitest';
import { createManualTime } from '#lib/manual-time.ts';
import { ok, refused, type Result } from '#lib/result.ts';
import { createManualVisibility } from './manual-visibility.ts';
import { createPoll } from './poll.ts';

function setUp() {
  const time = createManualTime();
  const open: ((result: Result<string>) => void)[] = [];
  const visibility = createManualVisibility();
  let asked = 0;
  const poll = createPoll<string>({
    time,
    ask: () => {
      asked += 1;
      return new Promise((resolve) => {
        open.push(resolve);
      });
    },
    visibility,
  });
  return {
    time,
    poll,
    asked: () => asked,
    answer: async (result: Result<string>) => {
      open.shift()?.(result);
      await Promise.resolve();
      await Promise.resolve();
    },
    show: visibility.show,
  };
}

test('the next question waits for the answer to the last, and then a second', async () => {
  const { poll, time, asked, answer } = setUp();
  poll.subscribe(() => undefined);
  time.advance(60_000);
  expect(asked()).toBe(1);
  await answer(ok('a'));
  expect(poll.state()).toEqual({ answer: 'a', problem: undefined });
  time.advance(999);
  expect(asked()).toBe(1);
  time.advance(1);
  expect(asked()).toBe(2);
});

test('a failure is told in words and what was known is kept', async () => {
  const { poll, time, answer } = setUp();
  let told = 0;
  poll.subscribe(() => (told += 1));
  await answer(ok('a'));
  time.advance(1000);
  await answer(refused('no answer'));
  expect(poll.state()).toEqual({ answer: 'a', problem: 'no answer' });
  time.advance(1000);
  await answer(ok('b'));
  expect(poll.state()).toEqual({ answer: 'b', problem: undefined });
  expect(told).toBe(3);
});

test('a hidden page asks nothing, and asks at once when it is seen again', async () => {
  const { poll, time, asked, answer, show } = setUp();
  poll.subscribe(() => undefined);
  show(false);
  await answer(ok('a'));
  time.advance(60_000);
  expect(asked()).toBe(1);
  show(true);
  expect(asked()).toBe(2);
  show(true);
  expect(asked()).toBe(2);
});

test('nobody listening: no question and no timer; a second listener asks none of its own', async () => {
  const { poll, time, asked, answer } = setUp();
  const first = poll.subscribe(() => undefined);
  const second = poll.subscribe(() => undefined);
  expect(asked()).toBe(1);
  await answer(ok('a'));
  const third = poll.subscribe(() => undefined);
  expect(asked()).toBe(1);
  for (const stop of [first, second, third]) stop();
  expect(time.pending()).toBe(0);
  poll.subscribe(() => undefined);
  expect(asked()).toBe(2);
});

test('an answer that comes after the last listener has gone starts nothing', async () => {
  const { poll, time, answer } = setUp();
  const stop = poll.subscribe(() => undefined);
  stop();
  await answer(ok('a'));
  expect(time.pending()).toBe(0);
});
