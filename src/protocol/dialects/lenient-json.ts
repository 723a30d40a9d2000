/** JSON as it is sent by programs that do not quite write it. */

/** Stands where a bare NaN or Infinity stood. No keyboard and no board has these characters; who sends them himself has a blank. */
export const NO_NUMBER = '\ue0ffno number\ue0ff';

/**
 * Reads JSON, and what is JSON once its curly quotes are straight, or once the NaN and Infinity of other languages' writers are
 * {@link NO_NUMBER}. What is JSON as it stands is left as it stands. Undefined for anything else: whatever more were mended would be guessed.
 */
export function readLenientJson(text: string): { readonly value: unknown } | undefined {
  const read = parseJson(text);
  if (read !== undefined) return read;
  const straight = text.replace(/[\u201c-\u201f]/g, '"');
  return (
    (straight === text ? undefined : parseJson(straight)) ??
    (/NaN|Infinity/.test(text) ? (parseJson(withoutNaN(text)) ?? parseJson(withoutNaN(straight))) : undefined)
  );
}

/** Reads JSON as it is. */
export function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** The bare words, with a sign or without, where a value may begin. */
const BARE = /[-+]?(?:NaN|Infinity)\b/y;

/** One walk over the text, whatever stands in it: a pattern that skips strings would walk anew from each quote of one that is never closed. */
function withoutNaN(text: string): string {
  const parts: string[] = [];
  let from = 0;
  let isString = false;
  let mayBegin = true;
  for (let at = 0; at < text.length; at += 1) {
    const c = text.charAt(at);
    if (c === '"') isString = !isString;
    else if (isString && c === '\\') at += 1;
    else if (!isString && mayBegin && /[-+NI]/.test(c)) {
      BARE.lastIndex = at;
      const word = BARE.exec(text)?.[0];
      if (word !== undefined) {
        parts.push(text.slice(from, at), JSON.stringify(NO_NUMBER));
        from = at + word.length;
        at = from - 1;
      }
    }
    mayBegin = !isString && /[\s:,[]/.test(c);
  }
  return parts.join('') + text.slice(from);
}
