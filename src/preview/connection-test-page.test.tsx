// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, expect, test } from 'vitest';
import type { ConnectionEvents, Dial } from '#viewer/connection.ts';
import { ConnectionTest } from './connection-test-page.tsx';
import { aRow, openPage, type PageUnderTest } from './fake-page.tsx';

const SNAPSHOT =
  '{"type":"snapshot","stream":"stream1","epoch":"e","rev":1,"at":1,"build":"b","values":{},"source":{"status":"none"}}';

let opened: PageUnderTest | undefined;

afterEach(() => {
  opened?.leave();
  opened = undefined;
});

async function openTest(): Promise<{ page: PageUnderTest; dialled: { url: string; events: ConnectionEvents }[] }> {
  const dialled: { url: string; events: ConnectionEvents }[] = [];
  const dial: Dial = (url, events) => {
    dialled.push({ url, events });
    return { send: () => undefined, close: () => undefined };
  };
  opened = await openPage(<ConnectionTest dial={dial} />, { relay: { streams: [aRow()] } });
  return { page: opened, dialled };
}

test('it says that HTTP works, with host and build, and that a WebSocket works', async () => {
  const { page, dialled } = await openTest();
  expect(dialled[0]?.url).toBe('ws://studio:15001/stream1');
  expect(page.text('[data-testid=check]')).toBe('This device reaches BoardcastAt studio:15001, build b1.');
  await act(async () => {
    dialled[0]?.events.open(false);
    dialled[0]?.events.message(SNAPSHOT);
    await Promise.resolve();
  });
  expect(page.text('[data-testid=check]:nth-child(2)')).toContain('WebSocket works');
});

test('a WebSocket that does not get through is said with its cause, and can be tried again', async () => {
  const { page, dialled } = await openTest();
  await act(async () => {
    dialled[0]?.events.closed(1006);
    await Promise.resolve();
  });
  expect(page.text('[data-testid=check]:nth-child(2)')).toMatch(/does not work.*it was refused.*proxy/);
  act(() => {
    page.element.querySelector<HTMLButtonElement>('[data-testid=check] button')?.click();
  });
  expect(dialled).toHaveLength(2);
  expect(page.text('[data-testid=check]:nth-child(2)')).toContain('Trying');
});

test('it shows what to type, and what arrives', async () => {
  const { page } = await openTest();
  expect(page.text('[data-testid=publish-url]')).toBe('ws://studio:15001/stream1');
  expect(page.text('[data-testid=overlay-url]')).toBe('http://studio:15001/overlay/stream1');
  expect(page.text('[data-testid=feed]')).toContain('stream1');
});

test('a Boardcast that has gone since is told of, and so is its return', async () => {
  const { page } = await openTest();
  page.relay.down = true;
  await page.pass(1000);
  expect(page.text('[data-testid=check]')).toContain('does not answer any more');
  expect(page.text('[data-testid=feed]')).toContain('Unknown');
  page.relay.down = false;
  await page.pass(1000);
  expect(page.text('[data-testid=check]')).toContain('This device reaches Boardcast');
});
