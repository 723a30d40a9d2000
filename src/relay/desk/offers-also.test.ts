import { expect, test } from 'vitest';
import { PACKS } from '#scoreboard/packs/packs.ts';
import { cuesOn, momentGame as game } from '../testing/moment-game.ts';
import { screenOf } from '../testing/screen.ts';
import { ocr } from '../testing/test-relay.ts';

test('[E2] what a sport offers none of is offered where the desk wants it: points, fouls, new periods, each with its banner', () => {
  const { feed, pass, say, view, watch, time, score } = game('suggest', { sportOf: () => PACKS.get('basketball') });
  const screen = screenOf(watch('game'));
  feed.say(ocr({ home_fouls: '2' }));
  pass(1_000);
  feed.say(ocr({ home_fouls: '3' }));
  pass(1_000);
  expect(view().suggestions).toEqual([]);
  say({ do: 'events', also: ['point', 'foul', 'period'] });
  // What came before was not wanted then.
  expect(view().suggestions).toEqual([]);
  feed.say(ocr({ home_fouls: '4' }));
  pass(5_000);
  score(5, 1);
  pass(5_000);
  feed.say(ocr({ period: '3' }));
  pass(5_000);
  expect(view().suggestions).toMatchObject([
    { kind: 'foul', side: 'home', from: '3', to: '4' },
    { kind: 'point', side: 'home', from: '2', to: '5' },
    { kind: 'period', from: '2', to: '3' },
  ]);
  for (const { id } of view().suggestions) say({ do: 'show-event', id });
  expect(cuesOn(screen, time.now())).toMatchObject([
    { kind: 'foul', side: 'home', ms: 4_000 },
    { kind: 'point', side: 'home', text: '+3', ms: 4_000 },
    { kind: 'period', ms: 5_000 },
  ]);
  expect(view().happened.map(({ moment }) => moment)).toEqual(['foul', 'foul', 'point', 'period']);
});

test('[E4] they go on air by themselves where all do, and no more once they are not wanted', () => {
  const { feed, pass, say, view, watch, time } = game('auto', { sportOf: () => PACKS.get('basketball') });
  const screen = screenOf(watch('game'));
  say({ do: 'events', also: ['foul'] });
  for (const fouls of ['1', '2']) {
    feed.say(ocr({ home_fouls: fouls }));
    pass(2_000);
  }
  expect(view().suggestions).toMatchObject([{ kind: 'foul', airs: true }]);
  pass(2_000);
  expect(cuesOn(screen, time.now())).toMatchObject([{ kind: 'foul' }]);
  feed.say(ocr({ home_fouls: '3' }));
  pass(1_000);
  expect(view().suggestions).toHaveLength(1);
  say({ do: 'events', also: [] });
  expect(view().suggestions).toEqual([]);
  say({ do: 'undo' });
  expect(view().state.events).toEqual({ mode: 'auto', vetoMs: 3_000, also: ['foul'] });
});

test('[E2] [E3] a period that was not wanted does not wait again once another one has followed it', () => {
  const { feed, pass, say, view } = game('suggest');
  say({ do: 'events', also: ['period'] });
  feed.say(ocr({ period: '3' }));
  pass(3_000);
  say({ do: 'drop-event' });
  feed.say(ocr({ period: '4' }));
  pass(3_000);
  expect(view().suggestions).toMatchObject([{ kind: 'period', from: '3', to: '4' }]);
  expect(say({ do: 'undo' }).suggestions).toMatchObject([{ kind: 'period', from: '3', to: '4' }]);
});
