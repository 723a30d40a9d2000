import type { Control, DownMessage } from '#protocol/down.ts';
import { applyPatch } from '#protocol/patch.ts';
import type { Values } from '#protocol/fields.ts';

/** A viewer as PROTOCOL.md V4, V5 and V13 describe it, and nothing besides: what a relay's frames must make right. */
export interface ReferenceViewer {
  /** Takes a frame; true if a resync is to be sent. */
  take(message: DownMessage): boolean;
  values(): Values;
  control(): Control;
  /** What it would put into the next register. */
  since(): { readonly epoch: string; readonly rev: number } | undefined;
  /** Every state it showed in the present epoch, the first snapshot's included. */
  shown(): readonly Values[];
}

export function createReferenceViewer(): ReferenceViewer {
  let at: { readonly epoch: string; readonly rev: number } | undefined;
  let values: Values = {};
  let control: Control = {};
  let shown: Values[] = [];
  let gap = false;
  return {
    take(message) {
      switch (message.type) {
        case 'snapshot':
          if (message.epoch !== at?.epoch) shown = [];
          gap = false;
          at = { epoch: message.epoch, rev: message.rev };
          if (message.resumed !== true) {
            values = message.values ?? {};
            control = message.control ?? {};
          }
          shown.push(values);
          return false;
        case 'update':
          if (at === undefined || gap || message.rev <= at.rev) return false;
          gap = message.since > at.rev;
          if (gap) return true;
          at = { epoch: at.epoch, rev: message.rev };
          values = applyPatch(values, message.values ?? {});
          control = message.control ?? control;
          shown.push(values);
          return false;
        case 'heartbeat':
          if (at === undefined || gap) return false;
          gap = message.epoch !== at.epoch || message.rev !== at.rev;
          return gap;
        default:
          return false;
      }
    },
    values: () => values,
    control: () => control,
    since: () => at,
    shown: () => shown,
  };
}
