/** Three relays of their own processes on one real redis-server, each with a network to it that can be cut. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { runCommand, type RunningCommand } from '../support/command.ts';
import { startFaultProxy, type FaultProxy } from '../support/fault-proxy.ts';
import { until } from './redis-world.ts';

export interface Node {
  readonly name: string;
  /** The network between it and the store. */
  readonly network: FaultProxy;
  /** Its port, the same after a start anew. */
  port(): number;
  isRunning(): boolean;
  kill(): Promise<void>;
  start(): Promise<void>;
  sleep(): void;
  wake(): void;
  /** Says something at a stream's desk: the answer's status. */
  say(stream: string, command: object): Promise<number>;
}

export interface Nodes {
  readonly all: readonly Node[];
  close(): Promise<void>;
}

const NAMES = ['a', 'b', 'c'] as const;
/** Everybody comes from this machine's loopback: by a proxy's word each is a computer of its own. */
const FLAGS =
  '--guard off --trust-proxy 127.0.0.1 --open-lan --max-connections-per-address 1000 --upgrades-per-second 1000'.split(
    ' ',
  );
/** A desk that is passed on is answered within 5 s, or refused: whoever asks waits a little longer. */
const ANSWER_MS = 10_000;

/** `urlOf`: how the store is dialled at this port. */
export async function startNodes(
  storePort: number,
  urlOf = (port: number): string => `redis://127.0.0.1:${port}`,
): Promise<Nodes> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'boardcast-nodes-'));
  const all = await Promise.all(NAMES.map((name) => startNode(name, folder, { storePort, urlOf })));
  return {
    all,
    async close() {
      for (const node of all) {
        node.wake();
        await node.kill();
        await node.network.close();
      }
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function startNode(
  name: string,
  folder: string,
  { storePort, urlOf }: { readonly storePort: number; readonly urlOf: (port: number) => string },
): Promise<Node> {
  const network = await startFaultProxy({ host: '127.0.0.1', port: storePort });
  let running: RunningCommand | undefined;
  let port = 0;

  async function start(): Promise<void> {
    const flags = ['--engine', urlOf(network.port), '--node', name, ...FLAGS];
    running = await runCommand('start', { port, dataDir: path.join(folder, name), flags });
    ({ port } = running);
  }
  await start();

  return {
    name,
    network,
    port: () => port,
    isRunning: () => running !== undefined,
    async kill() {
      const was = running;
      running = undefined;
      await was?.kill();
    },
    start,
    sleep: () => running?.sleep(),
    wake: () => running?.wake(),
    async say(stream, command) {
      const answer = await fetch(`http://127.0.0.1:${port}/api/streams/${stream}/commands`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ command }),
        signal: AbortSignal.timeout(ANSWER_MS),
      }).catch(() => undefined);
      await answer?.arrayBuffer().catch(() => undefined);
      return answer?.status ?? 0;
    },
  };
}

/** Says it at this node until it is done. */
export async function sayUntilDone(node: Node, stream: string, command: object): Promise<void> {
  let status = 0;
  let asking: Promise<void> | undefined;
  const ask = async (): Promise<void> => {
    status = await node.say(stream, command);
    asking = undefined;
  };
  await until(`a command at node ${node.name} is done`, () => {
    if (status !== 200) asking ??= ask();
    return status === 200;
  });
}
