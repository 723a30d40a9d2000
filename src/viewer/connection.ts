/** What happens on a connection, told to whoever dialled. After `closed` nothing more is told. */
export interface ConnectionEvents {
  /** The connection stands. `registered` when its register frame was sent already (the page's inline script does so). */
  open(registered: boolean): void;
  /** A text frame came, at this own time where that is known. */
  message(text: string, heardAt?: number): void;
  /** The connection ended or never stood; the WebSocket close code, 1006 where there is none. */
  closed(code: number): void;
}

/** One connection attempt and the connection that comes of it: never dialled again by itself. */
export interface Connection {
  /** Sends a text frame; without effect while the connection does not stand, nothing is kept for later. */
  send(text: string): void;
  /** Lets go at once, without waiting for the other side: none of its events is told any more. */
  close(): void;
}

/** Starts to open a connection. Its events are told after the call has returned, never within it; it does not throw. */
export type Dial = (url: string, events: ConnectionEvents) => Connection;
