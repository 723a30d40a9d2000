/** What a recording says: how soon a value stood in the document, how old drawn values were, how many frames there were. */
import type { Recording } from './probe.ts';
import { percentile } from './stats.ts';

export interface FloodFigures {
  readonly framesPerSecond: number;
  /** Age of the drawn value, counted from its receipt, in ms. */
  readonly ageP99: number;
  /** The same, counted from when the sender sent it. */
  readonly ageFromSenderP99: number;
  /** Messages that reached the page in a second. */
  readonly received: number;
}

/** Time from receipt to commit, in ms, for every value that was committed; those merged into a newer one were never meant to be. */
export function commitLatencies({ receipts, commits }: Recording): number[] {
  const received = new Map(receipts.map(([ms, text]) => [text, ms]));
  return commits.flatMap(([ms, text]) => {
    const since = received.get(text);
    return since === undefined ? [] : [ms - since];
  });
}

export function floodFigures({ receipts, sent, frames }: Recording): FloodFigures {
  const received = new Map(receipts.map(([ms, text], at) => [text, { ms, sent: sent[at] ?? Number.NaN }]));
  const drawn = frames.flatMap(([ms, text]) => {
    const message = received.get(text);
    return message === undefined ? [] : [{ age: ms - message.ms, fromSender: ms - message.sent }];
  });
  return {
    framesPerSecond: ((frames.length - 1) * 1000) / span(frames),
    ageP99: percentile(
      drawn.map(({ age }) => age),
      0.99,
    ),
    ageFromSenderP99: percentile(
      drawn.map(({ fromSender }) => fromSender),
      0.99,
    ),
    received: (receipts.length * 1000) / span(receipts),
  };
}

function span(moments: readonly (readonly [number, string])[]): number {
  return (moments.at(-1)?.[0] ?? Number.NaN) - (moments[0]?.[0] ?? Number.NaN);
}
