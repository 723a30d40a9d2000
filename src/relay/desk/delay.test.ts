import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command, Watches } from '#protocol/desk.ts';
import type { DownMessage } from '#protocol/down.ts';
import { createTestRelay, ocr, type Line, type TestRelay } from '../testing/test-relay.ts';

type Values = Readonly<Record<string, string | null>>;

/** What an output shows after everything that it was sent. */
function screen(line: Line): { values: () => Record<string, string>; control: () => unknown; seen: () => unknown[] } {
  let values: Record<string, string> = {};
  let control: unknown = {};
  const seen: unknown[] = [];
  const read = (message: DownMessage): void => {
    if (message.type !== 'snapshot' && message.type !== 'update') return;
    if (message.type === 'snapshot') values = {};
    for (const [name, text] of Object.entries((message.values ?? {}) as Values)) {
      if (text === null) delete values[name];
      else values[name] = text;
    }
    control = message.control ?? control;
    if (message.values !== undefined) seen.push(values['home.score']);
  };
  const pull = (): void => line.messages().forEach(read);
  return {
    values: () => (pull(), values),
    control: () => (pull(), control),
    seen: () => (pull(), seen),
  };
}

function say(relay: TestRelay['relay'], command: Command, watches: Watches = 'program'): void {
  const answer = relay.desk('game')?.run({ command, watches });
  if (answer?.outcome !== 'done') throw new Error(JSON.stringify(answer));
}

