import ReconnectingWebSocket from 'reconnecting-websocket';
import { timeOfEvent } from '#lib/system-time.ts';
import type { Connection, ConnectionEvents, Dial } from './connection.ts';

/**
 * The socket that the page's inline script opened before any module was read. The script sends the register frame as soon as the socket
 * stands, and keeps what comes until it is taken.
 */
export interface EarlySocket {
  readonly socket: WebSocket;
  /** The data of every frame so far, in order; from now on the script keeps nothing. */
  take(): readonly unknown[];
}

/** RFC 6455: the close code where no close frame came. */
const ABNORMAL = 1006;

/**
 * Dials by reconnecting-websocket, of which each instance makes one attempt only. Left to itself it waits without jitter for each
 * attempt, dials again after every close code, and keeps what is sent meanwhile for a later connection, where it would be wrong: when and
 * whether to dial again, and what is said first, is the viewer's to decide. `early`, if it still stands or is about to, is the first
 * connection.
 */
export function createDial(early?: EarlySocket): Dial {
  let first = early;
  return (url, events) => {
    const adopted = first;
    first = undefined;
    if (adopted?.socket.url === url && adopted.socket.readyState <= WebSocket.OPEN) return adopt(adopted, events);
    adopted?.socket.close();
    return open(url, events);
  };
}

function open(url: string, events: ConnectionEvents): Connection {
  const socket = new ReconnectingWebSocket(url, [], {
    maxRetries: 0,
    maxEnqueuedMessages: 0,
    // The viewer gives up long before; this is the library's own timer, out of the way.
    connectionTimeout: 60_000,
  });
  let letGo = false;
  let opened = false;
  socket.addEventListener('open', () => {
    if (letGo) return;
    opened = true;
    events.open(false);
  });
  socket.addEventListener('message', (event) => {
    if (!letGo) hear(event, events);
  });
  socket.addEventListener('close', ({ code }) => {
    if (!letGo) events.closed(code);
  });
  return {
    send(text) {
      if (opened) socket.send(text);
    },
    close() {
      letGo = true;
      socket.close();
    },
  };
}

/** Takes the early socket over: first what came before, in order, then what comes. */
function adopt(early: EarlySocket, events: ConnectionEvents): Connection {
  const { socket } = early;
  const listening = new AbortController();
  const { signal } = listening;
  let opened = false;
  const onOpen = (): void => {
    opened = true;
    events.open(true);
  };
  queueMicrotask(() => {
    if (signal.aborted) return;
    if (socket.readyState > WebSocket.OPEN) {
      events.closed(ABNORMAL);
      return;
    }
    // The script's own listener, which registers, was there first.
    if (socket.readyState === WebSocket.OPEN) onOpen();
    else socket.addEventListener('open', onOpen, { signal });
    socket.addEventListener('message', (event) => hear(event, events), { signal });
    socket.addEventListener('close', ({ code }) => events.closed(code), { signal });
    for (const data of early.take()) if (typeof data === 'string') events.message(data);
  });
  return {
    send(text) {
      if (opened) socket.send(text);
    },
    close() {
      listening.abort();
      early.take();
      socket.close();
    },
  };
}

/** Frames are text; a binary one is no message of this protocol. */
function hear(event: MessageEvent, events: ConnectionEvents): void {
  const data: unknown = event.data;
  if (typeof data === 'string') events.message(data, timeOfEvent(event));
}
