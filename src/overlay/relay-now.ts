/** A clock that cannot be asked within this is not waited for. */
const ANSWER_MS_MAX = 2_000;

/** The clock of the server that this page is from, in ms, to about half a second; undefined where it does not say. It is asked for every cue: machines' clocks drift. */
export async function relayNow(): Promise<number | undefined> {
  try {
    const { headers } = await fetch('/healthz', {
      method: 'HEAD',
      cache: 'no-store',
      signal: AbortSignal.timeout(ANSWER_MS_MAX),
    });
    const now = Date.parse(headers.get('date') ?? '');
    // Told in whole seconds, rounded down.
    return Number.isFinite(now) ? now + 500 : undefined;
  } catch {
    return undefined; // silent or away
  }
}
