import type { Output } from '#protocol/api.ts';
import { cleanText } from '#protocol/fields.ts';
import type { Ack as SaidAck, Register } from '#protocol/up.ts';
import type { SeenOutput } from './desk/seated.ts';
import type { Peer } from './peer.ts';
import { readUserAgent } from './user-agent.ts';

type Ack = NonNullable<Output['ack']>;

/** An output whose connection writes into it what it says again and again while it lives. */
export interface LiveOutput extends Omit<SeenOutput, 'viewport' | 'ack'> {
  viewport: Output['viewport'];
  ack: { -readonly [Name in keyof Ack]: Ack[Name] } | null;
}

/** An output as its connection sees it, which has said nothing yet but its register. */
export function seenOutput(
  register: Register,
  { order, peer, since }: { readonly order: number; readonly peer: Peer; readonly since: number },
): LiveOutput {
  return {
    id: String(order),
    role: register.role,
    name: cleanText(register.name ?? ''),
    address: peer.address,
    ...readUserAgent(peer.userAgent),
    query: register.query ?? '',
    since: Math.round(since),
    viewport: register.viewport ?? null,
    ack: null,
  };
}

/** Writes into an output what it says of itself; `at` is when, in ms since 1970. */
export function takeAck(output: LiveOutput, { rev, visible, lag, viewport }: SaidAck, at: number): void {
  const ack = (output.ack ??= { rev: 0, at: 0, visible: null, lag: null });
  ack.rev = rev;
  ack.at = Math.round(at);
  ack.visible = visible ?? null;
  ack.lag = lag ?? null;
  output.viewport = viewport ?? output.viewport;
}
