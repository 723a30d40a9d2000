import { expect, test } from 'vitest';
import { reportFeed, type FeedFacts } from './feed-words.ts';

const NOW = new Date(2026, 10, 23, 14, 3, 20).getTime();
const facts: FeedFacts = {
  status: 'live',
  link: 'live',
  synced: true,
  since: NOW - 5000,
  lastHeard: NOW - 200,
  lastChange: NOW - 34_000,
  publisher: { address: '192.168.1.20', since: NOW - 120_000 },
};

test('[S1] live names the publisher and since when it is there', () => {
  expect(reportFeed(facts, NOW)).toEqual({
    tone: 'live',
    word: 'Live',
    meaning: 'Values arrive from 192.168.1.20.',
    since: 'Since 14:01:20 (2 min)',
  });
});

test('[S2] quiet says that it is normal and when a value last changed', () => {
  const report = reportFeed({ ...facts, status: 'quiet' }, NOW);
  expect(report.word).toBe('Quiet');
  expect(report.meaning).toContain('Normal');
  expect(report.since).toBe('Last change 14:02:46 (34 s ago)');
  expect(reportFeed({ ...facts, status: 'quiet', lastChange: undefined }, NOW).since).toBe('');
});

test('[S3] [S4] stale and offline count from the last that was heard, and say that the air holds', () => {
  for (const status of ['stale', 'offline'] as const) {
    const report = reportFeed({ ...facts, status, lastHeard: NOW - 200_000 }, NOW);
    expect(report.tone).toBe(status);
    expect(report.since).toBe('Since 14:00:00 (3 min 20 s)');
    expect(report.meaning).toMatch(/hold the last values/);
  }
});

test('[S5] none is no fault', () => {
  expect(reportFeed({ ...facts, status: 'none', lastHeard: undefined }, NOW).word).toBe('No feed');
});

test("the page's own lost link counts more than what the relay last said", () => {
  for (const link of ['stale', 'waiting'] as const) {
    expect(reportFeed({ ...facts, link }, NOW)).toMatchObject({ tone: 'lost', since: 'Since 14:03:15 (5 s)' });
  }
  expect(reportFeed({ ...facts, link: 'connecting', synced: false }, NOW).tone).toBe('connecting');
  expect(reportFeed({ ...facts, link: 'waiting', synced: false }, NOW).tone).toBe('lost');
  expect(reportFeed({ ...facts, link: 'connecting' }, NOW).tone).toBe('live');
});
