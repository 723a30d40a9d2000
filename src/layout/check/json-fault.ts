/** Where a text stops being JSON. `JSON.parse` says so in other words in every engine, and in some of them without a place. */
export interface JsonFault {
  /** Both count from 1; a column is a UTF-16 unit, as editors count. */
  readonly line: number;
  readonly column: number;
  readonly expected: string;
  readonly got: string;
}

/** Deeper than any layout by far; what lies deeper is not looked at. */
const DEPTH_MAX = 500;
const LITERALS = /true|false|null/y;
/** RFC 8259 §6. */
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** RFC 8259 §7: what may stand between the quotes. */
// oxlint-disable-next-line no-control-regex
const CHARACTERS = /(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*/y;
const SPACE = /[ \t\r\n]*/y;

/** A place in the text and what should have stood there. */
class Stop extends Error {
  readonly at: number;
  readonly expected: string;

  constructor(at: number, expected: string) {
    super(expected);
    this.at = at;
    this.expected = expected;
  }
}

/** The first place at which a text is no JSON (RFC 8259); undefined if it is JSON. */
export function findJsonFault(text: string): JsonFault | undefined {
  try {
    const end = skip(text, readValue(text, skip(text, 0), 0));
    if (end < text.length) throw new Stop(end, 'the end of the file');
    return undefined;
  } catch (stop) {
    if (!(stop instanceof Stop)) throw stop;
    const lines = text.slice(0, stop.at).split(/\r\n|\r|\n/);
    return {
      line: lines.length,
      column: (lines.at(-1) ?? '').length + 1,
      expected: stop.expected,
      got: wordAt(text, stop.at),
    };
  }
}

/** What of the text stands at this place, short. */
function wordAt(text: string, at: number): string {
  const first = text[at];
  if (first === undefined) return 'the end of the file';
  if (first === '\n' || first === '\r') return 'the end of the line';
  return JSON.stringify(/^(?:[\w.+-]{1,20}|.)/u.exec(text.slice(at, at + 20))?.[0] ?? first);
}

/** The end of what `pattern` matches at this place; the place itself if nothing. */
function match(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function skip(text: string, at: number): number {
  return match(SPACE, text, at);
}

/** The end of the value that begins here. */
function readValue(text: string, at: number, depth: number): number {
  if (depth > DEPTH_MAX) throw new Stop(at, `at most ${DEPTH_MAX} levels`);
  const first = text[at];
  if (first === '"') return readString(text, at);
  if (first === '{') return readList(text, at, '}', depth);
  if (first === '[') return readList(text, at, ']', depth);
  const end = Math.max(match(LITERALS, text, at), match(NUMBER, text, at));
  if (end === at) throw new Stop(at, 'a value (text in double quotes, a number, true, false, null, { or [)');
  return end;
}

function readString(text: string, at: number): number {
  const end = match(CHARACTERS, text, at + 1);
  if (text[end] === '"') return end + 1;
  throw new Stop(
    end,
    text[end] === '\\' ? 'an escape that JSON knows (such as \\" or \\n)' : 'a double quote at the end of the text',
  );
}

/** An object or an array, from its bracket on. */
function readList(text: string, at: number, close: '}' | ']', depth: number): number {
  let here = skip(text, at + 1);
  if (text[here] === close) return here + 1;
  for (;;) {
    if (close === '}') {
      if (text[here] !== '"') throw new Stop(here, 'a name in double quotes');
      here = skip(text, readString(text, here));
      if (text[here] !== ':') throw new Stop(here, '":" after the name');
      here = skip(text, here + 1);
    }
    here = skip(text, readValue(text, here, depth + 1));
    if (text[here] === close) return here + 1;
    if (text[here] !== ',') throw new Stop(here, `"," or "${close}"`);
    here = skip(text, here + 1);
    if (text[here] === close) throw new Stop(here, 'no comma before the end of a list or an object');
  }
}
