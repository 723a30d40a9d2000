/** Looks that are put on air at one node are on air at all, each from its own folder, in which the same files lie. */
import * as v from 'valibot';
import type { Time } from '#lib/time.ts';
import { LOOKS_FRESH_MS, LOOKS_POLL_MS } from '../limits.ts';
import type { Log } from '../log.ts';
import type { Looks } from '../looks/looks.ts';
import type { Cluster } from './open-cluster.ts';

const fileSchema = v.object({ kind: v.string(), name: v.string(), version: v.string() });
const sharedSchema = v.object({
  version: v.literal(1),
  /** The word by which viewers are told. */
  word: v.string(),
  /** Rises with each time that looks are put on air. */
  at: v.number(),
  /** What went on air. */
  files: v.array(fileSchema),
});
type SharedLooks = v.InferOutput<typeof sharedSchema>;

/** A folder that is shared by a network may show a file so much later than the node that put it on air saw it, in ms. */
const FOLDER_MS = 2 * LOOKS_FRESH_MS;

export interface SharedLooksDeps {
  readonly cluster: Pick<Cluster, 'share'> | undefined;
  readonly looks: Looks;
  /** Tells all viewers of this node. */
  readonly tell: (word: string) => void;
  readonly time: Time;
  readonly log: Log;
}

/** What puts looks on air: here, and at all nodes where there are others. */
export function shareLooks({ cluster, looks, tell, time, log }: SharedLooksDeps): () => void {
  const document = cluster?.share<SharedLooks>({
    name: 'looks',
    schema: sharedSchema,
    merge: (one, other) => (isBefore(one, other) ? other : one),
    holds: (next) => {
      if (next.word !== looks.list().air) airOnceHere(next);
    },
  });

  function goodFiles(): SharedLooks['files'] {
    return looks.list().looks.flatMap(({ kind, name, version }) => (version === null ? [] : [{ kind, name, version }]));
  }

  /** Puts them on air here once they lie here too; as it is after FOLDER_MS. */
  function airOnceHere(wanted: SharedLooks, since = time.now()): void {
    if (document?.value() !== wanted || !document.isOpen()) return;
    const here = new Set(goodFiles().map((file) => JSON.stringify(file)));
    const missing = wanted.files.find((file) => !here.has(JSON.stringify(file)));
    if (missing !== undefined && time.now() - since < FOLDER_MS) {
      time.after(LOOKS_POLL_MS, () => airOnceHere(wanted, since));
      return;
    }
    if (missing !== undefined)
      log('warn', 'a look that another relay has put on air is another one here', {
        kind: missing.kind,
        name: missing.name,
      });
    tell(looks.putOnAir(wanted.word));
  }

  return () => {
    const word = looks.putOnAir();
    tell(word);
    const at = Math.max(Math.round(time.now()), (document?.value()?.at ?? 0) + 1);
    document?.say({ version: 1, word, at, files: goodFiles() });
  };
}

function isBefore(one: SharedLooks, other: SharedLooks): boolean {
  return one.at === other.at ? one.word < other.word : one.at < other.at;
}
