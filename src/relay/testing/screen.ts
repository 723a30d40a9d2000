import type { Control } from '#protocol/down.ts';
import type { Values } from '#protocol/fields.ts';
import { createReferenceViewer } from './reference-viewer.ts';
import type { Line } from './test-relay.ts';

/** What an output shows after everything that it was sent so far. */
export interface Screen {
  values(): Values;
  control(): Control;
}

export function screenOf(line: Line): Screen {
  const viewer = createReferenceViewer();
  const pull = (): void => {
    for (const message of line.messages()) viewer.take(message);
  };
  return {
    values: () => (pull(), viewer.values()),
    control: () => (pull(), viewer.control()),
  };
}
