// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import type { StreamDetail } from '#protocol/api.ts';
import { detailWith, openDesk, type DeskUnderTest } from './fake-page.tsx';

let page: DeskUnderTest | undefined;
afterEach(() => {
  page?.leave();
  page = undefined;
});

type Publisher = StreamDetail['publishers'][number];

const SCRIPT: Publisher = {
  address: '192.168.1.30',
  since: 0,
  frames: 1,
  kind: 'http',
  standing: 'counts',
  last: { at: 0, fields: { 'Home Score': '35', '<b>x</b>': '' }, count: 3 },
};

async function open(...publishers: readonly Publisher[]): Promise<DeskUnderTest> {
  page = await openDesk({ detail: { ...detailWith('OBS'), publishers: [...publishers] } });
  await page.click(page.get('fold-sources').querySelector('button') ?? page.element);
  return page;
}
const rows = (desk: DeskUnderTest): string[] =>
  [...desk.element.querySelectorAll<HTMLElement>('[data-testid="any-source"]')].map((row) => row.textContent);

test('every source is named with its way, how it stands, and what arrived of it last, as text', async () => {
  const desk = await open(SCRIPT, { address: '127.0.0.1', since: 5, frames: 0, kind: 'tcp', standing: 'waits' });
  const [script, tcp] = rows(desk);
  expect(script).toMatch(
    /^HTTP 192\.168\.1\.30 on air 1 messagelatest .*\(.*\)Home Score 35<b>x<\/b> blankand 1 more$/,
  );
  expect(tcp).toBe('TCP 127.0.0.1 waits 0 messagesIt has said nothing yet.');
  expect(desk.element.querySelector('b b')).toBeNull();
});

test('a test of the connection says what to do, and then that something arrived, and of whom', async () => {
  const desk = await open(SCRIPT);
  await desk.pass(5000);
  await desk.click(desk.get('test-connection'));
  expect(desk.get('test-result').textContent).toBe('Send something from your program now: it appears here.');
  expect(desk.get('any-source').dataset['new']).toBe('false');
  const last = { at: desk.time.now() + 10, fields: { 'Home Score': '36' }, count: 1 };
  desk.relay.detail = { ...detailWith('OBS'), publishers: [{ ...SCRIPT, frames: 2, last }] };
  await desk.pass(5000);
  expect(desk.get('test-result').textContent).toBe('It arrived.');
  expect(desk.get('any-source').dataset['new']).toBe('true');
});

test('what could not be read is counted with what was expected', async () => {
  const desk = await open();
  expect(desk.get('fold-sources').textContent).toContain('Nothing sends to this stream.');
  desk.relay.detail = { ...detailWith('OBS'), unreadable: { count: 2, reason: 'expected JSON' } };
  await desk.pass(5000);
  expect(desk.get('unreadable').textContent).toBe('2 messages could not be read; the latest: expected JSON');
});
