/** Who is measured: our relay, and servers that do the same fan-out. */
import { mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import { WARM_UP_AFTER_MS } from '#relay/limits.ts';
import { startServer, type Places, type Server } from './server.ts';
import { goProgram, installed, unpacked } from './fetched.ts';
import { mosquitto } from './mosquitto.ts';
import * as mqtt from './mqtt.ts';
import { binary, STAMP, text, type Wire } from './wire.ts';

const ROOT = path.resolve(import.meta.dirname, '..', '..');
const PEERS = path.join(import.meta.dirname, 'peers');
const STREAM = 'bench';

export interface Contender {
  readonly name: string;
  readonly wire: Wire;
  /** Where its stream's state is read by HTTP, if it has that. */
  readonly statePath?: string;
  /** Gets what it needs, and gives how it is started. Rejects in words where it cannot be had. */
  ready(places: Places): Promise<() => Promise<Server>>;
}

/** A board, as the feed has it: what whoever joins is sent. */
const BOARD = { time: '12:00', score_a: '56', score_b: '48', period: '2', foul_a: '3', foul_b: '4', shot_clock: '24' };

/** The feed's own words; a peer hands them on as they are. */
const FEED: Wire = {
  path: `/${STREAM}`,
  viewer: {},
  publisher: {
    seed: text({ type: 'ocr', values: BOARD }),
    frame: text({ type: 'ocr', values: { stamp: STAMP } }),
  },
};

export const OURS: Contender = {
  name: 'ours',
  statePath: `/api/streams/${STREAM}`,
  wire: {
    ...FEED,
    viewer: {
      open: text({ type: 'register', stream: STREAM, role: 'viewer', protocol: 1 }),
      answer: {
        to: text('{"type":"heartbeat"'),
        with: text('{"type":"ack","rev":%rev%,"visible":true,"lag":0}'),
      },
    },
  },
  ready: (places) => Promise.resolve(() => startOurs(places, ['start', '--guard', 'off'])),
};

/**
 * Our relay by its own command, as npm start starts it: `start`, or an edge. `idles`: it does nothing by itself once it has warmed up; who waits for
 * one of a cluster, which says every second that it is there, waits by itself.
 */
export async function startOurs(
  { load, folder, profiles }: Places,
  words: readonly string[],
  idles = true,
): Promise<Server> {
  const data = await mkdtemp(path.join(folder, 'data-'));
  const profile = profiles === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profiles}`];
  const program = [
    process.execPath,
    '--max-semi-space-size=4',
    ...profile,
    path.join(ROOT, 'dist', 'server', 'boardcast.js'),
  ];
  return startServer(load, {
    command: [...program, ...words, '--port', '0', '--host', '127.0.0.1', '--data', data],
    line: /^OBS or vMix/,
    port: /:(\d+)\//,
    idleMs: idles ? WARM_UP_AFTER_MS + 500 : 0,
    signal: profiles === undefined ? 'SIGKILL' : 'SIGTERM',
  });
}

export const NAIVE: Contender = { name: 'naive', wire: FEED, ready: ready(() => nodePeer('naive')) };

/** One of npm's packages of uWebSockets.js: that project's own releases are not on npm. */
const UWS = { name: 'uwebsockets', version: '3.0.6' } as const;
const SOCKET_IO = { name: 'socket.io', version: '4.8.4' } as const;

const SOCKET_IO_PING = { to: text('2'), with: text('3') };
const MQTT_TOPIC = STREAM;

export const CONTENDERS: readonly Contender[] = [
  OURS,
  NAIVE,
  {
    name: 'uws',
    wire: FEED,
    ready: ready(async () => {
      const addon = `uws_${process.platform}_${process.arch}_${process.versions.modules}.node`;
      return nodePeer('uws', await unpacked(UWS.name, UWS.version, ['package.json', 'uws.js', addon]));
    }),
  },
  {
    name: 'gorilla',
    wire: FEED,
    ready: ready(async ({ folder }) => [await goProgram(path.join(PEERS, 'gorilla'), folder)]),
  },
  {
    name: 'socket.io',
    wire: {
      path: '/socket.io/?EIO=4&transport=websocket',
      viewer: { open: text('40'), answer: SOCKET_IO_PING },
      publisher: {
        open: text('40'),
        after: text('40'),
        answer: SOCKET_IO_PING,
        seed: text(`42${JSON.stringify(['update', BOARD])}`),
        frame: text(`42${JSON.stringify(['update', { stamp: STAMP }])}`),
      },
    },
    ready: ready(async () => nodePeer('socket.io', await installed(SOCKET_IO.name, SOCKET_IO.version))),
  },
  {
    name: 'mosquitto',
    wire: {
      path: '/mqtt',
      protocol: 'mqtt',
      viewer: { open: binary(mqtt.connect(), mqtt.subscribe(MQTT_TOPIC)) },
      publisher: {
        open: binary(mqtt.connect()),
        after: binary(mqtt.connected),
        seed: binary(mqtt.publish(MQTT_TOPIC, JSON.stringify(BOARD))),
        frame: binary(mqtt.publish(MQTT_TOPIC, JSON.stringify({ stamp: STAMP }))),
      },
    },
    ready: mosquitto,
  },
  {
    name: 'floor',
    wire: { ...FEED, viewer: { open: text('listen') } },
    ready: ready(({ load }) => [load, 'floor']),
  },
];

/** For a server that is started by this command and says the port on which it listens. */
function ready(command: (places: Places) => readonly string[] | Promise<readonly string[]>): Contender['ready'] {
  return async (places) => {
    const words = await command(places);
    return () => startServer(places.load, { command: words, line: /^listening /, port: /(\d+)/ });
  };
}

function nodePeer(name: string, ...args: readonly string[]): readonly string[] {
  return [process.execPath, path.join(PEERS, `${name}.mjs`), ...args];
}
