// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest';
import type { Suggestion } from '#protocol/moments.ts';
import { openDesk, type DeskUnderTest } from './fake-page.tsx';

let opened: DeskUnderTest | undefined;

afterEach(() => {
  opened?.leave();
  opened = undefined;
});

const GOAL: Suggestion = {
  id: 'home.score 3 1',
  kind: 'goal',
  side: 'home',
  field: 'home.score',
  from: '2',
  to: '3',
  since: 0,
  until: 0,
  airs: false,
};

/** The page with what waits, as the desk's next answer brings it. */
async function pageWith(...suggestions: readonly ((now: number) => Suggestion)[]): Promise<DeskUnderTest> {
  opened = await openDesk({ feed: { 'home.score': '3', 'away.score': '1' }, sport: 'hockey' });
  const now = opened.time.now();
  opened.desk.suggestions = suggestions.map((each) => each(now));
  await opened.pass(1_000);
  // Time to read it.
  await opened.pass(400);
  return opened;
}

const waits = (now: number): Suggestion => ({ ...GOAL, until: now + 20_000 });
const other = (now: number): Suggestion => ({ ...waits(now), id: 'away.timeouts 0 2', kind: 'timeout', side: 'away' });
const airs = (now: number): Suggestion => ({ ...GOAL, until: now + 4_000, airs: true });

describe('what the board says', () => {
  test('takes no room and says nothing while there is none', async () => {
    opened = await openDesk({ sport: 'hockey' });
    expect(opened.element.querySelector('[data-testid="moments"]')).toBeNull();
    expect(opened.get('moment-said').textContent).toBe('');
  });

  test('is shown or let go by one touch, by its name and without a question of revisions', async () => {
    const { get, click, desk, element, pass } = await pageWith(waits, other);
    expect(get('moments').textContent).toContain('Goal Home');
    desk.other('Ben', { do: 'swap' });
    await click(get('moment-show'));
    expect(desk.said.at(-1)).toEqual({ do: 'show-event', id: GOAL.id });
    expect(desk.expected.at(-1)).toBeUndefined();
    expect(element.querySelector('[data-testid="trouble"]')).toBeNull();
    expect(element.querySelectorAll('[data-testid="moment"]')).toHaveLength(1);
    await pass(400);
    await click(get('moment-drop'));
    expect(desk.said.at(-1)).toEqual({ do: 'drop-event', id: 'away.timeouts 0 2' });
    await pass(1_000);
    expect(element.querySelector('[data-testid="moments"]')).toBeNull();
  });

  test('is pressed by no finger and no key that was meant for what stood there before', async () => {
    const page = await pageWith(waits, other);
    const { get, click, press, pass, desk } = page;
    const { said } = desk;
    const twice = get('moment-show');
    await click(twice);
    expect(said).toEqual([{ do: 'show-event', id: GOAL.id }]);
    // A press that comes twice, where the next one stands by then.
    await click(get('moment-show'));
    await press('m');
    expect(said).toHaveLength(1);
    expect(get('moment-show').getAttribute('aria-disabled')).toBe('true');
    await pass(400);
    expect(get('moment-show').getAttribute('aria-disabled')).toBeNull();
    await press('m');
    expect(said.at(-1)).toEqual({ do: 'show-event', id: other(0).id });
  });

  test('leaves its place to keys that take no press yet, as a press that comes twice is meant for none of them', async () => {
    const { get, click, pass, desk } = await pageWith(waits);
    await click(get('moment-show'));
    await click(get('goal-home'));
    expect(desk.said).toEqual([{ do: 'show-event', id: GOAL.id }]);
    await pass(400);
    await click(get('goal-home'));
    expect(desk.said.at(-1)).toMatchObject({ do: 'cue', kind: 'goal' });
  });

  test('is told to a screen reader each once, also two at once, and no other one as one goes', async () => {
    const { get, click } = await pageWith(waits, other);
    const told = (): string | null => get('moment-said').textContent.trim();
    const time = 'The board says: Time-out Away. It waits for you.';
    expect(told()).toBe(`The board says: Goal Home. It waits for you. ${time}`);
    await click(get('moment-show'));
    expect(told()).toBe(time);
  });

  test('says nothing of an older one as the newest goes', async () => {
    const page = await pageWith(waits);
    page.desk.suggestions = [...page.desk.suggestions, other(page.time.now())];
    await page.pass(1_000);
    await page.pass(400);
    expect(page.get('moment-said').textContent).toContain('Time-out Away');
    await page.press('v');
    expect(page.get('moment-said').textContent.trim()).toBe('');
    expect(page.get('moments').textContent).toContain('Goal Home');
  });

  test('is told to a screen reader once, and its seconds to the eye alone', async () => {
    const { get, pass } = await pageWith(airs);
    const said = 'The board says: Goal Home. On air in 3 s unless you say no.';
    expect(get('moment-said').getAttribute('role')).toBe('status');
    expect(get('moment-said').textContent.trim()).toBe(said);
    expect(get('countdown').textContent).toBe('on air in 3 s');
    await pass(1_000);
    expect(get('countdown').textContent).toBe('on air in 2 s');
    expect(get('moment-said').textContent.trim()).toBe(said);
    await pass(1_000);
    await pass(1_000);
    expect(get('countdown').textContent).toBe('on its way');
  });

  test('has a key of the keyboard each, for the newest', async () => {
    const { press, desk } = await pageWith(waits);
    await press('v');
    expect(desk.said.at(-1)).toEqual({ do: 'drop-event', id: GOAL.id });
    await press('m');
    expect(desk.said).toHaveLength(1);
  });

  test('leads to the final score at the end of the game', async () => {
    const { get, click, desk } = await pageWith((now) => ({ ...waits(now), kind: 'final' }));
    expect(get('moments').textContent).toContain('The game is over');
    expect(get('moment-show').textContent).toBe('Next: Final');
    await click(get('moment-show'));
    expect(desk.said.at(-1)).toMatchObject({ do: 'show-event' });
  });
});

test('what becomes of it is chosen beside the care with misreads', async () => {
  opened = await openDesk({ sport: 'hockey' });
  const { get, click, choose, desk } = opened;
  const fold = get('fold-settings');
  await click(fold.querySelector('button') as HTMLElement);
  const lists = [...fold.querySelectorAll('select')];
  const list = lists.find((each) => each.labels[0]?.textContent === 'Moments that the board says');
  if (list === undefined) throw new Error('no such list');
  await choose(list, 'auto');
  expect(desk.said.at(-1)).toEqual({ do: 'events', events: 'auto' });
  expect(list.value).toBe('auto');
  expect(fold.textContent).toContain('after 3 s unless somebody says Not this');
  for (const [label, also] of [
    ['Fouls too', ['foul']],
    ['Every point too', ['point', 'foul']],
    ['Fouls too', ['point']],
  ] as const) {
    const box = [...fold.querySelectorAll('label')].find(({ textContent }) => textContent === label);
    await click(box?.querySelector('[role="switch"]') as HTMLElement);
    expect(desk.said.at(-1)).toEqual({ do: 'events', also });
  }
});

test('a sport whose score is no goal has its own keys for the moment', async () => {
  opened = await openDesk({ sport: 'rugby' });
  const { get, click, desk, press } = opened;
  expect(get('goal-home').textContent).toBe('Try Home');
  await click(get('goal-home'));
  await press('h');
  expect(desk.said).toEqual([
    { do: 'cue', kind: 'try', side: 'home', ms: 5_000 },
    { do: 'cue', kind: 'try', side: 'away', ms: 5_000 },
  ]);
});
