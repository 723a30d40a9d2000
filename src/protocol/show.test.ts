import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EMPTY_DESK, GUARDS } from './desk.ts';
import { BLANKS } from './desk-state.ts';
import { cleanText, readFieldName } from './fields.ts';
import { teamKey, type Team } from './library.ts';
import { EVENT_MODES, MORE_MOMENTS } from './moments.ts';
import {
  EMPTY_SHOW,
  picturesOf,
  readShow,
  showStreamOf,
  withPictures,
  writeShow,
  type Show,
  type ShowFault,
} from './show.ts';

const team = (name: string, logo: string | null = null): Team => ({ name, short: '', logo, kits: ['#c8102e', null] });
const PNG = 'data:image/png;base64,iVBORw0KGgo=';
const STREAM = {
  teams: { ...EMPTY_DESK.teams, home: { name: 'Lions', short: null, color: '#c8102e', logo: '/uploads/a.png' } },
  texts: { ...EMPTY_DESK.texts, title: 'Cup' },
  look: { theme: 'slim', layout: null },
  names: { 'Field 7': 'home.score' },
  sport: { id: 'waterpolo', rules: 'nfhs' },
  guard: 'strict' as const,
  guardNumbers: { clockMs: 500 },
  feedClock: { away: 30_000, smooth: true },
  events: { mode: 'auto' as const, vetoMs: 2_000, also: ['foul' as const] },
  order: 'away' as const,
  blanks: { 'home.fouls': 'hold' as const },
};
const SHOW: Show = {
  teams: [team('Lions', '/uploads/a.png'), team('Bears', '/logos/b.svg')],
  fixtures: [{ date: '', time: '', home: 'Lions', away: 'Bears', title: 'Cup', subtitle: '' }],
  pictures: { '/uploads/a.png': PNG },
  streams: { court1: STREAM },
  looks: [{ kind: 'theme', name: 'club' }],
};

const words = fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => cleanText(text.slice(0, 80)));
const named = words.filter((text) => text !== '');
const color = fc.option(fc.stringMatching(/^#[\da-f]{6}$/));
const logo = fc.option(fc.stringMatching(/^\/uploads\/[a-z]{1,8}\.png$/));
const field = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 8 })
  .map(cleanText)
  .filter((name) => readFieldName(name).ok);
const deskTeam = fc.record({ name: fc.option(words), short: fc.option(words), color, logo });
const texts = fc.record({
  title: fc.option(words),
  subtitle: fc.option(words),
  strapName: fc.option(words),
  strapLine: fc.option(words),
  strapTeam: fc.option(fc.constantFrom('home' as const, 'away' as const)),
});
const slug = fc.stringMatching(/^[\w-]{1,64}$/);
const stream = fc.record({
  teams: fc.record({ home: deskTeam, away: deskTeam }),
  texts,
  look: fc.record({ theme: fc.option(slug), layout: fc.option(slug) }),
  names: fc.dictionary(field, field),
  sport: fc.record({ id: fc.option(slug), rules: fc.option(slug) }),
  guard: fc.option(fc.constantFrom(...GUARDS)),
  guardNumbers: fc.record({ clockMs: fc.integer({ min: 0, max: 60_000 }) }, { requiredKeys: [] }),
  feedClock: fc.record({ away: fc.option(fc.integer({ min: 1_000, max: 600_000 })), smooth: fc.boolean() }),
  events: fc.record({
    mode: fc.constantFrom(...EVENT_MODES),
    vetoMs: fc.integer({ min: 1_000, max: 10_000 }),
    also: fc.subarray([...MORE_MOMENTS]),
  }),
  order: fc.option(fc.constantFrom('home' as const, 'away' as const)),
  blanks: fc.dictionary(field, fc.constantFrom(...BLANKS)),
});
const show: fc.Arbitrary<Show> = fc.record({
  teams: fc.uniqueArray(fc.record({ name: named, short: words, logo, kits: fc.tuple(color, color) }), {
    selector: ({ name }) => teamKey(name),
  }),
  fixtures: fc.array(fc.record({ date: words, time: words, home: named, away: named, title: words, subtitle: words })),
  pictures: fc.dictionary(
    fc.stringMatching(/^\/uploads\/[a-z]{1,8}\.png$/),
    fc.base64String({ minLength: 4 }).map((text) => `data:image/png;base64,${text}`),
  ),
  streams: fc.dictionary(fc.stringMatching(/^[A-Za-z\d][\w.-]{0,20}$/), stream),
  looks: fc.array(fc.record({ kind: fc.constantFrom('layout' as const, 'theme' as const), name: slug })),
});

test('whatever a show holds comes back from its file', () => {
  fc.assert(
    fc.property(show, (value) => {
      expect(readShow(writeShow(value))).toEqual({ ok: true, value: { show: value, faults: [] } });
    }),
  );
});

const isAllOf = (part: string) => (faults: readonly ShowFault[]) =>
  faults.length > 0 && faults.every((fault) => fault.part === part);

test('one part that is broken costs itself, and is named; all else is there', () => {
  fc.assert(
    fc.property(
      show,
      fc.constantFrom('teams', 'fixtures', 'looks'),
      fc.constantFrom(7, null, 'x', {}, []),
      (value, part, broken) => {
        const file = { format: 'boardcast-show', version: 2, ...value, [part]: [...value[part as 'teams'], broken] };
        const read = readShow(JSON.stringify(file));
        expect(read).toEqual({ ok: true, value: { show: value, faults: expect.toSatisfy(isAllOf(part)) } });
      },
    ),
  );
});

