/** Whether anybody can see the page, and when that changes. */
export interface Visibility {
  visible(): boolean;
  onChange(listener: () => void): () => void;
}

/** The browser's own word on it: a hidden tab, a minimised window. */
export function documentVisibility(document: Document): Visibility {
  return {
    visible: () => document.visibilityState !== 'hidden',
    onChange(listener) {
      document.addEventListener('visibilitychange', listener);
      return () => {
        document.removeEventListener('visibilitychange', listener);
      };
    },
  };
}
