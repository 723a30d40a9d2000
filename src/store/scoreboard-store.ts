import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Control, Source } from '#protocol/down.ts';
import type { Values } from '#protocol/fields.ts';
import type { LinkState } from '#viewer/viewer-events.ts';

/** What a page knows of its stream. Values survive every outage: only a newer value takes one away. */
export interface ScoreboardState {
  readonly values: Values;
  /** When those changed last by what the stream said, in ms by the page's time. Whoever asks for the time with every change instead pays for it with every tick of a clock. */
  readonly changedAt: number;
  /** The publisher's status. Its `age` is as of the last change of status: it is not kept current, so that a heartbeat renders nothing. */
  readonly source: Source;
  readonly link: LinkState;
  /** Whether a first whole state has come; before that nothing is drawn. */
  readonly synced: boolean;
  /** Rises with every whole state, and when the teams change sides: what is drawn then changes without animation. */
  readonly redraw: number;
  /** What the operator said, and the stream's sport (docs/PROTOCOL.md V14, V15): the very same object for as long as it says the same. */
  readonly control: Control;
  /** The operator's latest word to take the saved looks (docs/PROTOCOL.md L5); undefined while there was none. */
  readonly looks?: unknown;
}

export type ScoreboardStore = StoreApi<ScoreboardState>;

/** A store for one page and one stream; it is made, and handed down, never imported. */
export function createScoreboardStore(): ScoreboardStore {
  return createStore<ScoreboardState>()(() => ({
    values: {},
    changedAt: 0,
    source: { status: 'none' },
    link: 'connecting',
    synced: false,
    redraw: 0,
    control: {},
  }));
}

/** What `data-status` shows: the source's status, or `stale` when the page's own link is lost. */
export function statusOf(state: ScoreboardState): Source['status'] {
  const lost = state.synced && (state.link === 'stale' || state.link === 'waiting');
  return lost ? 'stale' : state.source.status;
}
