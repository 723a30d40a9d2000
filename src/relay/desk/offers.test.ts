import { describe, expect, test } from 'vitest';
import { PACKS } from '#scoreboard/packs/packs.ts';
import { cuesOn, momentGame as game, type Told } from '../testing/moment-game.ts';
import { screenOf } from '../testing/screen.ts';
import { createTestRelay, ocr } from '../testing/test-relay.ts';

describe('a moment that the board says', () => {
  test('[E2] is nothing unless the desk says so, and waits with what it is, since when and until when', () => {
    const off = game('off');
    off.score(3, 1);
    off.pass(1_000);
    expect(off.view().suggestions).toEqual([]);
    const { score, pass, time, view, feed } = game('suggest');
    const readAt = time.now();
    score(3, 1);
    pass(310);
    expect(view().suggestions).toEqual([]);
    pass(10);
    expect(view()).toMatchObject({
      suggestions: [
        { kind: 'goal', side: 'home', field: 'home.score', from: '2', to: '3', since: readAt, airs: false },
      ],
      cues: [],
      rev: 1,
    });
    feed.say(ocr({ away_timeouts: '0' }));
    pass(400);
    expect(view().suggestions.map(({ kind, side }) => `${kind} ${side ?? ''}`)).toEqual(['goal home', 'timeout away']);
    pass(20_000);
    expect(view().suggestions).toEqual([]);
  });

  test('[E1] a misread that never goes on air says nothing, and one that does is taken back with the moment that it said', () => {
    const { score, pass, waiting } = game('suggest');
    score(3, 1);
    pass(200);
    score(2, 1);
    pass(3_000);
    expect(waiting()).toBeUndefined();
    score(3, 1);
    pass(500);
    expect(waiting()).toMatchObject({ kind: 'goal' });
    score(2, 1);
    pass(600);
    expect(waiting()).toBeUndefined();
  });

  test('[E1] an operator’s key that counts says it like the board, once; what is typed, given back or taken back says nothing', () => {
    const { say, waiting, view, score, pass } = game('suggest');
    say({ do: 'nudge', field: 'home.score', by: 1 });
    expect(waiting()).toMatchObject({ kind: 'goal', side: 'home', from: '2', to: '3' });
    score(3, 1);
    pass(1_000);
    expect(view().suggestions).toHaveLength(1);
    say({ do: 'undo' });
    pass(1_000);
    expect(view().suggestions).toHaveLength(1);
    say({ do: 'override', field: 'away.score', value: '2' });
    say({ do: 'release', field: 'away.score' });
    expect(view().suggestions).toHaveLength(1);
    say({ do: 'nudge', field: 'home.score', by: 1 });
    expect(view().suggestions).toHaveLength(2);
    say({ do: 'undo' });
    expect(view().suggestions).toHaveLength(1);
  });

  test('[E1] a game that is scored by hand alone has its first goal, and none once it is final', () => {
    const made = createTestRelay({ sportOf: () => PACKS.get('hockey') });
    const desk = made.relay.desk('game');
    desk?.run({ command: { do: 'events', events: 'suggest' } });
    desk?.run({ command: { do: 'nudge', field: 'away.score', by: 1 } });
    expect(desk?.view().suggestions).toMatchObject([{ kind: 'goal', side: 'away', from: '0', to: '1' }]);
    desk?.run({ command: { do: 'show-event' } });
    desk?.run({ command: { do: 'phase', phase: 'final' } });
    made.pass(60_000);
    desk?.run({ command: { do: 'nudge', field: 'home.score', by: 1 } });
    expect(desk?.view().suggestions).toEqual([]);
  });

  test('[E1] nothing is said before the game, by another sport, by ends that changed, by a new game or another source', () => {
    const { say, score, pass, view, dial } = game('suggest');
    say({ do: 'phase', phase: 'pre' });
    score(3, 1);
    pass(1_000);
    say({ do: 'phase', phase: 'live' });
    say({ do: 'ends' });
    pass(1_000);
    say({ do: 'sport', sport: 'soccer' });
    pass(1_000);
    expect(view().suggestions).toEqual([]);
    score(4, 1);
    pass(1_000);
    expect(view().suggestions).toHaveLength(1);
    say({ do: 'new-game' });
    expect(view()).toMatchObject({ suggestions: [], state: { events: { mode: 'suggest' } } });
    const demo = createTestRelay({ demo: { stream: 'game', key: 'K' }, sportOf: () => PACKS.get('hockey') });
    demo.relay.desk('game')?.run({ command: { do: 'events', events: 'suggest' } });
    demo.dial('/game~K').say(ocr({ score_a: '2', score_b: '1' }));
    dial('/game').say(ocr({ score_a: '3', score_b: '1' }));
    demo.dial('/game').say(ocr({ score_a: '3', score_b: '1' }));
    expect(demo.relay.desk('game')?.view().suggestions).toEqual([]);
  });
});

