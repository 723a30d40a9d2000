import { expect, test } from 'vitest';
import * as v from 'valibot';
import { commandRequestSchema, deskViewSchema, type Command } from '#protocol/desk.ts';
import { createTestRelay, ocr } from '../testing/test-relay.ts';
import type { Desk } from './desk.ts';
import { savedDeskSchema } from './saved-desk.ts';

function rig(): ReturnType<typeof createTestRelay> & { readonly desk: Desk } {
  const made = createTestRelay();
  const desk = made.relay.desk('game');
  if (desk === undefined) throw new Error('no desk');
  return { ...made, desk };
}

/** As it comes back from a file or a request. */
function again(data: unknown): unknown {
  return JSON.parse(JSON.stringify(data));
}

/** Whether a relay that starts, and a page that asks, can read what the desk holds. */
function isReadable(desk: Desk): boolean {
  return v.is(savedDeskSchema, again(desk.save())) && v.is(deskViewSchema, again(desk.view()));
}

test('[K4] a desk takes no more than it can save and read again', () => {
  const { desk } = rig();
  const flood = (count: number, command: (n: number) => Command): string[] =>
    Array.from({ length: count }, (_, n) => desk.run({ command: command(n) }).outcome);
  expect(flood(65, (n) => ({ do: 'hide', part: `part${n}` })).lastIndexOf('done')).toBe(63);
  expect(flood(257, (n) => ({ do: 'override', field: `f${n}`, value: '1' })).lastIndexOf('done')).toBe(255);
  expect(desk.run({ command: { do: 'hide', part: 'one.more' } })).toMatchObject({
    outcome: 'refused',
    why: { reason: 'hide: there are 64 already', code: 'too-many', about: ['hide', '64'] },
  });
  expect(isReadable(desk)).toBe(true);
});

test('[K4] [K5] a final score is saved whatever the board calls its fields and writes into them', () => {
  const { desk, dial } = rig();
  dial('/game').say(ocr({ note: '😀'.repeat(200), [`raw.${'x'.repeat(59)}`]: '1' }));
  desk.run({ command: { do: 'phase', phase: 'final' } });
  expect(Object.keys(desk.state().frozen ?? {})).toHaveLength(2);
  expect(isReadable(desk)).toBe(true);
});

test('[K1] no output has a name that every object has already', () => {
  const request = { command: { do: 'delay', ms: 100, output: 'toString' } };
  expect(v.is(commandRequestSchema, request)).toBe(false);
  expect(v.is(commandRequestSchema, { command: { ...request.command, output: 'OBS' } })).toBe(true);
});
