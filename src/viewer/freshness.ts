import type { Time } from '#lib/time.ts';

/** Three heartbeats of 2 s missed: docs/PROTOCOL.md V11. */
const SILENCE_MS = 6_000;
/** A hidden page's timers run once a minute; its frames still come, so its silence may last a minute and some. */
const SILENCE_HIDDEN_MS = 70_000;
/** A timer comes this much after the silence is full, so that the third heartbeat, which sets it anew, is there before it. */
const GRACE_MS = 250;
/** A timer that has longer to go than this is left to go on: the next heartbeat, 2 s away, comes before it. */
const REARM_MS = 2_100;
/** A timer that comes this much late on a visible page was slept through, by the machine or by the browser; so was a time that only the wall clock saw pass. */
const SLEPT_MS = 5_000;

export interface FreshnessPorts {
  readonly time: Time;
  /**
   * The wall clock, in ms. `Time` may stand still while the machine sleeps (macOS, Linux) and the wall clock does not; where they part,
   * the longer span counts. A wall clock that was set costs one needless dial at worst.
   */
  readonly wallClock: () => number;
  readonly visible: () => boolean;
}

/** Notices that a connection has gone silent or was slept through. Does nothing until armed. */
export interface Freshness {
  /** A frame came, at this own time. False if the machine slept since the one before: the frame is as old as that sleep, and not to be read. */
  heard(own: number): boolean;
  /** From the last frame on silence counts. Said again with every heartbeat, so that the timer of a link that is well never runs out. */
  arm(): void;
  /** Looks at once: to be called when the page's visibility changes or the machine comes back. */
  look(): void;
  stop(): void;
}

/** Calls `onSilent` once, after which it is stopped. */
export function createFreshness(ports: FreshnessPorts, onSilent: () => void): Freshness {
  const { time, wallClock, visible } = ports;
  let heardAt = now();
  let due: { readonly at: Instant; readonly whileVisible: boolean; readonly cancel: () => void } | undefined;

  function now(): Instant {
    return { own: time.now(), wall: wallClock() };
  }

  function schedule({ own, wall }: Instant): void {
    const whileVisible = visible();
    const ms = limitMs() + GRACE_MS - sinceMs(heardAt, { own, wall });
    due = { at: { own: own + ms, wall: wall + ms }, whileVisible, cancel: time.after(ms, onTime) };
  }

  function stop(): void {
    due?.cancel();
    due = undefined;
  }

  function isSilent(): boolean {
    return sinceMs(heardAt, now()) >= limitMs();
  }

  function limitMs(): number {
    return visible() ? SILENCE_MS : SILENCE_HIDDEN_MS;
  }

  function onTime(): void {
    // The timer of a hidden page is late by rule.
    const slept = due !== undefined && due.whileVisible && sinceMs(due.at, now()) > SLEPT_MS;
    stop();
    if (slept || isSilent()) onSilent();
    else schedule(now());
  }

  return {
    heard(own) {
      const before = heardAt;
      heardAt = { own, wall: wallClock() };
      const stoodMs = heardAt.wall - before.wall - (heardAt.own - before.own);
      if (stoodMs <= SLEPT_MS || due === undefined) return true;
      stop();
      onSilent();
      return false;
    },
    arm() {
      // Setting a timer costs more than all the rest of a heartbeat, and what is left of this one is looked at when it runs out.
      if (due !== undefined && due.at.own - heardAt.own > REARM_MS && due.whileVisible === visible()) return;
      stop();
      schedule(heardAt);
    },
    look() {
      if (due === undefined) return;
      stop();
      if (isSilent()) onSilent();
      else schedule(now());
    },
    stop,
  };
}

interface Instant {
  readonly own: number;
  readonly wall: number;
}

function sinceMs(from: Instant, to: Instant): number {
  return Math.max(to.own - from.own, to.wall - from.wall);
}
