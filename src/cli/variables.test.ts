import { expect, test } from 'vitest';
import { createFakeSurroundings } from './fake-surroundings.ts';
import { run } from './run.ts';
import { strangeVariables } from './variables.ts';

const PORTS = { BOARDCAST_PROT: '16000', BOARDCAST_PORT: '16000', PATH: '/bin' };
const FAULT =
  'BOARDCAST_PROT: no such variable, expected one of BOARDCAST_PORT, BOARDCAST_HOST, BOARDCAST_LAN, BOARDCAST_DATA, BOARDCAST_SPORT, BOARDCAST_NAMES, BOARDCAST_LAYOUTS, BOARDCAST_BUTTON_KEY, BOARDCAST_GUARD, BOARDCAST_LENIENT_TEXT, BOARDCAST_OPEN_LAN, BOARDCAST_UNKNOWN_PUBLISHERS, BOARDCAST_ALLOW_PUBLISHERS, BOARDCAST_TCP, BOARDCAST_UDP, BOARDCAST_POLL, BOARDCAST_WATCH_FILE, BOARDCAST_ALLOW_HOST, BOARDCAST_ALLOW_ORIGIN, BOARDCAST_ALLOW_LOCAL_FILES, BOARDCAST_TLS_CERT, BOARDCAST_TLS_KEY, BOARDCAST_TRUST_PROXY, BOARDCAST_MAX_CONNECTIONS, BOARDCAST_MAX_CONNECTIONS_PER_ADDRESS, BOARDCAST_UPGRADES_PER_SECOND, BOARDCAST_MAX_STREAMS, BOARDCAST_STREAMS, BOARDCAST_ENGINE, BOARDCAST_NODE, BOARDCAST_FILES, BOARDCAST_WEBHOOK, BOARDCAST_WEBHOOK_SECRET, BOARDCAST_VMIX, BOARDCAST_VMIX_STREAM, BOARDCAST_VMIX_INPUT, BOARDCAST_OBS, BOARDCAST_OBS_ON, BOARDCAST_OBS_STREAM, BOARDCAST_LOG';

test('a variable that begins like one of Boardcast’s and is none is named, with those that are', () => {
  expect(strangeVariables('start', { env: PORTS, platform: 'linux' })).toEqual([FAULT]);
  expect(strangeVariables('simulate', { env: PORTS, platform: 'linux' })).toEqual([
    expect.stringMatching(/^BOARDCAST_PROT: .*expected one of BOARDCAST_URL, .*BOARDCAST_SECONDS$/),
  ]);
});

test('other commands’ variables, the tests’ own, empty ones and strangers’ are no fault', () => {
  const env = {
    BOARDCAST_SEED: '7',
    BOARDCAST_LOG: 'info',
    BOARDCAST_BROWSER: '/usr/bin/chromium',
    BOARDCAST_E2E_TAG: '@air',
    BOARDCAST_FOO: ' ',
    BOARDCASTER: 'x',
    boardcast_port: 'x',
  };
  expect(strangeVariables('start', { env, platform: 'linux' })).toEqual([]);
});

test('on Windows a variable is the same however it is written', () => {
  const env = { Boardcast_Port: '16000', Boardcast_Prot: '16000' };
  expect(strangeVariables('start', { env, platform: 'win32' })).toEqual([
    expect.stringMatching(/^Boardcast_Prot: no such variable/),
  ]);
});

test.each(['start', 'demo', 'simulate'])('%s names it among all that is wrong, exit 2', async (command) => {
  const around = createFakeSurroundings({ env: PORTS });
  expect(await run([command, '--foo'], around)).toBe(2);
  expect(around.stderr[0]).toBe('2 settings are wrong:');
  expect(around.stderr.some((line) => line.startsWith('  BOARDCAST_PROT: no such variable'))).toBe(true);
});
