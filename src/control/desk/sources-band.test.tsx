// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import type { StreamDetail } from '#protocol/api.ts';
import { detailWith, openDesk, type DeskUnderTest } from './fake-page.tsx';

let page: DeskUnderTest | undefined;
afterEach(() => {
  page?.leave();
  page = undefined;
});

/** Publishers that came one after the other, each by its address; the first word of each says how it stands. */
function sent(...publishers: readonly (readonly [standing: 'counts' | 'waits', address: string])[]): StreamDetail {
  return {
    ...detailWith('OBS'),
    publishers: publishers.map(([standing, address], place) => ({ standing, address, since: place * 1000, frames: 9 })),
  };
}

async function open(detail: StreamDetail): Promise<DeskUnderTest> {
  page = await openDesk({ feed: { 'home.score': '10' }, detail });
  return page;
}

const rows = (desk: DeskUnderTest): string[] =>
  [...desk.element.querySelectorAll<HTMLElement>('[data-testid="source"]')].map(
    (row) => `${row.querySelector('span')?.textContent} ${row.dataset['standing']}`,
  );

test('[W6] connections of one computer are one source, and nothing to decide', async () => {
  const desk = await open(sent(['waits', '127.0.0.1'], ['counts', '::1']));
  expect(desk.get('sources').textContent).toBe('');
});

test('[W7] [W8] another computer is named, and one touch puts it on air, one more takes that back', async () => {
  const desk = await open(sent(['counts', '192.168.1.20'], ['waits', '192.168.1.31'], ['waits', '192.168.1.31']));
  expect(rows(desk)).toEqual(['192.168.1.20 counts', '192.168.1.31 waits']);
  await desk.click(desk.button('Use 192.168.1.31'));
  expect(desk.desk.said).toEqual([{ do: 'source', address: '192.168.1.31' }]);
  desk.relay.detail = sent(['waits', '192.168.1.20'], ['counts', '192.168.1.31']);
  await desk.pass(5000);
  expect(rows(desk)).toEqual(['192.168.1.20 waits', '192.168.1.31 counts']);
  expect(desk.get('sources').textContent).toContain('chosen');
  expect(desk.get('undo').textContent).toContain('takes back: source: 192.168.1.31');
  await desk.click(desk.button('Whoever came first'));
  expect(desk.desk.said.at(-1)).toEqual({ do: 'source', address: null });
});

test('[W8] a chosen computer that does not send is named while another one counts', async () => {
  const desk = await open(sent(['counts', '192.168.1.20'], ['waits', '192.168.1.31']));
  await desk.click(desk.button('Use 192.168.1.31'));
  desk.relay.detail = sent(['counts', '192.168.1.20']);
  await desk.pass(5000);
  expect(desk.get('sources').textContent).toContain('192.168.1.31 was chosen and does not send.');
  expect(rows(desk)).toEqual(['192.168.1.20 counts']);
});
