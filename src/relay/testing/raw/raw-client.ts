import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { readServerFrames } from './raw-frame.ts';

/** A connection that speaks in bytes, for what no library would send. */
export interface RawClient {
  write(bytes: Buffer | string): void;
  /** Byte by byte, each by itself as far as the network lets it. False: the other end was gone before the last. */
  drip(bytes: Buffer): Promise<boolean>;
  /** Reads nothing any more, until `read`. */
  pause(): void;
  read(): void;
  /** The answer to the request that was written: status and headers, their names in lower case. Rejects when the socket ends without one. */
  answer(): Promise<RawAnswer>;
  /** Writes, and resolves when the system took it; false: the other end is gone. */
  flushed(bytes: Buffer): Promise<boolean>;
  /** Waits until this frame has come, in the words of {@link readServerFrames}. Rejects when the socket ends without it. */
  until(frame: string): Promise<void>;
  untilMatch(frame: RegExp): Promise<void>;
  /** Every frame that came. */
  frames(): readonly string[];
  /** Resolves when the other end has ended the connection or cut it. */
  readonly ended: Promise<void>;
  destroy(): void;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
}

/** The key of RFC 6455 §1.3. */
export const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';

/** What a server makes of a key (§4.2.2). */
export function acceptOf(key: string): string {
  return createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
}

/** A handshake with everything that §4.1 asks for, and what is changed of it; null leaves a header out. */
export function handshake(
  port: number,
  change: { readonly line?: string; readonly headers?: Readonly<Record<string, string | null>> } = {},
): string {
  const headers = {
    Host: `127.0.0.1:${port}`,
    Upgrade: 'websocket',
    Connection: 'Upgrade',
    'Sec-WebSocket-Key': KEY,
    'Sec-WebSocket-Version': '13',
    ...change.headers,
  };
  const lines = Object.entries(headers).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]));
  return `${[change.line ?? 'GET /stream1 HTTP/1.1', ...lines].join('\r\n')}\r\n\r\n`;
}

export function dialRaw(port: number): RawClient {
  const socket = connect(port, '127.0.0.1');
  socket.setNoDelay(true);
  let bytes: Buffer = Buffer.alloc(0);
  let answer: RawAnswer | undefined;
  const frames: string[] = [];
  let fault: Error | undefined;
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  let over = false;
  const ended = new Promise<void>((resolve) => {
    const finish = (): void => {
      over = true;
      resolve();
      tell();
    };
    socket.on('error', finish).on('end', finish).on('close', finish);
  });
  socket.on('data', (chunk) => {
    bytes = Buffer.concat([bytes, chunk]);
    answer ??= takeAnswer();
    if (answer?.status === 101) {
      try {
        const read = readServerFrames(bytes);
        frames.push(...read.frames);
        bytes = read.rest;
      } catch (error) {
        fault = error instanceof Error ? error : new Error(String(error));
      }
    }
    tell();
  });

  function takeAnswer(): RawAnswer | undefined {
    const headEnd = bytes.indexOf('\r\n\r\n');
    if (headEnd < 0) return undefined;
    const [line = '', ...lines] = bytes.subarray(0, headEnd).toString('latin1').split('\r\n');
    bytes = bytes.subarray(headEnd + 4);
    return {
      status: Number(line.split(' ')[1]),
      headers: new Map(
        lines.map((header) => {
          const colon = header.indexOf(':');
          return [header.slice(0, colon).toLowerCase(), header.slice(colon + 1).trim()];
        }),
      ),
    };
  }

  async function wait<T>(look: () => T | undefined): Promise<T> {
    for (;;) {
      if (fault !== undefined) throw fault;
      const seen = look();
      if (seen !== undefined) return seen;
      if (over) throw new Error(`the connection ended; before it came ${JSON.stringify(frames)}`);
      await new Promise<void>((resolve) => {
        const listener = (): void => {
          listeners.delete(listener);
          resolve();
        };
        listeners.add(listener);
      });
    }
  }

  return {
    write: (data) => void socket.write(data),
    async drip(data) {
      for (const byte of data) {
        if (over || !socket.writable) return false;
        socket.write(Buffer.from([byte]));
        await new Promise(setImmediate);
      }
      return !over;
    },
    pause: () => void socket.pause(),
    read: () => void socket.resume(),
    answer: () => wait(() => answer),
    flushed: (data) =>
      new Promise((resolve) => {
        if (over || !socket.writable) resolve(false);
        else socket.write(data, (error) => resolve(error === undefined || error === null));
      }),
    untilMatch: (frame) =>
      wait(() => (frames.some((seen) => frame.test(seen)) ? true : undefined)).then(() => undefined),
    until: (frame) => wait(() => (frames.includes(frame) ? true : undefined)).then(() => undefined),
    frames: () => frames,
    ended,
    destroy: () => void socket.destroy(),
  };
}
