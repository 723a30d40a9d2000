/** A document that all nodes come to agree on, whatever they say at once, and whatever becomes of the store between them. */
import * as v from 'valibot';
import type { Time } from '#lib/time.ts';
import type { Document, Engine } from '../engine/engine.ts';
import type { Log } from '../log.ts';

/** The form of all documents that nodes share. A later one is not read, and not overwritten either: its node is of a later build. */
export const SHARED_VERSION = 1;
/** What was not answered is written again after so long, in ms, unless the store is heard to be back before. */
const AGAIN_MS = 500;

export interface SharedOptions<T> {
  readonly engine: Engine;
  readonly name: string;
  readonly time: Time;
  readonly log: Log;
  /** Transforms nothing. */
  readonly schema: v.GenericSchema<unknown, T>;
  /** What holds of two: the same in whichever order they come, and however often. */
  readonly merge: (one: T, other: T) => T;
  /** Hears of each other value that holds here, by whose word ever. */
  readonly holds?: ((value: T, before: T | undefined) => void) | undefined;
}

export interface SharedDocument<T> {
  /** What holds here; undefined while nobody has said anything, as far as this node knows. */
  value(): T | undefined;
  /** Resolves once it is known what the others hold. */
  readonly heard: Promise<void>;
  isHeard(): boolean;
  /** Holds here at once, with what holds already, and at all others as soon as they can be told. */
  say(value: T): void;
  /** Makes the next value of what holds at all; `kept` where `make` gives none. What was not answered may be done or not. */
  change(make: (now: T | undefined) => T | undefined): Promise<'done' | 'kept' | 'down'>;
  isOpen(): boolean;
  close(): void;
}

export function shareDocument<T>(options: SharedOptions<T>): SharedDocument<T> {
  const { engine, name, time, log, schema, merge, holds } = options;
  let held: T | undefined;
  /** As it was heard or written last. */
  let there: Document | undefined;
  let isWriting = false;
  let isOver = false;
  let complaint = '';
  let callOff: (() => void) | undefined;
  let isHeard = false;
  let sayHeard: (() => void) | undefined;
  const heard = new Promise<void>((resolve) => {
    sayHeard = resolve;
  });

  /** In one form, so that what says the same is the same. */
  function textOf(value: T | undefined): string | undefined {
    return value === undefined ? undefined : JSON.stringify(v.parse(schema, value));
  }

  function complain(what: string): void {
    if (what !== '' && what !== complaint) log('warn', 'a document that relays share cannot be read', { name, what });
    complaint = what;
  }

  /** What a later build has written is `later`. */
  function read({ text }: Document): T | 'later' | undefined {
    const known = text === undefined ? undefined : readShared(text, schema);
    complain(known === 'later' ? 'a later Boardcast has written it' : known === 'damaged' ? 'it is damaged' : '');
    return known === 'damaged' ? undefined : known;
  }

  function take(value: T): void {
    const before = held;
    const next = before === undefined ? value : merge(before, value);
    if (textOf(next) === textOf(before)) return;
    held = next;
    holds?.(next, before);
  }

  function hear(document: Document): void {
    if (isOver) return;
    there = document;
    const theirs = read(document);
    if (theirs !== undefined && theirs !== 'later') take(theirs);
    isHeard = true;
    sayHeard?.();
    void push();
  }

  /** Writes what holds here until the store holds it. */
  async function push(): Promise<void> {
    if (isWriting) return;
    isWriting = true;
    for (;;) {
      if (isOver || there === undefined || held === undefined) break;
      const theirs = read(there);
      const text = textOf(held);
      if (theirs === 'later' || text === undefined || text === textOf(theirs)) break;
      const outcome = await write(there, text);
      if (outcome === 'down') {
        callOff?.();
        callOff = time.after(AGAIN_MS, () => void push());
        break;
      }
    }
    isWriting = false;
  }

  async function write(at: Document, text: string): Promise<'written' | 'changed' | 'down'> {
    const answer = await engine.write(name, at, text);
    if (answer.kind === 'down') return 'down';
    there = answer.kind === 'changed' ? answer.now : { kind: 'document', epoch: answer.epoch, rev: answer.rev, text };
    const theirs = read(there);
    if (theirs !== undefined && theirs !== 'later') take(theirs);
    return answer.kind;
  }

  const unwatch = engine.watch(name, hear);
  const unhear = engine.onState((state) => {
    if (state === 'up') void push();
  });

  return {
    value: () => held,
    heard,
    isHeard: () => isHeard,
    say(value) {
      take(value);
      void push();
    },
    async change(make) {
      for (;;) {
        if (isOver) return 'down';
        if (there === undefined) {
          const now = await engine.read(name);
          if (now.kind === 'down') return 'down';
          hear(now);
        }
        if (there === undefined || read(there) === 'later') return 'down';
        const next = make(held);
        const text = textOf(next);
        if (text === undefined) return 'kept';
        const outcome = await write(there, text);
        if (outcome === 'down') return 'down';
        if (outcome === 'written') return 'done';
      }
    },
    isOpen: () => !isOver,
    close() {
      isOver = true;
      callOff?.();
      unwatch();
      unhear();
    },
  };
}

const versioned = v.object({ version: v.number() });

/** What a shared document says. */
export function readShared<T>(text: string, schema: v.GenericSchema<unknown, T>): T | 'damaged' | 'later' {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return 'damaged';
  }
  const read = v.safeParse(schema, data, { abortEarly: true });
  if (read.success) return read.output;
  return v.is(versioned, data) && data.version > SHARED_VERSION ? 'later' : 'damaged';
}
