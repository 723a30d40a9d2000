// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import type { Happened, Suggestion } from '#protocol/moments.ts';
import { openDesk, type DeskUnderTest } from './fake-page.tsx';

let opened: DeskUnderTest | undefined;

afterEach(() => {
  opened?.leave();
  opened = undefined;
});

const GOAL: Happened = {
  id: 'home.score 3 1',
  kind: 'goal',
  moment: 'goal',
  side: 'home',
  field: 'home.score',
  from: '2',
  to: '3',
  since: 0,
};
const PERIOD: Happened = { id: 'period 3 2', kind: 'period', field: 'period', from: '2', to: '3', since: 9 };

async function pageWith(
  happened: readonly Happened[],
  suggestions: readonly Suggestion[] = [],
): Promise<DeskUnderTest> {
  opened = await openDesk({ feed: { 'home.score': '3', 'away.score': '1' }, sport: 'hockey' });
  opened.desk.happened = happened;
  opened.desk.suggestions = suggestions;
  await opened.pass(1_000);
  // Time to read it.
  await opened.pass(400);
  return opened;
}

const rows = ({ element }: DeskUnderTest): readonly string[] =>
  Array.from(element.querySelectorAll('[data-testid="happened-row"]'), ({ textContent }) => textContent);

test('what happened is listed, the newest on top', async () => {
  const page = await pageWith([GOAL, PERIOD]);
  expect(rows(page)).toEqual([
    expect.stringMatching(/^Period 2 → 3 .*Show$/),
    expect.stringMatching(/^Goal Home 2 → 3 .*Show$/),
  ]);
});

test.each([
  [GOAL, { kind: 'goal', side: 'home', ms: 5_000 }],
  [PERIOD, { kind: 'period', ms: 5_000 }],
  [
    { ...PERIOD, kind: 'point' as const, side: 'away' as const, from: '41', to: '44' },
    { kind: 'point', side: 'away', text: '+3', ms: 4_000 },
  ],
])('one touch shows its banner, though nobody was asked: %j', async (event, cue) => {
  const { get, click, desk } = await pageWith([event]);
  await click(get('happened-show'));
  expect(desk.said).toEqual([{ do: 'cue', ...cue, of: event.id }]);
});

test('what waits for a word is shown as that, and once', async () => {
  const { since, ...rest } = GOAL;
  const waits = { ...rest, kind: 'goal' as const, since, until: 90_000, airs: false };
  const { moment: _, ...suggestion } = waits;
  const { get, click, desk } = await pageWith([GOAL], [suggestion]);
  await click(get('happened-show'));
  expect(desk.said).toEqual([{ do: 'show-event', id: GOAL.id }]);
});

test('one whose banner is on an output cannot be shown once more, by whichever word it came there', async () => {
  const before = { ...GOAL, id: 'home.score 2 0', from: '1', to: '2', since: -60_000 };
  const page = await pageWith([before, GOAL, PERIOD]);
  const at = page.time.now();
  page.desk.cues = [{ id: 'c1', kind: 'goal', side: 'home', at, ms: 5_000 }];
  await page.pass(1_000);
  expect(rows(page)).toEqual([
    expect.stringMatching(/^Period .*Show$/),
    expect.stringMatching(/^Goal Home 2 → 3 .*shown$/),
    expect.stringMatching(/^Goal Home 1 → 2 .*Show$/),
  ]);
  page.desk.cues = [{ id: before.id, kind: 'goal', side: 'home', at, ms: 5_000 }];
  await page.pass(1_000);
  expect(rows(page).slice(1)).toEqual([
    expect.stringMatching(/^Goal Home 2 → 3 .*Show$/),
    expect.stringMatching(/^Goal Home 1 → 2 .*shown$/),
  ]);
});

test('a press that was meant for what stood there before shows nothing', async () => {
  const page = await pageWith([GOAL]);
  page.desk.happened = [GOAL, PERIOD];
  await page.pass(1_000);
  await page.click(page.get('happened-show'));
  expect(page.desk.said).toEqual([]);
  await page.pass(400);
  await page.click(page.get('happened-show'));
  expect(page.desk.said).toEqual([{ do: 'cue', kind: 'period', ms: 5_000, of: PERIOD.id }]);
});

test('the end of the game is no banner, and without a sport there is no list', async () => {
  const page = await pageWith([
    {
      id: 'clock 0:00 9',
      kind: 'final',
      moment: 'final',
      side: 'home',
      field: 'clock',
      from: '0:01',
      to: '0:00',
      since: 0,
    },
  ]);
  expect(rows(page)).toEqual([expect.stringMatching(/^The game is over .*no banner$/)]);
  page.leave();
  opened = await openDesk({ sport: null });
  expect(opened.element.querySelector('[data-testid="happened"]')).toBeNull();
});
