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

/** Of one kind, that is with the same words, so many lines are written within so many ms; a storm of them neither fills a disk nor holds up what is on air. */
const SAME_LINES_MAX = 50;
const SAME_MS = 1000;

/** The lines with the same words within SAME_MS. */
interface Kind {
  readonly level: LogLevel;
  lines: number;
  readonly callOff: () => void;
}

export interface JsonLog {
  readonly log: Log;
  /** Says what was not written of the last moments. */
  readonly end: () => void;
}

/**
 * Writes one JSON object a line: `time` (ISO 8601, UTC), `level`, `msg`, then the fields. `write` gets each line with its line feed. What comes
 * too often is counted, and told after a second in one line with the same words and `more`.
 */
export function createJsonLog(options: {
  readonly time: Time;
  readonly level: LogLevel;
  readonly write: (line: string) => void;
}): JsonLog {
  const lowest = LOG_LEVELS.indexOf(options.level);
  const kinds = new Map<string, Kind>();

  function write(level: LogLevel, msg: string, fields: LogFields): void {
    const line: Record<string, string | number | boolean | null> = {
      time: new Date(options.time.now()).toISOString(),
      level,
      msg: safeText(msg),
    };
    for (const [name, value] of Object.entries(fields)) {
      if (value !== undefined) line[name] = typeof value === 'string' ? safeText(value) : value;
    }
    options.write(`${JSON.stringify(line)}\n`);
  }

  /** Begins anew with these words, and tells how many lines were too many. */
  function settle(msg: string, { level, lines, callOff }: Kind): void {
    callOff();
    kinds.delete(msg);
    if (lines > SAME_LINES_MAX) write(level, msg, { more: lines - SAME_LINES_MAX });
  }

  function kindOf(level: LogLevel, msg: string): Kind {
    const known = kinds.get(msg);
    if (known !== undefined) return known;
    const kind = { level, lines: 0, callOff: options.time.after(SAME_MS, () => settle(msg, kind)) };
    kinds.set(msg, kind);
    return kind;
  }

  return {
    log(level, msg, fields = {}) {
      if (LOG_LEVELS.indexOf(level) < lowest) return;
      const kind = kindOf(level, msg);
      kind.lines += 1;
      if (kind.lines <= SAME_LINES_MAX) write(level, msg, fields);
    },
    end() {
      for (const [msg, kind] of kinds) settle(msg, kind);
    },
  };
}

/** Says nothing: for tests, and for who wants no log. */
export const silentLog: Log = () => undefined;

function safeText(text: string): string {
  const short = text.length > TEXT_LENGTH_MAX ? `${text.slice(0, TEXT_LENGTH_MAX)}…` : text;
  return short.replace(UNSAFE, (c) => `<U+${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}>`);
}
