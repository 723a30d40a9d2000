import { expect, test } from 'vitest';
import { ballsOf } from './over.ts';

const kinds = (text: string): string =>
  ballsOf(text)
    .map(({ kind }) => kind)
    .join(' ');

test('balls by what they were', () => {
  expect(kinds('1 . 4 W 2nb 6')).toBe('runs dot boundary wicket extra boundary');
  expect(kinds('wd 2wd wd1 nb nb4 b lb 2lb 4b')).toBe(Array(9).fill('extra').join(' '));
  expect(kinds('w 1W W1 wd+W')).toBe(Array(4).fill('wicket').join(' '));
  expect(kinds('0,0;•|3')).toBe('dot dot dot runs');
});

test('a dot is drawn as one, all else as it was written', () => {
  expect(ballsOf('0 2nb W').map(({ text }) => text)).toEqual(['•', '2nb', 'W']);
});

test('blank is no balls, and of very many the last are shown', () => {
  expect(ballsOf(' ')).toEqual([]);
  expect(ballsOf(`${'1 '.repeat(20)}W`)).toHaveLength(12);
  expect(ballsOf(`${'1 '.repeat(20)}W`).at(-1)?.kind).toBe('wicket');
});
