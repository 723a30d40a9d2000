import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { composeAll } from '../../vite.layout-plugin.ts';
import type { Fields, Scene } from './binding.ts';
import { holds } from './condition.ts';
import type { Look } from './look.ts';
import { fieldsRead, resolve, resolveNode, type Shown, type ShownNode } from './resolve.ts';
import { layoutSchema, type ElementNode, type Layout, type LayoutNode } from './schema.ts';

const NOBODY = { name: null, short: null, color: null, logo: null };
const PLAIN: Look = { home: NOBODY, away: NOBODY, lang: 'en', hide: [] };

const files = new Map((await composeAll()).map(({ path, layout }) => [path, layout]));

function layoutOf(sport: string): Layout {
  return v.parse(layoutSchema, files.get(`${sport}.json`));
}

const basketball = layoutOf('basketball');
const generic = layoutOf('generic');

function partsOf(shown: ShownNode | undefined): Readonly<Record<string, Shown>> {
  if (shown === undefined) return {};
  const below = shown.children.map(partsOf);
  return Object.assign({}, ...below, shown.node.part === undefined ? {} : { [shown.node.part]: shown.shown });
}

function parts(fields: Fields, look: Partial<Look> = {}, layout = basketball): Readonly<Record<string, Shown>> {
  return partsOf(resolve(layout.root, fields, { layout, look: { ...PLAIN, ...look } }));
}

/** Whether the bonus lamps are on: home's, away's. */
function lit(fields: Fields): readonly (number | undefined)[] {
  const shown = parts(fields);
  return [shown['home-bonus']?.count, shown['away-bonus']?.count];
}

/** Whether home's bonus lamp is on, and its word. */
function homeLamp(fields: Fields): readonly unknown[] {
  const { 'home-bonus': bonus } = parts({ 'home.fouls': '2', ...fields });
  return [bonus?.count, bonus?.text];
}

function show(node: LayoutNode, fields: Fields): Shown {
  return resolveNode(node, fields, { layout: basketball, look: PLAIN });
}

describe('what takes room at first sight', () => {
  test('scores and names always do; without any field nothing else does, and nothing is a 0', () => {
    const shown = parts({});
    expect(Object.keys(shown).filter((part) => /score|name/.test(part))).toHaveLength(4);
    for (const part of ['tab', 'shot-clock', 'time', 'home-strip', 'home-fouls', 'home-bonus', 'home-timeouts']) {
      expect(shown).not.toHaveProperty(part);
    }
    expect(Object.values(shown).filter(({ text }) => /\d/.test(text))).toEqual([]);
  });

  test('a blank field takes none either, and a zero does: blank is not zero', () => {
    expect(parts({ shotClock: '' })).not.toHaveProperty('shot-clock');
    expect(parts({ shotClock: '0' })).toHaveProperty('shot-clock');
    expect(parts({ 'home.score': '' })['home-score']?.text).toBe('');
    expect(parts({ 'home.score': '0' })['home-score']?.text).toBe('0');
    expect(parts({ 'home.score': '00' })['home-score']?.text).toBe('0');
  });

  test('room that was taken is kept while the field is blank, and given up when it is gone', () => {
    const node: ElementNode = { kind: 'clock', value: [{ field: ['shotClock'] }], slots: 4, size: 'medium' };
    expect(show(node, { shotClock: '12' }).room).toBe('shown');
    expect(show(node, { shotClock: '' }).room).toBe('hold');
    expect(show(node, {}).room).toBe('none');
  });

  test('one team with fouls gives both their strip, so that the bug stays even', () => {
    const shown = parts({ 'away.fouls': '2' });
    expect(shown).toHaveProperty('home-strip');
    expect(shown).toHaveProperty('away-strip');
    expect(shown).not.toHaveProperty('home-fouls');
  });

  test('a part that is to be hidden is left out with all that is in it', () => {
    const shown = parts({ clock: '5:00', period: '1' }, { hide: ['time'] });
    expect(shown).not.toHaveProperty('time');
    expect(shown).not.toHaveProperty('clock');
    expect(shown).toHaveProperty('home-score');
  });
});

test('an element that is to be hidden keeps its place, so that those beside it keep theirs', () => {
  const game = { clock: '5:00', period: '1', 'home.fouls': '2', 'away.fouls': '5', 'home.score': '1' };
  const hide = ['home-score', 'home-bonus', 'clock', 'home-name'];
  const shown = parts(game, { hide });
  for (const part of hide) expect(shown[part]).toMatchObject({ room: 'shown', off: true });
  expect(shown['away-score']?.off).toBe(false);
});

test('a logo that is to be hidden leaves its place to the name', () => {
  const named = { home: { ...NOBODY, logo: '/logos/lions.svg' } };
  expect(parts({}, named)).toHaveProperty('home-logo');
  expect(parts({}, { ...named, hide: ['home-logo'] })).not.toHaveProperty('home-logo');
});

