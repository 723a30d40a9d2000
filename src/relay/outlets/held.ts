import { unreachable } from '#lib/unreachable.ts';
import type { Control, DownMessage, Source } from '#protocol/down.ts';
import type { Values } from '#protocol/fields.ts';
import { applyPatch } from '#protocol/patch.ts';

/** A stream as an output of its delay shows it. */
export interface Held {
  readonly values: Values;
  readonly control: Control;
  readonly source: Source;
  /** When it last changed, in ms since 1970; undefined before the first snapshot. */
  readonly at: number | undefined;
}

export const NOTHING_HELD: Held = { values: {}, control: {}, source: { status: 'none' }, at: undefined };

/** What is held after this message: the same object where it says nothing new. */
export function heldAfter(held: Held, message: DownMessage): Held {
  switch (message.type) {
    case 'snapshot':
      return {
        values: message.values ?? {},
        control: message.control ?? {},
        source: message.source,
        at: message.at,
      };
    case 'update':
      return {
        values: message.values === undefined ? held.values : applyPatch(held.values, message.values),
        control: message.control ?? held.control,
        source: held.source,
        at: message.at,
      };
    case 'heartbeat':
      return message.source.status === held.source.status && message.source.demo === held.source.demo
        ? held
        : { ...held, source: message.source };
    case 'ocr':
      return held;
    default:
      return unreachable(message);
  }
}
