import { expect, test } from 'vitest';
import { decodeHealth, decodeStreamDetail, decodeStreamList } from './api.ts';

const row = {
  id: 'stream1',
  epoch: '9f3a',
  rev: 12,
  sport: 'hockey',
  source: { status: 'live', age: 120 },
  publisher: { address: '192.168.1.20', since: 1_764_000_000_000, frames: 40 },
  values: { clock: '3:12' },
  derived: { 'home.bonus': '1' },
};

test('[H1] the list of streams is read', () => {
  const list = decodeStreamList(JSON.stringify({ build: 'b1', streams: [{ ...row, outputs: 2 }] }));
  expect(list).toMatchObject({ ok: true, value: { streams: [{ id: 'stream1', outputs: 2 }] } });
});

test('[H2] a stream is read, and keys that are not known are left out', () => {
  const detail = {
    ...row,
    publishers: [{ ...row.publisher, standing: 'counts' }],
    outputs: [],
    unmapped: ['Horn'],
    rivals: [],
    refused: [],
    unreadable: { count: 0, reason: null },
    later: 1,
  };
  const read = decodeStreamDetail(JSON.stringify(detail));
  expect(read).toMatchObject({ ok: true, value: { unmapped: ['Horn'] } });
  expect(read.ok && 'later' in read.value).toBe(false);
});

test('[H3] what is no health report is refused in words', () => {
  expect(decodeHealth('{"status":"fine"}')).toEqual({
    ok: false,
    reason: expect.stringContaining('status: expected'),
  });
  expect(decodeHealth('<html>')).toEqual({ ok: false, reason: 'not JSON' });
});
