// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, expect, test } from 'vitest';
import { createManualTime } from '#lib/manual-time.ts';
import { ok, refused } from '#lib/result.ts';
import { EMPTY_DESK } from '#protocol/desk.ts';
import { EMPTY_LIBRARY, type Library } from '#protocol/library.ts';
import { EMPTY_SHOW, readShow, writeShow } from '#protocol/show.ts';
import type { DeskCommand } from '#scoreboard/desk.ts';
import { createManualVisibility } from '#store/manual-visibility.ts';
import type { Said } from '../desk/desk-client.ts';
import { openPage, type PageUnderTest } from '../frame/fake-page.tsx';
import type { LibraryClient } from './library-client.ts';
import { LibraryPage } from './library-page.tsx';
import type { LibraryPorts } from './library-ports.ts';

const LIBRARY: Library = {
  teams: [
    { name: 'Lions', short: 'LIO', logo: null, kits: ['#c8102e', null] },
    { name: 'Bears', short: 'BEA', logo: '/logos/bears.svg', kits: ['#c8102e', '#ffffff'] },
  ],
  fixtures: [
    { date: '28.11.', time: '19:30', home: 'Lions', away: 'Bears', title: 'Cup', subtitle: '' },
    { date: '', time: '', home: 'Lions', away: 'Tigers', title: '', subtitle: '' },
  ],
};
const STREAM = {
  teams: { ...EMPTY_DESK.teams, home: { name: 'Lions', short: null, color: null, logo: null } },
  texts: EMPTY_DESK.texts,
  look: EMPTY_DESK.look,
  names: {},
  sport: EMPTY_DESK.sport,
  guard: EMPTY_DESK.guard,
  guardNumbers: {},
  feedClock: EMPTY_DESK.feedClock,
  events: EMPTY_DESK.events,
  order: EMPTY_DESK.order,
  blanks: {},
};

let opened: PageUnderTest | undefined;

afterEach(() => {
  opened?.leave();
  opened = undefined;
});

interface Rig {
  readonly library?: Library;
  /** What this browser kept before the relay did. */
  readonly kept?: string;
  /** What the desk says to a command of that name. */
  readonly refusal?: string;
}

