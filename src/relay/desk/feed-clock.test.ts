import { describe, expect, test } from 'vitest';
import { clockGame as game } from '../testing/clock-game.ts';
import { screenOf } from '../testing/screen.ts';
import { ocr } from '../testing/test-relay.ts';

describe('[C1] the pace of the clock, as a desk sees it', () => {
  test('is running while it moves, stopped once it stands, absent where it is blank', () => {
    const { dial, run, pace, time, pass } = game();
    const feed = dial('/game');
    feed.say(ocr({ time: '5:00', score_a: '1', score_b: '2' }));
    expect(pace()).toBe('stopped');
    time.advance(1_000);
    run(feed, 3);
    expect(pace()).toBe('running');
    time.advance(501);
    expect(pace()).toBe('stopped');
    feed.say(ocr({ time: '' }));
    pass(4_000);
    expect(pace()).toBe('absent');
  });

  test('is the operator’s while the clock is theirs, and none of what was put in its place', () => {
    const { dial, run, pace, say } = game();
    run(dial('/game'), 3);
    say({ do: 'clock-stop' });
    expect(pace()).toBe('stopped');
    say({ do: 'clock-start' });
    expect(pace()).toBe('running');
    say({ do: 'override', field: 'clock', value: 'HT' });
    expect(pace()).toBeUndefined();
  });

  test('is of what a camera read, whatever its separators: a misread moves nothing', () => {
    const { dial, pace, time } = game();
    const feed = dial('/game');
    for (const text of ['5:00', '4:59', '4:58']) {
      feed.say(ocr({ time: text }));
      time.advance(1_000);
    }
    for (const text of ['4.58', '4:88', '4:5', '458']) {
      feed.say(ocr({ time: text }));
      time.advance(126);
    }
    expect(pace()).toBe('stopped');
  });
});