test.each([
  ['no JSON', 'hello'],
  ['another file', '{"name":"x"}'],
  ['a list', '[]'],
  ['a later version', writeShow(SHOW).replace('"version": 2', '"version": 3')],
])('%s is refused in words', (_, text) => {
  const read = readShow(text);
  expect(read.ok ? '' : read.reason).not.toBe('');
});

test('a file of before there were pictures in it is read', () => {
  const old = { format: 'boardcast-show', version: 1, teams: SHOW.teams, fixtures: SHOW.fixtures };
  expect(readShow(JSON.stringify(old))).toEqual({
    ok: true,
    value: { show: { ...EMPTY_SHOW, teams: SHOW.teams, fixtures: SHOW.fixtures }, faults: [] },
  });
});

/** A fault without what was expected. */
function said({ part, thing, why }: ShowFault): string {
  return [part, thing, why.reason.split(/:? ?expected/)[0]].join(': ');
}

test('a word that cannot be read is left out, the rest of what it is of stays, and it is said where', () => {
  const file = {
    ...SHOW,
    teams: [{ ...team('Lions', '//evil/x.png'), kits: ['red', '#ffffff'] }, team('Bears'), team(' BEARS ')],
    pictures: { '/uploads/a.png': 'data:text/html;base64,AAAA', 'C:\\x': PNG, '/uploads/b.png': PNG },
    streams: {
      court1: { ...STREAM, look: { theme: '../x', layout: 'bar' }, names: { a: 'home.score', b: '' } },
      'not/one': STREAM,
    },
  };
  const read = readShow(JSON.stringify({ format: 'boardcast-show', version: 2, ...file }));
  expect(read.ok && read.value.show).toEqual({
    ...SHOW,
    teams: [{ ...team('Lions'), kits: [null, '#ffffff'] }, team('Bears')],
    pictures: { '/uploads/b.png': PNG },
    streams: { court1: { ...STREAM, look: { theme: null, layout: 'bar' }, names: { a: 'home.score' } } },
  });
  expect(read.ok && read.value.faults.map(said)).toEqual([
    'teams: Lions: logo',
    'teams: Lions: kits.0',
    'teams: BEARS: it is there twice',
    'pictures: /uploads/a.png: ',
    'pictures: C:\\x: ',
    'streams: court1: look.theme',
    'streams: court1: names.b',
    'streams: not/one: ',
  ]);
});

test('a picture that is too large is left out, and is not repeated in what is said', () => {
  const huge = `data:image/png;base64,${'A'.repeat(1_400_000)}`;
  const read = readShow(writeShow({ ...SHOW, pictures: { '/uploads/a.png': huge } }));
  expect(read.ok && read.value.show.pictures).toEqual({});
  expect(read.ok && read.value.faults[0]?.why.reason.length).toBeLessThan(200);
});

test('a show names its pictures, and takes other paths for them', () => {
  expect(picturesOf(SHOW)).toEqual(['/uploads/a.png', '/logos/b.svg']);
  const moved = withPictures(
    SHOW,
    new Map([
      ['/uploads/a.png', '/uploads/c.png'],
      ['/logos/b.svg', null],
    ]),
  );
  expect(picturesOf(moved)).toEqual(['/uploads/c.png']);
  expect(moved.streams['court1']?.teams.home.logo).toBe('/uploads/c.png');
});

test('a desk on which nobody said anything of the show is none of it', () => {
  expect(showStreamOf({ ...EMPTY_DESK, overrides: { clock: '1:00' } })).toBeUndefined();
  expect(showStreamOf({ ...EMPTY_DESK, ...STREAM, hidden: true })).toEqual(STREAM);
});

test.each([{ order: 'away' as const }, { blanks: { 'home.fouls': 'clear' as const } }])(
  'a stream of which nothing but %j was said has a place in the file',
  (word) => {
    expect(showStreamOf({ ...EMPTY_DESK, ...word })).toMatchObject(word);
  },
);

test('what is of the machine and its network stays there: which computer counts, how late the picture is, which output is on program', () => {
  const here = { source: '192.168.1.20', delay: 2_500, outputs: { 'OBS main': { delay: 500, program: true } } };
  expect(showStreamOf({ ...EMPTY_DESK, ...here })).toBeUndefined();
});

test('a file of before it said who stands left or what blanks mean has nothing wrong with it', () => {
  const { order: _, blanks: __, ...before } = STREAM;
  const read = readShow(writeShow({ ...SHOW, streams: { court1: before as typeof STREAM } }));
  expect(read).toMatchObject({ ok: true, value: { faults: [] } });
});

test('[S10] a file of any depth is read or refused in words', () => {
  for (const levels of [1, 1000, 8000, 200_000]) {
    const list = `${'['.repeat(levels)}${']'.repeat(levels)}`;
    expect(readShow(list).ok).toBe(false);
    const read = readShow(
      `{"format":"boardcast-show","version":2,"teams":[{"name":${list}}],"streams":{"game":{"texts":${list}}},"pictures":${list},"looks":${list}}`,
    );
    expect(read).toMatchObject({ ok: true, value: { show: { teams: [], pictures: {}, looks: [] } } });
    expect(JSON.stringify(read).length).toBeLessThan(5000);
  }
});
