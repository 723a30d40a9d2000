// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import * as v from 'valibot';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { canvasOf } from '#layout/canvas.ts';
import { themeSchema } from '#layout/theme/theme-schema.ts';
import { lookOf } from '#store/look-options.ts';
import { ScoreboardProvider } from '#store/react.tsx';
import { createScoreboardStore } from '#store/scoreboard-store.ts';
import { readOptions } from '#store/url-options.ts';
import { composeAll } from '../../vite.layout-plugin.ts';
import { Graphic } from './graphic.tsx';
import { loadRich } from './load-rich.ts';

const files = await composeAll();
const theme = v.parse(themeSchema, JSON.parse(readFileSync(join('public', 'themes', 'classic.json'), 'utf8')));

interface Card {
  readonly bug: () => Element | null;
  readonly part: (name: string) => Element | null;
  readonly words: (name: string) => string | undefined;
}

/** The card at this path as the page with this query shows it for these values. */
async function draw(path: string, query: string, values: Readonly<Record<string, string>>): Promise<Card> {
  const layout = files.find((file) => file.path === path)?.layout;
  if (layout === undefined) throw new Error(`${path}: there is no such layout`);
  const { options } = readOptions(query);
  const rich = await loadRich(layout.root);
  const store = createScoreboardStore();
  store.setState({ synced: true, values });
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  act(() => {
    createRoot(root).render(
      <ScoreboardProvider store={store}>
        <Graphic
          canvas={canvasOf(1920, 1080)}
          layout={layout}
          theme={theme}
          look={lookOf(options)}
          placement={options}
          rich={rich}
        />
      </ScoreboardProvider>,
    );
  });
  const part = (name: string): Element | null => root.querySelector(`[data-part="${name}"]`);
  return { part, bug: () => root.querySelector('.bug'), words: (name) => part(name)?.textContent };
}

/** Whether the final card points at the home and at the away team. */
async function won(path: string, values: Readonly<Record<string, string>>): Promise<readonly boolean[]> {
  const { part } = await draw(path, '', values);
  return ['home', 'away'].map((team) => part(`${team}-won`)?.querySelector('.bug-lamp') !== null);
}

/** The words in the head of the break board. */
async function seen(values: Readonly<Record<string, string>>): Promise<string> {
  const { part } = await draw('basketball/break.json', '', { 'home.score': '1', ...values });
  const words = [...(part('head')?.firstElementChild?.children ?? [])];
  return words
    .filter((one) => !one.hasAttribute('data-off'))
    .map(({ textContent }) => textContent)
    .join('|');
}

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });
});

describe('a name strap', () => {
  const query = '?strapName=Ana+Kovač&strapLine=Head+coach&strapTeam=away&awayLogo=/logos/bears.svg';

  test("shows the URL's words in the colours and with the logo of the team, before the stream has any field", async () => {
    const { bug, part, words } = await draw('hockey/strap.json', query, {});
    expect([words('strap-name'), words('strap-line')]).toEqual(['Ana Kovač', 'Head coach']);
    expect(bug()?.getAttribute('data-team')).toBe('away');
    expect(part('strap-name')?.getAttribute('data-plate')).toBe('team');
    expect(part('strap-logo')?.querySelector('img')?.getAttribute('src')).toBe('/logos/bears.svg');
  });

  test('leaves no plate for a line that nobody gave', async () => {
    const { bug, part, words } = await draw('hockey/strap.json', '?strapName=Ana', {});
    expect(words('strap-name')).toBe('Ana');
    expect([part('strap-line'), part('strap-logo')]).toEqual([null, null]);
    expect(bug()?.hasAttribute('data-team')).toBe(false);
  });
});

test('a pregame card shows both full names and what the match is, before the stream has any field', async () => {
  const query = '?homeName=Riverside+Lions&homeShort=LIO&title=Cup+final';
  const { part, words } = await draw('tennis/pregame.json', query, {});
  expect(['title', 'home-name', 'versus', 'away-name'].map(words)).toEqual([
    'Cup final',
    'Riverside Lions',
    'VS',
    'AWAY',
  ]);
  expect(part('subtitle')).toBeNull();
});

describe('the final card', () => {
  test('marks the number of who has won, and points at it', async () => {
    const { part } = await draw('basketball/final.json', '', { 'home.score': '101', 'away.score': '99' });
    expect(['home', 'away'].map((team) => part(`${team}-score`)?.getAttribute('data-tone'))).toEqual(['lit', null]);
    expect(await won('basketball/final.json', { 'home.score': '101', 'away.score': '99' })).toEqual([true, false]);
    expect(await won('basketball/final.json', { 'home.score': '9', 'away.score': '10' })).toEqual([false, true]);
  });

  test('marks nobody in a draw, or while a score is not known', async () => {
    expect(await won('soccer/final.json', { 'home.score': '1', 'away.score': '1' })).toEqual([false, false]);
    expect(await won('soccer/final.json', { 'home.score': '1', 'away.score': '' })).toEqual([false, false]);
  });

  test('goes by the sets where they decide', async () => {
    const values = { 'home.score': '15', 'away.score': '9', 'home.sets': '2', 'away.sets': '3' };
    expect(await won('volleyball/final.json', values)).toEqual([false, true]);
  });
});

describe('the break board', () => {
  test('has no columns until the source sends one, and then the same in each line', async () => {
    const game = { 'home.score': '4', 'away.score': '2', clock: '0:00', period: '2' };
    expect((await draw('hockey/break.json', '', game)).part('heads-periods')).toBeNull();
    const values = { ...game, 'home.period1': '3', 'away.period1': '0', 'home.period2': '1', 'away.period2': '2' };
    const { part } = await draw('hockey/break.json', '', values);
    const columns = ['heads', 'home', 'away'].map((line) =>
      [...(part(`${line}-periods`)?.children ?? [])].map(({ textContent }) => textContent),
    );
    expect(columns).toEqual([
      ['1', '2', '3'],
      ['3', '1', ''],
      ['0', '2', ''],
    ]);
  });

  test('says what the source says, else half-time or which period has ended, else which one it is', async () => {
    expect(await seen({ status: 'HALF', clock: '0:00', period: '2' })).toBe('HALF');
    expect(await seen({ status: '', clock: '0:00', period: '2' })).toBe('HALF-TIME');
    expect(await seen({ clock: '0:00', period: '3' })).toBe('ENDQ3');
    expect(await seen({ clock: '3:10', period: '2' })).toBe('BREAKQ2');
    expect(await seen({ clock: '0:00', period: 'Half' })).toBe('HALF');
  });
});

test.each([
  ['basketball/strap.json', 'strapName=A&strapLine=B', ['strap-name', 'strap-line']],
  ['basketball/pregame.json', 'title=A&subtitle=B', ['title', 'subtitle']],
])('on %s no words run off their plate', async (path, query, parts) => {
  const spies = [
    vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(1000),
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(800),
  ];
  const { part } = await draw(path, query, {});
  // By how much is not for this DOM to say, which reckons no padding.
  for (const name of parts) {
    expect(part(name)?.querySelector('.bug-word')?.getAttribute('style')).toContain('scaleX');
  }
  for (const spy of spies) spy.mockRestore();
});
