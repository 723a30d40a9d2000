/** Says a command to a stream's desk by its own route, as a button box does; the words are what it takes. */
export function sayTo(origin: string, stream: string, name: string, words: object): Promise<Response> {
  return fetch(`${origin}/api/streams/${stream}/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(words),
  });
}
