/** Who listens and who waits to publish at other nodes, as a stream's owner counts with them: their delays and names are part of what it decides by. */
import * as v from 'valibot';
import type { Time } from '#lib/time.ts';
import { outputSchema, streamDetailSchema, type Output, type StreamDetail } from '#protocol/api.ts';
import type { Lines } from '../desk/lines.ts';
import type { Listener, Seat } from '../desk/seated.ts';
import type { Peer } from '../peer.ts';

export const seatsSchema = v.object({
  /** Each with the delay that its page asked for, in ms. */
  outputs: v.array(v.object({ output: outputSchema, asked: v.number() })),
  publishers: streamDetailSchema.entries.publishers,
});
export type Seats = v.InferOutput<typeof seatsSchema>;

export interface SeatsElsewhere {
  /** Another node says who is there. */
  heard(node: string, seats: Seats): void;
  publishers(): StreamDetail['publishers'];
  /** Forgets the nodes of which nothing was heard of late. */
  tick(): void;
  /** Forgets all. */
  leave(): void;
}

/** Nodes say who is there once a second; who said nothing for so long, in ms, is gone. */
const SEATS_KEPT_MS = 4000;

/** What is sent to whom another node serves goes nowhere from here. */
const NOBODY: Peer = {
  address: '',
  userAgent: '',
  send: () => true,
  close() {
    // Its own node does.
  },
  terminate() {
    // The same.
  },
  ping() {
    // The same.
  },
  backlog: () => 0,
  received: () => 0,
};

interface NodeSeats {
  at: number;
  readonly outputs: Map<string, { output: Output; readonly listener: Listener }>;
  publishers: Seats['publishers'];
}

export function createSeatsElsewhere(lines: Lines, time: Time): SeatsElsewhere {
  const nodes = new Map<string, NodeSeats>();

  function sit(output: Output, asked: number): { output: Output; readonly listener: Listener } {
    const entry: { output: Output; listener: Listener | undefined } = { output, listener: undefined };
    const seat: Seat = { peer: NOBODY, output, delay: asked, elsewhere: () => entry.output };
    const listener = lines.join(seat, undefined);
    return Object.assign(entry, { listener });
  }

  function leave(node: string): void {
    for (const { listener } of nodes.get(node)?.outputs.values() ?? []) listener.leave();
    nodes.delete(node);
  }

  return {
    heard(node, { outputs, publishers }) {
      const known = nodes.get(node) ?? { at: 0, outputs: new Map(), publishers };
      nodes.set(node, known);
      known.at = time.now();
      known.publishers = publishers;
      const there = new Set(outputs.map(({ output }) => output.id));
      for (const [id, { listener }] of known.outputs) {
        if (there.has(id)) continue;
        known.outputs.delete(id);
        listener.leave();
      }
      for (const { output, asked } of outputs) {
        const seated = known.outputs.get(output.id);
        if (seated === undefined) known.outputs.set(output.id, sit(output, asked));
        else seated.output = output;
      }
    },
    publishers: () => [...nodes.values()].flatMap((node) => node.publishers),
    tick() {
      for (const [node, { at }] of nodes) if (time.now() - at >= SEATS_KEPT_MS) leave(node);
    },
    leave() {
      for (const node of nodes.keys()) leave(node);
    },
  };
}

/** Who is here, for the stream's owner elsewhere. */
export function seatsHere(lines: Lines, publishers: StreamDetail['publishers']): Seats {
  const own = [...lines.seated()].filter(({ seat }) => seat.elsewhere === undefined);
  return { outputs: own.map((each) => ({ output: each.describe(), asked: each.seat.delay })), publishers };
}