describe('an output with a delay', () => {
  test('[D1] is shown everything so much later, in order, and joins as of then', () => {
    const { relay, dial, watch, pass } = createTestRelay();
    const feed = dial('/game');
    feed.say(ocr({ score_a: '0' }));
    const late = screen(watch('game', { delay: 5_000 }));
    expect(late.values()).toEqual({});
    for (let score = 1; score <= 8; score += 1) {
      pass(1_000);
      feed.say(ocr({ score_a: String(score) }));
    }
    expect(late.values()).toEqual({ 'home.score': '3' });
    const joined = screen(watch('game', { delay: 2_500 }));
    expect(joined.values()).toEqual({ 'home.score': '5' });
    pass(500);
    expect([late.values(), joined.values()]).toEqual([{ 'home.score': '3' }, { 'home.score': '6' }]);
    pass(5_000);
    expect(late.seen()).toEqual([undefined, '0', '1', '2', '3', '4', '5', '6', '7', '8']);
    expect(
      relay
        .find('game')
        ?.detail()
        .outputs.map(({ delay }) => delay),
    ).toEqual([5_000, 2_500]);
  });

  test('[D2] whose delay grows holds what it shows until that comes again; one whose delay shrinks catches up at once', () => {
    const { relay, dial, watch, pass } = createTestRelay();
    const feed = dial('/game');
    const output = screen(watch('game', { name: 'OBS' }));
    for (let score = 1; score <= 4; score += 1) {
      feed.say(ocr({ score_a: String(score) }));
      pass(1_000);
    }
    expect(output.values()).toEqual({ 'home.score': '4' });
    say(relay, { do: 'delay', ms: 3_000, output: 'OBS' });
    feed.say(ocr({ score_a: '5' }));
    pass(2_990);
    expect(output.values()).toEqual({ 'home.score': '4' });
    pass(10);
    expect(output.values()).toEqual({ 'home.score': '5' });
    feed.say(ocr({ score_a: '6' }));
    pass(1_000);
    feed.say(ocr({ score_a: '7' }));
    say(relay, { do: 'delay', ms: 500, output: 'OBS' });
    expect(output.values()).toEqual({ 'home.score': '6' });
    pass(500);
    expect(output.values()).toEqual({ 'home.score': '7' });
    feed.say(ocr({ score_a: '8' }));
    // The desk sees both what is on air and what comes.
    const [score] = relay.desk('game')?.view().fields ?? [];
    expect(score).toMatchObject({ field: 'home.score', value: '8', program: '7', reading: { value: '8' } });
    expect(new Set(output.seen())).toEqual(new Set(['1', '2', '3', '4', '5', '6', '7', undefined]));
  });

  test('[D1] whatever the delay does, what is shown never goes back', () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('feed' as const), ms: fc.integer({ min: 0, max: 900 }) }),
      fc.record({ do: fc.constant('delay' as const), ms: fc.integer({ min: 0, max: 6_000 }) }),
      fc.record({ do: fc.constant('output' as const), ms: fc.option(fc.integer({ min: 0, max: 6_000 })) }),
      fc.record({ do: fc.constant('resync' as const) }),
    );
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
        const { relay, dial, watch, pass } = createTestRelay();
        const feed = dial('/game');
        const line = watch('game', { name: 'OBS' });
        const output = screen(line);
        let score = 0;
        const shown: number[] = [];
        const look = (): void => {
          const text = output.values()['home.score'];
          if (text !== undefined) shown.push(Number(text));
        };
        for (const each of steps) {
          if (each.do === 'feed') {
            score += 1;
            feed.say(ocr({ score_a: String(score) }));
            pass(each.ms);
          } else if (each.do === 'delay') say(relay, { do: 'delay', ms: each.ms - (each.ms % 10) });
          else if (each.do === 'output') {
            say(relay, { do: 'delay', ms: each.ms === null ? null : each.ms - (each.ms % 10), output: 'OBS' });
          } else line.say({ type: 'resync' });
          look();
        }
        pass(8_000);
        look();
        expect(shown).toEqual(shown.toSorted((a, b) => a - b));
        expect(shown.at(-1) ?? 0).toBe(score);
      }),
      { numRuns: 300 },
    );
  });

  test('[D3] a word of who watches the program counts at once, of who watches the court like the feed; a hide always at once', () => {
    const { relay, dial, watch, pass } = createTestRelay();
    const feed = dial('/game');
    feed.say(ocr({ score_a: '10' }));
    const late = screen(watch('game', { delay: 4_000 }));
    const now = screen(watch('game'));
    pass(4_000);
    feed.say(ocr({ score_a: '12' }));
    say(relay, { do: 'override', field: 'home.score', value: '11' });
    expect([late.values(), now.values()]).toEqual([{ 'home.score': '11' }, { 'home.score': '11' }]);
    pass(10_000);
    expect(late.values()).toEqual({ 'home.score': '11' });
    feed.say(ocr({ score_a: '14' }));
    say(relay, { do: 'release', field: 'home.score' });
    // It goes back to the delayed feed, not to the feed of this moment.
    expect([late.values(), now.values()]).toEqual([{ 'home.score': '12' }, { 'home.score': '14' }]);

    say(relay, { do: 'override', field: 'home.score', value: '15' }, 'court');
    expect([late.values(), now.values()]).toEqual([{ 'home.score': '12' }, { 'home.score': '15' }]);
    say(relay, { do: 'hide' }, 'court');
    expect([late.control(), now.control()]).toEqual([{ hidden: true }, { hidden: true }]);
    pass(4_000);
    expect(late.values()).toEqual({ 'home.score': '15' });
  });

  test('[D3] what waits is overtaken by a later word on the same field', () => {
    const { relay, dial, watch, pass } = createTestRelay();
    dial('/game').say(ocr({ score_a: '10' }));
    const late = screen(watch('game', { delay: 4_000 }));
    pass(4_000);
    say(relay, { do: 'override', field: 'home.score', value: '15' }, 'court');
    pass(1_000);
    say(relay, { do: 'override', field: 'home.score', value: '13' });
    const joined = screen(watch('game', { delay: 3_900 }));
    pass(20_000);
    expect([late.values(), joined.values()]).toEqual([{ 'home.score': '13' }, { 'home.score': '13' }]);
  });

  test('[D1] a clock that is taken over at the court runs so much later', () => {
    const { relay, dial, watch, pass } = createTestRelay();
    dial('/game').say(ocr({ time: '5:00' }));
    const late = screen(watch('game', { delay: 4_000 }));
    const now = screen(watch('game'));
    pass(4_000);
    say(relay, { do: 'clock-start' }, 'court');
    pass(3_000);
    expect([late.values()['clock'], now.values()['clock']]).toEqual(['5:00', '4:57']);
    pass(3_000);
    expect([late.values()['clock'], now.values()['clock']]).toEqual(['4:58', '4:54']);
    const joined = screen(watch('game', { delay: 2_000 }));
    expect(joined.values()['clock']).toBe('4:56');
    pass(70_000);
    const later = screen(watch('game', { delay: 2_500 }));
    expect([late, now, joined, later].map((each) => each.values()['clock'])).toEqual(['3:48', '3:44', '3:46', '3:47']);
  });

  test('[D1] a cue comes as late as the picture, and is gone with its step', () => {
    const { relay, watch, dial, pass, time } = createTestRelay();
    dial('/game').say(ocr({ score_a: '10' }));
    const late = screen(watch('game', { delay: 4_000 }));
    say(relay, { do: 'cue', kind: 'goal', side: 'home', ms: 5_000 }, 'court');
    expect(late.control()).toEqual({});
    pass(4_000);
    expect(late.control()).toMatchObject({ cues: [{ kind: 'goal', side: 'home', at: time.now(), ms: 5_000 }] });
    say(relay, { do: 'undo' });
    expect(late.control()).toEqual({});
  });

  test('[D4] a new state queues behind the old one, and no output is empty meanwhile', () => {
    const { dial, watch, pass } = createTestRelay({ demo: { stream: 'game', key: 'k' } });
    dial('/game~k').say(ocr({ score_a: '1' }));
    const late = screen(watch('game', { delay: 2_000 }));
    pass(2_000);
    expect(late.values()).toEqual({ 'home.score': '1' });
    dial('/game').say(ocr({ score_a: '70' }));
    pass(1_990);
    expect(late.values()).toEqual({ 'home.score': '1' });
    pass(10);
    expect(late.values()).toEqual({ 'home.score': '70' });
    expect(late.seen()).toEqual([undefined, '1', '70']);
  });

  test('[D4] the last minute is there again after a restart: no spoiler, no empty picture', () => {
    const before = createTestRelay();
    const feed = before.dial('/game');
    feed.say(ocr({ score_a: '1' }));
    before.watch('game', { delay: 5_000 });
    before.pass(6_000);
    feed.say(ocr({ score_a: '2' }));
    say(before.relay, { do: 'override', field: 'away.score', value: '9' }, 'court');
    before.pass(1_000);
    const kept = structuredClone(before.relay.find('game')?.kept());
    const { watch, pass, relay } = createTestRelay({ kept: new Map([['game', kept ?? { values: {} }]]) });
    pass(7_000);
    const late = screen(watch('game', { delay: 5_000 }));
    expect(late.values()).toEqual({ 'home.score': '1' });
    expect(screen(watch('game')).values()).toEqual({ 'home.score': '2', 'away.score': '9' });
    pass(4_000);
    expect(late.values()).toEqual({ 'home.score': '2', 'away.score': '9' });
    expect(relay.desk('game')?.view()).toMatchObject({ rev: 1, undo: 1 });
  });
});
