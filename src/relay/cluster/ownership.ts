/** Whether a node owns a stream: it claims, loses and gains it, one thing after another. */
import type { Claim, Engine, Fence, LeaseNews } from '../engine/engine.ts';
import type { Publisher } from '../source.ts';
import { waitingClaim } from './claims.ts';

/** What a node wants of a stream. */
export interface Want {
  readonly claim: Claim;
  /** For whom; none for a stream that somebody has to look after. */
  readonly publisher: Publisher | undefined;
}

export interface Ownership {
  /** What is wanted may be another thing now. */
  readonly consider: () => void;
  /** The same; resolves once that is settled. */
  settle(): Promise<void>;
  /** Gives it back. */
  stop(): void;
}

export interface OwnershipDeps {
  readonly engine: Engine;
  readonly stream: string;
  /** Undefined where it is left to whoever has it. */
  readonly want: () => Want | undefined;
  /** The stream is this node's by that fence; by none where the store cannot be reached. Until it resolves nothing else is considered. */
  readonly gained: (fence: Fence | undefined, isHeld: () => boolean) => Promise<void>;
  readonly lost: () => void;
  /** Whether it begins without the store, for whom it is wanted. */
  readonly beginsAlone: (publisher: Publisher) => boolean;
}

export function createOwnership(deps: OwnershipDeps): Ownership {
  const { engine, stream } = deps;
  /** Publishers that wanted the stream as the newest of their computer. */
  const asked = new WeakSet<Publisher>();
  /** Undefined while it is another node's; its fence is undefined while nobody could be asked. */
  let held: { readonly fence: Fence | undefined; readonly claim: Claim | undefined } | undefined;
  let tail = Promise.resolve();
  let isWaiting = false;
  let isOver = false;

  async function claimIt({ claim: proper, publisher }: Want): Promise<void> {
    const isNewest = publisher !== undefined && !asked.has(publisher);
    const claim =
      isNewest || publisher === undefined || held !== undefined ? proper : waitingClaim(proper, engine.node);
    if (held?.fence !== undefined && isSame(held.claim, claim)) return;
    const before = held?.fence;
    const answer = await engine.lease(stream, claim, (news) => hear(news, claim));
    if (isOver || answer.kind === 'down') return;
    if (isNewest) asked.add(publisher);
    if (answer.kind === 'taken') {
      lose();
      return;
    }
    held = { fence: answer.fence, claim };
    if (before !== answer.fence) await gain(answer.fence);
    // It goes by its own name from now on.
    if (claim !== proper && held !== undefined) await claimIt({ claim: proper, publisher });
  }

  async function gain(fence: Fence | undefined): Promise<void> {
    await deps.gained(fence, () => !isOver && held !== undefined && held.fence === fence);
  }

  async function considerOnce(): Promise<void> {
    isWaiting = false;
    const want = deps.want();
    if (isOver || want === undefined) return;
    const { publisher } = want;
    if (engine.state() === 'up') await claimIt(want);
    else if (held === undefined && publisher !== undefined && deps.beginsAlone(publisher)) {
      held = { fence: undefined, claim: undefined };
      await gain(undefined);
    }
  }

  function settle(): Promise<void> {
    if (!isWaiting) {
      isWaiting = true;
      tail = tail.then(considerOnce);
    }
    return tail;
  }

  function lose(): void {
    if (held === undefined) return;
    held = undefined;
    deps.lost();
  }

  function hear(news: LeaseNews, claim: Claim): void {
    if (isOver) return;
    if (news.kind === 'lost') {
      lose();
      return;
    }
    const { fence } = news;
    held = { fence, claim };
    tail = tail.then(() => (held?.fence === fence ? gain(fence) : undefined));
  }

  return {
    consider: () => void settle(),
    settle,
    stop() {
      isOver = true;
      if (held?.fence !== undefined) void engine.release(stream);
    },
  };
}

function isSame(one: Claim | undefined, other: Claim): boolean {
  return one?.owner === other.owner && one.priority === other.priority;
}
