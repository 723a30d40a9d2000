// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import { openDesk, type DeskUnderTest } from './fake-page.tsx';

let page: DeskUnderTest | undefined;
afterEach(() => {
  page?.leave();
  page = undefined;
});

async function open(): Promise<DeskUnderTest> {
  page = await openDesk({ feed: { 'home.score': '10', clock: '4:20' } });
  return page;
}

test('values of before a restart wait for a word, and go back on air by one key', async () => {
  const desk = await open();
  expect(desk.element.querySelector('[data-testid="old"]')).toBeNull();
  desk.desk.old = { savedAt: 0, values: { 'home.score': '55' }, overrides: {}, frozen: null };
  await desk.pass(1000);
  await desk.click(desk.get('restore'));
  expect(desk.desk.said).toEqual([{ do: 'restore' }]);
  expect(desk.element.querySelector('[data-testid="old"]')).toBeNull();
});

test('what waits of before a restart may as well be over: the next game is one key beside it', async () => {
  const desk = await open();
  desk.desk.old = { savedAt: 0, values: { 'home.score': '55' }, overrides: {}, frozen: null };
  await desk.pass(1000);
  await desk.click(desk.get('new-after-old'));
  expect(desk.desk.said).toEqual([{ do: 'new-game' }]);
});
