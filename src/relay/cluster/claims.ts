/** By what a node wants to own a stream (docs/PROTOCOL.md M7). */
import { isSameComputer } from '#protocol/same-computer.ts';
import type { Claim } from '../engine/engine.ts';
import { LINK_LOST_MS } from '../limits.ts';
import type { Publisher } from '../source.ts';
import type { Head } from './said.ts';

/** A node that dies is followed by another one after so long, in ms; a store that is gone for less loses nobody a stream. */
const TTL_MS = 3000;
/** Somebody has to look after it; a game for show; a source; the one that an operator chose. */
const PRIORITY = { care: 0, demo: 1, source: 2, chosen: 3 } as const;

/** A publisher's computer: at whichever node it comes in it is the same one, but what comes over a node's own loopback is at that node. */
function computerOf(address: string, node: string): string {
  return isSameComputer(address, '127.0.0.1') ? `${node} itself` : address;
}

/** The claim of a node by the publisher that it has for the stream, or without one. */
export function claimOf(node: string, publisher: Publisher | undefined, isChosen: boolean): Claim {
  if (publisher === undefined) return { owner: `${node} cares`, priority: PRIORITY.care, ttlMs: TTL_MS };
  const priority = publisher.demo ? PRIORITY.demo : isChosen ? PRIORITY.chosen : PRIORITY.source;
  return { owner: computerOf(publisher.address, node), priority, ttlMs: TTL_MS };
}

/** The same of one whose computer has dialled another node since, perhaps: it takes over from nobody of its own name. */
export function waitingClaim(claim: Claim, node: string): Claim {
  return { ...claim, owner: `${claim.owner} at ${node}` };
}

/** Whether a publisher goes on air though nobody can be asked: nobody was owner, or it was this very computer's, or that one is not heard for as long as a dead link. */
export function mayBeginAlone(
  { address }: Publisher,
  node: string,
  { head, silentMs }: { readonly head: Head | undefined; readonly silentMs: number },
): boolean {
  if (head === undefined || head.publisher === null || silentMs >= LINK_LOST_MS) return true;
  return computerOf(address, node) === computerOf(head.publisher.address, head.node);
}
