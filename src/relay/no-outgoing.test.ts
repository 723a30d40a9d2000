import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

/** Ways to reach out to another machine. */
const WAYS =
  /\bfetch\(|\bhttps?\.(?:get|request)\(|\b(?:net|tls)\.(?:connect|createConnection)\(|\bnew (?:WebSocket|Socket|XMLHttpRequest|EventSource)\(|from '(?:node:)?(?:dns|dgram|http2|undici|node:dns\/promises)'|\bimport\s*\{[^}]*\b(?:connect|createConnection|get|request)\b[^}]*\}\s*from 'node:(?:net|tls|https?)'/;

/** It asks who holds the data folder, by a name on this machine that is made of the folder's path: no host, and nobody else's word. */
const ON_THIS_MACHINE = path.join('snapshots', 'folder-hold.ts');

function sources(): readonly string[] {
  return readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.split(path.sep).includes('testing'),
  );
}

test('[S8] the relay dials nobody: no feed, layout or URL can make it fetch what somebody else names', () => {
  const all = sources();
  expect(all.length).toBeGreaterThan(70);
  const dials = all.filter((name) => WAYS.test(readFileSync(path.join(import.meta.dirname, name), 'utf8')));
  expect(dials).toEqual([ON_THIS_MACHINE]);
  expect(readFileSync(path.join(import.meta.dirname, ON_THIS_MACHINE), 'utf8').match(/\bconnect\(.*/g)).toEqual([
    'connect(address);',
  ]);
});

test('[S8] each way to reach out would be seen', () => {
  for (const way of [
    "await fetch('http://x')",
    "http.get('http://x')",
    "net.connect(80, 'x')",
    "new WebSocket('ws://x')",
    "import { lookup } from 'node:dns'",
    "import { createConnection } from 'node:net'",
    "import { get as httpGet } from 'node:http'",
  ])
    expect(way).toMatch(WAYS);
});
