import type { Time } from '#lib/time.ts';
import { demoStreamOf } from '#protocol/demo-stream.ts';
import type { SportRow } from '#protocol/api.ts';
import { createReckon } from '#scoreboard/reckon.ts';
import { addDerived } from '#store/derived-fields.ts';
import { createScoreboardStore, type ScoreboardStore } from '#store/scoreboard-store.ts';

/** So long a link is kept that no tile needs any more, in ms: a reader who scrolls back and forth dials nobody. */
export const KEEP_MS = 2000;

/** One store and one link a sport, shared by all tiles of that sport; a link is open only while a tile needs it and the page can be seen. */
export interface DemoLinks {
  storeOf(sport: SportRow): ScoreboardStore;
  /** A tile of this sport is to be seen. Returns how to say that it is not any more. */
  need(sport: SportRow): () => void;
  /** Whether anybody can see the page: a hidden one closes its links at once and opens them again when it is looked at. */
  setVisible(isVisible: boolean): void;
}

interface Link {
  readonly store: ScoreboardStore;
  needs: number;
  close: (() => void) | undefined;
  callOff: (() => void) | undefined;
}

/** `open` lets a stream into a store and returns how to end that. */
export function createDemoLinks(
  open: (stream: string, store: ScoreboardStore) => () => void,
  time: Pick<Time, 'after'>,
): DemoLinks {
  const links = new Map<string, Link>();
  let visible = true;

  function linkOf(sport: SportRow): Link {
    let link = links.get(sport.id);
    if (link === undefined) {
      const store = createScoreboardStore();
      // The row is the whole pack, as the relay has it.
      addDerived(store, createReckon(sport, null));
      links.set(sport.id, (link = { store, needs: 0, close: undefined, callOff: undefined }));
    }
    return link;
  }

  function openLink(id: string, link: Link): void {
    if (visible && link.needs > 0) link.close ??= open(demoStreamOf(id), link.store);
  }

  function closeLink(link: Link): void {
    link.close?.();
    link.close = undefined;
  }

  return {
    storeOf: (sport) => linkOf(sport).store,
    need(sport) {
      const link = linkOf(sport);
      link.needs += 1;
      link.callOff?.();
      openLink(sport.id, link);
      return () => {
        link.needs -= 1;
        if (link.needs > 0) return;
        link.callOff = time.after(KEEP_MS, () => {
          closeLink(link);
        });
      };
    },
    setVisible(isVisible) {
      visible = isVisible;
      for (const [id, link] of links) {
        if (visible) openLink(id, link);
        else closeLink(link);
      }
    },
  };
}
