import type { Engine, Fence } from '#relay/engine/engine.ts';
import { pause } from './redis-world.ts';

const STREAM = 'game';
const CLAIM = { owner: 'camera', priority: 1, ttlMs: 1500 };

/** The state that an owner wants to be on air: each count once, and beside it what must always go with it. */
export interface Desired {
  readonly count: number;
  readonly values: ReadonlyMap<string, string>;
}

/** An owner at one node, as a relay is one: it keeps what it wants, and says all of it again where a write failed or the store is another one. */
export interface Owner {
  readonly engine: Engine;
  want(desired: Desired): void;
  wanted(): Desired | undefined;
  /** Whether all that it wants was taken. */
  isSaid(): boolean;
  /** The latest fence that it was given. */
  fence(): Fence | undefined;
  isLost(): boolean;
  /** Does nothing any more, but keeps its lease until somebody takes it. */
  rest(): void;
}

export function createOwner(engine: Engine): Owner {
  let fence: Fence | undefined;
  let last: Fence | undefined;
  let desired: Desired | undefined;
  let said: Desired | undefined;
  /** What the store holds may be anything. */
  let isWhole = true;
  let isBusy = false;
  let isLost = false;
  let isOver = false;

  const unhear = engine.onState((state) => {
    if (state === 'up') void pump();
  });

  function isWanted(): boolean {
    return !isOver && !isLost && engine.state() === 'up' && (fence === undefined || said !== desired);
  }

  async function claim(): Promise<void> {
    const answer = await engine.lease(STREAM, CLAIM, (news) => {
      isWhole = true;
      if (news.kind === 'lost') {
        isLost = true;
        fence = undefined;
        return;
      }
      fence = last = news.fence;
      void pump();
    });
    if (answer.kind === 'held') fence = last = answer.fence;
    else await pause(50);
  }

  /** Says what is wanted until it is said; a node that is down, or fenced, goes on when it hears that it may. */
  async function pump(): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    while (isWanted()) {
      if (fence === undefined) {
        await claim();
        continue;
      }
      const wanted = desired;
      if (wanted === undefined) break;
      const by = fence;
      const answer = await engine.set(STREAM, by, isWhole ? wanted.values : changesTo(wanted, said), {
        whole: isWhole,
      });
      if (answer.kind === 'set') {
        said = wanted;
        // Where it was renewed meanwhile, this was said to the store that is no more.
        if (by === fence) isWhole = false;
        else said = undefined;
      } else {
        isWhole = true;
        said = undefined;
        if (answer.kind === 'fenced' && by === fence) break;
      }
    }
    isBusy = false;
  }

  void pump();
  return {
    engine,
    want(next) {
      desired = next;
      void pump();
    },
    wanted: () => desired,
    isSaid: () => fence !== undefined && said === desired && !isWhole,
    fence: () => last,
    isLost: () => isLost,
    rest() {
      isOver = true;
      unhear();
    },
  };
}

function changesTo(wanted: Desired, before: Desired | undefined): ReadonlyMap<string, string | null> {
  const changes = new Map<string, string | null>();
  for (const name of before?.values.keys() ?? []) if (!wanted.values.has(name)) changes.set(name, null);
  for (const [name, text] of wanted.values) changes.set(name, text);
  return changes;
}
