import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PACKS } from '../packs/packs.ts';
import { PROFILES } from './profiles.ts';
import { createTruth, type Admitted, type Truth } from './truth.ts';

const { normal, strict, careful } = PROFILES;

function basketball(shown: Readonly<Record<string, string>> = {}): Truth {
  return createTruth({ pack: PACKS.get('basketball'), profile: normal, shown });
}

interface Aired {
  readonly time: number;
  readonly admitted: Admitted;
}

/** Feeds frames of [time, values] and lets the timers run between them and until `until`; what went on air, in order. */
function play(truth: Truth, frames: readonly (readonly [number, Record<string, string>])[], until: number): Aired[] {
  const aired: Aired[] = [];
  function run(to: number): void {
    for (let due = truth.due(); due !== undefined && due <= to; due = truth.due()) {
      const time = due;
      aired.push(...truth.tick(time).map((admitted) => ({ time, admitted })));
      if (truth.due() === time) throw new Error('a timer that does not move on');
    }
  }
  for (const [time, values] of frames) {
    run(time - 1);
    aired.push(...truth.read(Object.entries(values), time).map((admitted) => ({ time, admitted })));
  }
  run(until);
  return aired;
}

/** A board that is read `rate` times a second, all of it each time. */
function readings(
  board: (time: number) => Record<string, string>,
  { from = 0, to, every = 100 }: { readonly from?: number; readonly to: number; readonly every?: number },
): (readonly [number, Record<string, string>])[] {
  const frames: (readonly [number, Record<string, string>])[] = [];
  for (let time = from; time < to; time += every) frames.push([time, board(time)]);
  return frames;
}

const of = (aired: readonly Aired[], name: string) =>
  aired.filter(({ admitted }) => admitted.name === name).map(({ time, admitted }) => [time, admitted.value]);

describe('scores', () => {
  it('the first values go on air as they are read', () => {
    const aired = play(basketball(), [[0, { 'home.score': '07', clock: '1234' }]], 0);
    expect(aired.map(({ admitted }) => admitted)).toEqual([
      { name: 'home.score', value: '7', at: 0 },
      { name: 'clock', value: '12:34', at: 0 },
    ]);
  });

  it('a basket is on air once it has stood, and carries the time of its first reading', () => {
    const board = (time: number) => ({ 'home.score': time < 2000 ? '10' : '12', 'away.score': '8' });
    const aired = play(basketball(), readings(board, { to: 4000 }), 4000).filter(({ time }) => time > 0);
    expect(aired).toEqual([{ time: 2320, admitted: { name: 'home.score', value: '12', at: 2000 } }]);
  });

  it('a source that sends changes alone says it once: a timer confirms it', () => {
    const aired = play(
      basketball(),
      [
        [0, { 'home.score': '10' }],
        [5000, { 'home.score': '12' }],
      ],
      6000,
    );
    expect(of(aired, 'home.score')).toEqual([
      [0, '10'],
      [5320, '12'],
    ]);
  });

  it.each([1, 2, 3])('a misread of %d readings is never on air, whether it is a step or none', (length) => {
    for (const wrong of ['12', '70', '16', '']) {
      const board = (time: number) => ({
        'home.score': time >= 2000 && time < 2000 + length * 100 ? wrong : '10',
        'away.score': '8',
      });
      expect(of(play(basketball(), readings(board, { to: 5000 }), 5000), 'home.score')).toEqual([[0, '10']]);
    }
  });

  it('a misread while a basket is being confirmed costs no time', () => {
    const board = (time: number) => ({
      'home.score': time < 2000 ? '10' : time === 2100 ? '72' : '12',
      'away.score': '8',
    });
    expect(of(play(basketball(), readings(board, { to: 4000 }), 4000), 'home.score').at(-1)).toEqual([2320, '12']);
  });

  it('a basket that is waved off is off within a second', () => {
    const board = (time: number) => ({
      'home.score': time < 2000 || time >= 9000 ? '10' : '12',
      'away.score': '8',
    });
    expect(of(play(basketball(), readings(board, { to: 12_000 }), 12_000), 'home.score')).toEqual([
      [0, '10'],
      [2320, '12'],
      [9700, '10'],
    ]);
  });

  it('both scores that go to nothing together are off within a second', () => {
    const board = (time: number) => ({
      'home.score': time < 2000 ? '64' : '0',
      'away.score': time < 2000 ? '58' : '0',
    });
    const aired = play(basketball(), readings(board, { to: 6000 }), 6000).filter(({ time }) => time > 0);
    expect(aired.map(({ time, admitted }) => [time, admitted.name, admitted.value])).toEqual([
      [2700, 'home.score', '0'],
      [2700, 'away.score', '0'],
    ]);
  });

  it('what no rule explains is held, with the reason, and on air within three seconds', () => {
    const truth = basketball();
    const board = (time: number) => ({ 'home.score': time < 2000 ? '64' : '51', 'away.score': '58' });
    play(truth, readings(board, { to: 3000 }), 3000);
    expect([...truth.held()]).toEqual([['home.score', { value: '51', since: 2000, reason: 'falls' }]]);
    const aired = play(truth, readings(board, { from: 3000, to: 8000 }), 8000);
    expect(of(aired, 'home.score')).toEqual([[4200, '51']]);
    expect(truth.held().size).toBe(0);
  });

  it('an operator puts what is held on air, or holds it until something else is read', () => {
    const truth = basketball();
    const board = (value: string) => (time: number) => ({
      'home.score': time < 1000 ? '64' : value,
      'away.score': '58',
    });
    play(truth, readings(board('51'), { to: 2000 }), 2000);
    expect(truth.accept('away.score', 2000)).toBeUndefined();
    expect(truth.accept('home.score', 2000)).toEqual([{ name: 'home.score', value: '51', at: 1000 }]);
    expect(truth.refuse('home.score')).toBe(false);
    play(truth, readings(board('99'), { from: 2000, to: 3000 }), 3000);
    expect(truth.refuse('home.score')).toBe(true);
    expect(of(play(truth, readings(board('99'), { from: 3000, to: 9000 }), 9000), 'home.score')).toEqual([]);
    expect(of(play(truth, readings(board('88'), { from: 9000, to: 13_000 }), 13_000), 'home.score')).toHaveLength(1);
  });

  it('a board that somebody stands before keeps its scores, and its baskets of that time are no surprise', () => {
    const board = (time: number) => {
      if (time < 2000) return { 'home.score': '10', 'away.score': '8' };
      if (time < 20_000) return { 'home.score': time % 300 === 0 ? '' : String(200 + (time % 700)), 'away.score': '' };
      return { 'home.score': '15', 'away.score': '8' };
    };
    const aired = of(play(basketball(), readings(board, { to: 24_000 }), 24_000), 'home.score');
    expect(aired).toEqual([
      [0, '10'],
      [20_320, '15'],
    ]);
  });

  it('fouls begin anew with the quarter', () => {
    const board = (time: number) => ({ 'home.fouls': time < 2000 ? '4' : '0', 'home.score': '10' });
    expect(of(play(basketball(), readings(board, { to: 5000 }), 5000), 'home.fouls').at(-1)).toEqual([2700, '0']);
  });

  it('without a sport only form and confirmation count', () => {
    const truth = createTruth({ profile: normal });
    const board = (time: number) => ({ 'home.score': time < 2000 ? '64' : '051', 'away.score': '58' });
    expect(of(play(truth, readings(board, { to: 4000 }), 4000), 'home.score').at(-1)).toEqual([2320, '51']);
  });

  it('a field that nobody knows passes as it is', () => {
    expect(basketball().read([['Jam Clock 2', ' x1 ']], 5)).toEqual([{ name: 'Jam Clock 2', value: ' x1 ', at: 5 }]);
  });
});

