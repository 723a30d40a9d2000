import type { ServerResponse } from 'node:http';
import type { Frame } from '../frame.ts';
import type { Peer } from '../peer.ts';
import type { Session } from '../session.ts';

/** A listener over server-sent events (HTML standard §9.2): each frame is one event's data. It says nothing itself but what its request said. */
export class EventPeer implements Peer {
  readonly address: string;
  readonly userAgent: string;
  /** Hears when all that was sent is taken. */
  session: Session | undefined;
  readonly #response: ServerResponse;
  /** Frames that are not with the system yet: Node writes what it is given at the end of the turn. */
  #unsent = 0;

  constructor(response: ServerResponse, address: string, userAgent: string) {
    this.#response = response;
    this.address = address;
    this.userAgent = userAgent;
  }

  send(frame: Frame): boolean {
    if (this.#response.destroyed) return true;
    this.#unsent += 1;
    this.#response.write(`data: ${frame.text}\n\n`, () => {
      this.#unsent -= 1;
      if (this.#unsent === 0) this.session?.drained();
    });
    return false;
  }

  close(code: number, reason: string): void {
    if (!this.#response.destroyed) this.#response.end(`event: close\ndata: ${JSON.stringify({ code, reason })}\n\n`);
  }

  terminate(): void {
    this.#response.destroy();
  }

  ping(): void {
    if (!this.#response.destroyed) this.#response.write(':\n\n');
  }

  backlog(): number {
    return this.#response.socket?.writableLength ?? 0;
  }

  /** It never says anything: what its system took of us is all that is known of it. */
  received(): number {
    return (this.#response.socket?.bytesWritten ?? 0) - this.backlog();
  }
}
