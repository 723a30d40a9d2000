/** Why something was refused: in English, as a log and whoever calls the API read it. */
export interface Refusal {
  readonly reason: string;
  /** By what pages say it in other languages, where they do. */
  readonly code?: string | undefined;
  /** What belongs to the code's sentence, in the order of its parts. */
  readonly about?: readonly string[] | undefined;
}

/** The outcome of reading something from outside: the value, or why it was refused. */
export type Result<T> = { readonly ok: true; readonly value: T } | ({ readonly ok: false } & Refusal);

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function refused(reason: string): { readonly ok: false; readonly reason: string } {
  return { ok: false, reason };
}
