import { encode } from '#protocol/codec.ts';
import type { DownMessage } from '#protocol/down.ts';
import type { Connection, ConnectionEvents, Dial } from './connection.ts';

/** One attempt of the viewer under test, and the hand of the test on its other end. */
export interface FakeConnection extends ConnectionEvents {
  readonly url: string;
  /** What the viewer said, parsed. */
  readonly sent: readonly unknown[];
  /** Whether the viewer has let go of it. */
  isLetGo(): boolean;
  /** The relay says something. */
  say(message: DownMessage): void;
}

/** Connections for tests: nothing happens on them but what the test does. */
export function createFakeDial(): { readonly dial: Dial; readonly attempts: FakeConnection[]; last(): FakeConnection } {
  const attempts: FakeConnection[] = [];
  return {
    attempts,
    last() {
      const connection = attempts.at(-1);
      if (connection === undefined) throw new Error('nothing was dialled');
      return connection;
    },
    dial(url, events): Connection {
      const sent: unknown[] = [];
      let letGo = false;
      attempts.push({
        ...events,
        url,
        sent,
        isLetGo: () => letGo,
        say(message) {
          events.message(encode(message));
        },
      });
      return {
        send(text) {
          sent.push(JSON.parse(text));
        },
        close() {
          letGo = true;
        },
      };
    },
  };
}
