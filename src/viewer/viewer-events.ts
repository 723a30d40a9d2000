import type { Source, Update } from '#protocol/down.ts';
import type { Values } from '#protocol/fields.ts';
import type { Patch } from '#protocol/patch.ts';

/**
 * How a viewer's own link is:
 * `connecting` – dialling, and nothing has come yet;
 * `live` – a whole state has come over this connection, and frames keep coming;
 * `stale` – the link was lost and a new connection is being opened;
 * `waiting` – the link was lost or refused, and the next attempt is set.
 */
export type LinkState = 'connecting' | 'live' | 'stale' | 'waiting';

export type Control = NonNullable<Update['control']>;

/** What a viewer tells. Values are never told out of order: within one epoch the revision only rises. */
export type ViewerEvent =
  | { readonly kind: 'link'; readonly link: LinkState }
  /** A whole state: it replaces everything. The link is live. */
  | {
      readonly kind: 'snapshot';
      readonly rev: number;
      readonly values: Values;
      readonly control: Control;
      readonly source: Source;
    }
  /** What is held is still the whole state; only the source's status is new. The link is live. */
  | { readonly kind: 'resumed'; readonly rev: number; readonly source: Source }
  /** Changes since the last state told. Without `values` no field changed. */
  | {
      readonly kind: 'patch';
      readonly rev: number;
      /** The own time, in ms, at which the frame came. */
      readonly heardAt: number;
      readonly values: Patch | undefined;
      readonly control: Control | undefined;
    }
  | { readonly kind: 'source'; readonly source: Source };
