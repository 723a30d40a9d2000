// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import type { KeyList } from '#protocol/access.ts';
import { openPage, type FakeRelay, type PageUnderTest } from '../frame/fake-page.tsx';
import { KeysPanel } from './keys-panel.tsx';

const KEYS: KeyList = {
  lan: true,
  openLan: false,
  keys: [
    { kind: 'publish', made: 1_764_000_000_000 },
    { kind: 'viewer', made: 1_764_000_000_000 },
    { kind: 'operator', made: 1_764_000_000_000 },
  ],
};
const SIGNED_IN = { open: false, operator: true, viewer: true, tls: false };

let opened: PageUnderTest | undefined;
afterEach(() => {
  opened?.leave();
  opened = undefined;
});

async function open(relay: Partial<FakeRelay>): Promise<PageUnderTest> {
  opened = await openPage((ports) => <KeysPanel stream="court1" ports={ports} />, { relay });
  return opened;
}

const key = (kind: string, button = 'button'): string => `[data-kind=${kind}] ${button}`;

test('[S20] keys are named by what they open and since when, never by what they are', async () => {
  const page = await open({ keys: KEYS });
  expect(page.element.querySelectorAll('[data-testid=key]')).toHaveLength(3);
  expect(page.text('[data-kind=publish]')).toMatch(/^Publish sends scores from another computermade on Nov 24, 2025, /);
  expect(page.element.querySelector('[data-testid=new-key]')).toBeNull();
});

test.each([
  ['publish', 'ws://studio:15001/court1~K7Qpublish'],
  ['viewer', 'http://studio:15001/overlay/court1#k=K7Qviewer'],
  ['operator', 'K7Qoperator'],
])('a new %s key is made once that was confirmed, and shown this once, ready to paste', async (kind, shown) => {
  const page = await open({ keys: KEYS });
  await page.click(key(kind));
  // The way back has the focus.
  expect(document.activeElement?.textContent).toBe('Cancel');
  expect(page.relay.door).toEqual([]);
  await page.click(key(kind, 'button:not(:last-of-type)'));
  expect(page.relay.door).toEqual([]);
  await page.click(key(kind));
  await page.click(key(kind, 'button:last-of-type'));
  expect(page.relay.door).toEqual([`new ${kind}`]);
  expect(page.text('[data-testid=new-key]')).toBe(shown);
  expect(page.text(`[data-kind=${kind}]`)).toContain('made on');
});

test('who makes a new passphrase stays signed in by it, and signs out by a touch', async () => {
  const page = await open({ keys: KEYS, session: SIGNED_IN });
  await page.click(key('operator'));
  await page.click(key('operator', 'button:last-of-type'));
  expect(page.relay.door).toEqual(['new operator', 'in K7Qoperator']);
  const asked: string[] = [];
  window.addEventListener('boardcast:sign-in-wanted', ({ type }) => asked.push(type), { once: true });
  await page.click('[data-testid=keys] > button');
  expect(page.relay.door.at(-1)).toBe('out');
  expect(asked).toHaveLength(1);
});

test('a relay that never made keys shows none, nor does one that no other computer reaches', async () => {
  const page = await open({ keys: { lan: true, openLan: true, keys: [] } });
  expect(page.element.textContent).toBe('');
  page.leave();
  const alone = await open({ keys: { ...KEYS, lan: false } });
  expect(alone.element.textContent).toBe('');
});

test('a key that could not be made is a problem in words', async () => {
  const page = await open({ keys: KEYS, down: true });
  await page.click(key('viewer'));
  await page.click(key('viewer', 'button:last-of-type'));
  expect(page.text('[role=alert]')).toBe('Boardcast cannot be reached');
  expect(page.element.querySelector('[data-testid=new-key]')).toBeNull();
});
