/** Who looks on at nodes of a cluster, and holds all that it is shown to what may be shown. */
import assert from 'node:assert/strict';
import { WebSocket } from 'ws';
import { createRandom } from '#lib/random.ts';
import { systemTime } from '#lib/system-time.ts';
import type { Heartbeat, Snapshot, Update } from '#protocol/down.ts';
import type { Values } from '#protocol/fields.ts';
import { applyPatch } from '#protocol/patch.ts';
import { createViewer } from '#viewer/viewer.ts';
import type { Dial } from '#viewer/connection.ts';

export interface Screen {
  /** What it shows. */
  values(): Values;
  /** Whether it says that what it shows is of now. */
  isLive(): boolean;
  /** Throws what it was shown and should not have been. */
  blame(): void;
  epochs(): number;
  close(): void;
}

/** The count that a board shows; its twin says whether the whole is one that was ever published. */
export const COUNT = 'home.score';
export const TWIN = 'away.score';

/** `portOf`: the node that is dialled next. The address is by a proxy's word. */
export function createScreen(options: {
  readonly stream: string;
  readonly seed: number;
  readonly delay: number;
  readonly portOf: () => number;
  /** The highest count that was published. */
  readonly published: () => number;
}): Screen {
  const faults: string[] = [];
  const epochs = new Set<string>();
  let values: Values = {};
  let at: { readonly epoch: string; rev: number } | undefined;
  /** What this connection showed at most: nothing goes back at one node. */
  let highest = 0;
  let isLive = false;
  let node = 0;

  function take(message: Snapshot | Update | Heartbeat): void {
    if ('source' in message) isLive = message.source.status === 'live' || message.source.status === 'quiet';
    if (message.type === 'heartbeat') return;
    if (message.type === 'update') {
      if (at !== undefined && message.rev <= at.rev) faults.push(`revision ${message.rev} after ${at.rev}`);
      values = applyPatch(values, message.values ?? {});
      if (at !== undefined) at.rev = message.rev;
    } else {
      if (at?.epoch === message.epoch && message.rev < at.rev)
        faults.push(`a snapshot of ${message.rev} after ${at.rev}`);
      if (message.resumed !== true) values = message.values ?? {};
      at = { epoch: message.epoch, rev: message.rev };
      epochs.add(message.epoch);
    }
    judge(`${message.type} of ${at?.epoch}/${message.rev}`);
  }

  function judge(by: string): void {
    const [count, twin] = [Number(values[COUNT] ?? 0), Number(values[TWIN] ?? 0)];
    if (twin !== count) faults.push(`never published: ${count} beside ${twin}`);
    if (count > options.published()) faults.push(`not yet published: ${count}`);
    if (count < highest) faults.push(`${count} after ${highest} at ${node}, ${options.delay} ms late, by ${by}`);
    highest = Math.max(highest, count);
  }

  const dial: Dial = (_url, events) => {
    highest = 0;
    node = options.portOf();
    const socket = new WebSocket(`ws://127.0.0.1:${node}/${options.stream}`, {
      perMessageDeflate: false,
      headers: { 'x-forwarded-for': `10.0.${options.seed >> 8}.${options.seed & 255}` },
    });
    let isHeard = true;
    socket.on('open', () => isHeard && events.open(false));
    socket.on('message', (data: Buffer) => isHeard && events.message(data.toString('utf8')));
    socket.on('error', () => undefined);
    socket.on('close', (code) => {
      if (isHeard) events.closed(code);
      isHeard = false;
    });
    return {
      send: (text) => socket.readyState === WebSocket.OPEN && socket.send(text),
      close() {
        isHeard = false;
        socket.terminate();
      },
    };
  };

  const viewer = createViewer(
    {
      url: 'ws://cluster',
      stream: options.stream,
      role: 'viewer',
      name: null,
      delay: options.delay || undefined,
      query: undefined,
      key: undefined,
    },
    {
      dial,
      time: systemTime,
      wallClock: () => systemTime.now(),
      random: createRandom(options.seed),
      visible: () => true,
      viewport: () => undefined,
      taken: take,
    },
  );
  viewer.start();
  return {
    values: () => values,
    isLive: () => isLive,
    blame: () => assert.deepEqual(faults.slice(0, 5), []),
    epochs: () => epochs.size,
    close: () => viewer.close(),
  };
}
