// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import { detailWith, openDesk, type DeskUnderTest } from './fake-page.tsx';

let page: DeskUnderTest | undefined;
afterEach(() => {
  page?.leave();
  page = undefined;
});

async function open(query: string, name = 'OBS program', language: 'en' | 'pl' = 'en'): Promise<DeskUnderTest> {
  page = await openDesk({ detail: detailWith(name, query), language });
  return page;
}

/** What a part of the page says of links, once it is open. */
async function marksIn(desk: DeskUnderTest, fold: string): Promise<readonly (string | null)[]> {
  const found = desk.get(`fold-${fold}`);
  const trigger = found.querySelector<HTMLElement>('button');
  if (trigger !== null) await desk.click(trigger);
  return [...found.querySelectorAll('[data-testid="link-marks"] li')].map(({ textContent }) => textContent);
}

test('[V15] [V16] beside theme and layout stands which output’s link keeps them, and a screen reader says so with the list', async () => {
  const desk = await open('?theme=led&layout=bar');
  expect(await marksIn(desk, 'look')).toEqual([
    'Pinned by the link of OBS program: led',
    'Pinned by the link of OBS program: bar',
  ]);
  const list = desk.get('fold-look').querySelector('select');
  const note = desk.element.querySelector(`[id="${list?.getAttribute('aria-describedby')}"]`);
  expect(note?.textContent).toBe('Pinned by the link of OBS program: led');
});

test('[V15] [V16] [K12] beside sport and competition stands which output’s link keeps them, in the page’s language', async () => {
  const desk = await open('?sport=waterpolo&rules=nfhs', 'OBS program', 'pl');
  const marks = await marksIn(desk, 'settings');
  expect(marks[0]).toContain('(OBS program): Piłka wodna');
  await marksIn(desk, 'outputs');
  expect(desk.get('output').textContent).toContain('nfhs');
});

test('[V15] [V16] beside the phase stands whose link shows its own card, beside places whose names an order', async () => {
  const desk = await open('?show=bug&order=away');
  const phase = desk.element.querySelector('section [data-testid="link-marks"]');
  expect(phase?.textContent).toBe('Pinned by the link of OBS program: the score bug');
  expect(await marksIn(desk, 'places')).toEqual(['The link of OBS program says Away. What you say here counts.']);
});

test('[V15] [V16] beside names, colours and logos stands that the desk’s word counts', async () => {
  const desk = await open('?homeName=LIONS&awayColor=c8102e', '');
  expect(await marksIn(desk, 'teams')).toEqual([
    'Home name. The link of an output without a name says LIONS. What you say here counts.',
    'Away colour. The link of an output without a name says #c8102e. What you say here counts.',
  ]);
});

test('[V16] an output’s own row says what its link pins, and whose delay holds while nobody says one', async () => {
  const desk = await open('?theme=led&delay=5000&name=OBS+program');
  await marksIn(desk, 'outputs');
  const row = desk.get('output');
  expect(row.textContent).toContain('Pinned by its link – Theme: led');
  expect(row.textContent).toContain('Delay: 5000 ms');
  expect(row.querySelector<HTMLInputElement>('input[inputmode]')?.placeholder).toBe('as each URL says');
});

test('[D2] that an output has no delay at all can be said, and is not the same as saying nothing', async () => {
  const desk = await open('?delay=5000');
  await marksIn(desk, 'outputs');
  const box = desk.get('output').querySelector<HTMLInputElement>('input[inputmode]');
  if (box === null) throw new Error('no box');
  await desk.type(box, '0');
  await desk.click(desk.button('Apply: Delay of OBS program'));
  expect(desk.desk.said).toEqual([{ do: 'delay', ms: 0, output: 'OBS program' }]);
  expect(desk.desk.view().state.outputs).toEqual({ 'OBS program': { delay: 0, program: null } });
});

test('an output without a name is told by where it runs, and how it gets one', async () => {
  const desk = await open('', '', 'pl');
  await marksIn(desk, 'outputs');
  expect(desk.get('fold-outputs').textContent).toContain('Bez nazwy: 1 (OBS 32, 127.0.0.1)');
});
