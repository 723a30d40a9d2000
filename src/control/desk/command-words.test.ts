import { expect, test } from 'vitest';
import { COMMANDS } from '#protocol/desk.ts';
import { en } from '#store/words/en/en.ts';
import { commandWords, phaseWords, signed, type AnyCommand } from './command-words.ts';

const NAMES = {
  words: en,
  fieldName: (field: string) => `<${field}>`,
  teamName: (side: 'home' | 'away') => (side === 'home' ? 'Lions' : 'Bears'),
};

test.each<[AnyCommand, string]>([
  [{ do: 'override', field: 'home.score', value: '7' }, '<home.score> set to 7'],
  [{ do: 'override', field: 'status', value: '' }, '<status> set to blank'],
  [{ do: 'nudge', field: 'home.score', by: -1 }, '<home.score> −1'],
  [{ do: 'clock-set', ms: 65_000 }, 'clock set to 1:05'],
  [{ do: 'clock-direction', direction: 'up' }, 'clock counts up'],
  [{ do: 'clock-feed', away: 20_000 }, 'feed’s clock: off the bug after 20 s'],
  [
    { do: 'clock-feed', away: null, smooth: true },
    'feed’s clock: it stays as it stands, the second that readings skip is filled in',
  ],
  [{ do: 'hide' }, 'the bug hidden'],
  [{ do: 'hide', part: 'shot-clock' }, 'Shot clock hidden'],
  [{ do: 'cue', kind: 'goal', side: 'away' }, 'moment: Goal Bears'],
  [{ do: 'cue', kind: 'timeout' }, 'moment: Time-out'],
  [{ do: 'cue', kind: 'try', side: 'home' }, 'moment: Try Lions'],
  [{ do: 'show-event', id: 'x', kind: 'goal', side: 'home' }, 'shown: Goal Lions'],
  [{ do: 'show-event', id: 'x', kind: 'final', side: 'home' }, 'shown: The game is over'],
  [{ do: 'drop-event', id: 'x' }, 'not shown: a moment'],
  [{ do: 'events', events: 'auto' }, 'moments: Automatic: on air after 3 s'],
  [{ do: 'events', vetoMs: 2500 }, 'moments: 2.5 s'],
  [{ do: 'events', also: ['period', 'foul'] }, 'moments: Fouls too, New periods too'],
  [{ do: 'events', also: [] }, 'moments: only those of the sport'],
  [{ do: 'cue', kind: 'text', text: 'Fans!' }, 'moment: Fans!'],
  [{ do: 'cue', kind: 'text', side: 'home', text: 'Fans!' }, 'moment: Lions, Fans!'],
  [{ do: 'cue', kind: 'point', side: 'home', text: '+3' }, 'moment: Point Lions, +3'],
  [{ do: 'cue', kind: 'goal', side: 'away', text: 'Smith 7' }, 'moment: Goal Bears, Smith 7'],
  [{ do: 'team', side: 'home', name: 'Tigers' }, 'Lions: team changed'],
  [{ do: 'look', theme: 'slim' }, 'look: slim'],
  [{ do: 'look', theme: null }, 'look: as each URL says'],
  [{ do: 'phase', phase: 'break' }, 'phase: Break'],
  [{ do: 'delay', ms: 400 }, 'delay of All outputs: 400 ms'],
  [{ do: 'delay', ms: null, output: 'OBS' }, 'delay of OBS: as all'],
  [{ do: 'name', source: 'Tore', field: 'home.score' }, 'Tore is <home.score>'],
  [{ do: 'admit', address: '192.168.1.23' }, 'accepted: 192.168.1.23'],
  [{ do: 'swap' }, 'places on screen swapped'],
  [{ do: 'of-tomorrow', by: 3 }, 'of-tomorrow'],
])('%o is "%s"', (command, expected) => {
  expect(commandWords(command, NAMES)).toBe(expected);
});

test('every command there is has words', () => {
  const names = Object.keys(COMMANDS);
  expect(names.filter((name) => commandWords({ do: name }, NAMES) === name)).toEqual([]);
  expect(Object.keys(en.said).sort()).toEqual(names.sort());
});

test('a phase that nobody said has a word as well', () => {
  expect(phaseWords(null, en)).toBe('not said');
  expect(phaseWords('final', en)).toBe('Final');
});

test('a step has its sign', () => {
  expect([signed(2), signed(-3)]).toEqual(['+2', '−3']);
});
