/** Mosquitto 2 as a peer: a broker that speaks MQTT over WebSocket. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { startServer, type Places, type Server } from './server.ts';

const execute = promisify(execFile);

/** Debian puts it where the PATH of a usual user does not look. */
const PROGRAMS = ['mosquitto', '/usr/sbin/mosquitto'] as const;

/** Gives how it is started. Rejects in words where it is not installed, or another version. */
export async function mosquitto({ load, folder }: Places): Promise<() => Promise<Server>> {
  const program = await findMosquitto();
  return async () => {
    const port = await freePort();
    const config = path.join(folder, `mosquitto-${port}.conf`);
    await writeFile(config, configOf(port, path.join(folder, `mosquitto-${port}.sock`)));
    // What it says on its standard output lies in a buffer until there is enough of it.
    const command = ['sh', '-c', 'exec "$0" -c "$1" 2>&1', program, config];
    return startServer(load, { command, line: / running$/, port });
  };
}

/**
 * Without Nagle's delay, which its listener has on by itself; else its defaults. It keeps the user that started it, who owns the folder.
 * Debian's 2.0.11 does not start with listeners for WebSockets alone, so it gets one more, which nobody uses.
 */
function configOf(port: number, spare: string): string {
  return [
    'user root',
    'persistence false',
    'allow_anonymous true',
    'set_tcp_nodelay true',
    'connection_messages false',
    'log_dest stderr',
    'log_type error',
    'log_type information',
    `listener ${port} 127.0.0.1`,
    'protocol websockets',
    `listener 0 ${spare}`,
    '',
  ].join('\n');
}

async function findMosquitto(): Promise<string> {
  for (const program of PROGRAMS) {
    // It ends with 3 after its help, the first line of which names the version.
    const help = await execute(program, ['-h']).then(
      ({ stdout }) => stdout,
      (error: unknown) => (error instanceof Error && 'stdout' in error ? String(error.stdout) : ''),
    );
    if (help.startsWith('mosquitto version 2.')) return program;
    if (help !== '') throw new Error(`needs mosquitto 2, and this is ${help.split('\n', 1)[0]}`);
  }
  throw new Error('needs mosquitto 2 (Debian: mosquitto)');
}

/** It cannot be told to choose one by itself. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('no free port');
  return address.port;
}
