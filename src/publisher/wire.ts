/**
 * The frames of Scoreboard OCR, letter by letter: a comma is followed by a space, a colon by none, as its maker prints them
 * (`{"type":"register", "stream":"stream1", "role":"ocr"}`, `{"type":"ocr", "values":{"time":"3:12", "score_a":"56"}}`).
 */

/** The ping message, and the only pong that its maker's sample server sends back. */
export const PING_FRAME = '{"type":"ping"}';
export const PONG_FRAME = '{"type":"pong"}';

/** The first frame, sent only when a stream id was typed into the URL. */
export function registerFrame(stream: string): string {
  return `{"type":"register", "stream":${JSON.stringify(stream)}, "role":"ocr"}`;
}

/** An update with the fields in the order in which they are given. */
export function updateFrame(values: Readonly<Record<string, string>>): string {
  const fields = Object.entries(values).map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
  return `{"type":"ocr", "values":{${fields.join(', ')}}}`;
}

/** The stream id typed into the URL: its last segment, decoded; undefined when there is none. */
export function streamOfUrl(url: string): string | undefined {
  const last = new URL(url).pathname.split('/').findLast((segment) => segment !== '');
  return last === undefined ? undefined : decode(last);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a lone "%" stands for itself
  }
}

/** Widths to which the maker's program pads with spaces in front, so that graphics in fixed-width type stay in place: ` 2:34`, ` 4.9`. */
const WIDTHS: Readonly<Record<string, number>> = { time: 5, shot_clock: 4 };

/** The values as they go out: clocks padded, a blank stays blank. */
export function padValues(values: Readonly<Record<string, string>>): Record<string, string> {
  const padded: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) {
    padded[name] = value === '' ? '' : value.padStart(WIDTHS[name] ?? 0);
  }
  return padded;
}
