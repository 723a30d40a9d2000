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
  /** Somebody else has it: nothing can be said any more, and whether it is lost is seen in a moment. */
  readonly contested: () => void;
  readonly lost: () => void;
  /** Whether it begins without the store, for whom it is wanted. */
  readonly beginsAlone: (publisher: Publisher) => boolean;
}

type State =
  | { readonly kind: 'elsewhere' }
  /** Judged here, and nobody could be asked. */
  | { readonly kind: 'alone' }
  | { readonly kind: 'held'; readonly fence: Fence; readonly claim: Claim }
  /** The lease went to somebody else, and was not asked for again yet. */
  | { readonly kind: 'contested' };

export function createOwnership(deps: OwnershipDeps): Ownership {
  const { engine, stream } = deps;
  /** Publishers that wanted the stream as the newest of their computer. */
  const asked = new WeakSet<Publisher>();
  let state: State = { kind: 'elsewhere' };
  let tail = Promise.resolve();
  let isWaiting = false;
  let isOver = false;

  async function claimIt({ claim: proper, publisher }: Want): Promise<void> {
    const isNewest = publisher !== undefined && !asked.has(publisher);
    const claim =
      isNewest || publisher === undefined || state.kind === 'held' ? proper : waitingClaim(proper, engine.node);
    if (state.kind === 'held' && isSame(state.claim, claim)) return;
    const before = fenceNow();
    const answer = await engine.lease(stream, claim, (news) => hear(news, claim));
    if (isOver || answer.kind === 'down') return;
    if (isNewest) asked.add(publisher);
    if (answer.kind === 'taken') {
      letGo();
      return;
    }
    state = { kind: 'held', fence: answer.fence, claim };
    if (before !== answer.fence) await gain(answer.fence);
    // It goes by its own name from now on.
    if (claim !== proper && fenceNow() !== undefined) await claimIt({ claim: proper, publisher });
  }

  function fenceNow(): Fence | undefined {
    return state.kind === 'held' ? state.fence : undefined;
  }

  async function gain(fence: Fence | undefined): Promise<void> {
    await deps.gained(fence, () => !isOver && state.kind !== 'elsewhere' && fenceNow() === fence);
  }

  async function considerOnce(): Promise<void> {
    isWaiting = false;
    if (isOver) return;
    const want = deps.want();
    // Who has taken it while its publisher is here has taken it for an abandoned one, mostly: it is claimed back before anything is let go.
    if (state.kind === 'contested' && want?.publisher === undefined) {
      letGo();
      return;
    }
    if (want === undefined) return;
    if (engine.state() === 'up') await claimIt(want);
    else if (state.kind === 'elsewhere' && want.publisher !== undefined && deps.beginsAlone(want.publisher)) {
      state = { kind: 'alone' };
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

  function consider(): void {
    void settle();
  }

  function letGo(): void {
    if (state.kind === 'elsewhere') return;
    state = { kind: 'elsewhere' };
    deps.lost();
  }

  function hear(news: LeaseNews, claim: Claim): void {
    if (isOver) return;
    if (news.kind === 'lost') {
      state = { kind: 'contested' };
      deps.contested();
      consider();
      return;
    }
    const { fence } = news;
    state = { kind: 'held', fence, claim };
    tail = tail.then(() => (fenceNow() === fence ? gain(fence) : undefined));
  }

  return {
    consider,
    settle,
    stop() {
      isOver = true;
      if (state.kind === 'held') void engine.release(stream);
    },
  };
}

function isSame(one: Claim, other: Claim): boolean {
  return one.owner === other.owner && one.priority === other.priority;
}
