/** What a page asks of the relay, told of where it may not: a sign-in that ended is asked for again over the page, which stays as it is. */

/** An event of the window: the relay wants a sign-in before it answers. */
export const SIGN_IN_WANTED = 'boardcast:sign-in-wanted';
/** And one: somebody signed in, so that what waits for it need not wait on. */
export const SIGNED_IN = 'boardcast:signed-in';

/** `fetch`, which says aloud when the relay wants a sign-in first (401). */
export async function pageFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const answer = await fetch(input, init);
  if (answer.status === 401) window.dispatchEvent(new Event(SIGN_IN_WANTED));
  return answer;
}
