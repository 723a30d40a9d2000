import { expect, test } from 'vitest';
import { withAnswers } from './feed-tone.ts';

const LOST = { tone: 'lost', since: 10_000 } as const;

test('a link that stays lost while the relay answers is refused', () => {
  expect(withAnswers(LOST, { answer: { at: 12_999 }, problem: undefined })).toBe('lost');
  expect(withAnswers(LOST, { answer: { at: 13_000 }, problem: undefined })).toBe('refused');
});

test('without a late answer, or with a live link, it is as the page saw it', () => {
  expect(withAnswers(LOST, { answer: undefined, problem: undefined })).toBe('lost');
  expect(withAnswers(LOST, { answer: { at: 13_000 }, problem: 'unreachable' })).toBe('lost');
  expect(withAnswers({ tone: 'live', since: 10_000 }, { answer: { at: 13_000 }, problem: undefined })).toBe('live');
});
