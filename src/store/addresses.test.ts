import { expect, test } from 'vitest';
import { isLoopback, obsDropUrl, overlayUrl, previewPath, publishUrl, streamOfPage } from './addresses.ts';

const location = {
  protocol: 'http:',
  host: '192.168.1.5:15001',
  hostname: '192.168.1.5',
  pathname: '/preview/stream1',
  search: '?homeName=Lions%2C%20B&bg=light&safe',
  hash: '',
};

test('[P1] the stream is read from the path as the relay reads it', () => {
  expect(streamOfPage('/preview/stream1')).toBe('stream1');
  expect(streamOfPage('/preview/court%201/')).toBe('court-1');
  expect(streamOfPage('/preview/')).toBeUndefined();
  expect(streamOfPage('/')).toBeUndefined();
});

test('the URLs stand at the address under which the page was reached', () => {
  expect(publishUrl(location, 'stream1')).toBe('ws://192.168.1.5:15001/stream1');
  expect(publishUrl({ ...location, protocol: 'https:' }, 'a')).toBe('wss://192.168.1.5:15001/a');
});

test("the overlay's URL keeps the query to the letter, without the preview's own option", () => {
  expect(overlayUrl(location, 'stream1')).toBe('http://192.168.1.5:15001/overlay/stream1?homeName=Lions%2C%20B&safe');
  expect(overlayUrl({ ...location, search: '?BG=dark' }, 'stream1')).toBe('http://192.168.1.5:15001/overlay/stream1');
});

test('a link dropped on OBS brings its size', () => {
  expect(obsDropUrl({ ...location, search: '' }, 'stream1')).toBe(
    'http://192.168.1.5:15001/overlay/stream1?layer-name=Score%20bug%20stream1&layer-width=1920&layer-height=1080',
  );
});

test('a dropped link may be for a picture of another size', () => {
  const tall = obsDropUrl({ ...location, search: '?safe' }, 'a', { width: 1080, height: 1920 });
  expect(tall).toContain('/overlay/a?safe&layer-name=Score%20bug%20a&layer-width=1080&layer-height=1920');
});

test('another stream keeps the whole query', () => {
  expect(previewPath(location, 'stream2')).toBe('/preview/stream2?homeName=Lions%2C%20B&bg=light&safe');
});

test.each([
  ['localhost', true],
  ['127.0.0.1', true],
  ['[::1]', true],
  ['192.168.1.5', false],
  ['studio-pc', false],
])('%s means this PC alone: %s', (hostname, expected) => {
  expect(isLoopback(hostname)).toBe(expected);
});
