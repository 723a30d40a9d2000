import { expect, test } from 'vitest';
import { createRandom } from '#lib/random.ts';
import type { Command, Watches } from '#protocol/desk.ts';
import { PACKS } from '#scoreboard/packs/packs.ts';
import { silentLog } from '../log.ts';
import { createTestRelay, ocr } from '../testing/test-relay.ts';
import { follow } from './follower.ts';
import { createHeldRow } from './held-row.ts';

/** Titles of `court1`, as late as the operator says. */
function titlesOf(delay: number, sport?: string) {
  const pack = sport === undefined ? undefined : PACKS.get(sport);
  const house = createTestRelay({ sportOf: () => pack });
  const feed = house.dial('/court1');
  const held = createHeldRow();
  const { relay, time } = house;
  const say = (command: Command, watches?: Watches): void => {
    const answer = relay.desk('court1')?.run(watches === undefined ? { command } : { command, watches });
    if (answer?.outcome !== 'done') throw new Error(JSON.stringify(answer));
  };
  const told = (message: Parameters<typeof held.hear>[0]): void => void held.hear(message);
  follow(relay, { stream: 'court1', name: 'titles', time, random: createRandom(1), log: silentLog, told });
  time.advance(0);
  if (delay > 0) say({ do: 'delay', output: 'titles', ms: delay });
  const row = (): Readonly<Record<string, string>> | undefined => {
    time.advance(0);
    const columns = held.row('http://localhost:15001');
    return columns && Object.fromEntries(columns);
  };
  return { ...house, feed, say, row };
}

test('[O5] [D1] a row of a delayed output is one moment of the past: names, texts, the phase and the rules as much as the score', () => {
  const { feed, say, row, pass } = titlesOf(8000, 'basketball');
  feed.say(ocr({ score_a: '10', quarter: '5' }));
  say({ do: 'team', side: 'home', name: 'Bears', short: 'BEA', color: '#0a3d91', logo: '/logos/bears.svg' }, 'court');
  say({ do: 'texts', title: 'Semi-final' }, 'court');
  say({ do: 'phase', phase: 'live' }, 'court');
  pass(8000);
  const before = row();
  expect(before).toMatchObject({
    HomeName: 'Bears',
    HomeShort: 'BEA',
    HomeColor: '#0a3d91',
    HomeLogo: 'http://localhost:15001/logos/bears.svg',
    HomeScore: '10',
    Title: 'Semi-final',
    Phase: 'live',
  });

  feed.say(ocr({ score_a: '12', quarter: '5' }));
  say({ do: 'team', side: 'home', name: 'Wolves', short: null, color: null, logo: null }, 'court');
  say({ do: 'texts', title: null }, 'court');
  say({ do: 'phase', phase: 'final' }, 'court');
  say({ do: 'sport', sport: 'hockey' }, 'court');
  pass(7900);
  expect(row()).toEqual(before);
  pass(100);
  expect(row()).toMatchObject({
    HomeName: 'Wolves',
    HomeShort: '',
    HomeColor: '',
    HomeLogo: '',
    HomeScore: '12',
    Title: '',
    Phase: 'final',
    HomePenalty1Player: '',
  });
});

test('[D3] a word of somebody who watches the program is in the row at once', () => {
  const { feed, say, row, pass } = titlesOf(8000);
  feed.say(ocr({ score_a: '10' }));
  pass(8000);
  say({ do: 'team', side: 'away', name: 'Wolves' });
  expect(row()).toMatchObject({ AwayName: 'Wolves', HomeScore: '10' });
});

test('[G4] there is no row before anything was said, and one from a name on, also when that is taken back', () => {
  const { say, row } = titlesOf(0);
  expect(row()).toBeUndefined();
  say({ do: 'hide' });
  expect(row()).toBeUndefined();
  say({ do: 'team', side: 'home', name: 'Bears' });
  expect(row()).toMatchObject({ HomeName: 'Bears', HomeScore: '' });
  say({ do: 'team', side: 'home', name: null });
  expect(row()).toMatchObject({ HomeName: '' });
});
