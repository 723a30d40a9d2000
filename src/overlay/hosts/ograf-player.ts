/** The two ways in which an OGraf graphic is played: live, and by time. */
import type { Canvas } from '#layout/canvas.ts';
import { LEAVE_MS } from '#graphic/comings.ts';
import type { Result } from '#lib/result.ts';
import { systemTime } from '#lib/system-time.ts';
import { perform, type Action, type Outcome, type Rules, type Standing } from './ograf-actions.ts';
import { framesOf, readSchedule, type Frames, type ScheduledAction } from './ograf-frames.ts';
import { createLive, type LiveGraphic } from './ograf-live.ts';
import type { OgrafParts } from './ograf-parts.ts';
import { createReplay } from './ograf-replay.ts';
import { nextFrame, pause, within } from './ograf-waits.ts';

/** What an action answers; hosts refuse any other key. */
export interface Payload {
  readonly statusCode: number;
  readonly statusMessage?: string;
  /** Absent where the graphic is off the air. */
  readonly currentStep?: number;
}

export interface Player {
  act(action: Action): Promise<Payload>;
  goToTime(timestamp: unknown): Promise<Payload>;
  setActionsSchedule(schedule: unknown): Promise<Payload>;
  resize(canvas: Canvas): void;
  end(): void;
}

export interface PlayerConfig {
  readonly tree: ShadowRoot;
  readonly parts: OgrafParts;
  readonly rules: Rules;
  readonly canvas: Canvas;
  readonly standing: Standing;
}

/** A relay that does not say its first state by then is heard when it does: hosts wait 3 s for a graphic. */
const STATED_MS_MAX = 1_500;

const DONE: Payload = { statusCode: 200 };

export function bad(statusMessage: string, statusCode = 400): Payload {
  return { statusCode, statusMessage };
}

/** Plays live. Resolves once the first picture is there, or a relay keeps it waiting. */
export async function playLive({ tree, parts, rules, canvas, standing }: PlayerConfig): Promise<Player> {
  const root = document.createElement('div');
  tree.append(root);
  let live: LiveGraphic = createLive({ root, parts, canvas, standing });
  await within(STATED_MS_MAX, live.stated);

  /** Another relay is another graphic in the same place. */
  async function show(next: Standing): Promise<void> {
    const isSame = linkOf(standing) === linkOf(next);
    standing = next;
    if (isSame) return live.show(next);
    live.end();
    live = createLive({ root, parts, canvas, standing: { ...next, step: undefined } });
    await within(STATED_MS_MAX, live.stated);
    return live.show({ ...standing, isCut: true });
  }

  return {
    async act(action) {
      const at = systemTime.now();
      const outcome = perform(rules, standing, action, at);
      if (!outcome.ok) return answerOf(action, outcome);
      await show(outcome.standing);
      if (outcome.standing.leftAt === at) await pause(LEAVE_MS);
      await nextFrame();
      return answerOf(action, outcome);
    },
    goToTime: async () => bad('goToTime: this graphic was loaded as realtime'),
    setActionsSchedule: async () => bad('setActionsSchedule: this graphic was loaded as realtime'),
    resize(next) {
      canvas = next;
      live.resize(next);
    },
    end() {
      live.end();
      root.remove();
    },
  };
}

/** Plays by time. Actions beside the schedule count from the moment that is shown. */
export function playByTime({ tree, parts, rules, standing: first, ...config }: PlayerConfig): Player {
  const replay = createReplay(tree, parts);
  let { canvas } = config;
  let now = 0;
  let schedule: readonly ScheduledAction[] = [];
  let beside: readonly ScheduledAction[] = [];
  let frames = framesOf(rules, first, []);
  /** One moment after another, however many are asked for at once. */
  let turn: Promise<unknown> = Promise.resolve();
  let isEnded = false;

  async function showAfter(earlier: Promise<unknown>, wanted: Result<Frames>, timestamp: number): Promise<void> {
    await earlier;
    if (wanted.ok && !isEnded) await replay.show(wanted.value, timestamp, canvas);
    if (isEnded) replay.end();
  }

  function show(): Promise<void> {
    const shown = showAfter(turn, frames, now);
    turn = shown.catch(() => undefined);
    return shown;
  }

  /** Takes actions over if all of them can be. */
  function take(next: readonly ScheduledAction[], more: readonly ScheduledAction[]): string | Frames {
    const all = [...next, ...more].sort((one, other) => one.timestamp - other.timestamp);
    const made = framesOf(rules, first, all);
    if (!made.ok) return made.reason;
    frames = made;
    schedule = next;
    beside = more;
    return made.value;
  }

  return {
    async act(action) {
      const made = take(schedule, [...beside, { timestamp: now, action }]);
      if (typeof made === 'string') {
        // Said of the one action alone, and with its own code.
        const outcome = frames.ok ? perform(rules, frames.value.standingAt(now), action, now) : undefined;
        return outcome?.ok === false ? answerOf(action, outcome) : bad(made);
      }
      const standing = made.standingAt(now);
      await show();
      return answerOf(action, { ok: true, standing });
    },
    async goToTime(timestamp) {
      if (typeof timestamp !== 'number' || !Number.isFinite(timestamp)) return bad('timestamp: expected ms');
      now = timestamp;
      await show();
      return DONE;
    },
    async setActionsSchedule(given) {
      const read = readSchedule(given);
      if (!read.ok) return bad(read.reason);
      // A new recording.
      const made = take(read.value, []);
      if (typeof made === 'string') return bad(made);
      await show();
      return DONE;
    },
    resize(next) {
      canvas = next;
      void show();
    },
    end() {
      isEnded = true;
      replay.end();
    },
  };
}

function answerOf({ type }: Action, outcome: Outcome): Payload {
  if (!outcome.ok) return bad(outcome.reason, outcome.statusCode);
  const { step } = outcome.standing;
  return type === 'playAction' && step !== undefined ? { ...DONE, currentStep: step } : DONE;
}

function linkOf({ wish: { relay, options } }: Standing): string {
  return JSON.stringify(relay && [relay.url, relay.key, options.delay, options.name]);
}
