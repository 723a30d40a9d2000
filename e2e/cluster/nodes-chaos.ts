/** Seeded chaos of whole relays: three nodes, forty screens, a publisher that dials whichever node it finds, operators at all of them, and all that goes wrong. */
import { createRandom } from '#lib/random.ts';
import { systemTime } from '#lib/system-time.ts';
import { createPublisher, type Publisher } from '#publisher/publisher.ts';
import { WebSocket } from 'ws';
import { sayUntilDone, type Node } from './nodes.ts';
import type { RedisServer } from './redis-server.ts';
import { pause, until } from './redis-world.ts';
import { COUNT, createScreen, TWIN, type Screen } from './screens.ts';
import { STORE_FAULTS } from './store-faults.ts';

const SCREENS = 40;
/** One screen of so many is this much late, in ms. */
const LATE_OF = 10;
const LATE_MS = 400;
const STEPS = 2;
/** A second of quiet, counted in turns of this process: one that the machine keeps waiting does not count as gone by. */
const QUIET_TURNS = 20;
const TURN_MS = 50;
const PUBLISHER = '192.168.7.50';

export interface NodesReport {
  readonly faults: readonly string[];
  readonly published: number;
  /** The longest time of quiet until all screens showed the last count, in ms. */
  readonly settledMs: number;
}

interface Stage {
  readonly nodes: readonly Node[];
  readonly server: RedisServer;
  readonly stream: string;
  readonly random: () => number;
  /** The publisher dials another node. */
  readonly redial: () => void;
}

/** What goes wrong, and its name. */
export interface Fault {
  readonly name: string;
  readonly run: (stage: Stage) => Promise<void>;
}

const NODE_FAULTS: readonly Fault[] = [
  {
    name: 'node killed',
    async run({ nodes, random }) {
      const node = pick(nodes, random);
      await node.kill();
      await pause(random() * 400);
      await node.start();
    },
  },
  {
    name: 'node stands still',
    async run({ nodes, random }) {
      const node = pick(nodes, random);
      node.sleep();
      await pause(100 + random() * 1400);
      node.wake();
    },
  },
  {
    name: 'network cut',
    async run({ nodes, random }) {
      const node = pick(nodes, random);
      node.network.cut();
      await pause(200 + random() * 3300);
      node.network.heal();
    },
  },
  {
    name: 'network resets',
    async run({ nodes, random }) {
      for (let n = 0; n < 3; n += 1) {
        pick(nodes, random).network.reset();
        await pause(random() * 100);
      }
    },
  },
  {
    name: 'publisher elsewhere',
    async run({ redial, random }) {
      await pause(random() * 100);
      redial();
    },
  },
];
const ALL: readonly Fault[] = [
  ...NODE_FAULTS,
  ...Object.entries(STORE_FAULTS).map(([name, run]) => ({
    name: `store: ${name}`,
    run: ({ server, random, stream }: Stage) => run(server, random, stream),
  })),
];

