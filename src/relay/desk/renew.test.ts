/** What an operator changes of a stream's rules, names or care: what is on air stays judged, and what waits goes on waiting. */
import { describe, expect, test } from 'vitest';
import type { Command } from '#protocol/desk.ts';
import { PACKS } from '#scoreboard/packs/packs.ts';
import { createTestRelay, ocr } from '../testing/test-relay.ts';

function game() {
  const made = createTestRelay({ sportOf: () => PACKS.get('basketball'), guard: 'normal' });
  const feed = made.dial('/game');
  feed.say(ocr({ score_a: '50', score_b: '40', time: '5:00', period: '2' }));
  made.pass(2_000);
  const desk = made.relay.desk('game');
  if (desk === undefined) throw new Error('no desk');
  return {
    pass: made.pass,
    read: (values: Record<string, string>) => {
      feed.say(ocr(values));
    },
    say: (command: Command) => {
      const answer = desk.run({ command });
      if (answer.outcome !== 'done') throw new Error(JSON.stringify(answer));
    },
    onAir: () => made.relay.find('game')?.values() ?? {},
  };
}

const JUDGING: readonly Command[] = [
  { do: 'name', source: 'Foo', field: 'bar' },
  { do: 'sport', sport: 'netball' },
  { do: 'sport', rules: 'nba' },
];
const CARE: readonly Command[] = [
  { do: 'guard', guard: 'careful', numbers: {} },
  { do: 'guard', guard: 'off', numbers: {} },
  { do: 'guard', guard: null, numbers: { clockMs: 500 } },
  { do: 'blank', field: 'home.fouls', when: 'hold' },
];
const named = (command: Command) => [JSON.stringify(command), command] as const;

describe('[T4] what is on air stays as it was judged', () => {
  test.each(JUDGING.map(named))('%s', (_, command) => {
    const { read, say, pass, onAir } = game();
    read({ score_a: '5O', score_b: '', time: '1:75', period: '' });
    pass(500);
    say(command);
    pass(4_000);
    expect(onAir()).toMatchObject({ 'home.score': '50', 'away.score': '40', clock: '5:00', period: '2' });
  });

  test('changed ends: digits that were read already count, misreads do not', () => {
    const { read, say, pass, onAir } = game();
    read({ score_a: '40', score_b: '5O', time: '1:75' });
    say({ do: 'ends' });
    pass(4_000);
    expect(onAir()).toMatchObject({ 'away.score': '40', clock: '5:00' });
    expect(onAir()['home.score']).not.toBe('5O');
  });

  test('a field that gets a name gets that field’s form', () => {
    const { read, say, pass, onAir } = game();
    read({ Punkte1: '07' });
    say({ do: 'name', source: 'Punkte1', field: 'home.fouls' });
    expect(onAir()).toMatchObject({ 'home.fouls': '7' });
    pass(1_000);
    expect(onAir()).toMatchObject({ 'home.fouls': '7', 'home.score': '50' });
  });
});

describe('[T4] what was being confirmed goes on air though the source never repeats it', () => {
  test.each([...JUDGING, ...CARE].map(named))('%s', (_, command) => {
    const { read, say, pass, onAir } = game();
    read({ score_a: '52', period: '3' });
    pass(60);
    say(command);
    pass(3_000);
    expect(onAir()).toMatchObject({ 'home.score': '52', period: '3' });
  });

  test('what was held, too', () => {
    const { read, say, pass, onAir } = game();
    read({ score_a: '90' });
    pass(500);
    say({ do: 'guard', guard: 'strict', numbers: {} });
    pass(3_000);
    expect(onAir()).toMatchObject({ 'home.score': '90' });
  });

  test('an undo of such a step, too', () => {
    const { read, say, pass, onAir } = game();
    say({ do: 'guard', guard: 'careful', numbers: {} });
    read({ score_a: '52' });
    pass(60);
    say({ do: 'undo' });
    pass(1_000);
    expect(onAir()).toMatchObject({ 'home.score': '52' });
  });
});
