import type { Output } from '#protocol/api.ts';
import { agoOf, spanOf } from '#store/words/span-words.ts';
import type { Words } from '#store/words/translated.ts';

/** `good`: draws what is newest; `idle`: fine, but nobody sees it; `wait`: too new to tell; `bad`: look after it. */
export type OutputTone = 'good' | 'idle' | 'wait' | 'bad';

export interface OutputReport {
  readonly tone: OutputTone;
  /** One or two words, for the light. */
  readonly word: string;
  /** The last thing it acknowledged, in words. */
  readonly ack: string;
  /** What is wrong with it and what to do, the gravest first. */
  readonly warnings: readonly string[];
}

/** A revision that an output was to show, and when by the relay's clock. */
export interface RevSeen {
  readonly rev: number;
  readonly at: number;
}

/** Heartbeats come every 2 s (V6) and each is answered (V7), hidden or not: three missed ones are no chance. */
const SILENT_MS = 7000;
/** An ack answers a heartbeat that is up to one beat older than what was seen of the relay; one more beat for the poll between. */
const BEHIND_SLACK_MS = 4000;
/** The oldest Chromium that the overlay is built for (OBS 28, vMix 26). */
const ENGINE_MIN = 103;

/** How one output does. `now` is the relay's clock; `seen` is what it was to show, the oldest first. */
export function reportOutput(output: Output, seen: readonly RevSeen[], now: number, words: Words): OutputReport {
  const { ack, current } = output;
  const { outputList: outputs } = words;
  const { states } = outputs;
  const warnings = [...engineWarnings(output, words), ...sizeWarnings(output, words)];
  if (ack === null) {
    const waited = now - output.since;
    if (waited < SILENT_MS) return { tone: 'wait', word: states.joining, ack: outputs.noAnswerYet, warnings };
    return {
      tone: 'bad',
      word: states.silent,
      ack: outputs.neverAnswered,
      warnings: [outputs.silentAdvice, ...warnings],
    };
  }
  const drew = outputs.drew(ack.rev, Math.max(current, ack.rev), agoOf(now - ack.at, words));
  if (now - ack.at > SILENT_MS) {
    const silent = outputs.silentFor(spanOf(now - ack.at, words), outputs.silentAdvice);
    return { tone: 'bad', word: states.silent, ack: drew, warnings: [silent, ...warnings] };
  }
  const due = seen.findLast((sight) => sight.at <= ack.at - BEHIND_SLACK_MS);
  if (due !== undefined && due.rev > ack.rev) {
    const behind = outputs.behindBy(current - ack.rev);
    return { tone: 'bad', word: states.behind, ack: drew, warnings: [behind, ...warnings] };
  }
  if (ack.visible === false) return { tone: 'idle', word: states.hidden, ack: drew, warnings };
  return { tone: 'good', word: ack.visible === true ? states.visible : states.good, ack: drew, warnings };
}

function engineWarnings({ engine }: Output, { outputList: outputs }: Words): string[] {
  if (engine === null || engine >= ENGINE_MIN) return [];
  return [outputs.oldEngine(engine, ENGINE_MIN)];
}

function sizeWarnings({ viewport }: Output, { outputList: outputs }: Words): string[] {
  if (viewport === null) return [];
  const { width, height } = viewport;
  const size = `${width} × ${height}`;
  if (width === 800 && height === 600) return [outputs.obsSize(size)];
  // One pixel of rounding is no other shape.
  if (Math.abs(width * 9 - height * 16) > 16) return [outputs.oddSize(size)];
  if (width < 1280) return [outputs.smallSize(size)];
  return [];
}

/** Adds a revision to those seen, dropping what is too old to be of use. Another epoch is the caller's to begin anew. */
export function withSeen(seen: readonly RevSeen[], sight: RevSeen): readonly RevSeen[] {
  const young = seen.filter((other) => other.at > sight.at - SEEN_KEEP_MS && other.rev <= sight.rev);
  return [...young, sight];
}

/** Long enough for the oldest ack that still counts as an answer. */
const SEEN_KEEP_MS = SILENT_MS + 2 * BEHIND_SLACK_MS;

/** How much later than the relay receives it an output shows what happens: `5 s later`, `0.25 s later`. */
export function laterInWords(delayMs: number, { preview }: Words): string {
  return preview.later(String(delayMs / 1000));
}
