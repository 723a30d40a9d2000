import { expect, test } from 'vitest';
import { readRelayAddress } from './relay-address.ts';

const LOCAL = {
  url: 'ws://localhost:15001/stream1',
  stream: 'stream1',
  origin: 'http://localhost:15001',
  search: '',
  key: undefined,
};

test.each([
  ['http://localhost:15001/overlay/stream1', '', LOCAL],
  ['ws://localhost:15001/stream1', '', LOCAL],
  ['localhost:15001/stream1', '', LOCAL],
  ['localhost:15001', 'stream1', LOCAL],
  ['http://localhost:15001/overlay/other/', ' stream1 ', LOCAL],
  ['http://localhost:15001/', '', { ...LOCAL, url: 'ws://localhost:15001/default', stream: 'default' }],
  [
    'https://score.example/overlay/court2?theme=led#k=KEY',
    '',
    {
      url: 'wss://score.example/court2',
      stream: 'court2',
      origin: 'https://score.example',
      search: '?theme=led',
      key: 'KEY',
    },
  ],
  [
    'http://[::1]:15001/overlay/a%20b',
    '',
    { ...LOCAL, url: 'ws://[::1]:15001/a-b', stream: 'a-b', origin: 'http://[::1]:15001' },
  ],
])('[Q5] %s, stream "%s"', (text, stream, address) => {
  expect(readRelayAddress(text, stream)).toEqual(address);
});

test.each(['', 'http://', 'file:///etc/hosts', 'mailto:a@b.c', 'data:text/html,x', 'http://a b', '??'])(
  '[Q5] "%s" leads to no relay',
  (text) => {
    expect(readRelayAddress(text, 'stream1')).toBeUndefined();
  },
);
