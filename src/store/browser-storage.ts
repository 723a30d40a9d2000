/** What this browser keeps for its pages; undefined where it refuses, where the mere mention of `localStorage` throws. */
export function browserStorage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}
