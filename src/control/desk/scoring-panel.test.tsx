// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import { openDesk, type DeskUnderTest } from './fake-page.tsx';

let page: DeskUnderTest | undefined;
afterEach(() => {
  page?.leave();
  page = undefined;
});

async function typeScore(text: string): Promise<DeskUnderTest> {
  const desk = await openDesk({ feed: { 'home.score': '10', 'away.score': '8' } });
  page = desk;
  const box = desk.element.querySelector<HTMLInputElement>('#scoring [data-side="home"] input');
  if (box === null) throw new Error('no box');
  await desk.type(box, text);
  await desk.click(desk.button('Apply: Home: Score'));
  return desk;
}

test('a score is typed as a number', async () => {
  const desk = await typeScore(' 12 ');
  expect(desk.desk.said).toEqual([{ do: 'override', field: 'home.score', value: '12' }]);
});

test.each(['abc', '1o', ''])('what the keys could not count on from stays off the air: “%s”', async (text) => {
  const desk = await typeScore(text);
  expect(desk.desk.said).toEqual([]);
  expect(desk.element.querySelector('#scoring [role="alert"]')?.textContent).toBe('Expected a whole number');
});
