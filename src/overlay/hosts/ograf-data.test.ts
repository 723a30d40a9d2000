import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PACKS } from '#scoreboard/packs/packs.ts';
import { readData } from './ograf-data.ts';
import { propertiesOf } from './ograf-properties.ts';

const THEME = { home: '#b3202c', away: '#1f4e9e' };

function read(data: unknown, sport = 'hockey'): ReturnType<typeof readData> {
  const pack = PACKS.get(sport);
  if (pack === undefined) throw new Error(`there is no sport ${sport}`);
  return readData(propertiesOf(pack, THEME), data);
}

describe('the data of an OGraf graphic', () => {
  test('what is not said is the default: scores of 0 in the theme’s colours', () => {
    const wish = {
      values: { clock: '', 'home.score': '0', 'away.score': '0' },
      options: { homeColor: '#b3202c', awayColor: '#1f4e9e', homeName: null, show: null, scale: 1 },
      relay: undefined,
    };
    expect(read({})).toMatchObject({ ok: true, value: wish });
    expect(read({ homeScore: null, clock: '', homeColor: undefined })).toEqual(read({}));
  });

  test('names, numbers, lamps and texts come as forms send them', () => {
    const data = {
      homeName: ' Lions ',
      homeScore: '3',
      awayScore: 12,
      homeEmptyNet: true,
      awayEmptyNet: 'false',
      homePenalty1Player: 17,
      clock: '12:34',
      homeColor: '#0A3D91',
    };
    expect(read(data)).toMatchObject({
      ok: true,
      value: {
        options: { homeName: 'Lions', homeColor: '#0a3d91' },
        values: {
          'home.score': '3',
          'away.score': '12',
          'home.emptyNet': '1',
          'home.penalty1.player': '17',
          clock: '12:34',
        },
      },
    });
  });

  test('a host’s own keys are left alone', () => {
    expect(read({ epochID: 12, comment: {}, v_x: [] })).toEqual(read({}));
  });

  test('says all that is wrong, where it is and what was expected', () => {
    const answer = read({
      homeScore: -1,
      awayScore: 'many',
      homeEmptyNet: 'perhaps',
      homeColor: 'red',
      show: 'everything',
      clock: ['12:34'],
      title: 'x'.repeat(65),
      homeLogo: 'mailto:crew@example.org',
      scale: 'big',
      relayUrl: 'ftp://relay',
    });
    expect(answer.ok ? '' : answer.reason.split('; ')).toEqual([
      'homeColor: expected a colour such as #c8102e, got "red"',
      'homeLogo: expected a picture\'s address such as /logos/lions.png or https://…, got "mailto:crew@example.org"',
      'clock: expected text, got an array',
      'homeScore: expected a whole number from 0 to 99, got "-1"',
      'awayScore: expected a whole number from 0 to 99, got "many"',
      'homeEmptyNet: expected true or false, got "perhaps"',
      'show: expected bug, pregame, break, final, strap or nothing, got "everything"',
      'title: expected at most 64 characters, got 65',
      'scale: expected a factor from 0.25 to 4, or per cent, got "big"',
      'relayUrl: expected an address such as ws://localhost:15001, got "ftp://relay"',
    ]);
  });

  test.each([
    ['ws://relay:15001', '', 'ws://relay:15001/default'],
    ['ws://relay:15001', 'court2', 'ws://relay:15001/court2'],
    ['relay:15001/court3', '', 'ws://relay:15001/court3'],
    ['https://relay/overlay/court4?theme=slim', '', 'wss://relay/court4'],
    ['http://relay/overlay/court4', 'court5', 'ws://relay/court5'],
  ])('a relay at %s, stream "%s", is %s', (relayUrl, stream, url) => {
    expect(read({ relayUrl, stream })).toMatchObject({ ok: true, value: { relay: { url } } });
  });

  test('an overlay’s address brings its viewer key, and a key of its own goes before it', () => {
    const relayUrl = 'http://relay:15001/overlay/one#k=abc-def';
    expect(read({ relayUrl })).toMatchObject({
      ok: true,
      value: { relay: { key: 'abc-def', origin: 'http://relay:15001' } },
    });
    expect(read({ relayUrl, viewerKey: 'other' })).toMatchObject({ ok: true, value: { relay: { key: 'other' } } });
  });

  test('whatever is given is read or refused in words', () => {
    const names = propertiesOf([...PACKS.values()][0]!, THEME).map(({ name }) => name);
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), fc.anything({ withNullPrototype: true })), (data) => {
        const answer = read(data, 'basketball');
        expect(answer.ok ? 'read' : answer.reason).not.toBe('');
      }),
    );
  });

  test.each([[null], ['text'], [[]], [7]])('%j is no data', (data) => {
    expect(read(data)).toMatchObject({ ok: false });
  });
});
