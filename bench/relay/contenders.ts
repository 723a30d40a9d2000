/** Who is measured: our relay, and servers that do the same fan-out. */
import { mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import { startServer, type Server } from './server.ts';
import { STAMP, text, type Wire } from './wire.ts';

const ROOT = path.resolve(import.meta.dirname, '..', '..');
const PEERS = path.join(import.meta.dirname, 'peers');
const STREAM = 'bench';

/** Where things are during a run. */
export interface Places {
  /** The load program. */
  readonly load: string;
  /** A folder that is gone after the run. */
  readonly folder: string;
}

export interface Contender {
  readonly name: string;
  readonly wire: Wire;
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
  ready: ({ load, folder }) =>
    Promise.resolve(async () => {
      const data = await mkdtemp(path.join(folder, 'data-'));
      const program = [process.execPath, path.join(ROOT, 'dist', 'server', 'boardcast.js')];
      const options = ['start', '--port', '0', '--host', '127.0.0.1', '--data', data, '--guard', 'off'];
      return startServer(load, { command: [...program, ...options], line: /^Scoreboard OCR/, port: /:(\d+)\// });
    }),
};

export const NAIVE = peer('naive', FEED);

export const CONTENDERS: readonly Contender[] = [OURS, NAIVE];

/** A server of peers/, which says the port on which it listens. */
function peer(name: string, wire: Wire): Contender {
  return {
    name,
    wire,
    ready: ({ load }) =>
      Promise.resolve(() =>
        startServer(load, {
          command: [process.execPath, path.join(PEERS, `${name}.mjs`)],
          line: /^listening /,
          port: /(\d+)/,
        }),
      ),
  };
}
