import { GUARDS } from '#protocol/desk.ts';
import { USUAL_LIMITS } from '#relay/limits.ts';
import type { FlagSpec } from './flag-spec.ts';
import { OUTLET_FLAGS } from './outlet-flags.ts';

/** What a relay may be told. */
export const RELAY_FLAGS: readonly FlagSpec[] = [
  { name: 'port', value: 'number', env: 'BOARDCAST_PORT', about: 'port to listen on, 0 for any free one (15001)' },
  {
    name: 'host',
    value: 'addresses',
    env: 'BOARDCAST_HOST',
    list: true,
    about: 'addresses to listen on (127.0.0.1,::1)',
  },
  { name: 'lan', env: 'BOARDCAST_LAN', about: 'listen for a second PC, and say what to type there' },
  { name: 'data', value: 'folder', env: 'BOARDCAST_DATA', about: 'where the latest values are saved (boardcast-data)' },
  {
    name: 'sport',
    value: 'sports',
    env: 'BOARDCAST_SPORT',
    list: true,
    about: 'the sport of all streams, or stream1=hockey,stream2=soccer (none)',
  },
  {
    name: 'names',
    value: 'file',
    env: 'BOARDCAST_NAMES',
    about: 'JSON of what your sources call their fields, by stream (none)',
  },
  {
    name: 'layouts',
    value: 'folder',
    env: 'BOARDCAST_LAYOUTS',
    about: 'your own layouts, with themes and logos in folders of these names (none)',
  },
  {
    name: 'button-key',
    value: 'key',
    env: 'BOARDCAST_BUTTON_KEY',
    about: 'lets button boxes command by GET with ?key= (off)',
  },
  {
    name: 'guard',
    value: 'how',
    env: 'BOARDCAST_GUARD',
    about: `how careful with misreads: ${GUARDS.join(', ')} (normal)`,
  },
  {
    name: 'lenient-text',
    env: 'BOARDCAST_LENIENT_TEXT',
    about: 'read what is no UTF-8 as Windows-1252 (Latin-1), and cut nobody for it (off)',
  },
  {
    name: 'open-lan',
    env: 'BOARDCAST_OPEN_LAN',
    about: 'whoever reaches it may publish, look and command, without any key (off)',
  },
  {
    name: 'unknown-publishers',
    value: 'how',
    env: 'BOARDCAST_UNKNOWN_PUBLISHERS',
    about: 'publishers without the key: park them for an operator to accept, or refuse them (park)',
  },
  {
    name: 'allow-publishers',
    value: 'networks',
    env: 'BOARDCAST_ALLOW_PUBLISHERS',
    list: true,
    about: 'who publishes without a key: 192.168.1.0/24, or to one stream court2=192.168.1.30 (none)',
  },
  {
    name: 'tcp',
    value: 'port',
    env: 'BOARDCAST_TCP',
    list: true,
    about: 'take boards by TCP, at stream1 or court1=3322 (none)',
  },
  {
    name: 'udp',
    value: 'port',
    env: 'BOARDCAST_UDP',
    list: true,
    about: 'the same by UDP, from this computer, or with --open-lan from all (none)',
  },
  {
    name: 'poll',
    value: 'url',
    env: 'BOARDCAST_POLL',
    list: 'lines',
    about: 'ask there for the board, such as stream1=http://localhost:18099/json (none)',
  },
  {
    name: 'watch-file',
    value: 'file',
    env: 'BOARDCAST_WATCH_FILE',
    list: 'lines',
    about: 'read the board from a file that another program writes, such as stream1=score.json (none)',
  },
  {
    name: 'allow-host',
    value: 'names',
    env: 'BOARDCAST_ALLOW_HOST',
    list: true,
    about: 'names beside its own by which it is called (none)',
  },
  {
    name: 'allow-origin',
    value: 'origins',
    env: 'BOARDCAST_ALLOW_ORIGIN',
    list: true,
    about: 'foreign pages that may open sockets to it, such as https://club.example (none)',
  },
  {
    name: 'allow-local-files',
    value: 'which',
    env: 'BOARDCAST_ALLOW_LOCAL_FILES',
    list: true,
    about: 'pages of local files that may look on: obs, file (none)',
  },
  {
    name: 'tls-cert',
    value: 'file',
    env: 'BOARDCAST_TLS_CERT',
    about: 'a certificate in PEM, to encrypt by itself; read again when it is renewed (none)',
  },
  { name: 'tls-key', value: 'file', env: 'BOARDCAST_TLS_KEY', about: 'its private key (none)' },
  {
    name: 'trust-proxy',
    value: 'networks',
    env: 'BOARDCAST_TRUST_PROXY',
    list: true,
    about: 'proxies that say for whom they forward, such as 127.0.0.1 (none)',
  },
  {
    name: 'max-connections',
    value: 'number',
    env: 'BOARDCAST_MAX_CONNECTIONS',
    about: `of other machines at once, a tenth of them kept for publishers (${USUAL_LIMITS.connections})`,
  },
  {
    name: 'max-connections-per-address',
    value: 'number',
    env: 'BOARDCAST_MAX_CONNECTIONS_PER_ADDRESS',
    about: `of one other machine at once (${USUAL_LIMITS.connectionsPerAddress})`,
  },
  {
    name: 'upgrades-per-second',
    value: 'number',
    env: 'BOARDCAST_UPGRADES_PER_SECOND',
    about: `new connections of one other machine (${USUAL_LIMITS.upgradesPerS})`,
  },
  {
    name: 'max-streams',
    value: 'number',
    env: 'BOARDCAST_MAX_STREAMS',
    about: `streams at once (${USUAL_LIMITS.streams})`,
  },
  {
    name: 'streams',
    value: 'how',
    env: 'BOARDCAST_STREAMS',
    about:
      'auto: any that is asked for; closed: those of these options, saved ones, and those an operator opens (auto)',
  },
  {
    name: 'engine',
    value: 'url',
    env: 'BOARDCAST_ENGINE',
    about: 'what several relays share their streams by, such as redis://host:6379 (memory: it is alone)',
  },
  {
    name: 'node',
    value: 'name',
    env: 'BOARDCAST_NODE',
    about: 'what the other relays call this one, no two the same (the computer’s name and six letters)',
  },
  ...OUTLET_FLAGS,
];
