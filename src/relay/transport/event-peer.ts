import type { ServerResponse } from 'node:http';
import type { Frame } from '../frame.ts';
import type { Peer } from '../peer.ts';
import type { Session } from '../session.ts';

/** A listener over server-sent events (HTML standard §9.2): each frame is one event's data. It says nothing itself but what its request said. */
export class EventPeer implements Peer {
  readonly address: string;
  readonly userAgent: string;
  /** Hears when a frame that was not taken at once is. */
  session: Session | undefined;
  readonly #response: ServerResponse;
  #waits = false;

  constructor(response: ServerResponse, address: string, userAgent: string) {
    this.#response = response;
    this.address = address;
    this.userAgent = userAgent;
  }

  send(frame: Frame): boolean {
    this.#write(`data: ${frame.text}\n\n`);
    if (this.backlog() === 0) return true;
    this.#hearWhenTaken();
    return false;
  }

  /** Whatever is written last is with the system once its own call comes back. */
  #hearWhenTaken(): void {
    if (this.#waits) return;
    this.#waits = true;
    this.#write(':\n\n', () => {
      this.#waits = false;
      this.session?.drained();
    });
  }

  #write(text: string, taken?: () => void): void {
    if (!this.#response.destroyed) this.#response.write(text, taken);
  }

  close(code: number, reason: string): void {
    this.#write(`event: close\ndata: ${JSON.stringify({ code, reason })}\n\n`);
    this.#response.end();
  }

  terminate(): void {
    this.#response.destroy();
  }

  ping(): void {
    this.#write(':\n\n');
  }

  backlog(): number {
    return this.#response.socket?.writableLength ?? 0;
  }

  /** It never says anything: what its system took of us is all that is known of it. */
  received(): number {
    return (this.#response.socket?.bytesWritten ?? 0) - this.backlog();
  }
}
