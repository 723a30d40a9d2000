import { encodeOpening, encodeSnapshot } from '#protocol/codec.ts';
import type { Source } from '#protocol/down.ts';
import type { Stream } from './stream.ts';

export interface SnapshotTexts {
  /** What a listener is told that has nothing of this stream. */
  whole(stream: Stream): string;
  /** What a listener is told that has all of it already. */
  resumed(stream: Stream): string;
}

/** Writes a stream's snapshots. What holds is encoded once, for all who join until the next change: after a cut that is everybody at once. */
export function createSnapshotTexts(deps: {
  /** The stream's id. */
  readonly id: string;
  readonly build: string;
  readonly source: () => Source;
}): SnapshotTexts {
  let last: { readonly stream: Stream; readonly rev: number; readonly opening: string } | undefined;

  function headOf(stream: Stream) {
    const { epoch } = stream;
    return { type: 'snapshot', stream: deps.id, epoch, rev: stream.rev(), at: stream.at() } as const;
  }

  return {
    whole(stream) {
      const rev = stream.rev();
      if (last?.stream !== stream || last.rev !== rev) {
        const state = { values: stream.values(), control: stream.control() };
        last = { stream, rev, opening: encodeOpening({ ...headOf(stream), ...state, build: deps.build }) };
      }
      return encodeSnapshot(last.opening, deps.source());
    },
    resumed: (stream) =>
      encodeSnapshot(encodeOpening({ ...headOf(stream), resumed: true, build: deps.build }), deps.source()),
  };
}
