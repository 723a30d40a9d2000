import { cleanText } from '#protocol/fields.ts';
import type { Register } from '#protocol/up.ts';
import type { SeenOutput } from './channel.ts';
import type { Peer } from './peer.ts';
import { readUserAgent } from './user-agent.ts';

/** What an output says again and again while it lives. */
type Heard = Pick<SeenOutput, 'viewport' | 'ack'>;

/** An output as its connection sees it, whenever somebody asks; `heard` is undefined before and after it listens. */
export function seenOutput(
  register: Register,
  { id, peer, since }: { readonly id: string; readonly peer: Peer; readonly since: number },
  heard: () => Heard | undefined,
): () => SeenOutput {
  const fixed = {
    id,
    role: register.role,
    name: cleanText(register.name ?? ''),
    address: peer.address,
    ...readUserAgent(peer.userAgent),
    query: register.query ?? '',
    since: Math.round(since),
  };
  return () => {
    const { viewport = null, ack = null } = heard() ?? {};
    return { ...fixed, viewport, ack };
  };
}
