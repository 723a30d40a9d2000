import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

/** Ways to reach out to another machine. */
const WAYS =
  /\bfetch\(|\bhttps?\.(?:get|request)\(|\b(?:net|tls)\.(?:connect|createConnection)\(|\bnew (?:WebSocket|Socket|XMLHttpRequest|EventSource)\(|\bcreate(?:Client|Cluster|Sentinel)\(|from '(?:node:)?(?:dns|dgram|http2|undici|node:dns\/promises)'|\bimport\s*\{[^}]*\b(?:connect|createConnection|get|request)\b[^}]*\}\s*from 'node:(?:net|tls|https?)'/;

/** What is dialled on this machine alone, and nobody else's word is in it. */
const ON_THIS_MACHINE = {
  // Who holds the data folder, by a name that is made of the folder's path.
  [path.join('snapshots', 'folder-hold.ts')]: ['connect(address);'],
  // The relay that the process has opened for itself.
  'warm-up.ts': ['connect(port, HOST);'],
};

/** What opens a socket and dials nobody. */
const LISTENS_ALONE = new Set([path.join('transport', 'udp.ts')]);

function sources(): readonly string[] {
  return readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.split(path.sep).includes('testing'),
  );
}

/** Those that follow no redirect by nature. */
const FOLLOWING_NOBODY = {
  [path.join('outlets', 'vmix', 'vmix-http.ts')]: /\brequest\(\{ host, port, path.*/g,
  [path.join('transport', 'upstream-dial.ts')]: /\bnew WebSocket\(url, \{/g,
  [path.join('transport', 'obs-dial.ts')]: /\bnew WebSocket\(url, OBS_SUBPROTOCOL, \{ maxPayload.*/g,
  // A Redis that Sentinel or a cluster names is the operator's word too: it named those.
  [path.join('engine', 'redis-dial.ts')]: /\bcreateClient\(\{/g,
};

/** Clients of what the operator named at the start, and of nothing that came later: each dials the address that it is given, in this one place. */
const BY_THE_OPERATOR = {
  [path.join('edge', 'ask-upstream.ts')]: /\bfetch\(.*/g,
  [path.join('outlets', 'webhooks', 'http-post.ts')]: /\bfetch\(.*/g,
  [path.join('transport', 'poll.ts')]: /\bfetch\(.*/g,
};

test('[S8] the relay dials nobody: no feed, layout or URL can make it fetch what somebody else names', () => {
  const all = sources();
  expect(all.length).toBeGreaterThan(70);
  const dials = all.filter((name) => WAYS.test(readFileSync(path.join(import.meta.dirname, name), 'utf8')));
  const calls = dials
    .filter((name) => !Object.hasOwn({ ...BY_THE_OPERATOR, ...FOLLOWING_NOBODY }, name) && !LISTENS_ALONE.has(name))
    .map((name) => [name, readFileSync(path.join(import.meta.dirname, name), 'utf8').match(/\bconnect\(.*/g)]);
  expect(Object.fromEntries(calls)).toEqual(ON_THIS_MACHINE);
  for (const [name, dialling] of Object.entries(FOLLOWING_NOBODY)) {
    expect(readFileSync(path.join(import.meta.dirname, name), 'utf8').match(dialling)).toHaveLength(1);
  }
  for (const [name, dialling] of Object.entries(BY_THE_OPERATOR)) {
    const text = readFileSync(path.join(import.meta.dirname, name), 'utf8');
    expect(text.match(dialling)).toHaveLength(1);
    // Where a redirect leads is somebody else's word.
    expect(text).toContain("redirect: 'manual'");
  }
});

test('[S8] who takes datagrams sends none', () => {
  for (const name of LISTENS_ALONE)
    expect(readFileSync(path.join(import.meta.dirname, name), 'utf8')).not.toMatch(/\.(?:send|connect)\(/);
});

test('[S8] each way to reach out would be seen', () => {
  for (const way of [
    "await fetch('http://x')",
    "http.get('http://x')",
    "net.connect(80, 'x')",
    "new WebSocket('ws://x')",
    'createCluster({ rootNodes: [] })',
    "import { lookup } from 'node:dns'",
    "import { createConnection } from 'node:net'",
    "import { get as httpGet } from 'node:http'",
  ])
    expect(way).toMatch(WAYS);
});
