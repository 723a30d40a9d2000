import type { Time } from '#lib/time.ts';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What a log line may carry besides its words. Never a field's value, never a key, never a raw URL. */
type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Says one thing to whoever runs the relay. */
export type Log = (level: LogLevel, msg: string, fields?: LogFields) => void;

/** Longest text in a log line, in characters: names come from strangers. */
const TEXT_LENGTH_MAX = 200;
// C0 and C1 controls, bidi marks, embeddings, overrides and isolates, zero-width characters: nothing that moves a terminal's cursor or turns text round.
// oxlint-disable-next-line no-control-regex
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** Writes one JSON object a line: `time` (ISO 8601, UTC), `level`, `msg`, then the fields. `write` gets each line with its line feed. */
export function createJsonLog(options: {
  readonly time: Time;
  readonly level: LogLevel;
  readonly write: (line: string) => void;
}): Log {
  const lowest = LOG_LEVELS.indexOf(options.level);
  return (level, msg, fields = {}) => {
    if (LOG_LEVELS.indexOf(level) < lowest) return;
    const line: Record<string, string | number | boolean | null> = {
      time: new Date(options.time.now()).toISOString(),
      level,
      msg: safeText(msg),
    };
    for (const [name, value] of Object.entries(fields)) {
      if (value !== undefined) line[name] = typeof value === 'string' ? safeText(value) : value;
    }
    options.write(`${JSON.stringify(line)}\n`);
  };
}

/** Says nothing: for tests, and for who wants no log. */
export const silentLog: Log = () => undefined;

function safeText(text: string): string {
  const short = text.length > TEXT_LENGTH_MAX ? `${text.slice(0, TEXT_LENGTH_MAX)}…` : text;
  return short.replace(UNSAFE, (c) => `<U+${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}>`);
}
