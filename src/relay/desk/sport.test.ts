import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { EMPTY_DESK, type Command, type Watches } from '#protocol/desk.ts';
import type { DownMessage } from '#protocol/down.ts';
import { createReferenceViewer } from '../testing/reference-viewer.ts';
import { noSport, readSports } from '../sports.ts';
import { savedStreamSchema, type Kept } from '../snapshots/snapshot-store.ts';
import { createTestRelay, ocr, type Line } from '../testing/test-relay.ts';
import { savedDeskSchema } from './saved-desk.ts';

/** Overtime's points are a field of basketball, exclusions one of water polo: the other sport knows neither. */
const BOARD = { score_a: '5', time: '4:20', ot_home: '3', exclusion1_home: '0:18' };
const AS_BASKETBALL = { 'home.score': '5', clock: '4:20', 'home.period5': '3', exclusion1_home: '0:18' };
const AS_WATERPOLO = { 'home.score': '5', clock: '4:20', ot_home: '3', 'home.exclusion1': '0:18' };

function rig(sports = 'basketball', kept?: Kept) {
  const made = createTestRelay({
    sportOf: readSports(sports) ?? noSport,
    ...(kept === undefined ? {} : { kept: new Map([['game', kept]]) }),
  });
  const desk = made.relay.desk('game');
  if (desk === undefined) throw new Error('no desk');
  return {
    ...made,
    desk,
    say: (command: Command, watches: Watches = 'program') => desk.run({ command, watches }),
    values: () => made.relay.find('game')?.values(),
    kept: () => made.relay.find('game')?.kept() ?? { values: {} },
  };
}

/** An output: what it shows, and how many updates it was sent since it was last asked. */
function screen(line: Line) {
  const viewer = createReferenceViewer();
  const take = (): readonly DownMessage[] => {
    const messages = line.messages().filter(({ type }) => type === 'snapshot' || type === 'update');
    for (const message of messages) viewer.take(message);
    return messages;
  };
  return { updates: () => take().length, shows: () => (take(), { ...viewer.control(), values: viewer.values() }) };
}

const WATERPOLO: Command = { do: 'sport', sport: 'waterpolo' };

