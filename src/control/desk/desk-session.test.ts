import { expect, test } from 'vitest';
import { createManualTime } from '#lib/manual-time.ts';
import { createManualVisibility } from '#store/manual-visibility.ts';
import { createDeskSession } from './desk-session.ts';
import { createFakeDesk } from './fake-desk.ts';

/** Lets every answer that is on its way come. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
}

async function open(feed: Record<string, string> = {}) {
  const time = createManualTime();
  const desk = createFakeDesk(() => time.now(), feed);
  const session = createDeskSession({
    client: desk.client,
    time,
    visibility: createManualVisibility(),
    speaker: { who: 'Anna', watches: 'program' },
  });
  session.subscribe(() => undefined);
  await settle();
  return { time, desk, session };
}

test('every command carries the revision that was seen, and its answer is taken at once', async () => {
  const { desk, session } = await open();
  session.say({ do: 'override', field: 'home.score', value: '7' });
  await settle();
  session.say({ do: 'swap' });
  await settle();
  expect(desk.expected).toEqual([0, 1]);
  expect(session.state().view).toMatchObject({ rev: 2, state: { overrides: { 'home.score': '7' }, order: 'away' } });
  expect(session.state().view?.audit.map(({ who }) => who)).toEqual(['Anna', 'Anna']);
});

test('quick presses follow each other and do not fall over their own steps', async () => {
  const { desk, session } = await open();
  for (let press = 0; press < 3; press += 1) session.say({ do: 'nudge', field: 'home.score', by: 1 });
  await settle();
  expect(desk.expected).toEqual([0, 1, 2]);
  expect(session.state().trouble).toBeUndefined();
  expect(session.state().view?.state.overrides).toEqual({ 'home.score': '3' });
});

test('another’s step in between stops a command, says who did what, and it can be said again', async () => {
  const { desk, session } = await open();
  desk.other('Ben', { do: 'override', field: 'home.score', value: '12' });
  session.say({ do: 'nudge', field: 'home.score', by: 1 });
  session.say({ do: 'nudge', field: 'home.score', by: 2 });
  await settle();
  const { trouble } = session.state();
  expect(trouble).toMatchObject({ kind: 'stale', changes: [{ who: 'Ben', command: { value: '12' } }] });
  expect(trouble?.commands).toEqual([
    { do: 'nudge', field: 'home.score', by: 1 },
    { do: 'nudge', field: 'home.score', by: 2 },
  ]);
  expect(session.state().view?.state.overrides).toEqual({ 'home.score': '12' });

  session.sayAgain();
  await settle();
  expect(session.state().trouble).toBeUndefined();
  expect(session.state().view?.state.overrides).toEqual({ 'home.score': '15' });
});

test('hiding the bug asks for no revision: it works whatever anybody else did', async () => {
  const { desk, session } = await open();
  desk.other('Ben', { do: 'swap' });
  session.say({ do: 'hide' });
  await settle();
  expect(desk.expected).toEqual([undefined]);
  expect(session.state().view?.state.hidden).toBe(true);
  expect(session.state().trouble).toBeUndefined();
});

test('a refusal and a lost connection are told, and what was known stays', async () => {
  const { time, desk, session } = await open({ 'home.score': 'x' });
  session.say({ do: 'nudge', field: 'home.score', by: 1 });
  await settle();
  expect(session.state().trouble).toMatchObject({ kind: 'refused' });
  session.dismiss();
  expect(session.state().trouble).toBeUndefined();

  desk.down = true;
  time.advance(1000);
  await settle();
  expect(session.state()).toMatchObject({ problem: 'unreachable', view: { stream: 'stream1' } });
  session.say({ do: 'swap' });
  await settle();
  expect(session.state().trouble).toMatchObject({ kind: 'failed', commands: [{ do: 'swap' }] });
});

test('the poll brings another’s step within a second', async () => {
  const { time, desk, session } = await open();
  desk.other('Ben', { do: 'hide' });
  time.advance(1000);
  await settle();
  expect(session.state().view).toMatchObject({ rev: 1, state: { hidden: true } });
});
