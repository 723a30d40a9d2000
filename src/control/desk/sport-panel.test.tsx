// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest';
import { openDesk, type DeskUnderTest } from './fake-page.tsx';

let page: DeskUnderTest | undefined;
afterEach(() => {
  page?.leave();
  page = undefined;
});

async function opened(sport: string | null = 'basketball'): Promise<DeskUnderTest> {
  page = await openDesk({ feed: { 'home.score': '10', 'away.score': '8' }, sport });
  return page;
}

test('what a field shows when the board goes blank is chosen field by field', async () => {
  const desk = await opened();
  const settings = desk.get('fold-settings');
  await desk.click(settings.querySelector('button') ?? settings);
  const lists = [...desk.get('blanks').querySelectorAll('select')];
  expect(lists.map((list) => list.labels[0]?.textContent)).toEqual(['Home: Score', 'Away: Score']);
  await desk.choose(lists[1] as HTMLSelectElement, 'clear');
  expect(desk.desk.said).toEqual([{ do: 'blank', field: 'away.score', when: 'clear' }]);
  expect(desk.get('undo').textContent).toContain('takes back: Away: Score, when blank: show nothing');
});

describe('the sport', () => {
  test('is said for the whole stream, with its rules, and the keys follow it and its undo', async () => {
    const desk = await opened();
    const settings = desk.get('fold-settings');
    await desk.click(settings.querySelector('button') ?? settings);
    const lists = (): HTMLSelectElement[] => [...settings.querySelectorAll('select')].slice(0, 3);
    expect(lists().map((list) => list.selectedOptions[0]?.textContent)).toEqual([
      'as started (Basketball)',
      'usual (FIBA)',
      'as started (Normal)',
    ]);
    await desk.choose(lists()[0] as HTMLSelectElement, 'waterpolo');
    await desk.choose(lists()[1] as HTMLSelectElement, 'nfhs');
    expect(desk.desk.said).toEqual([
      { do: 'sport', sport: 'waterpolo' },
      { do: 'sport', rules: 'nfhs' },
    ]);
    expect(settings.textContent).toContain('Water polo, nfhs');
    expect(desk.get('undo').textContent).toContain('takes back: Competition: nfhs');
    expect(() => desk.button('Home: Score +3')).toThrow('no button');
    await desk.click(desk.get('undo'));
    await desk.click(desk.get('undo'));
    expect(() => desk.button('Home: Score +3')).not.toThrow();
  });

  test('care with misreads says what it was started with, and numbers of its own, which a key or another choice drops', async () => {
    const desk = await opened();
    const settings = desk.get('fold-settings');
    await desk.click(settings.querySelector('button') ?? settings);
    desk.desk.other('Box', { do: 'guard', guard: 'strict', numbers: { implausibleMs: 4000, readings: 2 } });
    await desk.pass(1_000);
    const own = 'Numbers of your own: one that no rule explains after 4000 ms, readings that must agree: 2.';
    expect(settings.textContent).toContain(own);
    expect(desk.get('undo').textContent).toContain('Strict; one that no rule explains after 4000 ms');
    await desk.click(desk.button('Back to the profile’s numbers'));
    expect(desk.desk.said).toEqual([{ do: 'guard', guard: 'strict', numbers: {} }]);
    expect(settings.textContent).not.toContain('Numbers of your own');
  });

  test('of a stream that has none is chosen at the keys, and nowhere kept but at the relay', async () => {
    const desk = await opened(null);
    const list = desk.element.querySelector<HTMLSelectElement>('#scoring select');
    expect(list?.selectedOptions[0]?.textContent).toBe('as started (no sport)');
    await desk.choose(list as HTMLSelectElement, 'tennis');
    expect(() => desk.button('Home: Points: 40')).not.toThrow();
    expect(desk.element.querySelector('#scoring select')).toBeNull();
    expect(desk.storage.getItem('boardcast.desk') ?? '').not.toContain('tennis');
  });
});