/** The page over a relay's library and desks that the test holds. */
async function openLibrary({ library = EMPTY_LIBRARY, kept = '', refusal = '' }: Rig = {}) {
  const storage = new Map([['boardcast.show', kept]]);
  const said: [string, DeskCommand][] = [];
  const saved: { name: string; text: string }[] = [];
  let view = { rev: 1, library };
  const client: LibraryClient = {
    view: () => Promise.resolve(ok(view)),
    put(next, expects) {
      if (expects !== view.rev) return Promise.resolve({ outcome: 'stale', view });
      view = { rev: view.rev + 1, library: next };
      return Promise.resolve({ outcome: 'done', view });
    },
  };
  const ports: LibraryPorts = {
    stream: 'court1',
    client,
    say: (stream, command): Promise<Said> => {
      said.push([stream, command]);
      return Promise.resolve(
        command.do === refusal
          ? { outcome: 'refused', why: { reason: 'not now' }, view: undefined }
          : ({ outcome: 'done' } as Said),
      );
    },
    show: {
      streams: () => Promise.resolve(ok([])),
      desk: () => Promise.resolve(ok({ ...EMPTY_DESK, ...STREAM })),
      looks: () => Promise.resolve(ok([])),
      picture: () => Promise.resolve(ok(new Blob(['<svg/>'], { type: 'image/svg+xml' }))),
      openPicture: () => Promise.resolve(refused('it is no picture')),
      putLogo: () => Promise.resolve(ok('/uploads/lions-0123456789ab.png')),
    },
    time: createManualTime(),
    visibility: createManualVisibility(),
    storage: {
      getItem: (key) => storage.get(key) ?? null,
      removeItem: (key) => void storage.delete(key),
    },
    save: (name, text) => void saved.push({ name, text }),
  };
  const page = await openPage(() => <LibraryPage ports={ports} />);
  opened = page;
  const pick = async (index: number, text: string): Promise<void> => {
    const input = page.element.querySelectorAll<HTMLInputElement>('section[aria-label] input[type=file]')[index];
    if (input === undefined) throw new Error('there is no such way in');
    Object.defineProperty(input, 'files', { value: [new File([text], 'x')], configurable: true });
    act(() => {
      input.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await page.pass(0);
  };
  return {
    page,
    said,
    saved,
    pick,
    storage,
    library: () => view.library,
    elsewhere: (next: Library) => (view = { rev: view.rev + 1, library: next }),
  };
}

test('tables come in, go to the relay, and what of them cannot be taken is named', async () => {
  const { page, pick, library } = await openLibrary();
  await pick(0, 'name;color;color2\nLions;c8102e;\nBears;red;ffffff\n');
  expect(page.text('[data-testid=outcome]')).toBe('2 taken over.Line 3: color cannot be “red”.');
  await pick(1, 'home,away,time\nLions,Bears,19:30\n,Bears,\n');
  expect(page.text('[data-testid=outcome]')).toBe('1 taken over.Line 3: home is missing.');
  expect(page.element.querySelectorAll('[data-testid=team]')).toHaveLength(2);
  expect(page.text('[data-testid=game]')).toBe('Lions – Bears19:30LoadEditRemove');
  expect(library()).toMatchObject({ teams: [{ name: 'Lions' }, { name: 'Bears' }], fixtures: [{}] });
});

test('a show goes out whole and comes in whole; what its streams were waits for a touch, and a file that is none changes nothing', async () => {
  const { page, pick, saved, said, library } = await openLibrary({ library: LIBRARY });
  act(() => {
    for (const button of page.element.querySelectorAll<HTMLButtonElement>('section[aria-label] button')) button.click();
  });
  await page.pass(0);
  expect(saved.map(({ name }) => name)).toEqual(['teams.csv', 'games.csv', 'boardcast-show.json']);
  const read = readShow(saved[2]?.text ?? '');
  expect(read.ok && read.value).toMatchObject({
    show: {
      ...LIBRARY,
      streams: { court1: STREAM },
      pictures: { '/logos/bears.svg': expect.stringMatching(/^data:/) },
    },
    faults: [],
  });

  await page.click('[aria-label="Remove Lions"]');
  await pick(2, saved[2]?.text ?? '');
  expect(library().teams.map(({ name }) => name)).toEqual(['Bears', 'Lions']);
  expect(said).toEqual([]);
  await page.click('[data-testid=show-streams] button');
  expect(said).toEqual([['court1', { do: 'set-up', ...STREAM }]]);
  expect(page.text('[data-testid=show-streams] li')).toContain('court1 is set up.');

  const before = library();
  await pick(2, 'nonsense');
  expect(page.text('[data-testid=outcome]')).toContain('This file cannot be used');
  expect(library()).toBe(before);
});

test('what of a show cannot be read is named, and the rest is taken', async () => {
  const { page, pick, library } = await openLibrary();
  await pick(2, writeShow({ ...EMPTY_SHOW, ...LIBRARY }).replace('"#ffffff"', '"white"'));
  expect(page.text('[data-testid=outcome]')).toContain(
    'Not taken over:Teams, Bears: it cannot be read: kits.1: expected a colour such as #0a3d91',
  );
  expect(library().teams[1]?.kits).toEqual(['#c8102e', null]);
  expect(library().fixtures).toEqual(LIBRARY.fixtures);
});

test('a team is added, changed and removed in the page, and comes back', async () => {
  const { page, library } = await openLibrary();
  await page.click('section:nth-of-type(2) button');
  await page.click('[data-testid=team-form] [type=submit]');
  expect(page.text('[data-testid=team-form] [role=alert]')).toBe('A team needs a name.');
  page.fill('[data-testid=team-form] input', ' Li\u202eons ');
  page.fill('[data-testid=team-form] input[type=color]', '#c8102e');
  await page.click('[data-testid=team-form] [type=submit]');
  expect(library().teams).toEqual([{ name: 'Lions', short: '', logo: null, kits: ['#c8102e', null] }]);

  await page.click('[aria-label="Edit Lions"]');
  page.fill('[data-testid=team-form] input', 'Tigers');
  await page.click('[data-testid=team-form] [type=submit]');
  expect(library().teams.map(({ name }) => name)).toEqual(['Tigers']);

  await page.click('[aria-label="Remove Tigers"]');
  expect(library().teams).toEqual([]);
  expect(page.text('[data-testid=undo]')).toBe('Undo: Tigers removed');
  await page.click('[data-testid=undo]');
  expect(library().teams.map(({ name }) => name)).toEqual(['Tigers']);
});

test('a name that is taken is refused beside its box', async () => {
  const { page, library } = await openLibrary({ library: LIBRARY });
  await page.click('[aria-label="Edit Lions"]');
  page.fill('[data-testid=team-form] input', 'bears');
  await page.click('[data-testid=team-form] [type=submit]');
  expect(page.text('[data-testid=team-form] [role=alert]')).toBe('There is a team called bears already.');
  await page.press('[data-testid=team-form] input', 'Escape');
  expect(page.element.querySelector('[data-testid=team-form]')).toBeNull();
  expect(library()).toBe(LIBRARY);
});

test('a game is added and removed in the page; without both teams it is none', async () => {
  const { page, library } = await openLibrary({ library: { ...LIBRARY, fixtures: [] } });
  await page.click('section:nth-of-type(1) button');
  page.fill('[data-testid=game-form] input', 'Lions');
  await page.click('[data-testid=game-form] [type=submit]');
  expect(page.text('[data-testid=game-form] [role=alert]')).toBe('A game needs both teams.');
  page.fill('[data-testid=game-form] [aria-invalid=true]', 'Bears');
  await page.click('[data-testid=game-form] [type=submit]');
  expect(library().fixtures).toMatchObject([{ home: 'Lions', away: 'Bears' }]);
  await page.click('[aria-label="Remove Lions – Bears"]');
  expect(library().fixtures).toEqual([]);
});

test('[H8] who is late is told so, sees the newer, and decides', async () => {
  const { page, library, elsewhere } = await openLibrary({ library: LIBRARY });
  elsewhere({ ...LIBRARY, teams: [...LIBRARY.teams, { name: 'Eagles', short: '', logo: null, kits: [null, null] }] });
  await page.click('[aria-label="Remove Lions"]');
  expect(page.text('[data-testid=trouble]')).toContain('Somebody else was faster. This was not done: Lions removed');
  expect(page.text('main')).toContain('Eagles');
  await page.click('[data-testid=again]');
  expect(library().teams.map(({ name }) => name)).toEqual(['Bears', 'Eagles']);
});

test('what this browser alone kept is offered once, and adds what is missing', async () => {
  const other = { ...LIBRARY.teams[0], name: 'lions', short: 'OLD' };
  const kept = JSON.stringify({
    format: 'boardcast-show',
    version: 1,
    teams: [other, LIBRARY.teams[1]],
    fixtures: LIBRARY.fixtures,
  });
  const { page, library, storage } = await openLibrary({
    library: { teams: LIBRARY.teams.slice(0, 1), fixtures: [] },
    kept,
  });
  expect(page.text('[data-testid=browser-library]')).toContain('teams (2) and games (2)');
  await page.click('[data-testid=browser-library] button');
  expect(library()).toEqual(LIBRARY);
  expect(page.element.querySelector('[data-testid=browser-library]')).toBeNull();
  expect(storage.size).toBe(0);
});

test('a logo that is gone shows as missing, and not as a broken picture', async () => {
  const { page } = await openLibrary({ library: LIBRARY });
  const picture = page.element.querySelector('[data-testid=team] img');
  act(() => {
    picture?.dispatchEvent(new Event('error'));
  });
  await page.pass(0);
  expect(page.element.querySelector('[data-testid=team] img')).toBeNull();
  expect(page.element.querySelector('[data-testid=missing-logo]')?.getAttribute('aria-label')).toBe(
    'This logo cannot be loaded',
  );
});

test('a game goes to the desk in two touches, after it was said what goes on air', async () => {
  const { page, said } = await openLibrary({ library: LIBRARY });
  await page.click('[aria-label="Load Lions – Bears"]');
  expect(said).toEqual([]);
  expect(page.text('[data-testid=game]')).toContain('Begin a new game on court1?');
  // The guests play in white, since both would be red.
  expect(page.element.querySelectorAll('[data-testid=game] [aria-label="#ffffff"]')).toHaveLength(1);
  await page.click('[data-testid=game] button');
  expect(said).toMatchObject([
    ['court1', { do: 'new-game', teams: { away: { name: 'Bears', color: '#ffffff', logo: '/logos/bears.svg' } } }],
  ]);
  expect(page.text('[data-testid=loaded]')).toBe('Loaded on court1.');
});

test('a team that is not in the library is told so before; a game can be left alone', async () => {
  const { page, said } = await openLibrary({ library: LIBRARY });
  await page.click('[aria-label="Load Lions – Tigers"]');
  expect(page.text('main')).toContain('Away: Tigers not in the library');
  await page.click('[data-testid=game] ~ [data-testid=game] button + button');
  expect(page.text('main')).not.toContain('Begin a new game');
  expect(said).toEqual([]);
});

test('a desk that refuses is quoted, and is told nothing more', async () => {
  const { page, said } = await openLibrary({ library: LIBRARY, refusal: 'new-game' });
  await page.click('[aria-label="Load Lions – Bears"]');
  await page.click('[data-testid=game] button');
  expect(said).toHaveLength(1);
  expect(page.text('[data-testid=loaded]')).toBe('It was not loaded: not now');
});

test('what a browser kept and nobody can read is not offered', async () => {
  const { page } = await openLibrary({ kept: '{"format":"other"}' });
  expect(page.element.querySelector('[data-testid=browser-library]')).toBeNull();
  expect(page.text('main')).toContain('No teams yet.');
  expect(page.text('main')).toContain('No games yet.');
});
