/** Names of the way to a value in a file, from its top. */
export type JsonPath = readonly (string | number)[];

/** A path as people write it: `root.children[2].value[0].field`; `file` for the whole. */
export function writePath(path: JsonPath): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else if (/^[\w$-]+$/.test(step)) text += text === '' ? step : `.${step}`;
    else text += `[${JSON.stringify(step)}]`;
  }
  return text === '' ? 'file' : text;
}

/** Longest text of a file that is told back, in UTF-16 units. */
const TOLD_MAX = 40;

/** A value as a fault tells of it: texts and numbers as they are, the others by what they are. */
export function tell(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (isRecord(value)) {
    const keys = Object.keys(value);
    const text = `{ ${keys.join(', ')} }`;
    return keys.length === 0 ? 'an empty object' : text.length > TOLD_MAX ? 'an object' : text;
  }
  const text = JSON.stringify(value);
  return text.length > TOLD_MAX ? `${text.slice(0, TOLD_MAX)}…` : text;
}

/** Whether a value is a JSON object: an array is none. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One thing that is wrong with a file. */
export interface Fault {
  readonly path: JsonPath;
  /** In words that fit after "expected". */
  readonly expected: string;
  readonly got: string;
}

/** A fault in one line: `root.children[2].size: expected one of large, medium, small, got "huge"`. */
export function writeFault({ path, expected, got }: Fault): string {
  return `${writePath(path)}: expected ${expected}, got ${got}`;
}
