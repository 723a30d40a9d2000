/** Posts over HTTP by Node's own client, to an address that the operator gave at the start and to no other. */

/** What became of it: the answer's status, or why there was none. */
export type Posted = { readonly status: number } | { readonly fault: string };

export type Post = (
  url: string,
  content: { readonly headers: Readonly<Record<string, string>>; readonly body: string },
  signal: AbortSignal,
) => Promise<Posted>;

export const httpPost: Post = async (url, { headers, body }, signal) => {
  try {
    // A redirect is an answer like any other: who is called is the operator's word alone.
    const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal });
    // Nobody reads what it says: it may be long.
    await response.body?.cancel();
    return { status: response.status };
  } catch (error) {
    return { fault: faultOf(error) };
  }
};

/** A system's word for it: what fetch says itself is "fetch failed", and may hold the address. */
function faultOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string')
    return cause.code;
  return error instanceof Error && error.name === 'AbortError' ? 'no answer in time' : 'no answer';
}
