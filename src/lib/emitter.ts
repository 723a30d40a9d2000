export interface Emitter<T> {
  /** Calls the listener for every event from now on; the returned function ends that. */
  on(listener: (event: T) => void): () => void;
  emit(event: T): void;
}

/** A list of listeners. A listener that is removed while an event goes out is not called for it any more. */
export function createEmitter<T>(): Emitter<T> {
  const listeners = new Set<(event: T) => void>();
  return {
    on(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    emit(event) {
      for (const listener of listeners) listener(event);
    },
  };
}
