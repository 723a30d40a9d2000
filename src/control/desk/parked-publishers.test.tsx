// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import { detailWith, openDesk, type DeskUnderTest } from './fake-page.tsx';

let page: DeskUnderTest | undefined;
afterEach(() => {
  page?.leave();
  page = undefined;
});

const waiting = (address: string, values: Readonly<Record<string, string>> = {}) =>
  ({ standing: 'parked', address, since: 1000, frames: 9, values }) as const;

test('[S1] who has no key is named with what it says, and one touch lets it in or sends it away', async () => {
  const publishers = [
    waiting('192.168.1.23', { Home: '9' }),
    waiting('192.168.1.23', { Home: '10', 'time <b>': '3:12', Horn: '' }),
    waiting('192.168.1.44'),
  ];
  page = await openDesk({ feed: { 'home.score': '10' }, detail: { ...detailWith('OBS'), publishers } });
  const rows = [...page.element.querySelectorAll('[data-testid="parked-publisher"]')];
  expect(rows.map((row) => row.querySelector('strong')?.textContent)).toEqual([
    '192.168.1.23 wants to send scores',
    '192.168.1.44 wants to send scores',
  ]);
  expect(rows[0]?.querySelector('p')?.textContent).toBe('Home 10time <b> 3:12Horn blank');
  expect(rows[1]?.querySelector('p')?.textContent).toBe('It has said nothing yet.');
  expect(page.get('parked').querySelector('[role="status"]')?.textContent).toBe(
    '192.168.1.23 wants to send scores 192.168.1.44 wants to send scores',
  );
  // It is no source yet that another could be chosen over.
  expect(page.get('sources').textContent).toBe('');
  await page.click(page.button('Accept 192.168.1.23'));
  await page.click(page.button('Reject 192.168.1.44'));
  expect(page.desk.said).toEqual([
    { do: 'admit', address: '192.168.1.23' },
    { do: 'turn-away', address: '192.168.1.44' },
  ]);
  page.relay.detail = detailWith('OBS');
  await page.pass(5000);
  expect(page.get('parked').textContent).toBe('');
});
