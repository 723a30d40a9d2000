import { expect, test } from 'vitest';
import { readUserAgent } from './user-agent.ts';

const WEBKIT = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)';

test.each([
  [`${WEBKIT} Chrome/127.0.6533.120 Safari/537.36 OBS/32.2.1`, 'OBS 32.2.1', 127],
  [`${WEBKIT} Chrome/103.0.5060.134 Safari/537.36 OBS/30.0.2`, 'OBS 30.0.2', 103],
  [`${WEBKIT} Chrome/127.0.0.0 Safari/537.36`, 'Chrome 127', 127],
  [`${WEBKIT} HeadlessChrome/156.0.0.0 Safari/537.36`, 'Chrome 156', 156],
  [`${WEBKIT} Chrome/129.0.0.0 Safari/537.36 Edg/129.0.0.0`, 'Edge 129', 129],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox 140', null],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15',
    'Safari 17',
    null,
  ],
  ['', '', null],
  ['Go-http-client/1.1', '', null],
])('%s', (userAgent, host, engine) => {
  expect(readUserAgent(userAgent)).toEqual({ host, engine });
});
