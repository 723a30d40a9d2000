import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfig, type RawSettings } from './config.ts';

const CWD = path.resolve('work');

function read(flags: RawSettings['flags'], env: Record<string, string> = {}) {
  return readConfig({ flags, env, places: { dataDir: 'data', pageDir: 'page', cwd: CWD } });
}
function doorsOf(flags: RawSettings['flags'], env?: Record<string, string>) {
  const config = read(flags, env);
  if (!config.ok) throw new Error(JSON.stringify(config.faults));
  return config.value.doors;
}

describe('other ways in', () => {
  test('there are none unless they are said', () => {
    expect(doorsOf({})).toEqual({ tcp: [], udp: [], polls: [], files: [] });
  });

  test('ports, each with the stream of who names none', () => {
    const doors = doorsOf({ tcp: '3322,court2=3323' }, { BOARDCAST_UDP: 'court3=4000' });
    expect(doors?.tcp).toEqual([
      { stream: 'stream1', port: 3322 },
      { stream: 'court2', port: 3323 },
    ]);
    expect(doors?.udp).toEqual([{ stream: 'court3', port: 4000 }]);
  });

  test('addresses and files, whatever stands in them, one a line', () => {
    const doors = doorsOf({
      poll: 'http://localhost:18099/json?a=1,2\ncourt2=https://me:x@10.0.0.3/results.json',
      'watch-file': 'court1=My Scores/a,b.json\n/tmp/x=y.xml',
    });
    expect(doors?.polls.map(({ stream, url }) => [stream, url.href])).toEqual([
      ['stream1', 'http://localhost:18099/json?a=1,2'],
      ['court2', 'https://me:x@10.0.0.3/results.json'],
    ]);
    expect(doors?.files).toEqual([
      { stream: 'court1', path: path.join(CWD, 'My Scores', 'a,b.json') },
      { stream: 'stream1', path: path.resolve('/tmp/x=y.xml') },
    ]);
  });

  test('all that is wrong is named at once', () => {
    const config = read({ tcp: '99999', udp: 'a b=1', poll: 'file:///etc/passwd', 'watch-file': ' ' });
    expect(config.ok ? [] : config.faults.map(({ setting }) => setting)).toEqual([
      '--tcp',
      '--udp',
      '--poll',
      '--watch-file',
    ]);
  });

  test('[A8] where only named streams are open, these are named', () => {
    const config = read({ streams: 'closed', tcp: 'court4=3322', poll: 'court5=http://localhost/' });
    expect(config.ok && config.value.onlyStreams).toEqual(['court4', 'court5']);
  });
});
