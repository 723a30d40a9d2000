// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import { createRandom } from '#lib/random.ts';
import type { StreamDetail } from '#protocol/api.ts';
import { createTestData } from '#publisher/test-data.ts';
import { detailWith, memoryStorage, openDesk, type DeskUnderTest } from './fake-page.tsx';

let page: DeskUnderTest | undefined;
afterEach(() => {
  page?.leave();
  page = undefined;
});

/** The page with one output that is right, at the moment of the page's clock. */
async function open(name: string, options: Parameters<typeof openDesk>[0] = {}): Promise<DeskUnderTest> {
  page = await openDesk({ detail: rightAt(name, 1_764_000_000_000), ...options });
  return page;
}

function rightAt(name: string, at: number): StreamDetail {
  const detail = detailWith(name);
  for (const output of detail.outputs) output.ack = { rev: 1, at, visible: true, lag: 5 };
  return detail;
}

async function close(desk: DeskUnderTest): Promise<void> {
  desk.relay.detail = { ...detailWith('x'), outputs: [] };
  for (let looks = 0; looks < 4; looks += 1) await desk.pass(2_000);
}

const alarms = (desk: DeskUnderTest): readonly (string | null)[] =>
  [...desk.element.querySelectorAll('[data-testid="alarm"] p:first-child')].map(({ textContent }) => textContent);

test('a program output that is gone raises an alarm on top, since when, read out once, and ended by its return', async () => {
  const desk = await open('Program');
  expect(alarms(desk)).toEqual([]);
  await close(desk);
  expect(alarms(desk)).toEqual([expect.stringMatching(/^Program is gone since \d\d:\d\d:\d\d$/)]);
  const spoken = desk.get('alarm-spoken').textContent;
  expect(spoken).toMatch(/^Alarm: Program is gone, since \d\d:\d\d:\d\d\.$/);
  await desk.pass(4_000);
  expect(desk.get('alarm-spoken').textContent).toBe(spoken);
  desk.relay.detail = rightAt('Program', desk.time.now());
  await desk.pass(2_000);
  expect(alarms(desk)).toEqual([]);
  expect(desk.get('alarm-spoken').textContent).toBe('');
});

test('it is over when an operator says that it was meant, also for a page that is loaded anew', async () => {
  const storage = memoryStorage();
  const desk = await open('Program', { storage, language: 'de' });
  await close(desk);
  expect(alarms(desk)).toEqual([expect.stringMatching(/^Program ist weg seit/)]);
  await desk.click(desk.button('Mit Absicht beendet: Program'));
  expect(alarms(desk)).toEqual([]);
  desk.leave();
  const again = await open('Program', { storage, detail: { ...detailWith('x'), outputs: [] } });
  for (let looks = 0; looks < 4; looks += 1) await again.pass(2_000);
  expect(alarms(again)).toEqual([]);
});

test('other outputs raise none, unless the operator marks them', async () => {
  const desk = await open('spare');
  await close(desk);
  expect(alarms(desk)).toEqual([]);
  desk.desk.other('Anna', { do: 'program', output: 'spare', program: true });
  await desk.pass(2_000);
  expect(alarms(desk)).toHaveLength(1);
});

test('random values of the source are named, on air or held back, read out once, and over some seconds after the last of it', async () => {
  const board = { time: '3:12', score_a: '56', score_b: '60', shot_clock: '12' };
  const randomBoard = createTestData(createRandom(1));
  page = await openDesk({ feed: board });
  for (let look = 0; look < 14; look += 1) {
    Object.assign(page.desk.feed, randomBoard(board));
    await page.pass(1_000);
  }
  expect(page.get('test-data').textContent).toMatch(/^Test data on air.*Clear Test Data/);
  expect(page.get('alarm-spoken').textContent).toBe('Hazard: test data is on air.');
  await page.pass(17_000);
  expect(page.element.querySelector('[data-testid="test-data"]')).toBeNull();
});

test('what is wrong with the relay itself is said on top, in its own words, and read out', async () => {
  const desk = await open('Program');
  const said = desk.get('relay-alarms');
  expect([said.getAttribute('role'), said.textContent]).toEqual(['alert', '']);
  const alarm = 'stream1 is not saved since 2026-11-27T12:00:00.000Z: ENOSPC: no space left on device, write';
  desk.relay.detail = { ...rightAt('Program', desk.time.now()), alarms: [alarm] };
  await desk.pass(2_000);
  expect(said.textContent).toBe(`Boardcast itself needs attention${alarm}`);
  expect(said.querySelector('[lang="en"]')?.textContent).toBe(alarm);
  desk.relay.detail = { ...rightAt('Program', desk.time.now()), alarms: [] };
  await desk.pass(2_000);
  expect(said.textContent).toBe('');
});
