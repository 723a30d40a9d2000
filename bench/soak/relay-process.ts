/**
 * The relay under soak, a process of its own (`--expose-gc`): starts on any port, says it, and counts what it holds whenever it is asked.
 * Arguments: the folder of the built page, and one for data.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { getHeapCodeStatistics, queryObjects } from 'node:v8';
import { WebSocket } from 'ws';
import { systemTime } from '#lib/system-time.ts';
import type { Time } from '#lib/time.ts';
import { startRelay } from '#relay/main.ts';
import type { Held } from './held.ts';

const [pageDir = '', dataDir = ''] = process.argv.slice(2);
/** Longer than the minute of the past that each stream keeps (docs/PROTOCOL.md D4), whose size is that of the feed's pace just then, and no leak. */
const PAST_MS = 61_000;
let skipped = 0;
/** Its clock can be put forward, as that of a machine that slept. */
const time: Time = { now: () => systemTime.now() + skipped, after: (ms, run) => systemTime.after(ms, run) };
const relay = await startRelay({ hosts: ['127.0.0.1'], port: 0, dataDir, pageDir, logLevel: 'error' }, { time });

/** Collects until nothing more goes: what a finaliser lets go is garbage of the next round, and old code is let go after some. */
async function collect(): Promise<void> {
  for (let round = 0; round < 4; round += 1) {
    if (globalThis.gc === undefined) throw new Error('needs --expose-gc');
    globalThis.gc();
    await wait(1);
  }
}

/**
 * The heap without what the engine compiled: that is made anew for as long as new callers warm up, by 1.3 kB per 1,000 updates over a whole soak
 * in which the objects themselves became fewer (two heap snapshots, 287,000 updates apart: 387 kB more of code, 74 kB less of all else).
 */
function heapBytes(): number {
  const code = getHeapCodeStatistics();
  return process.memoryUsage().heapUsed - code.code_and_metadata_size - code.bytecode_and_metadata_size;
}

async function hold(): Promise<Held> {
  await collect();
  // Each count walks the whole heap.
  return {
    sockets: queryObjects(WebSocket, { format: 'count' }),
    requests: queryObjects(IncomingMessage, { format: 'count' }),
    connections: queryObjects(Socket, { format: 'count' }),
    timers: process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length,
    heapBytes: heapBytes(),
    rssBytes: process.memoryUsage().rss,
  };
}

process.on('message', (what) => {
  if (what === 'skip') {
    skipped += PAST_MS;
    process.send?.({});
  } else if (what === 'held') void hold().then((held) => process.send?.(held));
  else void collect().then(() => process.send?.({ heapBytes: heapBytes() }));
});
process.on('disconnect', () => {
  void relay.close().then(() => process.exit(0));
});
process.send?.({ port: relay.port });
