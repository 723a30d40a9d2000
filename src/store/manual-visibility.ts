import { createEmitter } from '#lib/emitter.ts';
import type { Visibility } from './visibility.ts';

/** A page that tests hide and show. */
export function createManualVisibility(): Visibility & { readonly show: (visible: boolean) => void } {
  const changes = createEmitter<void>();
  let visible = true;
  return {
    visible: () => visible,
    onChange: (listener) => changes.on(listener),
    show: (now) => {
      visible = now;
      changes.emit();
    },
  };
}
