/** The operator's moments (a goal, a time-out, a text), each shown once for as long as it says. */
import { createEmitter } from '#lib/emitter.ts';
import type { Time } from '#lib/time.ts';
import type { Cue } from '#protocol/desk.ts';
import type { Control } from '#protocol/down.ts';
import type { ScoreboardStore } from './scoreboard-store.ts';

export type { Cue } from '#protocol/desk.ts';

/** A cue that is on the screen; `leaves` while it goes. */
export interface ShownCue {
  readonly cue: Cue;
  readonly leaves: boolean;
}

export interface Cues {
  /** Undefined while there is none; the very same object until something of it changed. */
  readonly shown: () => ShownCue | undefined;
  readonly on: (run: () => void) => () => void;
  readonly stop: () => void;
}

interface CuePorts {
  readonly time: Pick<Time, 'after'>;
  /** The relay's clock in ms, which is the clock of a cue's `at`; undefined where it cannot be had. */
  readonly relayNow: () => Promise<number | undefined>;
  /** How long a cue takes to leave, in ms. */
  readonly leaveMs: number;
}

/** The relay's clock is known to about this, in ms: so much longer a cue may count as due, and is never cut short for it. */
const CLOCK_MS = 1_000;

/**
 * Follows the cues in a store's control words. Those of `first`, the words of the page's first state, are over for it; of several new ones the
 * newest is shown, and a newer one takes an older one's place at once: a moment that is shown late is wrong.
 */
export function createCues(store: ScoreboardStore, first: Control, ports: CuePorts): Cues {
  const changed = createEmitter<void>();
  const seen = new Set(cuesIn(first).map(({ id }) => id));
  let shown: ShownCue | undefined;
  let newest: Cue | undefined;
  let callOff: (() => void) | undefined;

  function set(next: ShownCue | undefined): void {
    shown = next;
    changed.emit();
  }

  function wait(ms: number, run: () => void): void {
    callOff?.();
    callOff = ports.time.after(ms, run);
  }

  function leave(): void {
    if (shown === undefined || shown.leaves) return;
    set({ cue: shown.cue, leaves: true });
    wait(ports.leaveMs, () => {
      set(undefined);
    });
  }

  /** Shows a cue unless it is over: one may come late, after an outage or out of a longer delay. */
  async function begin(cue: Cue): Promise<void> {
    newest = cue;
    const now = await ports.relayNow();
    if (newest !== cue) return;
    const left = now === undefined ? cue.ms : cue.at + cue.ms - now;
    if (left <= 0) return;
    set({ cue, leaves: false });
    wait(Math.min(cue.ms, left + CLOCK_MS), leave);
  }

  function look(control: Control): void {
    const cues = cuesIn(control);
    const isThere = (cue: Cue): boolean => cues.some(({ id }) => id === cue.id);
    // Taken off the air by the operator, before or while it is shown.
    if (newest !== undefined && !isThere(newest)) newest = undefined;
    if (shown !== undefined && !isThere(shown.cue)) leave();
    const fresh = cues.filter(({ id }) => !seen.has(id));
    for (const { id } of fresh) seen.add(id);
    const last = fresh.reduce<Cue | undefined>(
      (one, cue) => (one === undefined || cue.at >= one.at ? cue : one),
      undefined,
    );
    if (last !== undefined) void begin(last);
  }

  const off = store.subscribe(({ control }, before) => {
    if (control !== before.control) look(control);
  });
  look(store.getState().control);
  return {
    shown: () => shown,
    on: (run) => changed.on(run),
    stop() {
      off();
      callOff?.();
      newest = undefined;
    },
  };
}

const KINDS = Object.keys({
  goal: 0,
  try: 0,
  touchdown: 0,
  point: 0,
  foul: 0,
  period: 0,
  timeout: 0,
  text: 0,
} satisfies Readonly<Record<Cue['kind'], 0>>);

function cuesIn({ cues }: Control): readonly Cue[] {
  return Array.isArray(cues) ? cues.filter(isCue) : [];
}

function isCue(said: unknown): said is Cue {
  if (typeof said !== 'object' || said === null) return false;
  const { id, kind, at, ms, side, text }: Readonly<Record<string, unknown>> = { ...said };
  return (
    typeof id === 'string' &&
    typeof kind === 'string' &&
    KINDS.includes(kind) &&
    Number.isFinite(at) &&
    Number.isFinite(ms) &&
    (side === undefined || side === 'home' || side === 'away') &&
    (text === undefined || typeof text === 'string')
  );
}
