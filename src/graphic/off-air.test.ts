// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import { createManualTime } from '#lib/manual-time.ts';
import { ENTER_MS, LEAVE_MS } from './comings.ts';
import { createOffAir } from './off-air.ts';

const moves: { readonly frames: unknown; readonly options: unknown; cancelled: boolean }[] = [];
let reduced = false;

beforeEach(() => {
  moves.length = 0;
  reduced = false;
  Object.defineProperty(Element.prototype, 'animate', {
    configurable: true,
    value: (frames: unknown, options: unknown) => {
      const move = { frames, options, cancelled: false };
      moves.push(move);
      return { cancel: () => (move.cancelled = true) };
    },
  });
  vi.stubGlobal('matchMedia', () => ({ matches: reduced }));
});

function setUp(isOff = false, animate = true) {
  const root = document.createElement('div');
  root.innerHTML = '<div class="bug" data-at="b" style="transform: translate(-50%, 0) scale(1)"></div>';
  const time = createManualTime();
  const offAir = createOffAir(root, isOff, { time, animate });
  return { root, time, offAir, isOff: () => root.dataset['offAir'] !== undefined };
}

test('[V15] what is off at first is so without motion', () => {
  const { isOff } = setUp(true);
  expect([isOff(), moves]).toEqual([true, []]);
});

test('[V15] the graphic leaves within 350 ms and is then no more to be drawn; it comes within 500 ms', () => {
  const { time, offAir, isOff } = setUp();
  offAir.set(true);
  expect([isOff(), moves.length]).toEqual([false, 1]);
  time.advance(LEAVE_MS);
  expect([isOff(), moves[0]?.cancelled]).toEqual([true, true]);
  offAir.set(false);
  expect([isOff(), moves.length]).toEqual([false, 2]);
  expect([LEAVE_MS <= 350, ENTER_MS <= 500]).toEqual([true, true]);
  // Its own place is part of every step.
  expect(JSON.stringify(moves.map(({ frames }) => frames)).match(/translate\(-50%, 0\) scale\(1\)/g)).toHaveLength(4);
});

test('[V15] one that is put back while it leaves stays', () => {
  const { time, offAir, isOff } = setUp();
  offAir.set(true);
  time.advance(LEAVE_MS - 1);
  offAir.set(false);
  time.advance(LEAVE_MS);
  expect([isOff(), moves[0]?.cancelled, moves.length]).toEqual([false, true, 2]);
});

test('the same word again changes nothing', () => {
  const { time, offAir, isOff } = setUp();
  for (let times = 0; times < 3; times += 1) offAir.set(true);
  time.advance(LEAVE_MS);
  offAir.set(true);
  expect([isOff(), moves.length]).toEqual([true, 1]);
});

test.each([
  ['the page', false, false],
  ['its host', true, true],
])('[V15] where %s asks for stillness it is gone at once', (_who, animate, host) => {
  reduced = host;
  const { offAir, isOff } = setUp(false, animate);
  offAir.set(true);
  expect(isOff()).toBe(true);
  offAir.set(false);
  expect([isOff(), moves]).toEqual([false, []]);
});
