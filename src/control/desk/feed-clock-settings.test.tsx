// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest';
import { openDesk, type DeskUnderTest } from './fake-page.tsx';

let page: DeskUnderTest | undefined;
afterEach(() => {
  page?.leave();
  page = undefined;
});

async function opened(): Promise<DeskUnderTest> {
  page = await openDesk({ feed: { clock: '4:20', 'home.score': '10' } });
  return page;
}

/** The list of a label in the settings of the stream. */
async function listOf(desk: DeskUnderTest, label: string): Promise<HTMLSelectElement> {
  const settings = desk.get('fold-settings');
  await desk.click(settings.querySelector('button') ?? settings);
  const found = [...settings.querySelectorAll('label')].find(({ textContent }) => textContent === label);
  const list = settings.querySelector<HTMLSelectElement>(`#${CSS.escape(found?.htmlFor ?? '')}`);
  if (list === null) throw new Error(`no list is called ${label}`);
  return list;
}

const paces = (desk: DeskUnderTest): (string | null)[] =>
  [...desk.element.querySelectorAll('[data-testid="pace"]')].map(({ textContent }) => textContent);

describe('[C2] when the feed is lost while its clock runs', () => {
  test('the clock leaves after as long as is chosen, or never; what was said elsewhere is in the list', async () => {
    const desk = await opened();
    const list = await listOf(desk, 'When the feed is lost while its clock runs');
    const chosen = (): string | null | undefined => list.querySelector(`[value="${list.value}"]`)?.textContent;
    expect(chosen()).toBe('off the bug after 10 s');
    await desk.choose(list, '30000');
    await desk.choose(list, 'never');
    expect(desk.desk.said).toEqual([
      { do: 'clock-feed', away: 30_000 },
      { do: 'clock-feed', away: null },
    ]);
    expect(chosen()).toBe('it stays as it stands');
    expect(desk.get('undo').textContent).toContain('takes back: feed’s clock: it stays as it stands');
    desk.desk.other('Ben', { do: 'clock-feed', away: 7_000 });
    await desk.pass(1_000);
    expect(chosen()).toBe('off the bug after 7 s');
  });
});

describe('[C4] the second between two readings', () => {
  test('is filled in where it is switched on', async () => {
    const desk = await opened();
    await listOf(desk, 'When the feed is lost while its clock runs');
    const label = [...desk.get('fold-settings').querySelectorAll('label')].find(({ textContent }) =>
      textContent.includes('Fill in the second that readings skip'),
    );
    await desk.click(label?.querySelector('input') ?? desk.element);
    expect(desk.desk.said).toEqual([{ do: 'clock-feed', smooth: true }]);
    expect(desk.get('undo').textContent).toContain('feed’s clock: the second that readings skip is filled in');
  });
});

describe('[C1] how the clock is', () => {
  test('stands beside it and in its row, and nowhere else', async () => {
    const desk = await opened();
    expect(paces(desk)).toEqual([]);
    desk.desk.pace = 'running';
    await desk.pass(1_000);
    expect(paces(desk)).toEqual(['Running', 'Running']);
  });

  test('is said in a sentence once it leaves: what it means, and how to keep it', async () => {
    const desk = await opened();
    desk.desk.pace = 'away';
    await desk.pass(1_000);
    expect(desk.get('clock-panel').textContent).toContain('it comes back with the first reading');
    expect(desk.get('clock-panel').textContent).not.toContain('The feed moves the clock.');
  });
});