/** `stream`: one that no other run on these nodes has. */
export async function runNodesChaos(
  { nodes, server, stream }: Pick<Stage, 'nodes' | 'server' | 'stream'>,
  seed: number,
  plan: readonly (readonly Fault[])[] = planOf(seed),
): Promise<NodesReport> {
  const random = createRandom(seed);
  const faults: string[] = [];
  let count = 0;
  let team = 0;
  let settledMs = 0;

  function portOf(): number {
    const running = nodes.filter((node) => node.isRunning());
    return pick(running.length > 0 ? running : nodes, random).port();
  }
  const publisher = startPublisher(stream, random, portOf);
  const screens = Array.from({ length: SCREENS }, (_, at) =>
    createScreen({
      stream,
      seed: seed * 100 + at,
      delay: at % LATE_OF === LATE_OF - 1 ? LATE_MS : 0,
      portOf,
      published: () => count,
    }),
  );

  function publish(): void {
    count += 1;
    publisher.publish({ [COUNT]: String(count), [TWIN]: String(count), [`f${count % 5}`]: String(count) });
  }

  async function publishWhile(work: Promise<unknown>): Promise<void> {
    const state = { isOver: false };
    const over = work.finally(() => {
      state.isOver = true;
    });
    // Whoever waits hears of its end below.
    over.catch(() => undefined);
    while (!state.isOver) {
      publish();
      await pause(5 + random() * 25);
    }
    await over;
  }

  async function settle(): Promise<void> {
    team += 1;
    const name = `TEAM ${team}`;
    // Quiet begins when the publisher has a node, and each node reaches the stream’s owner again.
    await until('the publisher has a node', () => publisher.state().kind === 'open');
    publish();
    for (const node of nodes) await sayUntilDone(node, stream, { do: 'override', field: 'home.name', value: name });
    publish();
    const began = systemTime.now();
    const isThere = (screen: Screen): boolean =>
      screen.values()[COUNT] === String(count) && screen.values()['home.name'] === name && screen.isLive();
    for (let turn = 0; !screens.every(isThere); turn += 1) {
      if (turn === QUIET_TURNS + LATE_MS / TURN_MS) {
        const behind = screens.filter((screen) => !isThere(screen));
        const seen = behind.map(
          (screen) => `${screen.values()[COUNT]} ${screen.values()['home.name']} ${screen.isLive()}`,
        );
        throw new Error(
          `not ${count} ${name} after a second of quiet at ${behind.length}: ${seen.slice(0, 4).join('; ')}`,
        );
      }
      await pause(TURN_MS);
    }
    settledMs = Math.max(settledMs, systemTime.now() - began);
    for (const screen of screens) screen.blame();
  }

  try {
    publish();
    await settle();
    for (const [step, together] of plan.entries()) {
      faults.push(together.map(({ name }) => name).join(' and '));
      const stage = {
        nodes,
        server,
        stream,
        random: createRandom(seed * 1000 + step),
        redial: () => publisher.breakOff(),
      };
      await publishWhile(Promise.all(together.map(({ run }) => run(stage))));
      await settle();
    }
    return { faults, published: count, settledMs };
  } catch (error) {
    throw new Error(
      `after ${faults.join(', ') || 'nothing'}: ${error instanceof Error ? error.message : String(error)}`,
      {
        cause: error,
      },
    );
  } finally {
    server.thaw();
    for (const node of nodes) {
      node.wake();
      node.network.heal();
    }
    publisher.close();
    for (const screen of screens) screen.close();
  }
}

/** A publisher of one computer, whichever node it finds. */
function startPublisher(stream: string, random: () => number, portOf: () => number): Publisher {
  return createPublisher(
    { url: `ws://127.0.0.1/${stream}`, fields: 'changed' },
    {
      time: systemTime,
      random,
      dial(_url, events) {
        const socket = new WebSocket(`ws://127.0.0.1:${portOf()}/${stream}`, {
          perMessageDeflate: false,
          headers: { 'x-forwarded-for': PUBLISHER },
        });
        socket.on('open', () => events.opened());
        socket.on('message', (data: Buffer) => events.message(data.toString('utf8')));
        socket.on('pong', () => events.ponged());
        socket.on('error', () => undefined);
        socket.on('close', (code) => events.closed(code, ''));
        return {
          send: (text) => socket.readyState === WebSocket.OPEN && socket.send(text),
          ping: () => socket.readyState === WebSocket.OPEN && socket.ping(),
          close: () => socket.close(1000),
          cut: () => socket.terminate(),
        };
      },
    },
  );
}

/** What goes wrong in which order: the same for a seed, however fast the machine is. Now and then two things at once. */
function planOf(seed: number): Fault[][] {
  const random = createRandom(seed);
  return Array.from({ length: STEPS }, () => {
    const fault = pick(ALL, random);
    const other = pick(NODE_FAULTS, random);
    return random() < 0.4 && other !== fault ? [fault, other] : [fault];
  });
}

function pick<T>(from: readonly T[], random: () => number): T {
  const one = from[Math.floor(random() * from.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
}
