import type { FlagSpec } from './flag-spec.ts';
import { RELAY_FLAGS } from './relay-flags.ts';

/** What an edge has no use for: it takes no publisher, and reads, judges and keeps nothing of its own. */
const NO_EDGE_FLAGS: ReadonlySet<string> = new Set([
  // Its own word for it stands above.
  'data',
  'sport',
  'names',
  'layouts',
  'button-key',
  'guard',
  'lenient-text',
  'unknown-publishers',
  'allow-publishers',
  'tcp',
  'udp',
  'poll',
  'watch-file',
  'streams',
  'engine',
  'node',
  'files',
  'webhook',
  'webhook-secret',
]);

/** What an edge may be told: whom it follows, and what any relay may be told of who comes in. */
export const EDGE_FLAGS: readonly FlagSpec[] = [
  {
    name: 'upstream',
    value: 'url',
    env: 'BOARDCAST_UPSTREAM',
    about: 'the relay to follow, such as wss://score.example.com (required)',
  },
  {
    name: 'upstream-key',
    value: 'key',
    env: 'BOARDCAST_UPSTREAM_KEY',
    about: 'its viewer key, or with --control pass its passphrase (none)',
  },
  {
    name: 'control',
    value: 'how',
    env: 'BOARDCAST_CONTROL',
    about: 'pass: operators here command that relay; refuse: they only look (refuse)',
  },
  { name: 'data', value: 'folder', env: 'BOARDCAST_DATA', about: 'where its keys are kept (boardcast-edge-data)' },
  ...RELAY_FLAGS.filter(({ name }) => !NO_EDGE_FLAGS.has(name)),
];
