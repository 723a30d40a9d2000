// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import type { Command } from '#protocol/desk.ts';
import { openDesk, type DeskUnderTest } from './fake-page.tsx';

let page: DeskUnderTest | undefined;
afterEach(() => {
  page?.leave();
  page = undefined;
});

/** The row of a score of which a reading waits, once this was said. */
async function heldRow(...commands: readonly Command[]): Promise<HTMLElement> {
  page = await openDesk({ feed: { 'home.score': '64' } });
  page.desk.held = { 'home.score': { value: '84', since: 0, reason: 'jumps' } };
  for (const command of commands) await page.desk.client.say({ command });
  await page.pass(1000);
  await page.pass(1000);
  const row = page.element.querySelector<HTMLElement>('[data-testid="row"][data-field="home.score"]');
  if (row === null) throw new Error('no row');
  return row;
}

const keys = (row: HTMLElement): readonly (string | null)[] =>
  [...row.querySelectorAll('button')].map((key) => key.textContent).filter((words) => /air|off/i.test(words));

const isAsked = (): boolean => page?.element.querySelector('[data-testid="held-band"]') !== null;

test('what waits can be put on air or kept off beside its reason', async () => {
  const row = await heldRow();
  expect(row.querySelector('[data-testid="held"]')?.textContent).toContain('84');
  expect(keys(row)).toEqual(['Put on air', 'Keep off']);
  expect(isAsked()).toBe(true);
});

test.each([
  { do: 'override', field: 'home.score', value: '65' },
  { do: 'phase', phase: 'final' },
] as const)('no key says that it goes on air where something stands before it: $do', async (command) => {
  const row = await heldRow(command);
  expect(row.querySelector('[data-testid="held"]')?.textContent).toContain('84');
  expect(keys(row)).toEqual([]);
  expect(isAsked()).toBe(false);
});
