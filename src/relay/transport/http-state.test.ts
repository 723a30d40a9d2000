import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { STATES_AT_ONCE } from '../limits.ts';
import { createStateAnswers } from './http-state.ts';

test('[H2] of many that ask at once some are answered in a turn, in their order, and all in the end', () => {
  const turns: (() => void)[] = [];
  const answered: number[] = [];
  const access = { caller: () => ({}), rights: () => ({ view: true }) } as unknown as Parameters<
    typeof createStateAnswers
  >[1];
  const answer = createStateAnswers(
    { streamJson: (id) => (id === 'stream1' ? Buffer.from('{}') : undefined) },
    access,
    (run) => turns.push(run),
  );
  const ask = (number: number, url = '/api/streams/stream1', method = 'GET'): boolean => {
    const response = {
      writeHead: () => response,
      end: () => answered.push(number),
    };
    return answer({ method, url, headers: {} } as IncomingMessage, response as unknown as ServerResponse);
  };
  const all = Array.from({ length: 2 * STATES_AT_ONCE + 3 }, (_, number) => number);
  for (const number of all) expect(ask(number)).toBe(true);
  expect(ask(-1, '/api/streams/nobody')).toBe(false);
  expect(ask(-1, '/api/streams')).toBe(false);
  expect(ask(-1, '/api/streams/stream1', 'PUT')).toBe(false);
  expect(answered).toEqual([]);
  const counts: number[] = [];
  for (const turn of turns) {
    turn();
    counts.push(answered.length);
  }
  expect(counts).toEqual([STATES_AT_ONCE, 2 * STATES_AT_ONCE, all.length]);
  expect(answered).toEqual(all);
});
