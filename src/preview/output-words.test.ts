import { expect, test } from 'vitest';
import type { Output } from '#protocol/api.ts';
import { en } from '#store/words/en/en.ts';
import { laterInWords, reportOutput, withSeen, type RevSeen } from './output-words.ts';

const NOW = 1_764_000_000_000;
const output: Output = {
  id: '1',
  role: 'viewer',
  name: 'OBS program',
  address: '127.0.0.1',
  host: 'OBS 32.2.1',
  engine: 127,
  query: '',
  since: NOW - 60_000,
  viewport: { width: 1920, height: 1080 },
  delay: 0,
  current: 1052,
  ack: { rev: 1040, at: NOW - 2500, visible: true, lag: 14 },
};
const seen: RevSeen[] = [
  { rev: 1000, at: NOW - 8000 },
  { rev: 1020, at: NOW - 6000 },
  { rev: 1052, at: NOW },
];

test('an output that follows is good, though a running feed is always a little ahead of its last ack', () => {
  expect(reportOutput(output, seen, NOW, en)).toEqual({
    tone: 'good',
    word: 'Visible',
    ack: 'drew change 1040 of 1052, 2 s ago',
    warnings: [],
  });
});

test('[V7] an output that acknowledges what was old by then is behind', () => {
  const late = { ...output, ack: { rev: 900, at: NOW - 1000, visible: true, lag: null } };
  const report = reportOutput(late, seen, NOW, en);
  expect(report).toMatchObject({ tone: 'bad', word: 'Behind' });
  expect(report.warnings[0]).toContain('152 changes behind');
});

test('[V7] three heartbeats without an answer are told, in words and with what to do', () => {
  const silent = { ...output, ack: { rev: 1040, at: NOW - 9000, visible: true, lag: null } };
  const report = reportOutput(silent, seen, NOW, en);
  expect(report).toMatchObject({ tone: 'bad', word: 'No answer' });
  expect(report.warnings[0]).toMatch(/No answer for 9 s.*Refresh cache/);
  expect(reportOutput({ ...output, ack: null }, seen, NOW, en).tone).toBe('bad');
  expect(reportOutput({ ...output, ack: null, since: NOW - 1000 }, seen, NOW, en).tone).toBe('wait');
});

test('hidden is fine, and said', () => {
  const hidden = { ...output, ack: { rev: 1052, at: NOW, visible: false, lag: 3 } };
  expect(reportOutput(hidden, seen, NOW, en)).toMatchObject({ tone: 'idle', word: 'Hidden' });
});

test.each([
  [{ width: 800, height: 600 }, /OBS's default size: set Width 1920, Height 1080 in the source's properties/],
  [{ width: 1080, height: 1920 }, /not 16:9/],
  [{ width: 960, height: 540 }, /soft/],
])('a source of %o is flagged', (viewport, words) => {
  expect(reportOutput({ ...output, viewport }, seen, NOW, en).warnings).toEqual([expect.stringMatching(words)]);
});

test.each([[{ width: 1920, height: 1080 }], [{ width: 3840, height: 2160 }], [{ width: 1366, height: 768 }], [null]])(
  'a source of %o is left alone',
  (viewport) => {
    expect(reportOutput({ ...output, viewport }, seen, NOW, en).warnings).toEqual([]);
  },
);

test('an engine below 103 is flagged', () => {
  expect(reportOutput({ ...output, engine: 86 }, seen, NOW, en).warnings).toEqual([
    expect.stringContaining('Chromium 86 is too old'),
  ]);
  expect(reportOutput({ ...output, engine: 103 }, seen, NOW, en).warnings).toEqual([]);
});

test('what was seen is kept for as long as it is of use', () => {
  const kept = withSeen(seen, { rev: 1100, at: NOW + 8000 });
  expect(kept.map((sight) => sight.rev)).toEqual([1020, 1052, 1100]);
  expect(withSeen(seen, { rev: 3, at: NOW + 1 })).toEqual([{ rev: 3, at: NOW + 1 }]);
});

test('a delay is told in seconds', () => {
  expect([5000, 250, 10].map((ms) => laterInWords(ms, en))).toEqual(['5 s later', '0.25 s later', '0.01 s later']);
});
