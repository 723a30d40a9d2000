/** What a playout server calls on a page: `play`, `stop`, `next` and `update`, which index.html's inline script has ready before any module is read. */

export type HostCallName = 'play' | 'stop' | 'next' | 'update';

/** Left by the inline script on pages that a playout server may show. */
export interface HostCalls {
  /** Whether anything was called yet, or the page is in a program that is about to: CasparCG says who it is. */
  readonly begun: boolean;
  /** Hands over what was called so far, in order, and from then on each call as it comes. One listener at most. */
  hear(listener: (name: HostCallName, data: unknown) => void): void;
}

declare global {
  interface Window {
    hostCalls?: HostCalls;
  }
}
