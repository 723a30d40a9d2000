import { describe, expect, test } from 'vitest';
import { PACKS } from '#scoreboard/packs/packs.ts';
import { guardedGame as game } from '../testing/guarded-game.ts';
import { ocr } from '../testing/test-relay.ts';

describe('a guarded stream', () => {
  test('[T1] a misread never reaches an output, a basket does when it has stood', () => {
    const { feed, pass, watch, saved, onAir } = game();
    const output = watch('game');
    output.messages();
    const before = saved.length;
    feed.say(ocr({ score_a: '84' }));
    pass(200);
    feed.say(ocr({ score_a: '64' }));
    pass(3_000);
    expect(output.messages().filter(({ type }) => type === 'update')).toEqual([]);
    feed.say(ocr({ score_a: '66' }));
    pass(310);
    expect(onAir()['home.score']).toBe('64');
    pass(10);
    expect(output.messages().filter(({ type }) => type === 'update')).toMatchObject([
      { values: { 'home.score': '66' } },
    ]);
    expect(saved.length).toBeGreaterThan(before);
  });

  test('[T2] an output that is later than the confirmation shows a basket as old as its first reading', () => {
    const { feed, pass, watch, time } = game();
    const late = watch('game', { delay: 2_000 });
    pass(3_000);
    late.messages();
    feed.say(ocr({ score_a: '66' }));
    const readAt = time.now();
    pass(100);
    feed.say(ocr({ time: '4:59' }));
    pass(1_899);
    expect(late.messages().filter(({ type }) => type === 'update')).toEqual([]);
    pass(1);
    expect(late.messages().filter(({ type }) => type === 'update')).toMatchObject([
      { at: readAt, values: { 'home.score': '66' } },
    ]);
    pass(100);
    expect(late.messages().filter(({ type }) => type === 'update')).toMatchObject([{ values: { clock: '4:59' } }]);
  });

  test('[T2] an output without a delay is told how old what was confirmed is', () => {
    const { feed, pass, watch, time } = game();
    const output = watch('game');
    pass(3_000);
    output.messages();
    feed.say(ocr({ score_a: '66' }));
    const readAt = time.now();
    pass(400);
    const update = output.messages().find(({ type }) => type === 'update');
    expect(update).toMatchObject({ at: readAt + 320, values: { 'home.score': '66' }, ats: { 'home.score': readAt } });
  });

  test('[T2] one that joins is shown the past with every value at its own time', () => {
    const { feed, pass, watch } = game();
    feed.say(ocr({ score_a: '66' }));
    pass(200);
    feed.say(ocr({ time: '4:59' }));
    pass(1_000);
    const joined = watch('game', { delay: 1_100 });
    expect(joined.messages().at(-1)).toMatchObject({ values: { 'home.score': '66', clock: '5:00' } });
  });

  test('[T1] a clock that runs against its sport is let after three seconds, and the desk and the log say so', () => {
    const said: string[] = [];
    const { feed, pass, row, onAir } = game({ log: (level, message) => said.push(`${level} ${message}`) });
    expect(row('clock')).not.toHaveProperty('contradicts');
    for (let second = 1; second <= 8; second += 1) {
      pass(1_000);
      feed.say(ocr({ time: `5:0${second}` }));
    }
    expect(onAir()['clock']).toBe('5:08');
    expect(row('clock')).toMatchObject({ contradicts: true, state: 'live' });
    pass(2_000);
    expect(said.filter((line) => line.includes('the clock runs against its sport'))).toEqual([
      'warn the clock runs against its sport: is the sport right?',
    ]);
  });

  test('[T1] one that runs as in another competition contradicts only the competition that an operator named', () => {
    const { feed, pass, row, say } = game({ sportOf: () => PACKS.get('hockey') });
    const countDown = (): void => {
      for (let second = 9; second > 0; second -= 1) {
        feed.say(ocr({ time: `4:0${second}` }));
        pass(1_000);
      }
    };
    countDown();
    expect(row('clock')).not.toHaveProperty('contradicts');
    say({ do: 'sport', sport: 'hockey', rules: 'iihf' });
    countDown();
    countDown();
    expect(row('clock')).toMatchObject({ contradicts: true });
  });

  test('[K2] what is read in no form that its field has is not on air, and stands beside the others on the desk', () => {
    const { feed, pass, row, onAir } = game();
    feed.say(ocr({ foul_a: '24/3' }));
    pass(5_000);
    expect(onAir()).not.toHaveProperty('home.fouls');
    expect(row('home.fouls')).toMatchObject({
      value: null,
      state: 'blank',
      reading: { source: 'foul_a', value: '24/3' },
    });
  });

  test('[K2] a field that the feed says nothing of is blank', () => {
    const { feed, pass, row } = game();
    feed.say(ocr({ foul_a: '3' }));
    pass(1_000);
    expect(row('home.fouls')).toMatchObject({ value: '3', state: 'live' });
    feed.say(ocr({ foul_a: '' }));
    pass(3_000);
    expect(row('home.fouls')).toMatchObject({ value: '', state: 'blank' });
  });

  test('[T3] a blank means what an operator says it does for that field, guarded or not', () => {
    for (const guard of ['normal', 'off'] as const) {
      const { feed, pass, say, onAir } = game({ guard });
      feed.say(ocr({ foul_a: '3' }));
      pass(1_000);
      const blank = { score_a: '', foul_a: '', time: '' };
      feed.say(ocr(blank));
      pass(10_000);
      const usual = guard === 'off' ? '' : '64';
      expect(onAir()).toMatchObject({ 'home.score': usual, 'home.fouls': '', clock: '' });
      feed.say(ocr({ score_a: '64', foul_a: '3', time: '4:00' }));
      pass(1_000);
      say({ do: 'blank', field: 'home.fouls', when: 'hold' });
      say({ do: 'blank', field: 'clock', when: 'hold' });
      say({ do: 'blank', field: 'home.score', when: 'clear' });
      feed.say(ocr(blank));
      pass(10_000);
      expect(onAir()).toMatchObject({ 'home.score': '', 'home.fouls': '3', clock: '4:00' });
      say({ do: 'blank', field: 'clock', when: null });
      feed.say(ocr({ time: '3:59' }));
      feed.say(ocr(blank));
      pass(10_000);
      expect(onAir()).toMatchObject({ clock: '' });
    }
  });

  test('[T4] how careful it is is the desk’s to say, and an override goes before all of it', () => {
    const { feed, pass, say, onAir } = game();
    say({ do: 'guard', guard: 'off', numbers: {} });
    feed.say(ocr({ score_a: '84' }));
    expect(onAir()['home.score']).toBe('84');
    say({ do: 'undo' });
    feed.say(ocr({ score_a: '20' }));
    pass(300);
    expect(onAir()['home.score']).toBe('84');
    say({ do: 'override', field: 'home.score', value: '66' });
    expect(onAir()['home.score']).toBe('66');
    pass(5_000);
    say({ do: 'release', field: 'home.score' });
    expect(onAir()['home.score']).toBe('20');
  });

  test('[T4] each of its numbers can be said by itself', () => {
    const { feed, pass, say, onAir, relay } = game();
    say({ do: 'guard', guard: null, numbers: { plausibleMs: 1_000 } });
    expect(relay.desk('game')?.state()).toMatchObject({ guard: null, guardNumbers: { plausibleMs: 1_000 } });
    feed.say(ocr({ score_a: '66' }));
    pass(990);
    expect(onAir()['home.score']).toBe('64');
    pass(10);
    expect(onAir()['home.score']).toBe('66');
  });

  test('[T4] a step of the desk makes no reading likelier than it was', () => {
    const { feed, pass, say, onAir, held } = game();
    say({ do: 'guard', guard: 'strict', numbers: {} });
    feed.say(ocr({ score_a: '51' }));
    pass(1_000);
    expect([onAir()['home.score'], held('home.score')]).toMatchObject(['64', { value: '51', reason: 'falls' }]);
  });

  test('[T4] a board that changed ends is no misread, whichever comes first, its digits or the operator’s word', () => {
    const { feed, pass, say, onAir } = game();
    say({ do: 'ends' });
    feed.say(ocr({ score_a: '58', score_b: '64' }));
    pass(600);
    expect(onAir()).toMatchObject({ 'home.score': '64', 'away.score': '58' });
    feed.say(ocr({ score_a: '64', score_b: '58' }));
    pass(100);
    say({ do: 'ends' });
    pass(2_000);
    expect(onAir()).toMatchObject({ 'home.score': '64', 'away.score': '58' });
  });
});
