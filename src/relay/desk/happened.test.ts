import { expect, test } from 'vitest';
import { PACKS } from '#scoreboard/packs/packs.ts';
import { momentGame as game } from '../testing/moment-game.ts';
import { ocr } from '../testing/test-relay.ts';

test('[E6] what happened is listed whatever becomes of moments, under the id of what is offered of it', () => {
  const { score, pass, say, view, feed } = game('off');
  score(3, 1);
  pass(1_000);
  expect(view().suggestions).toEqual([]);
  expect(view().happened).toMatchObject([
    { kind: 'goal', moment: 'goal', side: 'home', field: 'home.score', from: '2', to: '3' },
  ]);
  say({ do: 'events', events: 'suggest' });
  feed.say(ocr({ period: '3' }));
  pass(5_000);
  feed.say(ocr({ away_timeouts: '0' }));
  pass(1_000);
  const { happened, suggestions } = view();
  expect(happened.map(({ kind, moment }) => [kind, moment])).toEqual([
    ['goal', 'goal'],
    ['period', undefined],
    ['timeout', 'timeout'],
  ]);
  expect(happened.at(-1)?.id).toBe(suggestions.at(-1)?.id);
});

test('[E6] what the board takes back did not happen, and a new game and a board that is tested have none', () => {
  const { score, pass, say, view } = game('off');
  score(3, 1);
  pass(1_000);
  expect(view().happened).toHaveLength(1);
  score(2, 1);
  pass(4_000);
  expect(view().happened).toEqual([]);
  pass(40_000);
  score(3, 1);
  pass(1_000);
  expect(view().happened).toHaveLength(1);
  say({ do: 'new-game' });
  expect(view().happened).toEqual([]);
  say({ do: 'phase', phase: 'pre' });
  score(4, 1);
  pass(1_000);
  expect(view().happened).toEqual([]);
});

test('[E6] of baskets only the last is listed, and they drive out nothing else', () => {
  const { score, pass, view, feed } = game('off', { sportOf: () => PACKS.get('basketball') });
  feed.say(ocr({ home_fouls: '2' }));
  pass(1_000);
  feed.say(ocr({ home_fouls: '3' }));
  pass(5_000);
  for (let basket = 1; basket <= 20; basket += 1) {
    score(2 + 2 * basket, 1);
    pass(5_000);
  }
  expect(view().happened).toMatchObject([
    { kind: 'foul', side: 'home', from: '2', to: '3' },
    { kind: 'point', side: 'home', from: '40', to: '42' },
  ]);
});

test('[E6] of periods only the last is listed and offered, as the banner says which it is by the board; taken back, the one before is', () => {
  const { feed, pass, say, view } = game('suggest');
  say({ do: 'events', also: ['period'] });
  feed.say(ocr({ period: '3' }));
  pass(5_000);
  const [third] = view().happened;
  say({ do: 'nudge', field: 'period', by: 1 });
  expect(view().happened).toMatchObject([{ kind: 'period', from: '3', to: '4' }]);
  expect(view().suggestions).toMatchObject([{ kind: 'period', from: '3', to: '4' }]);
  say({ do: 'undo' });
  expect(view().happened).toEqual([third]);
  expect(view().suggestions).toEqual([]);
});
