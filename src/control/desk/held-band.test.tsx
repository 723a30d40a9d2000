// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import type { FieldRow } from '#protocol/desk.ts';
import { openDesk, type DeskUnderTest } from './fake-page.tsx';

let opened: DeskUnderTest | undefined;

afterEach(() => {
  opened?.leave();
  opened = undefined;
});

type Waits = NonNullable<FieldRow['held']>;

/** The page whose desk holds these, each for so long when it is asked next. */
async function pageWith(held: Record<string, Omit<Waits, 'since'> & { readonly ms: number }>): Promise<DeskUnderTest> {
  opened = await openDesk({ feed: { 'home.score': '53', 'away.score': '47', clock: '5:00' } });
  const at = opened.time.now() + 1_000;
  const rows = Object.entries(held).map(([field, { ms, ...rest }]) => [field, { ...rest, since: at - ms }] as const);
  opened.desk.held = Object.fromEntries(rows);
  await opened.pass(1_000);
  return opened;
}

const band = ({ element }: DeskUnderTest): Element | null => element.querySelector('[data-testid="held-band"]');

test('what is held is asked about with its reason, and told to a screen reader once', async () => {
  const page = await pageWith({ 'home.score': { value: '51', reason: 'falls', ms: 700 } });
  expect(band(page)?.textContent).toContain('53 → 51 it is less than before');
  const said = page.get('held-said');
  expect([said.getAttribute('role'), said.textContent]).toEqual([
    'status',
    'Home: Score. 51 is read and held: it is less than before.',
  ]);
});

test('what is merely being confirmed never flashes', async () => {
  const page = await pageWith({
    'home.score': { value: '55', reason: 'confirming', ms: 5_000 },
    clock: { value: '4:12', reason: 'off-pace', ms: 320 },
  });
  expect(band(page)).toBeNull();
  // It waits on: the desk is asked sooner than once a second.
  await page.pass(250);
  await page.pass(250);
  expect(band(page)?.textContent).toContain('4:12');
});

test('one touch puts it on air or keeps it off, the one that waits longest first, and the next once that has gone', async () => {
  const page = await pageWith({
    'home.score': { value: '51', reason: 'falls', ms: 900 },
    'away.score': { value: '99', reason: 'jumps', ms: 1_500 },
  });
  const { get, click, pass, desk } = page;
  await pass(400);
  await click(get('held-refuse'));
  expect(desk.said).toEqual([{ do: 'refuse', field: 'away.score', value: '99' }]);
  expect(get('held-said').textContent).toBe('');
  await pass(1_500);
  await pass(400);
  await click(get('held-accept'));
  expect(desk.said.at(-1)).toEqual({ do: 'accept', field: 'home.score', value: '51' });
});

test('it takes no touch that was meant for what stood there, neither as it comes nor as it goes', async () => {
  const page = await pageWith({ 'home.score': { value: '51', reason: 'falls', ms: 900 } });
  const { get, click, pass, desk, press } = page;
  await click(get('held-accept'));
  desk.held = {};
  await pass(250);
  expect(get('held-band').dataset['over']).toBe('true');
  expect(get('held-band').textContent).toContain('no longer held');
  expect((get('held-accept') as HTMLButtonElement).disabled).toBe(true);
  await press('k');
  expect(desk.said).toEqual([]);
  await pass(1_500);
  expect(band(page)).toBeNull();
});

test('it says that the value is on air once it is', async () => {
  const page = await pageWith({ 'home.score': { value: '51', reason: 'falls', ms: 900 } });
  page.desk.held = {};
  page.desk.feed = { 'home.score': '51' };
  await page.live({ 'home.score': '51' });
  await page.pass(250);
  expect(band(page)?.textContent).toContain('51 on air now');
});

test('has a key of the keyboard each, and no question of revisions', async () => {
  const page = await pageWith({ 'home.score': { value: '51', reason: 'falls', ms: 900 } });
  page.desk.other('Ben', { do: 'swap' });
  await page.press('k');
  expect(page.desk.said).toEqual([{ do: 'refuse', field: 'home.score', value: '51' }]);
  expect(page.desk.expected.at(-1)).toBeUndefined();
  expect(page.get('held-refuse').getAttribute('aria-keyshortcuts')).toBe('k');
  await page.press('j');
  expect(page.desk.said).toHaveLength(1);
});
