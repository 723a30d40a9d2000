import { expect, test } from 'vitest';
import { createManualTime } from '#lib/manual-time.ts';
import { ok } from '#lib/result.ts';
import { EMPTY_LIBRARY, type Library, type Team } from '#protocol/library.ts';
import { createManualVisibility } from '#store/manual-visibility.ts';
import { isOtherTeam, putTeam, removeTeam } from './edits.ts';
import type { LibraryClient, Put } from './library-client.ts';
import { createLibrarySession } from './library-session.ts';

const team = (name: string, short = ''): Team => ({ name, short, logo: null, kits: [null, null] });

/** Lets what was asked for come. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

/** A relay's library that others change too, and a page on it. */
async function rig(first: Library = EMPTY_LIBRARY) {
  const time = createManualTime();
  let view = { rev: 3, library: first };
  let answer: Put | undefined;
  const client: LibraryClient = {
    view: () => Promise.resolve(ok(view)),
    put: (library, expects) => {
      if (answer !== undefined) return Promise.resolve(answer);
      if (expects !== view.rev) return Promise.resolve({ outcome: 'stale', view });
      view = { rev: view.rev + 1, library };
      return Promise.resolve({ outcome: 'done', view });
    },
  };
  const session = createLibrarySession({ client, time, visibility: createManualVisibility() });
  session.subscribe(() => undefined);
  await settle();
  return {
    session,
    time,
    settle,
    names: () => view.library.teams.map(({ name, short }) => name + short),
    shown: () => session.state().view?.library.teams.map(({ name, short }) => name + short),
    elsewhere: (library: Library) => (view = { rev: view.rev + 1, library }),
    fail: (put: Put | undefined) => (answer = put),
  };
}

test('edits that follow each other are each made of the one before', async () => {
  const { session, settle, names } = await rig();
  session.act({ words: 'a', edit: putTeam(team('a')) });
  session.act({ words: 'b', edit: putTeam(team('b')) });
  await settle();
  expect(names()).toEqual(['a', 'b']);
  expect(session.state()).toMatchObject({
    view: { rev: 5 },
    trouble: undefined,
    done: [{ words: 'a' }, { words: 'b' }],
  });
});

test('[H8] who is late is told, sees what holds now, and can do it all the same', async () => {
  const { session, settle, names, shown, elsewhere } = await rig();
  elsewhere({ teams: [team('x')], fixtures: [] });
  session.act({ words: 'a', edit: putTeam(team('a')) });
  session.act({ words: 'b', edit: putTeam(team('b')) });
  await settle();
  expect(session.state().trouble).toMatchObject({ kind: 'stale', steps: [{ words: 'a' }, { words: 'b' }] });
  expect(shown()).toEqual(['x']);
  session.again();
  await settle();
  expect(names()).toEqual(['x', 'a', 'b']);
  expect(session.state().trouble).toBeUndefined();
});

test('a form that was opened before somebody else changed its team does not overwrite that unseen', async () => {
  const { session, settle, names, elsewhere, time } = await rig({ teams: [team('a')], fixtures: [] });
  elsewhere({ teams: [team('a', '1')], fixtures: [] });
  time.advance(3000);
  await settle();
  session.act({ words: 'a', edit: putTeam(team('a', '2'), team('a')), isOvertaken: isOtherTeam(team('a')) });
  await settle();
  expect(names()).toEqual(['a1']);
  expect(session.state().trouble?.kind).toBe('stale');
  session.again();
  await settle();
  expect(names()).toEqual(['a2']);
});

test('what was removed comes back, and then there is nothing more to take back', async () => {
  const { session, settle, names } = await rig({ teams: [team('a'), team('b')], fixtures: [] });
  session.act({ words: 'a', edit: removeTeam(team('a')) });
  await settle();
  expect(names()).toEqual(['b']);
  session.undo();
  await settle();
  expect(names()).toEqual(['a', 'b']);
  expect(session.state().done).toEqual([]);
});

test('a relay that refuses or is away is quoted, and nothing is lost', async () => {
  const { session, settle, names, fail } = await rig();
  fail({ outcome: 'failed', why: { reason: 'unreachable' } });
  session.act({ words: 'a', edit: putTeam(team('a')) });
  await settle();
  expect(session.state().trouble).toMatchObject({ kind: 'failed', why: { reason: 'unreachable' } });
  fail(undefined);
  session.again();
  await settle();
  expect(names()).toEqual(['a']);
});
