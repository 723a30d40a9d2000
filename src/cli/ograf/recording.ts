/** A recording of what a stream's outputs were told: `GET /streams/<id>/events` as it was written to a file, or the same messages a line each. */
import { ok, refused, type Result } from '#lib/result.ts';
import { decodeDown } from '#protocol/codec.ts';
import type { Snapshot, Update } from '#protocol/down.ts';

export type Told = Snapshot | Update;

export interface Recording {
  /** From the first snapshot on, in the order in which they came. */
  readonly told: readonly [Snapshot, ...Told[]];
  /** The sport that the relay last knew of the stream. */
  readonly sport: string | undefined;
}

/** Reads it. A last line that was cut off, and whatever is no message, is left out. */
export function readRecording(text: string): Result<Recording> {
  const told = text.split(/\r?\n/).flatMap((line): readonly Told[] => {
    const data = /^(?:data:)?\s*(\{.*)$/.exec(line)?.[1];
    const read = data === undefined ? undefined : decodeDown(data);
    return read?.ok === true && (read.value.type === 'snapshot' || read.value.type === 'update') ? [read.value] : [];
  });
  const begins = told.findIndex(({ type }) => type === 'snapshot');
  const [first, ...rest] = told.slice(Math.max(0, begins));
  if (first?.type !== 'snapshot')
    return refused('expected what /streams/<id>/events gave, got no snapshot of a stream');
  const sports = told.flatMap(({ control }) => (typeof control?.['sport'] === 'string' ? control['sport'] : []));
  return ok({ told: [first, ...rest], sport: sports.at(-1) });
}
