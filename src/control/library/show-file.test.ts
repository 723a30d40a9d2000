import { expect, test } from 'vitest';
import { ok, refused, type Result } from '#lib/result.ts';
import { EMPTY_DESK, type DeskState } from '#protocol/desk.ts';
import type { Library } from '#protocol/library.ts';
import { EMPTY_SHOW, readShow, writeShow, type ShowLook } from '#protocol/show.ts';
import { bringIn, makeShow, uploadName, type ShowPorts } from './show-file.ts';

const PNG = '/uploads/lions-0123456789ab.png';
const LIBRARY: Library = {
  teams: [{ name: 'Lions', short: '', logo: PNG, kits: ['#c8102e', null] }],
  fixtures: [{ date: '', time: '', home: 'Lions', away: 'Bears', title: '', subtitle: '' }],
};
const DESK: DeskState = {
  ...EMPTY_DESK,
  hidden: true,
  overrides: { clock: '1:00' },
  teams: { ...EMPTY_DESK.teams, away: { name: 'Bears', short: null, color: null, logo: '/logos/bears.svg' } },
  look: { theme: 'club', layout: 'bar' },
  names: { 'Field 7': 'home.score' },
  sport: { id: 'waterpolo', rules: null },
};

/** A relay's pictures, desks and looks; `types` says what it takes as a picture. */
function relay(pictures: Record<string, Blob>, desks: Record<string, DeskState> = {}, looks: readonly ShowLook[] = []) {
  const sent = new Map<string, string>();
  const ports: ShowPorts = {
    streams: () => Promise.resolve(ok(Object.keys(desks))),
    desk: (stream) => Promise.resolve(ok(desks[stream])),
    looks: () => Promise.resolve(ok(looks)),
    picture: (path) => Promise.resolve(pictures[path] === undefined ? refused('status 404') : ok(pictures[path])),
    openPicture: () =>
      Promise.resolve(
        ok({ size: { width: 9, height: 9 }, png: () => Promise.resolve(new Blob(['drawn'], { type: 'image/png' })) }),
      ),
    async putLogo(name, picture): Promise<Result<string>> {
      if (picture.type === 'image/svg+xml') return refused('picture: expected PNG, JPEG or WebP, got other bytes');
      sent.set(name, await picture.text());
      return ok(`/uploads/${name}-new.png`);
    },
  };
  return { ports, sent };
}

const HERE = () =>
  relay(
    {
      [PNG]: new Blob(['\u0000png\u00ff'], { type: 'image/png' }),
      '/logos/bears.svg': new Blob(['<svg/>'], { type: 'image/svg+xml' }),
    },
    { court1: DESK, idle: EMPTY_DESK },
    [
      { kind: 'theme', name: 'club' },
      { kind: 'theme', name: 'unused' },
    ],
  );

test('a show goes out whole, and comes in whole on a machine that has nothing of it', async () => {
  const made = await makeShow(LIBRARY, 'court1', HERE().ports);
  expect(made.faults).toEqual([]);
  expect(Object.keys(made.show.streams)).toEqual(['court1']);
  expect(made.show.looks).toEqual([{ kind: 'theme', name: 'club' }]);
  const read = readShow(writeShow(made.show));
  if (!read.ok) throw new Error(read.reason);
  expect(read.value).toEqual(made);

  const there = relay({});
  const brought = await bringIn(read.value, there.ports);
  expect([...there.sent]).toEqual([
    ['lions', '\u0000png\u00ff'],
    ['bears', 'drawn'],
  ]);
  expect(brought.show.teams[0]?.logo).toBe('/uploads/lions-new.png');
  expect(brought.show.streams['court1']).toEqual({
    teams: { ...DESK.teams, away: { ...DESK.teams.away, logo: '/uploads/bears-new.png' } },
    texts: DESK.texts,
    // The theme's file is the crew's folder's: what is not there is said, and not asked for.
    look: { theme: null, layout: 'bar' },
    names: DESK.names,
    sport: DESK.sport,
    guard: null,
    guardNumbers: {},
    feedClock: EMPTY_DESK.feedClock,
    events: DESK.events,
    order: null,
    blanks: {},
  });
  expect(brought.faults).toMatchObject([{ part: 'theme', thing: 'club', why: { code: 'not-in-folder' } }]);
});

test('on a machine that has it all nothing is sent twice', async () => {
  const made = await makeShow(LIBRARY, 'court1', HERE().ports);
  const same = HERE();
  expect(await bringIn(made, same.ports)).toEqual(made);
  expect(same.sent.size).toBe(0);
});

test('a picture that cannot be had costs itself, going out and coming in', async () => {
  const made = await makeShow(LIBRARY, 'court1', relay({}).ports);
  expect(made.faults).toMatchObject([{ part: 'pictures', thing: PNG, why: { reason: 'status 404' } }]);
  const brought = await bringIn({ ...made, faults: [] }, relay({}).ports);
  expect(brought.show.teams[0]).toMatchObject({ name: 'Lions', logo: null });
  expect(brought.faults).toMatchObject([{ part: 'pictures', thing: PNG, why: { code: 'nowhere-here' } }]);
});

test('a relay that does not answer is named', async () => {
  const { ports } = relay({});
  const made = await makeShow(LIBRARY, 'x', { ...ports, streams: () => Promise.resolve(refused('unreachable')) });
  expect(made.faults[0]).toMatchObject({ part: 'streams', why: { reason: 'unreachable' } });
  expect(made.show).toMatchObject({ ...EMPTY_SHOW, teams: LIBRARY.teams, fixtures: LIBRARY.fixtures });
});

test.each([
  [PNG, 'lions'],
  ['/logos/Bears 2.svg', 'bears-2'],
  ['/x/łódź.png', '--d-'],
  ['/', 'logo'],
])('%s is sent as %s', (path, name) => {
  expect(uploadName(path)).toBe(name);
});
