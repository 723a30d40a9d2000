import { describe, expect, it } from 'vitest';
import { PACKS } from '../packs/packs.ts';
import { of, play, readings } from './fake-board.ts';
import { PROFILES } from './profiles.ts';
import { createTruth, type Truth } from './truth.ts';

function basketball(): Truth {
  return createTruth({ pack: PACKS.get('basketball'), profile: PROFILES.normal });
}

function board(score: string) {
  return [['home.score', score] as const, ['away.score', '58'] as const];
}

function corrected(time: number) {
  return { 'home.score': time < 2000 ? '64' : '51', 'away.score': '58' };
}

function jumping(value: string) {
  return (time: number) => ({ 'home.score': time < 1000 ? '64' : value, 'away.score': '58' });
}

/** From 2 to 20 s somebody stands before it. */
function covered(time: number) {
  if (time < 2000) return { 'home.score': '10', 'away.score': '8' };
  if (time < 20_000) return { 'home.score': time % 300 === 0 ? '' : String(200 + (time % 700)), 'away.score': '' };
  return { 'home.score': '15', 'away.score': '8' };
}

describe('scores', () => {
  it('the first values go on air as they are read', () => {
    const aired = play(basketball(), [[0, { 'home.score': '07', clock: '1234' }]], 0);
    expect(aired.map(({ admitted }) => admitted)).toEqual([
      { name: 'home.score', value: '7', at: 0 },
      { name: 'clock', value: '12:34', at: 0 },
    ]);
  });

  it('a basket is on air once it has stood, and carries the time of its first reading', () => {
    const aired = play(
      basketball(),
      readings((time: number) => ({ 'home.score': time < 2000 ? '10' : '12', 'away.score': '8' }), { to: 4000 }),
      4000,
    ).filter(({ time }) => time > 0);
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

  it('a source that sends all its fields when any changes says it once, too', () => {
    const board = { 'home.score': '10', 'away.score': '8', clock: '5:00' };
    for (const [score, within] of [
      ['12', 350],
      ['51', 3000],
    ] as const) {
      const frames = [
        [0, board],
        [1000, { ...board, clock: '4:59' }],
        [2000, { ...board, clock: '4:58' }],
        [2800, { ...board, clock: '4:58', 'home.score': score }],
      ] as const;
      const aired = of(play(basketball(), frames, 8000), 'home.score').filter(([, value]) => value === score);
      expect(aired).toHaveLength(1);
      expect(Number(aired[0]?.[0]) - 2800).toBeLessThanOrEqual(within);
    }
  });

  it('a source that repeats itself and falls silent is on air within three seconds', () => {
    const frames = readings((time: number) => ({ 'home.score': time < 2000 ? '64' : '51', 'away.score': '58' }), {
      to: 2000,
    });
    const last = [...frames, [2000, { 'home.score': '51', 'away.score': '58' }]] as typeof frames;
    const aired = of(play(basketball(), last, 8000), 'home.score');
    expect(aired.at(-1)?.[1]).toBe('51');
    expect(Number(aired.at(-1)?.[0]) - 2000).toBeLessThanOrEqual(3000);
  });

  it('what an operator keeps off stays off through misreads and blanks', () => {
    const truth = basketball();
    for (let at = 0; at <= 2000; at += 100) truth.read(board('64'), at);
    for (let at = 2100; at <= 2600; at += 100) truth.read(board('90'), at);
    expect(truth.refuse('home.score')).toBe(true);
    const aired = [];
    for (let at = 2700; at <= 9000; at += 100)
      aired.push(...truth.read(board(at === 5000 ? '9O' : at === 6000 ? '' : '90'), at));
    expect(aired).toEqual([]);
  });

  it.each([1, 2, 3])('a misread of %d readings is never on air, whether it is a step or none', (length) => {
    for (const wrong of ['12', '70', '16', '']) {
      expect(
        of(
          play(
            basketball(),
            readings(
              (time: number) => ({
                'home.score': time >= 2000 && time < 2000 + length * 100 ? wrong : '10',
                'away.score': '8',
              }),
              { to: 5000 },
            ),
            5000,
          ),
          'home.score',
        ),
      ).toEqual([[0, '10']]);
    }
  });

  it('a misread while a basket is being confirmed costs no time', () => {
    expect(
      of(
        play(
          basketball(),
          readings(
            (time: number) => ({
              'home.score': time < 2000 ? '10' : time === 2100 ? '72' : '12',
              'away.score': '8',
            }),
            { to: 4000 },
          ),
          4000,
        ),
        'home.score',
      ).at(-1),
    ).toEqual([2320, '12']);
  });

  it('a basket that is waved off is off within a second', () => {
    expect(
      of(
        play(
          basketball(),
          readings(
            (time: number) => ({
              'home.score': time < 2000 || time >= 9000 ? '10' : '12',
              'away.score': '8',
            }),
            { to: 12_000 },
          ),
          12_000,
        ),
        'home.score',
      ),
    ).toEqual([
      [0, '10'],
      [2320, '12'],
      [9520, '10'],
    ]);
  });

  it('both scores that go to nothing together are off within a second', () => {
    const aired = play(
      basketball(),
      readings(
        (time: number) => ({
          'home.score': time < 2000 ? '64' : '0',
          'away.score': time < 2000 ? '58' : '0',
        }),
        { to: 6000 },
      ),
      6000,
    ).filter(({ time }) => time > 0);
    expect(aired.map(({ time, admitted }) => [time, admitted.name, admitted.value])).toEqual([
      [2520, 'home.score', '0'],
      [2520, 'away.score', '0'],
    ]);
  });

  it('what no rule explains is held, with the reason, and on air within three seconds', () => {
    const truth = basketball();
    play(truth, readings(corrected, { to: 3000 }), 3000);
    expect([...truth.held()]).toEqual([['home.score', { value: '51', since: 2000, reason: 'falls' }]]);
    const aired = play(truth, readings(corrected, { from: 3000, to: 8000 }), 8000);
    expect(of(aired, 'home.score')).toEqual([[4200, '51']]);
    expect(truth.held().size).toBe(0);
  });

  it('an operator puts what is held on air, or holds it until something else is read', () => {
    const truth = basketball();
    play(truth, readings(jumping('51'), { to: 2000 }), 2000);
    expect(truth.accept('away.score', 2000)).toBeUndefined();
    expect(truth.accept('home.score', 2000)).toEqual([{ name: 'home.score', value: '51', at: 1000 }]);
    expect(truth.refuse('home.score')).toBe(false);
    play(truth, readings(jumping('99'), { from: 2000, to: 3000 }), 3000);
    expect(truth.refuse('home.score')).toBe(true);
    expect(of(play(truth, readings(jumping('99'), { from: 3000, to: 9000 }), 9000), 'home.score')).toEqual([]);
    expect(of(play(truth, readings(jumping('88'), { from: 9000, to: 13_000 }), 13_000), 'home.score')).toHaveLength(1);
  });

  it('what was accepted wrongly leaves the air again and stays off, what was refused wrongly is judged as if it had not been', () => {
    const truth = basketball();
    const judged = { field: 'home.score', value: '51', before: '64' } as const;
    play(truth, readings(jumping('51'), { to: 2000 }), 2000);
    truth.accept('home.score', 2000);
    const back = truth.takeBack({ ...judged, did: 'accept' }, 2050);
    expect(back).toEqual([{ name: 'home.score', value: '64', at: 2050 }]);
    expect(truth.held().size).toBe(0);
    expect(of(play(truth, readings(jumping('51'), { from: 2050, to: 9000 }), 9000), 'home.score')).toEqual([]);
    expect(truth.takeBack({ ...judged, did: 'accept' }, 9000)).toEqual([]);
    expect(truth.takeBack({ ...judged, did: 'refuse' }, 9000)).toMatchObject([{ value: '51' }]);
    play(truth, readings(jumping('77'), { from: 9000, to: 10_000 }), 10_000);
    truth.refuse('home.score');
    expect(truth.takeBack({ ...judged, did: 'refuse', value: '77' }, 10_000)).toEqual([]);
    expect(truth.held().get('home.score')).toMatchObject({ value: '77' });
    expect(of(play(truth, readings(jumping('77'), { from: 10_000, to: 13_000 }), 13_000), 'home.score')).toHaveLength(
      1,
    );
  });

  it('an accepted value that something else has followed is on air no longer, and nothing of it is taken back', () => {
    const truth = basketball();
    play(truth, readings(jumping('51'), { to: 2000 }), 2000);
    truth.accept('home.score', 2000);
    expect(of(play(truth, readings(jumping('53'), { from: 2000, to: 4000 }), 4000), 'home.score')).toHaveLength(1);
    expect(truth.takeBack({ field: 'home.score', did: 'accept', value: '51', before: '64' }, 4000)).toEqual([]);
    expect(of(play(truth, readings(jumping('55'), { from: 4000, to: 6000 }), 6000), 'home.score')).toHaveLength(1);
  });

  it('a board that somebody stands before keeps its scores, and its baskets of that time are no surprise', () => {
    const aired = of(play(basketball(), readings(covered, { to: 24_000 }), 24_000), 'home.score');
    expect(aired).toEqual([
      [0, '10'],
      [20_320, '15'],
    ]);
  });

  it('fouls begin anew with the quarter', () => {
    expect(
      of(
        play(
          basketball(),
          readings((time: number) => ({ 'home.fouls': time < 2000 ? '4' : '0', 'home.score': '10' }), { to: 5000 }),
          5000,
        ),
        'home.fouls',
      ).at(-1),
    ).toEqual([2520, '0']);
  });

  it('without a sport only form and confirmation count', () => {
    const truth = createTruth({ profile: PROFILES.normal });
    expect(
      of(
        play(
          truth,
          readings((time: number) => ({ 'home.score': time < 2000 ? '64' : '051', 'away.score': '58' }), { to: 4000 }),
          4000,
        ),
        'home.score',
      ).at(-1),
    ).toEqual([2320, '51']);
  });

  it('a field that nobody knows passes as it is', () => {
    expect(basketball().read([['Jam Clock 2', ' x1 ']], 5)).toEqual([{ name: 'Jam Clock 2', value: ' x1 ', at: 5 }]);
  });
});
