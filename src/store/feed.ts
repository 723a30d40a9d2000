import type { Time } from '#lib/time.ts';
import { unreachable } from '#lib/unreachable.ts';
import type { Source } from '#protocol/down.ts';
import type { Values } from '#protocol/fields.ts';
import { applyNarrowed, applyPatch, diffValues, narrowPatch, type Patch } from '#protocol/patch.ts';
import type { Viewer } from '#viewer/viewer.ts';
import type { ViewerEvent } from '#viewer/viewer-events.ts';
import type { ScoreboardState, ScoreboardStore } from './scoreboard-store.ts';

/** The page's frames and whether they are drawn at all. */
export interface Frames {
  /** Runs `run` once before the next frame is drawn; the returned function calls it off. */
  request(run: () => void): () => void;
  /** Whether the page is hidden: then no frame is drawn and `request` waits. */
  hidden(): boolean;
  /** Calls `run` each time the page turns hidden, until the returned function is called. */
  onHidden(run: () => void): () => void;
}

export interface FeedPorts {
  readonly time: Time;
  readonly frames: Frames;
}

/** Changes that come closer together than this are merged into one frame; a change after it is shown at once, without a wait for a frame. */
const APPLY_MS = 4;
/** A page that is not hidden and yet gets no frame (an occluded window) is caught up by the next change after this long. */
const FRAME_MS_MAX = 250;

/** A state that was restored is kept back from a page that shows something for so long, unless anything is new before: see `held`. */
const RESTORED_MS = 5_000;

/** What both teams exchange only when they change sides: nobody's score rises to what the other's was while that falls to one's own. */
const SIDED = new Set(['name', 'score', 'points', 'games', 'sets']);
const HOME = 'home.';

function swapsSides(values: Values, patch: Patch): boolean {
  for (const name in patch) {
    if (!name.startsWith(HOME) || !SIDED.has(name.slice(HOME.length))) continue;
    const other = `away.${name.slice(HOME.length)}`;
    if (patch[name] === values[other] && patch[other] === values[name]) return true;
  }
  return false;
}

/**
 * Lets a viewer's values into the store: what did not change is dropped first; what changed goes in at once if the last change is long
 * enough ago or the page is hidden, else it is merged into one patch for the next frame. Returns how to end it.
 */
export function connectFeed(
  viewer: Pick<Viewer, 'on' | 'painted'>,
  store: ScoreboardStore,
  { time, frames }: FeedPorts,
): () => void {
  let appliedAt = -Infinity;
  /** What is not shown yet, all of it different from what is. */
  let pending: { readonly patch: Patch; readonly callOff: () => void } | undefined;
  let rev = 0;
  /**
   * A new epoch came with nothing in it, or with what a relay that was killed had saved, which may be older than what is shown: that stays until
   * something new comes (G4), and this is what that is a change of.
   */
  let held: { readonly values: Values; readonly callOff: (() => void) | undefined } | undefined;

  function set(part: Partial<ScoreboardState>): void {
    store.setState(part);
  }

  function show(patch: Patch, now: number): void {
    drop();
    appliedAt = now;
    const state = store.getState();
    // The whole state, made in one copy: this runs with every change.
    const redraw = state.redraw + Number(swapsSides(state.values, patch));
    store.setState({ ...state, values: applyNarrowed(state.values, patch), changedAt: now, redraw }, true);
    viewer.painted(rev, now);
  }

  function drop(): void {
    pending?.callOff();
    pending = undefined;
  }

  function flush(): void {
    if (pending !== undefined) show(pending.patch, time.now());
  }

  function letGo(): void {
    held?.callOff?.();
    held = undefined;
  }

  /** Replaces everything. What is the same as before keeps its identity, so that nothing is drawn for it. */
  function replace(values: Values, part: Partial<ScoreboardState>): void {
    drop();
    letGo();
    const now = time.now();
    const state = store.getState();
    const same = narrowPatch(state.values, diffValues(state.values, values)) === undefined;
    if (!same || !state.synced) {
      appliedAt = now;
      set({ ...part, values: same ? state.values : values, changedAt: now, synced: true, redraw: state.redraw + 1 });
    } else if (Object.keys(part).length > 0) set(part);
    viewer.painted(rev, now);
  }

  function change(patch: Patch, now: number): void {
    const { values, synced } = store.getState();
    if (held !== undefined || !synced) {
      const first = applyPatch(held?.values ?? {}, patch);
      return Object.keys(first).length === 0 ? viewer.painted(rev, now) : replace(first, {});
    }
    const merged = pending === undefined ? patch : { ...pending.patch, ...patch };
    const narrowed = narrowPatch(values, merged);
    if (narrowed === undefined) {
      drop();
      return viewer.painted(rev, now);
    }
    const passed = now - appliedAt;
    const due = pending === undefined ? passed >= APPLY_MS : passed >= FRAME_MS_MAX;
    if (due || frames.hidden()) show(narrowed, now);
    else pending = { patch: narrowed, callOff: pending?.callOff ?? frames.request(flush) };
    return undefined;
  }

  /** The parts of the state that a source's news and a live link change; empty if they are as they were. */
  function news(source: Source, isLive: boolean): Partial<ScoreboardState> {
    const state = store.getState();
    const isSame = (['status', 'demo', 'restored'] as const).every((word) => state.source[word] === source[word]);
    return { ...(isSame ? {} : { source }), ...(isLive && state.link !== 'live' ? { link: 'live' } : {}) };
  }

  function setNews(part: Partial<ScoreboardState>): void {
    if (Object.keys(part).length > 0) set(part);
  }

  function onEvent(event: ViewerEvent): void {
    // Before the values: a first state's word is then known from a later one by `synced`.
    if ('control' in event && event.control) {
      const { control } = event;
      const state = store.getState();
      const { looks = state.looks } = control;
      // By value: words that are merely told again draw nothing.
      if (JSON.stringify(control) !== JSON.stringify(state.control)) set({ control, looks });
    }
    switch (event.kind) {
      case 'snapshot': {
        rev = event.rev;
        const { values, source } = event;
        const part = news(source, true);
        const isEmpty = Object.keys(values).length === 0;
        if (!store.getState().synced || (!isEmpty && source.restored !== true)) return replace(values, part);
        letGo();
        held = { values, callOff: isEmpty ? undefined : time.after(RESTORED_MS, () => replace(values, {})) };
        setNews(part);
        return viewer.painted(rev, time.now());
      }
      case 'resumed':
        return setNews(news(event.source, true));
      case 'patch':
        rev = event.rev;
        if (event.values !== undefined) return change(event.values, event.heardAt);
        return pending === undefined ? viewer.painted(rev, event.heardAt) : undefined;
      case 'source':
        return setNews(news(event.source, false));
      case 'link':
        if (store.getState().link !== event.link) set({ link: event.link });
        return undefined;
      default:
        return unreachable(event);
    }
  }

  const offs = [viewer.on(onEvent), frames.onHidden(flush)];
  return () => {
    flush();
    letGo();
    for (const off of offs) off();
  };
}
