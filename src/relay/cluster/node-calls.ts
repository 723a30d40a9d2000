/** Questions between the nodes of a cluster, over its engine: each is answered once, or its asker knows soon that it is not, and whether anything was begun. */
import type { Random } from '#lib/random.ts';
import type { Time } from '#lib/time.ts';
import type { Answered, Ask } from '../asked.ts';
import type { Engine } from '../engine/engine.ts';
import { ASK_PATIENCE_MS, CALLS_MAX, NODE_WORD_MS } from '../limits.ts';
import { callText, readCall, type Call, type Question } from './call-text.ts';

/** Answers what another node asks; undefined where it cannot. */
export type Serve = (question: Question) => Promise<Answered | undefined>;

export interface NodeCallsDeps {
  readonly engine: Pick<Engine, 'tell' | 'hear'>;
  readonly time: Time;
  readonly random: Random;
}

/** `not begun`: surely nothing was done. `no answer`: it may have been done all the same. */
export type NodeAnswer = Answered | 'not begun' | 'no answer';

export interface NodeCalls {
  readonly ask: (node: string, ...question: Parameters<Ask>) => Promise<NodeAnswer>;
  /** Who answers other nodes from now on; until then they are told that nobody does. */
  readonly hears: (serve: Serve) => void;
  /** Nobody's answer is waited for any more, and nobody is answered. */
  readonly close: () => void;
}

/** Changes nothing, and so harms nobody where it comes late. */
const LOOKING: ReadonlySet<string> = new Set(['GET', 'HEAD']);

interface Waiting {
  readonly node: string;
  /** The node is there, and may begin. */
  readonly begin: () => void;
  readonly end: (answered: Answered | undefined) => void;
}

export function createNodeCalls({ engine, time, random }: NodeCallsDeps): NodeCalls {
  /** Of this process alone: an answer to the one before it under the same name is nobody's. */
  const prefix = random().toString(36).slice(2, 12);
  let count = 0;
  const waiting = new Map<string, Waiting>();
  /** What this node was asked and has not begun, by who asked and its id. */
  const held = new Map<string, { readonly question: Question; readonly callOff: () => void }>();
  let atWork = 0;
  let serve: Serve | undefined;
  let isOver = false;

  async function tell(node: string, call: Call): Promise<boolean> {
    const text = callText(call);
    if (text === undefined) return false;
    // A tell that throws did not go out either.
    return engine.tell(node, text).catch(() => false);
  }

  async function answer(node: string, id: string, question: Question): Promise<void> {
    atWork += 1;
    const answered = await serve?.(question).catch(() => undefined);
    atWork -= 1;
    if (isOver) return;
    const isOut = await tell(node, { call: 'answer', id, answered });
    // One that is too long is none, and its asker need not wait until it loses patience.
    if (!isOut && answered !== undefined) await tell(node, { call: 'answer', id, answered: undefined });
  }

  function asked(node: string, id: string, question: Question): void {
    if (serve === undefined || held.size + atWork >= CALLS_MAX) {
      void tell(node, { call: 'answer', id, answered: undefined });
      return;
    }
    if (LOOKING.has(question.method)) {
      void answer(node, id, question);
      return;
    }
    const key = keyOf(node, id);
    held.get(key)?.callOff();
    // As long as its asker waits once it has said that it does, and no longer.
    held.set(key, { question, callOff: time.after(ASK_PATIENCE_MS, () => held.delete(key)) });
    void tell(node, { call: 'ready', id });
  }

  function go(node: string, id: string): void {
    const key = keyOf(node, id);
    const found = held.get(key);
    if (found === undefined) return;
    found.callOff();
    held.delete(key);
    void answer(node, id, found.question);
  }

  function hear(text: string, from: string): void {
    const call = readCall(text);
    if (call === undefined) return;
    const { id } = call;
    const mine = waiting.get(id)?.node === from ? waiting.get(id) : undefined;
    switch (call.call) {
      case 'ask':
        asked(from, id, call.question);
        break;
      case 'ready':
        // Whoever gave up has told its page so: what comes late, from a store that stood still, is not done behind its back.
        mine?.begin();
        break;
      case 'go':
        go(from, id);
        break;
      case 'answer':
        mine?.end(call.answered);
        break;
      default:
        call satisfies never;
    }
  }

  const unhear = engine.hear(hear);

  return {
    async ask(node, method, target, enclosed = {}) {
      if (isOver || waiting.size >= CALLS_MAX) return 'not begun';
      const id = `${prefix}-${(count += 1)}`;
      const answered = new Promise<NodeAnswer>((resolve) => {
        let isBegun = false;
        const end = (given: Answered | undefined): void => {
          waiting.delete(id);
          callOff();
          resolve(given ?? (isBegun ? 'no answer' : 'not begun'));
        };
        let callOff = time.after(NODE_WORD_MS, () => end(undefined));
        const begin = (): void => {
          if (isBegun) return;
          isBegun = true;
          callOff();
          callOff = time.after(ASK_PATIENCE_MS, () => end(undefined));
          void tell(node, { call: 'go', id });
        };
        waiting.set(id, { node, begin, end });
      });
      const isOut = await tell(node, { call: 'ask', id, question: { method, target, ...enclosed } });
      if (!isOut) waiting.get(id)?.end(undefined);
      return answered;
    },
    hears(by) {
      serve = by;
    },
    close() {
      isOver = true;
      unhear();
      for (const { end } of waiting.values()) end(undefined);
      for (const { callOff } of held.values()) callOff();
      held.clear();
    },
  };
}

function keyOf(node: string, id: string): string {
  return JSON.stringify([node, id]);
}