/** A clock that stands at 4:57 and runs, with scores beside it. */
function running(options: Parameters<typeof game>[0] = {}) {
  const made = game(options);
  const feed = made.dial('/game');
  feed.say(ocr({ score_a: '64', score_b: '58', period: '3' }));
  made.run(feed, 3);
  return { ...made, feed, onAir: () => made.relay.find('game')?.values() };
}
describe('[C2] a clock whose source is lost while it ran', () => {
  const SCORES = { 'home.score': '64', 'away.score': '58', period: '3' };

  test('alone leaves the bug ten seconds later, and comes back with its first reading, wherever it is then', () => {
    const { feed, dial, onAir, pace, time, pass, watch, saved } = running();
    const output = screenOf(watch('game'));
    feed.hangUp();
    expect(pace()).toBe('leaving');
    time.advance(8_999);
    expect(output.values()).toEqual({ ...SCORES, clock: '4:57' });
    const before = saved.length;
    time.advance(1);
    expect(output.values()).toEqual({ ...SCORES, clock: '' });
    expect([onAir(), pace()]).toEqual([{ ...SCORES, clock: '' }, 'away']);
    expect(saved.length).toBeGreaterThan(before);
    pass(60_000);
    const again = dial('/game');
    again.say(ocr({ score_a: '64' }));
    expect([output.values()['clock'], pace()]).toEqual(['', 'away']);
    again.say(ocr({ time: '2:04' }));
    expect(output.values()).toEqual({ ...SCORES, clock: '2:04' });
  });

  test('comes back though it is read where it stood', () => {
    const { feed, dial, onAir, time } = running();
    feed.hangUp();
    time.advance(20_000);
    dial('/game').say(ocr({ time: '4:57' }));
    expect(onAir()).toMatchObject({ clock: '4:57' });
  });

  test('stays where the source is back in time, and where it stood', () => {
    const { feed, dial, onAir, time, pass, pace } = running();
    feed.hangUp();
    time.advance(8_000);
    const again = dial('/game');
    again.say({ type: 'register', role: 'ocr' });
    pass(5_000);
    expect(onAir()).toMatchObject({ clock: '4:57' });
    again.say(ocr({ time: '4:45' }));
    pass(2_000);
    expect(pace()).toBe('stopped');
    again.hangUp();
    time.advance(600_000);
    expect([onAir(), pace()]).toEqual([{ ...SCORES, clock: '4:45' }, 'stopped']);
  });

  test('leaves though the link came and went once more without a word of it', () => {
    const { feed, dial, onAir, time, pass } = running();
    feed.hangUp();
    time.advance(8_000);
    const again = dial('/game');
    again.say({ type: 'register', role: 'ocr' });
    pass(4_000);
    again.hangUp();
    time.advance(10_000);
    expect(onAir()).toEqual({ ...SCORES, clock: '' });
  });

  test('leaves as soon as the loss of a link that merely went silent is noticed, also where it looked as if it stood', () => {
    const { onAir, pace, time, relay } = running();
    const fine = relay.find('game');
    // Nobody answers pings any more.
    time.advance(9_000);
    expect([pace(), fine?.source().status]).toEqual(['stopped', 'quiet']);
    time.advance(3_000);
    expect([onAir(), fine?.source().status]).toEqual([{ ...SCORES, clock: '' }, 'stale']);
  });

  test('leaves after as long as the stream says, or never; a new game keeps that, and undo takes it back', () => {
    const { feed, dial, run, onAir, time, say, relay, pace } = running();
    say({ do: 'clock-feed', away: 3_000 });
    feed.hangUp();
    time.advance(2_000);
    expect(onAir()).toMatchObject({ clock: '' });
    say({ do: 'clock-feed', away: null });
    say({ do: 'new-game' });
    expect(relay.desk('game')?.state().feedClock).toEqual({ away: null, smooth: false });
    const again = dial('/game');
    run(again, 2);
    again.hangUp();
    time.advance(600_000);
    expect([onAir()?.['clock'], pace()]).toEqual(['4:58', undefined]);
    say({ do: 'undo' });
    say({ do: 'undo' });
    time.advance(0);
    expect([onAir()?.['clock'], pace()]).toEqual(['', 'away']);
  });

  test('leaves an output that is late as much later, in order', () => {
    const { feed, pass, watch } = running();
    const late = screenOf(watch('game', { delay: 5_000 }));
    feed.hangUp();
    pass(13_999);
    expect(late.values()).toMatchObject({ clock: '4:57' });
    pass(1);
    expect(late.values()).toEqual({ ...SCORES, clock: '' });
  });

  test('does not take the operator’s own clock along, and is not there when that is handed back', () => {
    const { feed, onAir, time, say, pace } = running();
    say({ do: 'clock-start' });
    feed.hangUp();
    time.advance(30_000);
    expect([onAir()?.['clock'], pace()]).toEqual(['4:27', 'running']);
    say({ do: 'clock-release' });
    expect([onAir(), pace()]).toEqual([{ ...SCORES, clock: '' }, 'away']);
  });

  test('stays away though names, sport or sides are others now, and though the relay was started anew', () => {
    const { feed, onAir, time, say, relay } = running();
    feed.hangUp();
    time.advance(10_000);
    say({ do: 'sport', sport: 'handball' });
    say({ do: 'name', source: 'period', field: 'status' });
    say({ do: 'ends' });
    expect(onAir()).toMatchObject({ clock: '', 'home.score': '58' });
    const kept = relay.find('game')?.kept();
    const second = game({ kept: new Map([['game', kept ?? { values: {} }]]) });
    expect(second.relay.find('game')?.values()).toMatchObject({ clock: '', 'home.score': '58' });
  });

  test('leaves a relay that was started anew as well, where nobody came back; one that stood stays', () => {
    const { feed, time, pass, relay, saved, run } = running();
    const restart = () => {
      const kept = relay.find('game')?.kept() ?? { values: {} };
      const second = game({ kept: new Map([['game', kept]]) });
      const at = (ms: number) => {
        second.time.advance(ms);
        return second.relay.find('game')?.values()['clock'];
      };
      return [at(0), at(9_999), at(1)];
    };
    expect(restart()).toEqual(['4:57', '4:57', '']);
    const before = saved.length;
    pass(600);
    expect(saved.length).toBe(before + 1);
    expect(restart()).toEqual(['4:57', '4:57', '4:57']);
    run(feed, 3);
    feed.hangUp();
    time.advance(5_000);
    expect(restart()).toEqual(['4:57', '4:57', '']);
  });

  test('is told to pages only where it is not as usual', () => {
    const { say, watch } = running();
    const output = screenOf(watch('game'));
    expect(output.control()).not.toHaveProperty('clockAway');
    say({ do: 'clock-feed', away: 30_000 });
    expect(output.control()).toMatchObject({ clockAway: 30_000 });
    say({ do: 'clock-feed', away: null });
    expect(output.control()).toMatchObject({ clockAway: 0 });
  });
});
