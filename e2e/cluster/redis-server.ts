/** Real redis-servers for the tests, each in a folder and at a port of its own, ended by its own process. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createClient } from '@redis/client';
import { findProgram } from './find-program.ts';

/** How long a server may take until it answers: far above what it takes. */
const START_MS_MAX = 20_000;

/** See `findProgram`. */
export function findRedisServer(say: (line: string) => void): Promise<string> {
  return findProgram(
    {
      variable: 'TEST_REDIS_SERVER',
      names: ['redis-server', 'valkey-server'],
      version: '--version',
      debian: 'redis-server',
      what: 'Redis or Valkey from 6.2 on',
    },
    say,
  );
}

export interface RedisServer {
  readonly port: number;
  start(): Promise<void>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Stands still, and goes on. Not on Windows. */
  freeze(): void;
  thaw(): void;
  command(...words: string[]): Promise<unknown>;
  /** Copies aside what it has saved, after all that it was told is in it. */
  keep(): Promise<void>;
  /** Puts that copy in the place of what it has saved; it must not be running. */
  putBack(): Promise<void>;
  /** Ends it and removes its folder. */
  remove(): Promise<void>;
}

/** `more`: further options. With the lines of `sentinel` it is one that watches over others. */
export async function makeRedisServer(
  program: string,
  more: readonly string[] = [],
  sentinel?: readonly string[],
): Promise<RedisServer> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'boardcast-redis-'));
  const data = path.join(folder, 'appendonlydir');
  const copy = path.join(folder, 'copy');
  const port = await freePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--loglevel', 'warning', ...more];
  if (sentinel === undefined) args.push('--appendonly', 'yes', '--save', '', '--appendfsync', 'no');
  else {
    const file = path.join(folder, 'sentinel.conf');
    await writeFile(file, sentinel.join('\n'));
    args.unshift(file, '--sentinel');
  }
  let child: ChildProcess | undefined;

  async function command(...words: string[]): Promise<unknown> {
    const client = createClient({ socket: { host: '127.0.0.1', port, reconnectStrategy: false }, RESP: 2 });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return await client.sendCommand(words);
    } finally {
      client.destroy();
    }
  }

  async function kill(): Promise<void> {
    const was = child;
    child = undefined;
    if (was === undefined || was.exitCode !== null || was.signalCode !== null) return;
    const ended = once(was, 'exit');
    was.kill('SIGKILL');
    await ended;
  }

  const server: RedisServer = {
    port,
    async start() {
      const started = spawn(program, args, { stdio: 'ignore' });
      started.once('error', () => undefined);
      child = started;
      const deadline = Date.now() + START_MS_MAX;
      for (;;) {
        if (started.exitCode !== null || started.pid === undefined) throw new Error(`${program} ended at its start`);
        const answer = await command('PING').catch(() => undefined);
        if (answer === 'PONG') return;
        if (Date.now() > deadline) throw new Error(`${program} does not answer`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    kill,
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
    command,
    async keep() {
      // What it was told is written to its file, if not to the disk, before it answers the next one.
      await command('PING');
      await rm(copy, { recursive: true, force: true });
      await cp(data, copy, { recursive: true });
    },
    async putBack() {
      await rm(data, { recursive: true, force: true });
      await cp(copy, data, { recursive: true });
    },
    async remove() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return server;
}

/** A port of 127.0.0.1 that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = net.createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const closed = once(server, 'close');
  server.close();
  await closed;
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
