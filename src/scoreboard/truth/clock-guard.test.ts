import { describe, expect, it } from 'vitest';
import { PACKS } from '../packs/packs.ts';
import { of, play, readings } from './fake-board.ts';
import { PROFILES } from './profiles.ts';
import { createTruth, type Truth } from './truth.ts';

function basketball(): Truth {
  return createTruth({ pack: PACKS.get('basketball'), profile: PROFILES.normal });
}

/** Of a clock that blinks twice, and then is. */
function isGone(time: number): boolean {
  return (time >= 1000 && time < 1500) || (time >= 2000 && time < 2500) || time >= 5000;
}

/** A clock in tenths of a second, as a board without tenths above a minute shows it. */
function text(tenths: number): string {
  if (tenths < 600) return `${Math.floor(tenths / 10)}.${tenths % 10}`;
  return `${Math.floor(tenths / 600)}:${String(Math.floor(tenths / 10) % 60).padStart(2, '0')}`;
}

const running = (time: number) => ({ clock: text(6300 - Math.floor(time / 100)), 'home.score': '10' });
const up = (time: number) => ({ clock: text(6300 + Math.floor(time / 100)), 'home.score': '10' });

describe('clocks', () => {
  it('one that runs is never late', () => {
    const frames = readings(running, { to: 630_000, every: 100 });
    const aired = play(basketball(), frames, 630_000).filter(({ admitted }) => admitted.name === 'clock');
    expect(aired.every(({ time, admitted }) => admitted.value === running(time).clock)).toBe(true);
    expect(aired).toHaveLength(570 + 600);
  });

  it('a misread is not on air, and the next right one is at once', () => {
    const shown = of(
      play(
        basketball(),
        readings(
          (time: number) => (time >= 3000 && time < 3300 ? { clock: '70:25', 'home.score': '10' } : running(time)),
          { to: 6000 },
        ),
        6000,
      ),
      'clock',
    );
    expect(shown.map(([, value]) => value)).toEqual(['10:30', '10:29', '10:28', '10:27', '10:26', '10:25', '10:24']);
    expect(shown[4]).toEqual([3300, '10:26']);
  });

  it('one that is set anew is on air once it has stood', () => {
    expect(
      of(
        play(
          basketball(),
          readings((time: number) => ({ clock: time < 2000 ? '0.0' : '10:00', 'home.score': '10' }), { to: 4000 }),
          4000,
        ),
        'clock',
      ).at(-1),
    ).toEqual([2320, '10:00']);
  });

  it('one that was hidden for a while goes on at once where it should be', () => {
    const shown = of(
      play(
        basketball(),
        readings((time: number) => (time >= 3000 && time < 12_000 ? { 'home.score': '10' } : running(time)), {
          to: 14_000,
        }),
        14_000,
      ),
      'clock',
    );
    expect(shown.find(([time]) => Number(time) >= 12_000)).toEqual([12_000, running(12_000).clock]);
  });

  it('one runs as its competition has it', () => {
    const truth = createTruth({ pack: PACKS.get('hockey'), rules: 'nhl', profile: PROFILES.normal });
    const aired = play(truth, readings(running, { to: 5000 }), 5000).filter(
      ({ admitted }) => admitted.name === 'clock',
    );
    expect(aired.every(({ time, admitted }) => running(time).clock === admitted.value)).toBe(true);
    expect(truth.yielded()).toBe(false);
  });

  it('one that runs against its sport is on time within three seconds', () => {
    const truth = basketball();
    const shown = of(play(truth, readings(up, { to: 20_000 }), 20_000), 'clock');
    const late = shown.filter(([time, value]) => up(Number(time)).clock !== value || Number(time) % 1000 !== 0);
    expect(late.every(([time]) => Number(time) <= 4000)).toBe(true);
    expect(shown.at(-1)?.[1]).toBe(up(19_900).clock);
    expect(truth.yielded()).toBe(true);
  });

  it('one that was corrected upwards, second by second, and runs down again is as its sport says', () => {
    const truth = basketball();
    let seconds = 300;
    const read = (at: number): void => {
      const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
      truth.read(
        [
          ['clock', clock],
          ['home.score', '10'],
        ],
        at,
      );
    };
    for (let at = 0; at < 2000; at += 100) read(at);
    for (let at = 2000; at < 6000; at += 100) {
      if (at % 800 === 0) seconds += 1;
      read(at);
    }
    for (let at = 6000; at < 14_000; at += 100) {
      if (at % 1000 === 0) seconds -= 1;
      read(at);
    }
    expect(truth.yielded()).toBe(false);
  });

  it('what was put on air of it is what the operator saw, and not what comes later; what was kept off is held no longer', () => {
    const truth = basketball();
    const read = (clock: string, at: number) =>
      truth
        .read(
          [
            ['clock', clock],
            ['home.score', '10'],
          ],
          at,
        )
        .filter(({ name }) => name === 'clock');
    for (let at = 0; at <= 1000; at += 100) read('5:00', at);
    read('3:00', 1100);
    read('3:7O', 1200);
    expect(truth.accept('clock', 1250)).toMatchObject([{ name: 'clock', value: '3:00' }]);
    for (let at = 1300; at <= 3000; at += 100) read('3:00', at);
    expect(read('9:11', 3100)).toEqual([]);
    expect(truth.held().get('clock')).toMatchObject({ value: '9:11' });
    expect(truth.refuse('clock')).toBe(true);
    expect(truth.held().has('clock')).toBe(false);
  });

  it('a clock that was accepted wrongly stands where it stood, until it is read to go on from there', () => {
    const truth = basketball();
    const read = (clock: string, at: number) => truth.read([['clock', clock]], at).map(({ value }) => value);
    for (let at = 0; at <= 1000; at += 100) read('5:00', at);
    read('3:00', 1100);
    truth.accept('clock', 1150);
    const judged = { field: 'clock', did: 'accept', value: '3:00', before: '5:00' } as const;
    expect(truth.takeBack(judged, 1200)).toEqual([{ name: 'clock', value: '5:00', at: 1200 }]);
    for (let at = 1300; at <= 9000; at += 100) expect(read('3:00', at)).toEqual([]);
    expect(truth.held().has('clock')).toBe(false);
    expect(read('4:59', 9100)).toEqual(['4:59']);
  });

  it('a blink is not on air, a clock that is gone for good is', () => {
    const frames = readings((time) => ({ clock: isGone(time) ? '' : '1:00', 'home.score': '10' }), { to: 12_000 });
    expect(of(play(basketball(), frames, 12_000), 'clock')).toEqual([
      [0, '1:00'],
      [8000, ''],
    ]);
  });

  it('a shot clock is set anew in half the time', () => {
    expect(
      of(
        play(
          basketball(),
          readings((time: number) => ({ shotClock: time < 2000 ? '11' : '24', 'home.score': '10' }), { to: 4000 }),
          4000,
        ),
        'shotClock',
      ).at(-1),
    ).toEqual([2160, '24']);
  });
});