/** A clock in tenths of a second, as a board without tenths above a minute shows it. */
function text(tenths: number): string {
  if (tenths < 600) return `${Math.floor(tenths / 10)}.${tenths % 10}`;
  return `${Math.floor(tenths / 600)}:${String(Math.floor(tenths / 10) % 60).padStart(2, '0')}`;
}

describe('clocks', () => {
  const running = (time: number) => ({ clock: text(6300 - Math.floor(time / 100)), 'home.score': '10' });

  it('one that runs is never late', () => {
    const frames = readings(running, { to: 630_000, every: 100 });
    const aired = play(basketball(), frames, 630_000).filter(({ admitted }) => admitted.name === 'clock');
    expect(aired.every(({ time, admitted }) => admitted.value === running(time).clock)).toBe(true);
    expect(aired).toHaveLength(570 + 600);
  });

  it('a misread is not on air, and the next right one is at once', () => {
    const board = (time: number) =>
      time >= 3000 && time < 3300 ? { clock: '70:25', 'home.score': '10' } : running(time);
    const shown = of(play(basketball(), readings(board, { to: 6000 }), 6000), 'clock');
    expect(shown.map(([, value]) => value)).toEqual(['10:30', '10:29', '10:28', '10:27', '10:26', '10:25', '10:24']);
    expect(shown[4]).toEqual([3300, '10:26']);
  });

  it('one that is set anew is on air once it has stood', () => {
    const board = (time: number) => ({ clock: time < 2000 ? '0.0' : '10:00', 'home.score': '10' });
    expect(of(play(basketball(), readings(board, { to: 4000 }), 4000), 'clock').at(-1)).toEqual([2320, '10:00']);
  });

  it('one that was hidden for a while goes on at once where it should be', () => {
    const board = (time: number) => (time >= 3000 && time < 12_000 ? { 'home.score': '10' } : running(time));
    const shown = of(play(basketball(), readings(board, { to: 14_000 }), 14_000), 'clock');
    expect(shown.find(([time]) => Number(time) >= 12_000)).toEqual([12_000, running(12_000).clock]);
  });

  it('one that runs against its sport is on time within three seconds', () => {
    const truth = basketball();
    const up = (time: number) => ({ clock: text(6300 + Math.floor(time / 100)), 'home.score': '10' });
    const shown = of(play(truth, readings(up, { to: 20_000 }), 20_000), 'clock');
    const late = shown.filter(([time, value]) => up(Number(time)).clock !== value || Number(time) % 1000 !== 0);
    expect(late.every(([time]) => Number(time) <= 4000)).toBe(true);
    expect(shown.at(-1)?.[1]).toBe(up(19_900).clock);
    expect(truth.yielded()).toBe(true);
  });

  it('a blink is not on air, a clock that is gone for good is', () => {
    const board = (time: number) => {
      const isGone = (time >= 1000 && time < 1500) || (time >= 2000 && time < 2500) || time >= 5000;
      return { clock: isGone ? '' : '1:00', 'home.score': '10' };
    };
    expect(of(play(basketball(), readings(board, { to: 12_000 }), 12_000), 'clock')).toEqual([
      [0, '1:00'],
      [8000, ''],
    ]);
  });

  it('a shot clock is set anew in half the time', () => {
    const board = (time: number) => ({ shotClock: time < 2000 ? '11' : '24', 'home.score': '10' });
    expect(of(play(basketball(), readings(board, { to: 4000 }), 4000), 'shotClock').at(-1)).toEqual([2160, '24']);
  });
});

