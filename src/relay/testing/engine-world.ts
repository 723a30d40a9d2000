import type { Changes, Claim, Engine, Fence, LeaseNews, News } from '../engine/engine.ts';
import type { StoreLink } from '../engine/store-link.ts';

/** A store of a test, and the nodes on it. */
export interface EngineWorld {
  /** A node's engine, once it is up. */
  open(node: string): Promise<Engine>;
  /** A link as engines have one. */
  link(): Promise<StoreLink>;
  /** Lets so much of the store's time pass. */
  pass(ms: number): Promise<void>;
  /** Resolves once it holds; rejects, naming it, where it never does. */
  until(what: string, holds: () => boolean): Promise<void>;
  /** Keeps a copy of what the store holds now. */
  keep(): Promise<void>;
  /** The store's process ends, without a last word, and is down until it starts. */
  stop(): Promise<void>;
  /** It starts with what it held, or with the copy that was kept. */
  start(from: 'what it held' | 'the copy'): Promise<void>;
  /** Every subscription loses what is told in the meantime. */
  deafly(run: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

export const CLAIM: Claim = { owner: 'camera', priority: 1, ttlMs: 60_000 };
export const noNews = (): void => undefined;

/** What a listener has heard, and what it knows by that. */
export function reader(): {
  readonly heard: News[];
  readonly hear: (news: News) => void;
  readonly values: () => Record<string, string>;
} {
  const heard: News[] = [];
  const values = new Map<string, string>();
  return {
    heard,
    hear(news) {
      heard.push(news);
      if (news.kind === 'whole') {
        values.clear();
        for (const [name, text] of news.values) values.set(name, text);
        return;
      }
      for (const [name, text] of news.changes) {
        if (text === null) values.delete(name);
        else values.set(name, text);
      }
    },
    values: () => Object.fromEntries(values),
  };
}

export function changes(of: Readonly<Record<string, string | null>>): Changes {
  return new Map(Object.entries(of));
}

export async function fenceOf(
  engine: Engine,
  stream: string,
  listener: (news: LeaseNews) => void = noNews,
): Promise<Fence> {
  const answer = await engine.lease(stream, CLAIM, listener);
  if (answer.kind !== 'held') throw new Error(`not held: ${JSON.stringify(answer)}`);
  return answer.fence;
}