describe('a moment that waits', () => {
  test('[E3] is shown once, however often and by whom it is said, and one step takes it back', () => {
    const { score, pass, waiting, run, say, view, watch, time } = game('suggest');
    const screen = screenOf(watch('game'));
    score(3, 1);
    pass(400);
    const id = waiting()?.id ?? '';
    expect(run({ command: { do: 'show-event', id }, who: 'Ann' })).toMatchObject({ outcome: 'done', view: { rev: 2 } });
    expect(run({ command: { do: 'show-event', id }, who: 'Ben' })).toMatchObject({ outcome: 'done', view: { rev: 2 } });
    expect(run({ command: { do: 'show-event' } })).toMatchObject({ outcome: 'refused' });
    expect(cuesOn(screen, time.now())).toMatchObject([{ id, kind: 'goal', side: 'home', ms: 5_000 }]);
    expect(view()).toMatchObject({ suggestions: [], undo: 2 });
    expect(view().audit.at(-1)).toMatchObject({
      who: 'Ann',
      command: { do: 'show-event', kind: 'goal', side: 'home' },
    });
    say({ do: 'undo' });
    expect(cuesOn(screen, time.now())).toEqual([]);
    expect(run({ command: { do: 'show-event', id } })).toMatchObject({
      outcome: 'refused',
      why: { code: 'no-moment' },
    });
  });

  test('[E3] is gone once somebody does not want it, and comes back by nothing', () => {
    const { score, pass, waiting, run, view } = game('suggest');
    score(3, 1);
    pass(400);
    const id = waiting()?.id ?? '';
    expect(run({ command: { do: 'drop-event', id } })).toMatchObject({
      outcome: 'done',
      view: { suggestions: [], rev: 2 },
    });
    expect(run({ command: { do: 'drop-event', id } })).toMatchObject({ outcome: 'refused' });
    expect(run({ command: { do: 'show-event', id } })).toMatchObject({ outcome: 'refused', view: { cues: [] } });
    score(3, 1);
    pass(3_000);
    expect(view()).toMatchObject({ suggestions: [], cues: [] });
  });

  test('[E3] a button without an id means the newest', () => {
    const { feed, score, pass, say } = game('suggest');
    score(3, 1);
    pass(400);
    feed.say(ocr({ home_timeouts: '0' }));
    pass(400);
    expect(say({ do: 'show-event' }).cues).toMatchObject([{ kind: 'timeout', side: 'home', ms: 8_000 }]);
    expect(say({ do: 'drop-event' })).toMatchObject({ suggestions: [], cues: [{ kind: 'timeout' }] });
  });

  test('[E3] the end of the game leads to the phase final, which an operator alone says', () => {
    const { say, pass, view, dial } = game('auto', { sportOf: () => PACKS.get('basketball') });
    say({ do: 'events', events: 'auto' });
    dial('/game').say(ocr({ score_a: '80', score_b: '79', period: '4', time: '0:01' }));
    pass(3_000);
    dial('/game').say(ocr({ time: '0.0' }));
    pass(10_000);
    expect(view()).toMatchObject({
      suggestions: [{ kind: 'final', side: 'home', airs: false }],
      state: { phase: null },
    });
    expect(say({ do: 'show-event' })).toMatchObject({ suggestions: [], cues: [], state: { phase: 'final' } });
    expect(say({ do: 'undo' })).toMatchObject({ state: { phase: null } });
  });
});

