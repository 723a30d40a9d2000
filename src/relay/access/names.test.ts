import { describe, expect, test } from 'vitest';
import { createNames, originOf } from './names.ts';

const names = createNames(['Score.Example.com', '0.0.0.0'], () => 'Desk-PC.club.lan');

describe('[S4] [A4] a relay answers to its own names', () => {
  test.each([
    'localhost',
    'localhost:15001',
    'a.localhost:1',
    '127.0.0.1:15001',
    '[::1]:15001',
    '192.168.1.20:15001',
    '[2001:db8::7]:15001',
    'desk-pc:15001',
    'DESK-PC.local',
    'desk-pc.club.lan.',
    'score.example.com:443',
  ])('%s is one', (host) => {
    expect(names.isAllowed(host)).toBe(true);
  });

  test.each([
    '',
    'evil.example',
    'evil.example:15001',
    'localhost.evil.example',
    'localhost@evil.example',
    '127.0.0.1.evil.example',
    '127.0.0.1@evil.example:15001',
    'evil.score.example.com',
    'score.example.com.evil',
    'local',
    '[::1',
    '[localhost]',
    'localhost:15001:1',
    'localhost/evil',
  ])('“%s” is none', (host) => {
    expect(names.isAllowed(host)).toBe(false);
  });
});

describe('[S3] [A4] a page’s socket', () => {
  const allowed = { origins: ['https://club.example'], localFiles: ['obs'] } as const;
  test.each([
    [undefined, '192.168.1.20:15001', 'none'],
    ['http://192.168.1.20:15001', '192.168.1.20:15001', 'ours'],
    ['https://score.example.com', 'score.example.com', 'ours'],
    ['https://score.example.com', 'score.example.com:443', 'ours'],
    ['https://club.example', '192.168.1.20:15001', 'told'],
    ['http://absolute', 'localhost:15001', 'local-file'],
    ['null', 'localhost:15001', 'foreign'],
    ['http://localhost', 'localhost:15001', 'foreign'],
    ['http://localhost:3000', 'localhost:15001', 'foreign'],
    ['https://evil.example', 'localhost:15001', 'foreign'],
    ['https://club.example:444', 'localhost:15001', 'foreign'],
    ['http://club.example', 'localhost:15001', 'foreign'],
    ['chrome-extension://abc', 'localhost:15001', 'foreign'],
    ['', 'localhost:15001', 'foreign'],
  ] as const)('of %s at %s is %s', (origin, host, expected) => {
    expect(originOf(origin, host, allowed)).toBe(expected);
  });

  test('each kind of local file has a word of its own, and neither is let in unasked', () => {
    const none = { origins: [], localFiles: [] } as const;
    expect(originOf('http://absolute', 'localhost', none)).toBe('foreign');
    expect(originOf('null', 'localhost', { origins: [], localFiles: ['file'] })).toBe('local-file');
    expect(originOf('http://absolute', 'localhost', { origins: [], localFiles: ['file'] })).toBe('foreign');
  });
});
