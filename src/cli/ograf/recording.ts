/** A recording of what a stream's outputs were told: `GET /streams/<id>/events` as it was written to a file, or the same messages a line each. */
import { ok, refused, type Result } from '#lib/result.ts';
import { decodeDown } from '#protocol/codec.ts';
import type { DownMessage, Heartbeat, Snapshot, Update } from '#protocol/down.ts';

export type Told = Snapshot | Update;

/** A relay says at least so often that it is there, in ms (docs/hosts/scripts.md): between two of its words lies no more. */
const WORDLESS_MS = 2000;

export interface Recording {
  /** When it was begun, in ms since 1970 by the relay's clock, up to WORDLESS_MS early: its first snapshot may have been true for hours. */
  readonly begins: number;
  /** When its last message was sent, by the same clock. */
  readonly ends: number;
  /** From the first snapshot on, in the order in which they came. */
  readonly told: readonly [Snapshot, ...Told[]];
  /** The sport that the relay last knew of the stream. */
  readonly sport: string | undefined;
}

/** Reads it. A last line that was cut off, and whatever is no message, is left out. */
export function readRecording(text: string): Result<Recording> {
  const heard = text.split(/\r?\n/).flatMap((line): readonly (Told | Heartbeat)[] => {
    const data = /^(?:data:)?\s*(\{.*)$/.exec(line)?.[1];
    const read = data === undefined ? undefined : decodeDown(data);
    return read?.ok === true && isHeard(read.value) ? [read.value] : [];
  });
  const whole = heard.slice(
    Math.max(
      0,
      heard.findIndex(({ type }) => type === 'snapshot'),
    ),
  );
  const told = whole.filter((one) => one.type !== 'heartbeat');
  const [first, ...rest] = told;
  if (first?.type !== 'snapshot')
    return refused('expected what /streams/<id>/events gave, got no snapshot of a stream');
  const sports = told.flatMap(({ control }) => (typeof control?.['sport'] === 'string' ? control['sport'] : []));
  const second = whole[1]?.at ?? first.at;
  return ok({
    begins: Math.max(first.at, second - WORDLESS_MS),
    ends: whole.reduce((latest, { at }) => Math.max(latest, at), first.at),
    told: [first, ...rest],
    sport: sports.at(-1),
  });
}

function isHeard(message: DownMessage): message is Told | Heartbeat {
  return message.type === 'snapshot' || message.type === 'update' || message.type === 'heartbeat';
}
