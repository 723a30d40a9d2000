// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import type { DeskCommand } from '#scoreboard/desk.ts';
import type { Said } from '../desk/desk-client.ts';
import { openPage, type PageUnderTest } from '../frame/fake-page.tsx';
import { LibraryPage } from './library-page.tsx';
import { EMPTY_SHOW, readShow, writeShow, type Show } from '#protocol/show.ts';

const SHOW: Show = {
  ...EMPTY_SHOW,
  teams: [
    { name: 'Lions', short: 'LIO', logo: null, kits: ['#c8102e', null] },
    { name: 'Bears', short: 'BEA', logo: '/logos/bears.svg', kits: ['#c8102e', '#ffffff'] },
  ],
  fixtures: [
    { date: '28.11.', time: '19:30', home: 'Lions', away: 'Bears', title: 'Cup', subtitle: '' },
    { date: '', time: '', home: 'Lions', away: 'Tigers', title: '', subtitle: '' },
  ],
};

let opened: PageUnderTest | undefined;

afterEach(() => {
  opened?.leave();
  opened = undefined;
});

/** The page over a browser's storage and a desk that the test holds; `refusal` is what the desk says to the command of that name. */
async function openLibrary({ kept = '', refusal = '' }: { kept?: string; refusal?: string } = {}) {
  const storage = new Map([['boardcast.show', kept]]);
  const said: DeskCommand[] = [];
  const saved: { name: string; text: string }[] = [];
  const ports = {
    stream: 'court1',
    say: (command: DeskCommand): Promise<Said> => {
      said.push(command);
      return Promise.resolve(
        command.do === refusal
          ? { outcome: 'refused', reason: 'not now', view: undefined }
          : ({ outcome: 'done' } as Said),
      );
    },
    storage: {
      getItem: (key: string) => storage.get(key) ?? null,
      setItem: (key: string, value: string) => void storage.set(key, value),
    },
    save: (name: string, text: string) => void saved.push({ name, text }),
  };
  const page = await openPage(() => <LibraryPage ports={ports} />);
  opened = page;
  const pick = async (index: number, text: string): Promise<void> => {
    const input = page.element.querySelectorAll<HTMLInputElement>('input[type=file]')[index];
    if (input === undefined) throw new Error('there is no such way in');
    Object.defineProperty(input, 'files', { value: [new File([text], 'x')], configurable: true });
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await page.pass(0);
  };
  return { page, said, saved, pick, kept: () => readShow(storage.get('boardcast.show') ?? '') };
}

test('tables come in, stay in the browser, and what of them cannot be taken is named', async () => {
  const { page, pick, kept } = await openLibrary();
  await pick(0, 'name;color;color2\nLions;c8102e;\nBears;red;ffffff\n');
  expect(page.text('[data-testid=outcome]')).toBe('2 taken over.Line 3: color cannot be “red”.');
  await pick(1, 'home,away,time\nLions,Bears,19:30\n,Bears,\n');
  expect(page.text('[data-testid=outcome]')).toBe('1 taken over.Line 3: home is missing.');
  expect(page.element.querySelectorAll('[data-testid=team]')).toHaveLength(2);
  expect(page.text('[data-testid=game]')).toBe('Lions – Bears19:30Load');
  expect(kept()).toMatchObject({ ok: true, value: { teams: [{ name: 'Lions' }, { name: 'Bears' }], fixtures: [{}] } });
});

test('a show comes in whole and goes out whole; a file that is none changes nothing', async () => {
  const { page, pick, saved, kept } = await openLibrary();
  await pick(2, writeShow(SHOW));
  expect(kept()).toEqual({ ok: true, value: SHOW });
  await pick(2, 'nonsense');
  expect(page.text('[data-testid=outcome]')).toContain('This file cannot be used');
  expect(kept()).toEqual({ ok: true, value: SHOW });
  const buttons = [...page.element.querySelectorAll<HTMLButtonElement>('section[aria-label] button')];
  for (const button of buttons) button.click();
  expect(saved.map(({ name }) => name)).toEqual(['teams.csv', 'games.csv', 'boardcast-show.json']);
  expect(saved[2]?.text).toBe(writeShow(SHOW));
});

test('a game goes to the desk in two touches, after it was said what goes on air', async () => {
  const { page, said } = await openLibrary({ kept: writeShow(SHOW) });
  await page.click('[aria-label="Load Lions – Bears"]');
  expect(said).toEqual([]);
  expect(page.text('[data-testid=game]')).toContain('Begin a new game on court1?');
  // The guests play in white, since both would be red.
  expect(page.element.querySelectorAll('[data-testid=game] [aria-label="#ffffff"]')).toHaveLength(1);
  await page.click('[data-testid=game] button');
  expect(said).toMatchObject([
    { do: 'new-game', teams: { away: { name: 'Bears', color: '#ffffff', logo: '/logos/bears.svg' } } },
  ]);
  expect(page.text('[data-testid=loaded]')).toBe('Loaded on court1.');
});

test('a team that is not in the library is told so before; a game can be left alone', async () => {
  const { page, said } = await openLibrary({ kept: writeShow(SHOW) });
  await page.click('[aria-label="Load Lions – Tigers"]');
  expect(page.text('main')).toContain('Away: Tigers not in the library');
  await page.click('[data-testid=game] ~ [data-testid=game] button + button');
  expect(page.text('main')).not.toContain('Begin a new game');
  expect(said).toEqual([]);
});

test('a desk that refuses is quoted, and is told nothing more', async () => {
  const { page, said } = await openLibrary({ kept: writeShow(SHOW), refusal: 'new-game' });
  await page.click('[aria-label="Load Lions – Bears"]');
  await page.click('[data-testid=game] button');
  expect(said).toHaveLength(1);
  expect(page.text('[data-testid=loaded]')).toBe('It was not loaded: not now');
});

test('what a browser kept and nobody can read is an empty library', async () => {
  const { page } = await openLibrary({ kept: '{"format":"other"}' });
  expect(page.text('main')).toContain('No teams yet.');
  expect(page.text('main')).toContain('No games yet.');
});
