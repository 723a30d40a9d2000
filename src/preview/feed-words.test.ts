import { expect, test } from 'vitest';
import { createScoreboardStore, type ScoreboardState } from '#store/scoreboard-store.ts';
import { toneOf } from '#store/tone.ts';
import { en } from '#store/words/en/en.ts';
import { reportFeed, type FeedFacts } from './feed-words.ts';

const NOW = new Date(2026, 10, 23, 14, 3, 20).getTime();
const facts: FeedFacts = {
  tone: 'live',
  since: NOW - 5000,
  lastHeard: NOW - 200,
  lastChange: NOW - 34_000,
  publisher: { address: '192.168.1.20', since: NOW - 120_000 },
};

test('[W1] live names the publisher and since when it is there', () => {
  expect(reportFeed(facts, NOW, en)).toEqual({
    tone: 'live',
    word: 'Live',
    meaning: 'Values arrive from 192.168.1.20.',
    since: 'Since 14:01:20 (2 min)',
  });
});

test('[W2] quiet says that it is normal and when a value last changed', () => {
  const report = reportFeed({ ...facts, tone: 'quiet' }, NOW, en);
  expect(report.word).toBe('Quiet');
  expect(report.meaning).toContain('Normal');
  expect(report.since).toBe('Last change 14:02:46 (34 s ago)');
  expect(reportFeed({ ...facts, tone: 'quiet', lastChange: undefined }, NOW, en).since).toBe('');
});

test('[W3] [W4] stale and offline count from the last that was heard, and say that the air holds', () => {
  for (const status of ['stale', 'offline'] as const) {
    const report = reportFeed({ ...facts, tone: status, lastHeard: NOW - 200_000 }, NOW, en);
    expect(report.tone).toBe(status);
    expect(report.since).toBe('Since 14:00:00 (3 min 20 s)');
    expect(report.meaning).toMatch(/hold the last values/);
  }
});

test('[W5] none is no fault', () => {
  expect(reportFeed({ ...facts, tone: 'none', lastHeard: undefined }, NOW, en).word).toBe('No feed');
});

function toneIn(state: Partial<ScoreboardState>): string {
  return toneOf({ ...createScoreboardStore().getState(), link: 'live', synced: true, ...state });
}

test('[W5] [R1] values that nobody has published since the start are from before it, and it says who is missing', () => {
  expect(toneIn({ source: { status: 'none', restored: true } })).toBe('restored');
  // Scored by hand.
  expect(toneIn({ values: { clock: '3:12' } })).toBe('none');
  expect(toneIn({ values: { clock: '3:12' }, source: { status: 'stale' } })).toBe('stale');
  const report = reportFeed({ ...facts, tone: 'restored', lastHeard: undefined, publisher: undefined }, NOW, en);
  expect(report.word).toBe('Waiting');
  expect(report.meaning).toMatch(/before Boardcast was restarted.*not come back yet/);
});

test("the page's own lost link counts more than what the relay last said", () => {
  for (const link of ['stale', 'waiting'] as const) {
    expect(toneIn({ link, source: { status: 'live' } })).toBe('lost');
    expect(toneIn({ link, synced: false })).toBe('lost');
  }
  expect(toneIn({ link: 'connecting', synced: false })).toBe('connecting');
  expect(toneIn({ link: 'connecting', source: { status: 'live' } })).toBe('live');
  expect(reportFeed({ ...facts, tone: 'lost' }, NOW, en)).toMatchObject({
    word: 'Link lost',
    since: 'Since 14:03:15 (5 s)',
  });
});

test('a relay that answers is not called lost', () => {
  const report = reportFeed({ ...facts, tone: 'refused' }, NOW, en);
  expect(report).toMatchObject({ word: 'No live link', since: 'Since 14:03:15 (5 s)' });
  expect(report.meaning).toMatch(/^Boardcast answers/);
});
