import { describe, expect, test } from 'vitest';
import { PACKS } from '#scoreboard/packs/packs.ts';
import { clockGame as game } from '../testing/clock-game.ts';
import { screenOf } from '../testing/screen.ts';
import { ocr } from '../testing/test-relay.ts';

type Options = Parameters<typeof game>[0];

/** A board whose clocks count down three times, a second each; those that stand are in `still`. */
function running(clocks: Record<string, number>, still: Record<string, string>, options: Options = {}) {
  const made = game(options);
  const feed = made.dial('/game');
  feed.say(ocr({ score_a: '64', score_b: '58', ...still }));
  for (let second = 0; second < 3; second += 1) {
    feed.say(ocr(Object.fromEntries(Object.entries(clocks).map(([name, from]) => [name, `0:${from - second}`]))));
    made.time.advance(1_000);
  }
  return { ...made, feed, onAir: () => made.relay.find('game')?.values() };
}

const HOCKEY: Options = { sportOf: () => PACKS.get('hockey') };
const paceOf = (made: ReturnType<typeof running>, name: string) =>
  made.relay
    .desk('game')
    ?.view()
    .fields.find(({ field }) => field === name)?.pace;

describe('[C2] the clocks beside the game clock whose source is lost', () => {
  test('leave with it, in one update, where they ran; what stood and what is no clock stays', () => {
    const made = running({ time: 58, shot_clock: 22 }, { home_fouls: '3' });
    const output = screenOf(made.watch('game'));
    made.feed.hangUp();
    expect([paceOf(made, 'shotClock'), paceOf(made, 'home.score')]).toEqual(['leaving', undefined]);
    made.time.advance(8_999);
    expect(output.values()).toMatchObject({ clock: '0:56', shotClock: '0:20' });
    const told = made.watch('game');
    told.messages();
    made.time.advance(1);
    expect(output.values()).toMatchObject({ clock: '', shotClock: '', 'home.score': '64', 'home.fouls': '3' });
    const updates = told.messages().filter(({ type }) => type === 'update');
    expect(updates).toEqual([expect.objectContaining({ values: { clock: '', shotClock: '' } })]);
    expect(paceOf(made, 'shotClock')).toBe('away');

    const stood = running({ time: 58 }, { shot_clock: '14' });
    stood.feed.hangUp();
    stood.time.advance(60_000);
    expect(stood.onAir()).toMatchObject({ clock: '', shotClock: '14' });
  });

  test('leave where there is no game clock, and each comes back with its own first reading', () => {
    const made = running({ home_penalty1: 50, away_penalty1: 40 }, { home_penalty1_player: '17' }, HOCKEY);
    made.feed.hangUp();
    made.time.advance(9_000);
    expect(made.onAir()).toMatchObject({ 'home.penalty1': '', 'away.penalty1': '', 'home.penalty1.player': '17' });
    const again = made.dial('/game');
    again.say(ocr({ away_penalty1: '0:29' }));
    expect(made.onAir()).toMatchObject({ 'home.penalty1': '', 'away.penalty1': '0:29' });
  });

  test('stay where an operator has put a text in their place', () => {
    const made = running({ time: 58, shot_clock: 22 }, {});
    made.say({ do: 'override', field: 'shotClock', value: '19' });
    made.feed.hangUp();
    made.time.advance(9_000);
    expect(made.onAir()).toMatchObject({ clock: '', shotClock: '19' });
    expect(paceOf(made, 'shotClock')).toBeUndefined();
  });

  test('stay away though the board changed ends, and though what was read has another name', () => {
    const made = running({ home_penalty1: 50, thing: 30 }, { away_penalty1: '2:00', time: '5:00' }, HOCKEY);
    made.feed.hangUp();
    made.time.advance(9_000);
    expect(made.onAir()).toMatchObject({ 'home.penalty1': '', 'away.penalty1': '2:00' });
    made.say({ do: 'ends' });
    expect(made.onAir()).toMatchObject({ 'home.penalty1': '2:00', 'away.penalty1': '' });
    made.say({ do: 'name', source: 'thing', field: 'home.penalty2' });
    expect(made.onAir()?.['home.penalty2'] ?? '').toBe('');
    made.say({ do: 'undo' });
    made.say({ do: 'undo' });
    expect(made.onAir()).toMatchObject({ 'home.penalty1': '', 'away.penalty1': '2:00' });
  });

  test('leave a relay that was started anew as well', () => {
    const { relay } = running({ time: 58, shot_clock: 22 }, {});
    const kept = relay.find('game')?.kept() ?? { values: {} };
    expect(kept).toMatchObject({ clockRuns: true, othersRun: ['shotClock'] });
    const second = game({ kept: new Map([['game', kept]]) });
    second.time.advance(10_000);
    expect(second.relay.find('game')?.values()).toMatchObject({ clock: '', shotClock: '', 'home.score': '64' });
  });

  test('are saved as standing once they stand', () => {
    const { relay, saved, pass } = running({ shot_clock: 22 }, {});
    const before = saved.length;
    pass(600);
    expect(saved.length).toBe(before + 1);
    expect(relay.find('game')?.kept()).not.toHaveProperty('othersRun');
  });
});
