// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRandom } from '#lib/random.ts';
import { createTestData } from '#publisher/test-data.ts';
import type { Output } from '#protocol/api.ts';
import { EMPTY_DESK } from '#protocol/desk.ts';
import { createScoreboardStore, type ScoreboardStore } from '#store/scoreboard-store.ts';
import { aDesk, aDetail, anOutput, openPage, type FakeRelay, type PageUnderTest } from './fake-page.tsx';
import { PreviewPage } from './preview-page.tsx';
import type { SettingsStorage } from './settings.ts';

let store: ScoreboardStore;
let opened: PageUnderTest | undefined;

beforeEach(() => {
  // happy-dom has no font loading; the graphic listens to it.
  Object.assign(document, { fonts: new EventTarget() });
  store = createScoreboardStore();
});

afterEach(() => {
  opened?.leave();
  opened = undefined;
});

async function openPreview(relay: Partial<FakeRelay>, storage?: SettingsStorage): Promise<PageUnderTest> {
  store.setState({ link: 'live', synced: true, redraw: 1, source: { status: 'live', age: 100 } });
  opened = await openPage(<PreviewPage stream="stream1" store={store} />, {
    relay,
    ...(storage === undefined ? {} : { storage }),
  });
  return opened;
}

function memory(): SettingsStorage {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
  };
}

/** Seconds pass, and what is asked each second is answered. */
async function seconds(page: PageUnderTest, count: number): Promise<void> {
  for (let second = 0; second < count; second += 1) await page.pass(1000);
}

/** An overlay that answers all the time. */
function steady(name: string): Output {
  return anOutput({ id: name, name, ack: { rev: 100, at: 1_764_000_000_000 + 3_600_000, visible: true, lag: 5 } });
}

test('a program output that is gone raises an alarm in words, in the page’s title and for a screen reader', async () => {
  const page = await openPreview({ detail: aDetail({ outputs: [steady('Program'), steady('spare')] }) });
  expect(page.element.querySelector('[role=alert]')?.textContent).toBe('');
  page.relay.detail = aDetail({ outputs: [] });
  await seconds(page, 5);
  expect(page.text('[data-testid=alarm]')).toMatch(/^Program is goneSince \d\d:\d\d:\d\d.*Closed on purpose$/);
  expect(page.element.querySelectorAll('[data-testid=alarm]')).toHaveLength(1);
  expect(page.text('[role=alert]')).toMatch(/^Alarm: Program is gone since \d\d:\d\d:\d\d\.$/);
  expect(document.title).toMatch(/^ALARM · /);
  page.relay.detail = aDetail({ outputs: [steady('Program')] });
  await seconds(page, 1);
  expect(page.element.querySelector('[data-testid=alarm]')).toBeNull();
  expect(document.title).not.toContain('ALARM');
});

test('one that was closed on purpose is dismissed by a button that says which', async () => {
  const page = await openPreview({ detail: aDetail({ outputs: [steady('Program')] }) });
  page.relay.detail = aDetail({ outputs: [] });
  await seconds(page, 5);
  const button = page.element.querySelector<HTMLButtonElement>('[data-testid=alarm] button');
  expect(button?.getAttribute('aria-label')).toBe('Closed on purpose: Program');
  act(() => button?.click());
  await seconds(page, 10);
  expect(page.element.querySelector('[data-testid=alarm]')).toBeNull();
});

test('what the operator marked as program counts, whatever its name; and a relay that does not answer is no alarm', async () => {
  const desk = aDesk({ state: { ...EMPTY_DESK, outputs: { 'OBS main': { delay: null, program: true } } } });
  const page = await openPreview({ desk, detail: aDetail({ outputs: [steady('OBS main')] }) });
  expect(page.text('[data-testid=output]')).toContain('OBS mainprogram');
  page.relay.down = true;
  await seconds(page, 30);
  expect(page.element.querySelector('[data-testid=alarm]')).toBeNull();
  page.relay.down = false;
  page.relay.detail = aDetail({ outputs: [] });
  await seconds(page, 5);
  expect(page.text('[data-testid=alarm]')).toContain('OBS main is gone');
});

test('a page that is loaded anew still knows which output was there', async () => {
  const storage = memory();
  const first = await openPreview({ detail: aDetail({ outputs: [steady('Program')] }) }, storage);
  await seconds(first, 1);
  first.leave();
  const page = await openPreview({ detail: aDetail({ outputs: [] }) }, storage);
  await seconds(page, 5);
  expect(page.text('[data-testid=alarm]')).toContain('Program is gone');
});