describe('any feed', () => {
  const values = fc.dictionary(
    fc.constantFrom('clock', 'shotClock', 'period', 'home.score', 'away.score', 'home.fouls', 'possession', 'Other'),
    fc.oneof(fc.stringMatching(/^[\d:. ]{0,6}$/), fc.constantFrom('', '0', '10', '12', '1:00', '0:59', 'OT', '2')),
  );
  const feed = fc.array(fc.tuple(fc.integer({ min: 1, max: 900 }), values), { maxLength: 40 });
  const framesOf = (steps: readonly (readonly [number, Record<string, string>])[]) => {
    let time = 0;
    return steps.map(([wait, frame]) => [(time += wait), frame] as const);
  };
  const anyProfile = fc.constantFrom(normal, strict, careful);

  it('has one truth, whatever the order of the fields in a frame', () => {
    fc.assert(
      fc.property(feed, anyProfile, (steps, profile) => {
        const make = () => createTruth({ pack: PACKS.get('basketball'), profile });
        const frames = framesOf(steps);
        const turned = frames.map(
          ([time, frame]) => [time, Object.fromEntries(Object.entries(frame).toReversed())] as const,
        );
        const sorted = (aired: readonly Aired[]) =>
          aired.toSorted((a, b) => a.time - b.time || a.admitted.name.localeCompare(b.admitted.name));
        expect(sorted(play(make(), turned, 60_000))).toEqual(sorted(play(make(), frames, 60_000)));
      }),
    );
  });

  it('airs nothing that was not read, no field out of order, and nothing twice', () => {
    fc.assert(
      fc.property(feed, anyProfile, (steps, profile) => {
        const aired = play(createTruth({ pack: PACKS.get('basketball'), profile }), framesOf(steps), 60_000);
        const last = new Map<string, Admitted>();
        for (const { time, admitted } of aired) {
          expect(admitted.at).toBeLessThanOrEqual(time);
          const before = last.get(admitted.name);
          if (before !== undefined) expect(admitted.at).toBeGreaterThanOrEqual(before.at);
          if (before !== undefined && admitted.name !== 'Other') expect(admitted.value).not.toBe(before.value);
          last.set(admitted.name, admitted);
        }
      }),
    );
  });

  it('ends on what is read for good, blank scores and misreads apart', () => {
    const steady = fc.record({
      clock: fc.constantFrom('10:00', '0:07', '59.9'),
      'home.score': fc.integer({ min: 0, max: 199 }).map(String),
      'away.score': fc.integer({ min: 0, max: 199 }).map(String),
      period: fc.constantFrom('1', '4', 'OT'),
      possession: fc.constantFrom('', 'home', 'away'),
    });
    fc.assert(
      fc.property(feed, steady, anyProfile, fc.boolean(), (steps, board, profile, repeated) => {
        const truth = createTruth({ pack: PACKS.get('basketball'), profile });
        const frames = framesOf(steps);
        const start = (frames.at(-1)?.[0] ?? 0) + 1;
        const rest = repeated ? readings(() => board, { from: start, to: start + 8000 }) : [[start, board] as const];
        const air = new Map<string, string | null>();
        for (const { admitted } of play(truth, [...frames, ...rest], start + 8000))
          air.set(admitted.name, admitted.value);
        for (const [name, value] of Object.entries(board)) expect([name, air.get(name) ?? '']).toEqual([name, value]);
      }),
    );
  });
});
