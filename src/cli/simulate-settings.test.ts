import { expect, test } from 'vitest';
import { SPORTS } from '#scoreboard/packs/demos/demos.ts';
import { readSimulateSettings } from './simulate-settings.ts';

test('without a word it plays basketball to this machine, ten whole updates a second', () => {
  expect(readSimulateSettings({}, {})).toEqual({
    ok: true,
    value: {
      url: 'ws://127.0.0.1:15001/stream1',
      sport: 'basketball',
      seed: 1,
      speed: 1,
      rate: 10,
      fields: 'all',
      faults: [],
      testDataSeconds: 0,
      seconds: undefined,
    },
  });
});

test('flags and variables say the same things, and the flag goes first', () => {
  const flags = { sport: 'hockey', seed: '42', faults: 'drops, misreads' };
  const env = { BOARDCAST_SEED: '7', BOARDCAST_SPEED: '2.5', BOARDCAST_TEST_DATA: '3', BOARDCAST_URL: '' };
  expect(readSimulateSettings(flags, env)).toMatchObject({
    value: {
      sport: 'hockey',
      seed: 42,
      speed: 2.5,
      testDataSeconds: 3,
      faults: ['misreads', 'drops'],
      url: 'ws://127.0.0.1:15001/stream1',
    },
  });
});

test('all that is wrong is named at once, with what was expected', () => {
  const flags = {
    url: 'http://x',
    sport: 'chess',
    seed: '1.5',
    speed: '0',
    rate: '',
    fields: 'some',
    faults: 'boom',
  };
  expect(readSimulateSettings(flags, { BOARDCAST_SECONDS: 'long' })).toEqual({
    ok: false,
    faults: [
      '--url: expected a URL like ws://127.0.0.1:15001/stream1, got "http://x"',
      `--sport: expected one of ${SPORTS.join(', ')}, got "chess"`,
      '--seed: expected a whole number from 0 to 4294967295, got "1.5"',
      '--speed: expected a number from 0.01 to 1000, got "0"',
      '--rate: expected a number from 0.1 to 1000, got ""',
      '--fields: expected one of all, changed, got "some"',
      '--faults: expected none or any of misreads,flicker,drops, got "boom"',
      'BOARDCAST_SECONDS: expected a number from 0.1 to 86400, got "long"',
    ],
  });
});

test('a wrong variable is named although a flag goes before it', () => {
  expect(readSimulateSettings({ seed: '7' }, { BOARDCAST_SEED: 'x' })).toMatchObject({
    faults: ['BOARDCAST_SEED: expected a whole number from 0 to 4294967295, got "x"'],
  });
});

test('no faults can be said too, which overrules a variable', () => {
  const read = readSimulateSettings({ faults: 'none' }, { BOARDCAST_FAULTS: 'drops' });
  expect(read).toMatchObject({ ok: true, value: { faults: [] } });
});
