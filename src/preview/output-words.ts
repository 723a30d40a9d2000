import type { Output } from '#protocol/api.ts';
import { agoInWords, spanInWords } from '#store/ages.ts';

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
export function reportOutput(output: Output, seen: readonly RevSeen[], now: number): OutputReport {
  const { ack, current } = output;
  const warnings = [...engineWarnings(output), ...sizeWarnings(output)];
  if (ack === null) {
    const waited = now - output.since;
    if (waited < SILENT_MS) return { tone: 'wait', word: 'Joining', ack: 'no answer yet', warnings };
    return { tone: 'bad', word: 'No answer', ack: 'never answered', warnings: [SILENT_ADVICE, ...warnings] };
  }
  const words = `drew change ${ack.rev} of ${Math.max(current, ack.rev)}, ${agoInWords(now - ack.at)}`;
  if (now - ack.at > SILENT_MS) {
    const silent = `No answer for ${spanInWords(now - ack.at)}. ${SILENT_ADVICE}`;
    return { tone: 'bad', word: 'No answer', ack: words, warnings: [silent, ...warnings] };
  }
  const due = seen.findLast((sight) => sight.at <= ack.at - BEHIND_SLACK_MS);
  if (due !== undefined && due.rev > ack.rev) {
    const behind = `It shows an older state: ${current - ack.rev} changes behind. Its network or PC is too slow.`;
    return { tone: 'bad', word: 'Behind', ack: words, warnings: [behind, ...warnings] };
  }
  if (ack.visible === false) return { tone: 'idle', word: 'Hidden', ack: words, warnings };
  return { tone: 'good', word: ack.visible === true ? 'Visible' : 'Up to date', ack: words, warnings };
}

const SILENT_ADVICE = 'Its page may hang: in OBS use "Refresh cache of current page", in vMix reload the input.';

function engineWarnings({ engine }: Output): string[] {
  if (engine === null || engine >= ENGINE_MIN) return [];
  return [
    `Chromium ${engine} is too old, ${ENGINE_MIN} is needed: update OBS to 28 or newer, or pick the newest browser version in the vMix input.`,
  ];
}

function sizeWarnings({ viewport }: Output): string[] {
  if (viewport === null) return [];
  const { width, height } = viewport;
  const size = `${width} × ${height}`;
  if (width === 800 && height === 600)
    return [`${size} is OBS's default size: set Width 1920, Height 1080 in the source's properties.`];
  // One pixel of rounding is no other shape.
  if (Math.abs(width * 9 - height * 16) > 16)
    return [`${size} is not 16:9, so the graphic does not fill it: set Width 1920, Height 1080.`];
  if (width < 1280) return [`${size} is small, text will look soft: set Width 1920, Height 1080.`];
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
export function laterInWords(delayMs: number): string {
  return `${delayMs / 1000} s later`;
}