describe('the sport of a stream', () => {
  test('[K12] maps what was read anew, and outputs get the word and what it changed in one update', () => {
    const { dial, watch, say, desk, relay } = rig();
    const feed = dial('/game');
    feed.say(ocr(BOARD));
    const output = screen(watch('game'));
    expect(output.shows()).toEqual({ sport: 'basketball', values: AS_BASKETBALL });
    expect(say(WATERPOLO).outcome).toBe('done');
    expect(output.updates()).toBe(1);
    expect(output.shows()).toEqual({ sport: 'waterpolo', values: AS_WATERPOLO });
    expect(relay.find('game')?.row()).toMatchObject({ sport: 'waterpolo' });
    expect(desk.view()).toMatchObject({ sport: { id: 'waterpolo', started: 'basketball' } });
    feed.say(ocr({ exclusion1_home: '0:17', ot_home: '4' }));
    expect(output.shows().values).toEqual({ ...AS_WATERPOLO, ot_home: '4', 'home.exclusion1': '0:17' });
  });

  test('[K12] is taken back as any step, and given back to what the relay was started with', () => {
    const { dial, watch, say, values, desk } = rig();
    dial('/game').say(ocr(BOARD));
    const output = screen(watch('game'));
    say(WATERPOLO);
    expect(say(WATERPOLO).view.rev).toBe(1);
    expect(say({ do: 'undo' }).view.audit.map(({ command }) => command.do)).toEqual(['sport', 'undo']);
    expect(output.shows()).toEqual({ sport: 'basketball', values: AS_BASKETBALL });
    say(WATERPOLO);
    say({ do: 'sport', sport: null, rules: 'nba' });
    expect([values(), desk.view().sport]).toEqual([AS_BASKETBALL, { id: 'basketball', started: 'basketball' }]);
    expect(output.shows()).toMatchObject({ sport: 'basketball', rules: 'nba' });
  });

  test('[K12] of a stream that was started without one comes and goes', () => {
    const { dial, watch, say } = rig('other=hockey');
    dial('/game').say(ocr(BOARD));
    const output = screen(watch('game'));
    const without = output.shows();
    expect(without).not.toHaveProperty('sport');
    say(WATERPOLO);
    expect(output.shows()).toMatchObject({ sport: 'waterpolo' });
    say({ do: 'undo' });
    expect(output.shows()).toEqual(without);
  });

  test.each<[Command, string]>([
    [{ do: 'sport', sport: 'quidditch' }, 'sport: expected one of basketball, hockey'],
    [{ do: 'sport', sport: 'constructor' }, 'sport: expected one of'],
    [
      { do: 'sport', sport: 'waterpolo', rules: 'nba' },
      'rules: expected one of world-aquatics, until-2024, nfhs or null',
    ],
    [{ do: 'sport', rules: 'nfl' }, 'rules: expected one of fiba'],
  ])('[K12] %j is refused with what was expected', (command, reason) => {
    const { say, desk } = rig();
    expect(say(command)).toMatchObject({ outcome: 'refused', why: { reason: expect.stringContaining(reason) } });
    expect(desk.view()).toMatchObject({ rev: 0, sport: { id: 'basketball' } });
  });

  test('[K12] keeps its rules until another is said', () => {
    const { say } = rig();
    say({ do: 'sport', rules: 'nba' });
    expect(say({ do: 'sport', sport: 'basketball', rules: 'nba' }).view.state.sport).toEqual({
      id: 'basketball',
      rules: 'nba',
    });
    expect(say({ do: 'sport', rules: 'fiba' }).view.state.sport).toEqual({ id: 'basketball', rules: 'fiba' });
    expect(say({ do: 'sport', sport: 'basketball' }).view.rev).toBe(3);
    expect(say(WATERPOLO).view.state.sport).toEqual({ id: 'waterpolo', rules: null });
  });

  test('[K12] there are no rules without a sport', () => {
    const { say } = rig('other=hockey');
    const said = say({ do: 'sport', sport: null, rules: 'nba' });
    expect(said).toMatchObject({ outcome: 'refused', why: { code: 'rules-without-sport', about: ['nba'] } });
  });

  test('[K12] is kept over a restart, and by a new game', () => {
    const first = rig();
    first.dial('/game').say(ocr(BOARD));
    first.say({ do: 'sport', sport: 'waterpolo', rules: 'nfhs' });
    first.say({ do: 'new-game' });
    const saved: unknown = JSON.parse(JSON.stringify({ desk: first.kept().desk, values: first.kept().values }));
    const again = rig('basketball', v.parse(v.pick(savedStreamSchema, ['desk', 'values']), saved));
    expect(again.relay.sport('game')).toBe('waterpolo');
    again.dial('/game').say(ocr({ exclusion1_home: '0:16' }));
    expect(again.values()).toEqual({ ...AS_WATERPOLO, 'home.exclusion1': '0:16' });
    expect(screen(again.watch('game')).shows()).toMatchObject({ sport: 'waterpolo', rules: 'nfhs' });
    again.say({ do: 'undo' });
    again.say({ do: 'undo' });
    expect(again.desk.view().sport).toEqual({ id: 'basketball', started: 'basketball' });
  });

  test('[K12] [K4] a desk that was saved before there was such a word is read', () => {
    const { sport: _, ...state } = EMPTY_DESK;
    const desk = { rev: 1, state, undo: [{ state }], audit: [] };
    expect(v.parse(savedDeskSchema, desk)).toEqual({ ...desk, state: EMPTY_DESK, undo: [{ state: EMPTY_DESK }] });
  });

  test('[K12] says where Next leads, to the desk and to the command', () => {
    const { dial, say, desk } = rig();
    dial('/game').say(ocr({ period: '2', score_a: '5', score_b: '3' }));
    say({ do: 'phase', phase: 'live' });
    expect(desk.view().next).toEqual({ program: 'break', court: 'break' });
    say({ do: 'sport', sport: 'soccer' });
    expect(desk.view().next).toEqual({ program: 'final', court: 'final' });
    expect(say({ do: 'next' }).view.state.phase).toBe('final');
  });

  test('[K12] [D3] is as late as the feed on a delayed output, whatever its desk watches, and what waits before it comes as it was', () => {
    const { dial, watch, say, pass } = rig();
    const feed = dial('/game');
    feed.say(ocr(BOARD));
    const late = screen(watch('game', { delay: 5_000 }));
    pass(5_000);
    feed.say(ocr({ ot_home: '4' }));
    pass(1_000);
    say(WATERPOLO);
    pass(1_000);
    feed.say(ocr({ exclusion1_home: '0:17' }));
    const joined = screen(watch('game', { delay: 4_500 }));
    pass(3_000);
    expect(late.shows()).toEqual({ sport: 'basketball', values: { ...AS_BASKETBALL, 'home.period5': '4' } });
    late.updates();
    pass(1_000);
    expect(late.updates()).toBe(1);
    const turned = { ...AS_WATERPOLO, ot_home: '4' };
    expect(late.shows()).toEqual({ sport: 'waterpolo', values: turned });
    pass(1_000);
    const now = { sport: 'waterpolo', values: { ...turned, 'home.exclusion1': '0:17' } };
    expect([late.shows(), joined.shows()]).toEqual([now, now]);
  });

  test('[K12] [D4] an output that joins behind the change is shown it when its time comes, also after a restart', () => {
    const first = rig();
    first.dial('/game').say(ocr(BOARD));
    first.watch('game', { delay: 10_000 });
    first.pass(20_000);
    first.say(WATERPOLO);
    first.pass(1_000);
    const saved: unknown = JSON.parse(JSON.stringify(first.kept()));
    const again = rig('basketball', v.parse(v.pick(savedStreamSchema, ['desk', 'values', 'past']), saved));
    again.pass(first.time.now() - again.time.now());
    const late = screen(again.watch('game', { delay: 10_000 }));
    expect(late.shows()).toEqual({ sport: 'basketball', values: AS_BASKETBALL });
    again.pass(9_000);
    expect(late.shows()).toEqual({ sport: 'waterpolo', values: AS_WATERPOLO });
  });
});