describe('what is shown', () => {
  test('names come from the look, then the feed, then the short name, then the words of the language', () => {
    const named = { home: { ...NOBODY, name: 'Lions', short: 'LIO' } };
    expect(parts({ 'home.name': 'Tigers' }, named)['home-name']).toMatchObject({ text: 'Lions', short: 'LIO' });
    expect(parts({ 'home.name': 'Tigers' })['home-name']?.text).toBe('Tigers');
    expect(parts({}, { home: { ...NOBODY, short: 'LIO' } })['home-name']?.text).toBe('LIO');
    expect(parts({})['home-name']?.text).toBe('HOME');
    expect(parts({}, { lang: 'de-AT' })['home-name']?.text).toBe('HEIM');
    expect(parts({}, { lang: 'fi' })['home-name']?.text).toBe('HOME');
  });

  test('clock digits are as the source gives them', () => {
    for (const clock of ['9:59', '10:00', '59.9', '0:00.0', '120:00', '12:05:13.4']) {
      expect(parts({ clock })['clock']?.text).toBe(clock);
    }
  });

  test('a shot clock of five seconds and fewer is urgent', () => {
    const tones = ['24', '5.1', '5', '4.9', '0', '', '--'].map((shotClock) => {
      const node: ElementNode = {
        kind: 'clock',
        value: [{ field: ['shotClock'] }],
        slots: 4,
        size: 'medium',
        urgentAt: 5,
      };
      return show(node, { shotClock }).tone;
    });
    expect(tones).toEqual(['plain', 'plain', 'urgent', 'urgent', 'urgent', 'plain', 'plain']);
  });

  test("a team is in the bonus from the opponent's fouls, or because the board says so", () => {
    expect(lit({ 'home.fouls': '4', 'away.fouls': '5' })).toEqual([1, 0]);
    expect(lit({ 'home.fouls': '4', 'away.fouls': 'BONUS' })).toEqual([1, 0]);
    expect(lit({ 'home.fouls': '0', 'away.fouls': '', 'home.bonus': '1' })).toEqual([1, 0]);
    expect(lit({ 'home.fouls': '12', 'away.fouls': '4' })).toEqual([0, 1]);
  });

  test('a double bonus has its own word in the same place', () => {
    expect(homeLamp({ 'home.bonus': '1' })).toEqual([1, 'BONUS']);
    expect(homeLamp({ 'home.bonus': '1', 'home.doubleBonus': '0' })).toEqual([1, 'BONUS']);
    expect(homeLamp({ 'home.bonus': '1', 'home.doubleBonus': '1' })).toEqual([1, 'BONUS+']);
    expect(homeLamp({ 'home.doubleBonus': 'on' })).toEqual([1, 'BONUS+']);
    expect(homeLamp({ 'away.doubleBonus': '1' })).toEqual([0, 'BONUS']);
  });

  test('words or nothing in the place of fouls take the whole line off, its label too, and its room stays', () => {
    const off = ['4', '05', '0', 'BONUS', 'x'].map((text) => parts({ 'home.fouls': text })['home-fouls']?.off);
    expect(off).toEqual([false, false, false, true, true]);
    const blank = show({ kind: 'row', known: [], when: { field: 'f', gte: 0 }, children: [] }, { f: '' });
    expect(blank).toMatchObject({ room: 'shown', off: true });
  });

  test('time-outs are drawn as many as there are, at most as many as there is room for', () => {
    const counts = ['0', '2', '7', '31', '', 'x'].map(
      (text) => parts({ 'home.timeouts': text })['home-timeouts']?.count,
    );
    expect(counts).toEqual([0, 2, 7, 7, undefined, 0]);
  });
});

describe('conditions', () => {
  test.each([
    [{ field: 'a', gte: 5 }, { a: '5' }, true],
    [{ field: 'a', gte: 0 }, { a: '' }, false],
    [{ field: 'a', lte: 5 }, {}, false],
    [{ field: 'a', lte: 5 }, { a: '05' }, true],
    [{ field: 'a', is: ['HOME'] }, { a: 'home' }, true],
    [{ field: 'a', above: 'b' }, { a: '10', b: '9' }, true],
    [{ field: 'a', above: 'b' }, { a: '9', b: '9' }, false],
    [{ field: 'a', above: 'b' }, { a: '9' }, false],
    [{ field: 'a', above: 'b' }, { a: 'W', b: '9' }, false],
    [{ not: { field: 'a', gte: 1 } }, { a: 'HALF' }, true],
    [{ not: { field: 'a', blank: true } }, {}, false],
    [{ field: 'a', lit: true }, { a: '0' }, false],
    [{ field: 'a', lit: true }, { a: 'on' }, true],
    [{ field: 'a', lit: true }, {}, false],
    [{ field: 'a', lit: false }, { a: 'off' }, true],
    [{ field: 'a', blank: true }, {}, true],
    [{ field: 'a', blank: false }, { a: '0' }, true],
    [
      {
        all: [
          { field: 'a', gte: 1 },
          { field: 'b', gte: 1 },
        ],
      },
      { a: '1', b: '0' },
      false,
    ],
    [
      {
        any: [
          { field: 'a', gte: 1 },
          { field: 'b', gte: 1 },
        ],
      },
      { a: '1', b: '0' },
      true,
    ],
    [{ any: [] }, {}, false],
  ])('%j of %j is %j', (condition, fields, answer) => {
    expect(holds(condition, fields)).toBe(answer);
  });
});

describe('whatever the fields say', () => {
  const names = [...new Set([basketball, generic].flatMap(({ root }) => allFields(root)))];
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 256 }),
    fc.constantFrom('', '0', '199', '59.9', '0:00.0', '120:00', 'OT', 'BONUS', 'home', '__proto__', '9'.repeat(256)),
  );
  const fields = fc.dictionary(fc.constantFrom(...names, 'toString', 'x'), text);

  test.each([basketball, generic])('$name resolves, with no count beyond reason and no text from nowhere', (layout) => {
    const scene: Scene = { layout, look: PLAIN };
    fc.assert(
      fc.property(fields, (values) => {
        for (const shown of Object.values(partsOf(resolve(layout.root, values, scene)))) {
          expect(shown.count).toBeLessThanOrEqual(12);
          expect(shown.text).not.toContain('function');
        }
      }),
      { numRuns: 300 },
    );
  });
});

function allFields(node: LayoutNode): readonly string[] {
  return [...fieldsRead(node), ...('children' in node ? node.children.flatMap(allFields) : [])];
}
