import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changes, noNews, reader, type EngineWorld } from '../testing/engine-world.ts';
import type { Engine } from './engine.ts';

const NODES = ['a', 'b', 'c'] as const;
const OWNERS = ['camera', 'spare', 'main'] as const;
const TTL_MS = 600_000;

type Step =
  | { readonly do: 'claim'; readonly node: number; readonly owner: number; readonly priority: number }
  | { readonly do: 'release'; readonly node: number }
  | { readonly do: 'join'; readonly node: number }
  | { readonly do: 'leave'; readonly node: number }
  | {
      readonly do: 'set';
      readonly node: number;
      /** How many of the fences that were ever given came after the one that it carries. */
      readonly ago: number;
      readonly changes: Readonly<Record<string, string | null>>;
      readonly whole: boolean;
      readonly note: string | undefined;
    };

const node = fc.nat({ max: NODES.length - 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('claim' as const),
    node,
    owner: fc.nat({ max: OWNERS.length - 1 }),
    priority: fc.nat({ max: 2 }),
  }),
  fc.record({ do: fc.constant('release' as const), node }),
  fc.record({ do: fc.constant('join' as const), node }),
  fc.record({ do: fc.constant('leave' as const), node }),
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('set' as const),
      node,
      ago: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.nat({ max: 2 })),
      changes: fc.dictionary(
        fc.constantFrom('clock', 'home', 'away'),
        fc.option(fc.constantFrom('', '0', '1', '2'), { nil: null }),
        { maxKeys: 3, noNullPrototype: true },
      ),
      whole: fc.boolean(),
      note: fc.option(fc.constantFrom('x', 'y'), { nil: undefined }),
    }),
  },
);

/** What a stream is, by the plainest rules. */
interface Model {
  holder: { readonly owner: string; readonly node: string; readonly priority: number } | undefined;
  /** Fences that were given, the latest last. */
  readonly fences: number[];
  values: Record<string, string>;
  rev: number;
}

function modelClaim(model: Model, owner: string, at: string, priority: number): 'same' | 'new' | 'taken' {
  const { holder } = model;
  const isSame = holder?.owner === owner && holder.node === at;
  if (holder !== undefined && !isSame && holder.owner !== owner && holder.node !== at && holder.priority >= priority)
    return 'taken';
  model.holder = { owner, node: at, priority };
  return isSame ? 'same' : 'new';
}

function modelSet(model: Model, given: Extract<Step, { do: 'set' }>): void {
  const next = given.whole ? {} : { ...model.values };
  for (const [name, text] of Object.entries(given.changes)) {
    if (text === null) delete next[name];
    else next[name] = text;
  }
  const keys = new Set([...Object.keys(next), ...Object.keys(model.values)]);
  if ([...keys].some((key) => next[key] !== model.values[key]) || given.note !== undefined) model.rev += 1;
  model.values = next;
}

/** Three nodes do what chance says, and each answer and all that is heard is what a model of a few lines says. */
export function engineModel(name: string, make: () => Promise<EngineWorld>, runs: number): void {
  test(`engine: ${name}: whatever three nodes set, join and lease, all hear what the model holds`, async () => {
    const world = await make();
    const engines = await Promise.all(NODES.map((at) => world.open(at)));
    let games = 0;
    try {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 30 }), async (steps) => {
          games += 1;
          const { answered, wanted, revisions } = await play(world, engines, `game-${games}`, steps);
          expect(answered).toEqual(wanted);
          for (const heard of revisions) expect(heard).toEqual([...new Set(heard)].sort((one, other) => one - other));
        }),
        { numRuns: runs },
      );
    } finally {
      await world.close();
    }
  });
}

interface Played {
  readonly answered: readonly string[];
  /** What the model says that the answers are. */
  readonly wanted: readonly string[];
  /** What each reader heard. */
  readonly revisions: readonly (readonly number[])[];
}

async function play(
  world: EngineWorld,
  engines: readonly Engine[],
  stream: string,
  steps: readonly Step[],
): Promise<Played> {
  const model: Model = { holder: undefined, fences: [], values: {}, rev: 0 };
  const leaves: (() => void)[] = [];
  const readers: ReturnType<typeof reader>[] = [];
  const answered: string[] = [];
  const wanted: string[] = [];
  for (const given of steps) {
    const engine = engines[given.node];
    const at = NODES[given.node];
    if (engine === undefined || at === undefined) throw new Error('no such node');
    const last = model.fences.at(-1) ?? 0;
    switch (given.do) {
      case 'join': {
        const seen = reader();
        readers.push(seen);
        leaves.push(engine.join(stream, seen.hear));
        break;
      }
      case 'leave':
        leaves.pop()?.();
        readers.pop();
        break;
      case 'release':
        if (model.holder?.node === at) model.holder = undefined;
        await engine.release(stream);
        break;
      case 'claim': {
        const claim = { owner: OWNERS[given.owner] ?? '', priority: given.priority, ttlMs: TTL_MS };
        wanted.push(modelClaim(model, claim.owner, at, claim.priority));
        const answer = await engine.lease(stream, claim, noNews);
        answered.push(answer.kind === 'held' ? fenceWord(answer.fence, last) : answer.kind);
        if (answer.kind === 'held' && answer.fence !== last) model.fences.push(answer.fence);
        break;
      }
      case 'set': {
        const isOwner = model.holder !== undefined && given.ago === 0;
        if (isOwner) modelSet(model, given);
        wanted.push(isOwner ? `set ${model.rev}` : 'fenced');
        const fence = model.fences.at(-1 - given.ago) ?? 1;
        const options = { note: given.note, whole: given.whole };
        const from = isOwner ? engines.find((one) => one.node === model.holder?.node) : engine;
        const answer = await (from ?? engine).set(stream, fence, changes(given.changes), options);
        answered.push(answer.kind === 'set' ? `set ${answer.rev}` : answer.kind);
      }
    }
  }
  await world.until('all know what holds', () =>
    readers.every(({ heard, values }) => heard.at(-1)?.rev === model.rev && same(values(), model.values)),
  );
  for (const leave of leaves) leave();
  return { answered, wanted, revisions: readers.map(({ heard }) => heard.map(({ rev }) => rev)) };
}

function fenceWord(fence: number, last: number): string {
  if (fence === last) return 'same';
  return fence > last ? 'new' : 'back';
}

function same(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => one[name] === other[name]);
}