test('where no output is program the panel says how to make one', async () => {
  const page = await openPreview({ detail: aDetail({ outputs: [steady('OBS')] }) });
  expect(page.text('[data-testid=outputs]')).toContain('?name=program');
  page.relay.detail = aDetail({ outputs: [steady('program')] });
  await seconds(page, 1);
  expect(page.text('[data-testid=outputs]')).not.toContain('?name=program');
});

const BOARD = { time: '3:12', score_a: '56', score_b: '60', shot_clock: '12' };

test('random values are shown as a hazard, and are over some seconds after the last of it', async () => {
  const page = await openPreview({ detail: aDetail() });
  const randomBoard = createTestData(createRandom(1));
  for (let look = 0; look < 40; look += 1) {
    act(() => {
      store.setState({ values: randomBoard(BOARD) });
    });
    await page.pass(100);
  }
  expect(page.text('[data-testid=test-data]')).toMatch(/^Test data on air.*Clear Test Data/);
  expect(page.text('[role=alert]')).toBe('Hazard: test data is on air.');
  await seconds(page, 17);
  expect(page.element.querySelector('[data-testid=test-data]')).toBeNull();
});

test('random values that overrides keep off the air is told by what the board reads', async () => {
  const page = await openPreview({ detail: aDetail(), desk: aDesk() });
  const randomBoard = createTestData(createRandom(1));
  for (let look = 0; look < 14; look += 1) {
    const read = Object.entries(randomBoard(BOARD));
    page.relay.desk = aDesk({
      fields: read.map(([source, value]) => ({
        field: source,
        value: '1',
        program: '1',
        reading: { source, value, at: 0 },
        state: 'overridden',
        mapped: true,
      })),
    });
    await page.pass(1000);
  }
  expect(page.text('[data-testid=test-data]')).toContain('Test data on air');
});

test('each field shows what the board reads beside what is on air, and what is not the same stands out', async () => {
  const at = 1_764_000_000_000;
  const page = await openPreview({
    detail: aDetail(),
    desk: aDesk({
      fields: [
        {
          field: 'clock',
          value: '3:12',
          program: '3:12',
          reading: { source: 'time', value: '3:12', at },
          state: 'live',
          mapped: true,
        },
        {
          field: 'home.score',
          value: '58',
          program: '58',
          reading: { source: 'score_a', value: '56', at },
          state: 'overridden',
          mapped: true,
        },
        {
          field: 'away.score',
          value: '60',
          program: '60',
          reading: { source: 'score_b', value: '80', at },
          state: 'held',
          mapped: true,
        },
        {
          field: 'Horn',
          value: null,
          program: null,
          reading: { source: 'Horn', value: '', at },
          state: 'live',
          mapped: false,
        },
      ],
    }),
  });
  act(() => {
    store.setState({ values: { clock: '3:12', 'home.score': '58', 'away.score': '60' } });
  });
  expect(page.text('[data-name=clock] [data-testid=reading]')).toBe('3:12 time');
  expect(page.text('[data-name="home.score"]')).toBe('Home: Scorehome.scoreoverridden5856 score_anow');
  expect(page.text('[data-name="away.score"]')).toMatch(/held6080 score_b/);
  expect(page.text('[data-name=Horn]')).toMatch(/own name/);
  expect(page.text('[data-testid=standing-out]')).toMatch(/1 overridden Home: Score .*1 held Away: Score /);
  // A clock that runs is the same on both sides without a question in between.
  act(() => {
    store.setState({ values: { clock: '3:11', 'home.score': '58', 'away.score': '60' } });
  });
  expect(page.text('[data-name=clock]')).toMatch(/3:113:11 time/);
});

test('values that were saved too long ago are said, with where to put them back', async () => {
  const at = 1_764_000_000_000;
  const old = { savedAt: at - 4 * 3_600_000, values: { clock: '3:12' }, overrides: {}, frozen: null };
  const page = await openPreview({ detail: aDetail(), desk: aDesk({ at, old }) });
  expect(page.text('[data-testid=old-note]')).toMatch(/^The values saved 4 h ago are not shown/);
  expect(page.element.querySelector('[data-testid=old-note] a')?.getAttribute('href')).toBe('/control/stream1');
  page.relay.desk = aDesk();
  await seconds(page, 1);
  expect(page.element.querySelector('[data-testid=old-note]')).toBeNull();
});
