/** How late painted frames show what was sent. */

/** A clock's text and when it was sent or painted, in ms since 1970. */
export interface Sent {
  readonly text: string;
  readonly at: number;
}

export interface Lateness {
  /** As it was asked for, in ms. */
  readonly delay: number;
  /** From sending a value to the first frame that shows it, less the delay, in ms; sorted. */
  readonly over: readonly number[];
  /** Values that no frame ever showed. */
  readonly unseen: number;
}

/** A frame at 60 a second, in ms. */
const FRAME_MS = 1000 / 60;

/** The clock text of a step, each another one: 59:59 downwards. */
export function clockOf(step: number): string {
  const seconds = 3_599 - (step % 3_600);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** What the frames say of a delay. A value that was sent before the next came into the same frame may be seen by none. */
export function latenessOf(delay: number, sent: readonly Sent[], frames: readonly Sent[]): Lateness {
  const first = new Map<string, number>();
  for (const { text, at } of frames) if (!first.has(text)) first.set(text, at);
  const over = sent.flatMap(({ text, at }) => {
    const painted = first.get(text);
    return painted === undefined ? [] : painted - at - delay;
  });
  return { delay, over: over.toSorted((a, b) => a - b), unseen: sent.length - over.length };
}

export function quantile(sorted: readonly number[], q: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;
}

/** The table that people read. */
export function lines(none: Lateness, delayed: readonly Lateness[]): string[] {
  const rows = [none, ...delayed].map(({ delay, over, unseen }) => {
    const [early, middle, late] = [0.05, 0.5, 0.95].map((q) => quantile(over, q));
    const off = quantile(over, 0.5) - quantile(none.over, 0.5);
    return [`${delay} ms`, early?.toFixed(1), middle?.toFixed(1), late?.toFixed(1), off.toFixed(1), String(unseen)];
  });
  const head = ['delay', 'p5 over', 'p50 over', 'p95 over', 'p50 off, ms', 'unseen'];
  return [head, ...rows].map((row) => row.map((cell = '') => cell.padStart(12)).join(''));
}

/** A delay holds when every value was painted, and the median is within one frame of what it is without a delay. */
export function verdictOf(
  none: Lateness,
  delayed: readonly Lateness[],
): { readonly holds: boolean; readonly text: string } {
  const off = delayed.map(({ over }) => Math.abs(quantile(over, 0.5) - quantile(none.over, 0.5)));
  const holds = off.every((ms) => ms <= FRAME_MS) && [none, ...delayed].every(({ unseen }) => unseen === 0);
  const worst = Math.max(...off);
  return {
    holds,
    text: `${holds ? 'held' : 'missed'}: at most ${worst.toFixed(1)} ms off, the bar is one frame, ${FRAME_MS.toFixed(1)} ms`,
  };
}
