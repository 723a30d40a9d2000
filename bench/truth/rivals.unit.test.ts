import { expect, test } from 'vitest';
import type { Guard } from './guard.ts';
import { drive } from './on-air.ts';
import { createConfirmation, createMajority, createNoGuard, majorityOf } from './rivals.ts';

const facts = { periodMs: 100 };

/** What goes on air of one field read every 100 ms; undefined is a frame without it. */
function aired(guard: Guard, texts: readonly (string | undefined)[], end = texts.length * 100): string[] {
  const frames = texts.map((text, index) => ({
    at: index * 100,
    values: new Map(text === undefined ? [] : [['score', text]]),
  }));
  const airings = drive(guard, { frames }, end).get('score') ?? [];
  return airings.map(({ at, value, from }) => `${value} at ${at} from ${from}`);
}

test('without a guard all goes on air', () => {
  expect(aired(createNoGuard(), ['5', '6', '8', '6'])).toEqual([
    '5 at 0 from 0',
    '6 at 100 from 100',
    '8 at 200 from 200',
    '6 at 300 from 300',
  ]);
});

test('two frames: what is read twice in a row goes on air, from its first reading; what is read once does not', () => {
  expect(aired(createConfirmation(2, facts), ['5', '5', '8', '5', '6', '6'])).toEqual([
    '5 at 100 from 0',
    '6 at 500 from 400',
  ]);
  expect(aired(createConfirmation(2, facts), ['5', '5', '8', '6', '8', '6'])).toEqual(['5 at 100 from 0']);
});

test('two frames: what a feed of changes does not say again goes on air after two periods', () => {
  const feed = ['5', undefined, undefined, undefined, '8', '5', undefined, '6'];
  expect(aired(createConfirmation(2, facts), feed, 2000)).toEqual(['5 at 200 from 0', '6 at 900 from 700']);
});

test('the majority is taken character by character among texts of the commonest length, of equals the latest', () => {
  expect(majorityOf(['16', '18', '76', '16', '1'])).toBe('16');
  expect(majorityOf(['16', '17'])).toBe('17');
  // What nobody read: the price of taking characters one by one.
  expect(majorityOf(['19', '19', '20', '20', '10'])).toBe('10');
  expect(majorityOf(['', '', '7'])).toBe('');
});

test('majority of five: a change goes on air with its third reading, two misreads do not', () => {
  const texts = ['5', '5', '5', '5', '5', '8', '8', '5', '5', '5', '6', '6', '6'];
  expect(aired(createMajority(facts), texts)).toEqual(['5 at 0 from 0', '6 at 1200 from 1000']);
  expect(aired(createMajority(facts), [...texts, '6', '6', '8', '8', '8'])).toContain('8 at 1700 from 1500');
});

test('majority of five: what a feed of changes does not say again counts as read again', () => {
  const feed = ['5', ...Array.from({ length: 9 }, () => undefined), '6'];
  expect(aired(createMajority(facts), feed, 3000)).toEqual(['5 at 0 from 0', '6 at 1250 from 1000']);
});