describe('a moment that goes on air by itself', () => {
  test('[E4] does so at the end of its time, once, and is nobody’s step', () => {
    const { score, pass, waiting, watch, time, view, run } = game('auto');
    const screen = screenOf(watch('game'));
    score(3, 1);
    pass(320);
    const until = time.now() + 3_000;
    expect(waiting()).toMatchObject({ airs: true, until });
    pass(2_999);
    expect(cuesOn(screen, time.now())).toEqual([]);
    const { rev, undo } = view();
    pass(1);
    expect(cuesOn(screen, time.now())).toMatchObject([{ kind: 'goal', side: 'home', at: until }]);
    expect(view()).toMatchObject({ rev, undo, suggestions: [] });
    expect(view().audit.at(-1)).toMatchObject({
      rev,
      who: '',
      command: { do: 'show-event', kind: 'goal', auto: true },
    });
    // A hand that was on its way finds what it wanted done.
    const [{ id }] = cuesOn(screen, time.now()) as [Told];
    expect(run({ command: { do: 'show-event', id } })).toMatchObject({ outcome: 'done', view: { rev } });
    pass(10_000);
    expect(view().cues).toEqual([]);
  });

  test('[E4] does not once somebody says no, also a moment too late', () => {
    const { score, pass, waiting, watch, time, run } = game('auto');
    const screen = screenOf(watch('game'));
    score(3, 1);
    pass(2_000);
    run({ command: { do: 'drop-event', id: waiting()?.id ?? '' } });
    pass(5_000);
    expect(cuesOn(screen, time.now())).toEqual([]);
    score(4, 1);
    pass(320);
    const id = waiting()?.id ?? '';
    pass(3_100);
    expect(cuesOn(screen, time.now())).toHaveLength(1);
    run({ command: { do: 'drop-event', id } });
    expect(cuesOn(screen, time.now())).toEqual([]);
  });

  test('[E4] does not when the board takes it back, or the desk says that it is to be asked', () => {
    const { score, pass, watch, time, say, waiting, view } = game('auto');
    const screen = screenOf(watch('game'));
    score(3, 1);
    pass(1_000);
    score(2, 1);
    pass(10_000);
    expect(cuesOn(screen, time.now())).toEqual([]);
    score(2, 2);
    pass(400);
    say({ do: 'events', events: 'suggest' });
    expect(waiting()).toMatchObject({ airs: false });
    pass(10_000);
    expect(cuesOn(screen, time.now())).toEqual([]);
    expect(view().suggestions).toHaveLength(1);
    say({ do: 'events', events: 'off' });
    expect(view().suggestions).toEqual([]);
  });

  test('[E1] does not once the game is over, or another is to begin', () => {
    const { score, pass, watch, time, say, view } = game('auto');
    const screen = screenOf(watch('game'));
    score(3, 1);
    pass(1_000);
    expect(view().suggestions).toHaveLength(1);
    say({ do: 'phase', phase: 'final' });
    expect(view().suggestions).toEqual([]);
    pass(10_000);
    expect(cuesOn(screen, time.now())).toEqual([]);
  });

  test('[E2] how long it waits is the desk’s to say; kept over a restart, and taken back like any step', () => {
    const { say, score, pass, waiting, relay, time } = game('auto');
    say({ do: 'events', vetoMs: 1_500 });
    score(3, 1);
    pass(320);
    expect(waiting()).toMatchObject({ airs: true, until: time.now() + 1_500 });
    const kept = structuredClone(relay.find('game')?.kept() ?? { values: {} });
    const again = game('off', { kept: new Map([['game', kept]]) });
    expect(again.view().state.events).toEqual({ mode: 'auto', vetoMs: 1_500, also: [] });
    again.say({ do: 'undo' });
    expect(again.say({ do: 'undo' }).state.events).toEqual({ mode: 'off', vetoMs: 3_000, also: [] });
  });
});
