/** The crew's teams and games where several relays keep them: whoever sees the newest at any node replaces it at all. */
import * as v from 'valibot';
import { libraryViewSchema } from '#protocol/library.ts';
import { refusal } from '#protocol/refusals.ts';
import { createLibrary, EMPTY_VIEW, replaced, type LibraryAnswer, type TeamLibrary } from '../library.ts';
import type { Cluster } from './open-cluster.ts';

const sharedSchema = v.object({ version: v.literal(1), view: libraryViewSchema });
type SharedLibrary = v.InferOutput<typeof sharedSchema>;

/** That of all nodes, or of a relay that is alone: as it was saved, and saved when it changes. */
export function openLibrary(
  cluster: Pick<Cluster, 'share'> | undefined,
  alone: Parameters<typeof createLibrary>[0],
): TeamLibrary {
  return cluster === undefined ? createLibrary(alone) : createSharedLibrary(cluster);
}

/** Nothing is taken while the store is away: two nodes that went on by themselves could not both be right. */
function createSharedLibrary({ share }: Pick<Cluster, 'share'>): TeamLibrary {
  const document = share<SharedLibrary>({ name: 'library', schema: sharedSchema, merge: newer });
  const view = () => document.value()?.view ?? EMPTY_VIEW;
  return {
    view,
    async put(library, expects) {
      let answer: LibraryAnswer | undefined;
      const outcome = await document.change((now) => {
        const before = now?.view ?? EMPTY_VIEW;
        answer = replaced(before, library, expects);
        return answer.view === before ? undefined : { version: 1, view: answer.view };
      });
      if (outcome === 'down' || answer === undefined)
        return { outcome: 'away', why: refusal('shared-away'), view: view() };
      return answer;
    },
  };
}

/** Of two of one revision, as a store that was rolled back may bring them about, either, but the same at all nodes. */
function newer(one: SharedLibrary, other: SharedLibrary): SharedLibrary {
  if (one.view.rev !== other.view.rev) return one.view.rev > other.view.rev ? one : other;
  return JSON.stringify(one) >= JSON.stringify(other) ? one : other;
}
