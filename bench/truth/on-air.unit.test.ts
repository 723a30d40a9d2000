import { expect, test } from 'vitest';
import type { Guard } from './guard.ts';
import { delayed, drive } from './on-air.ts';

const nothing: Guard = { read: () => [], due: () => undefined, tick: () => [] };

test('a guard is called when it wants to be, between the frames and behind the last', () => {
  const calls: string[] = [];
  let due: number | undefined;
  const guard: Guard = {
    read(_, at) {
      calls.push(`read ${at}`);
      due = at + 30;
      return [];
    },
    due: () => due,
    tick(at) {
      calls.push(`tick ${at}`);
      due = at < 200 ? at + 50 : undefined;
      return [{ name: 'score', value: String(at), at: at - 10 }];
    },
  };
  const airings = drive(guard, { frames: [0, 100].map((at) => ({ at, values: new Map() })) }, 300);
  expect(calls).toEqual(['read 0', 'tick 30', 'tick 80', 'read 100', 'tick 130', 'tick 180', 'tick 230']);
  expect(airings.get('score')?.[0]).toEqual({ at: 30, value: '30', from: 20 });
});

test('a text that is on air already is not put there again', () => {
  const guard: Guard = { ...nothing, read: (_, at) => [{ name: 'score', value: at < 200 ? '5' : '6', at }] };
  const airings = drive(guard, { frames: [0, 100, 200].map((at) => ({ at, values: new Map() })) }, 300);
  expect(airings.get('score')?.map(({ at }) => at)).toEqual([0, 200]);
});

test('a guard that breaks its contract is found out', () => {
  const frames = [{ at: 100, values: new Map<string, string>() }];
  const early: Guard = { ...nothing, read: (_, at) => [{ name: 'score', value: '5', at: at + 1 }] };
  expect(() => drive(early, { frames }, 200)).toThrow('goes on air at 100 by a reading of 101');
  expect(() => drive({ ...nothing, due: () => 0 }, { frames }, 200)).toThrow('again and again');
});

test('an output with a delay shows a text by the time of its reading, and what is known too late as soon as it is', () => {
  const airings = [
    { at: 0, value: '5', from: 0 },
    { at: 1300, value: '6', from: 1000 },
    { at: 5000, value: '7', from: 2000 },
  ];
  expect(delayed(airings, 2000).map(({ at, value }) => `${value} at ${at}`)).toEqual([
    '5 at 0',
    '6 at 1000',
    '7 at 3000',
  ]);
  expect(delayed(airings, 0).map(({ at }) => at)).toEqual([0, 1300, 5000]);
});

test('what was put right before its time came is never shown with a delay', () => {
  const misread = [
    { at: 0, value: '5', from: 0 },
    { at: 1000, value: '8', from: 1000 },
    { at: 1300, value: '5', from: 900 },
    { at: 1400, value: '5', from: 1000 },
  ];
  expect(delayed(misread, 2000).map(({ value }) => value)).toEqual(['5']);
});
