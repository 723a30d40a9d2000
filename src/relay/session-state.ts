import { unreachable } from '#lib/unreachable.ts';
import type { UpMessage } from '#protocol/up.ts';
import type { Channel } from './channel.ts';
import type { Listener } from './desk/seated.ts';
import { PING_NEWCOMER_MS, PING_SPARED_MS } from './limits.ts';
import type { Peer } from './peer.ts';
import type { PublisherSeat } from './publishers.ts';
import { receiptOf, type Receipt } from './receipt.ts';
import { takeAck, type LiveOutput } from './seen-output.ts';
import type { Publisher } from './source.ts';

/** What a connection is: its first frame decides, and each state holds only what exists in it. */
export type State =
  | { readonly is: 'connecting' }
  | {
      readonly is: 'publisher';
      readonly publisher: Publisher;
      /** That of its stream. */
      channel: Channel;
      seat: PublisherSeat;
    }
  | {
      readonly is: 'listener';
      readonly stream: string;
      readonly listener: Listener;
      readonly output: LiveOutput;
    }
  | { readonly is: 'closed' };

export const CONNECTING: State = { is: 'connecting' };
export const CLOSED: State = { is: 'closed' };

/** One that has said nothing yet, as its stream is to know it. */
export function publisherOf(
  { address, kind = 'websocket' }: Peer,
  came: Pick<Publisher, 'order' | 'since' | 'demo' | 'entry'>,
): Publisher {
  return { ...came, address, kind, heardAt: came.since, frames: 0, last: undefined };
}

/** What became of what a publisher has just said. */
export function receiptFrom(
  { channel, seat }: State & { readonly is: 'publisher' },
  values: ReadonlyMap<string, string>,
): Receipt {
  return receiptOf({ stream: channel.id, standing: seat.standing() }, values, {
    rows: () => channel.desk.view().fields,
    rivals: () => channel.detail().rivals,
  });
}

/** Whether a connection in its turn is pinged: viewers whose answers to heartbeats say that they live are not. `since` when it came. */
export function isToPing(state: State, since: number, now: number): boolean {
  // Not by when it was heard: pongs are heard as well, and who has nothing else to say would be pinged every other time.
  if (state.is !== 'listener') return true;
  const { ack } = state.output;
  return ack === null ? now - since >= PING_NEWCOMER_MS : now - ack.at >= PING_SPARED_MS;
}

/** A listener's frame, at this time in ms. */
export function hearListener(
  { listener, output }: State & { readonly is: 'listener' },
  message: UpMessage,
  heardAt: number,
): void {
  switch (message.type) {
    case 'register': // once is enough: a page that wants another role or stream dials again
      return;
    case 'ack':
      takeAck(output, message, heardAt);
      return;
    case 'resync':
      listener.resync();
      return;
    default:
      unreachable(message);
  }
}
