/** All outputs of a stream that have the same delay: what they are shown, and what has yet to wait. */
import type { Soon, Time } from '#lib/time.ts';
import { unreachable } from '#lib/unreachable.ts';
import { EMPTY_DESK, type Cue, type DeskState, type Watches } from '#protocol/desk.ts';
import type { Control, Source } from '#protocol/down.ts';
import { diffValues } from '#protocol/patch.ts';
import type { ClockForm } from '#scoreboard/clock-text.ts';
import { clockChangesIn, clockMsAt, onAirValues } from '#scoreboard/desk.ts';
import { controlOf } from '#scoreboard/desk-control.ts';
import { applyDeskPatch, withoutOvertaken, type DeskPatch } from '#scoreboard/desk-patch.ts';
import { createFanOut, type FanOut } from '../fan-out.ts';
import { createStream, type Stream } from '../stream.ts';
import { append, otherSide, swapped, type Entry, type FeedPatch } from './entry.ts';
import { cueFor, type Standpoint } from './past.ts';

/** A cue is kept so long after its end, in ms, so that an output that dials again within it does not take it for a new one. */
const CUE_KEPT_MS = 60_000;

/** What an entry made of a line: whether the feed says anything new by it, and the fields that were one too many. */
export interface Applied {
  readonly changed: boolean;
  readonly overflow: readonly string[];
}
const NOTHING: Applied = { changed: false, overflow: [] };

export interface LineDeps {
  readonly id: string;
  readonly build: string;
  readonly time: Time;
  readonly soon: Soon;
  /** See `FanOutDeps.yields`. */
  readonly yields?: Soon | undefined;
  readonly newEpoch: () => string;
  readonly source: () => Source;
  /** The form of a clock that is taken over, by the sport that a desk says. */
  readonly clockForm: (desk: DeskState) => ClockForm;
  /** What viewers of a desk are told besides its words. */
  readonly told: (desk: DeskState) => Control;
}

export interface Line {
  readonly fanOut: FanOut;
  /** What is on air on these outputs. */
  stream(): Stream;
  delay(): number;
  /** What of a reading is new to these outputs. */
  changesOf(patch: FeedPatch): FeedPatch;
  /** Longer: what is shown holds until its time comes again. Shorter: what is due by now is shown at once. */
  setDelay(ms: number): void;
  /** Takes what happened: it is on air when it is as old as the delay. */
  take(entry: Entry): Applied;
  /** The same of what happened at once and is not to be seen one by one. */
  takeAll(entries: readonly Entry[]): void;
  /** A word of somebody who watches these outputs: it counts at once, and overtakes what waits. */
  say(patch: DeskPatch, watches: Watches): void;
  cue(cue: Cue): void;
  dropCues(ids: ReadonlySet<string>): void;
  /** The board's sides are the other way round, also in what waits. */
  swapAll(): void;
  /** What is told besides may have changed. */
  tell(): void;
  /** Where a line begins that goes on from here. */
  standpoint(): Standpoint;
  tick(): void;
  stop(): void;
}

/** A line that stands at `start`; its stream is a new incarnation. */
export function createLine(deps: LineDeps, start: Standpoint, delayMs: number): Line {
  const { time } = deps;
  const now = (): number => Math.round(time.now());
  const feed = new Map(Object.entries(start.feed));
  let { desk, cues, courtClock } = start;
  let queue = [...start.queue];
  let delay = delayMs;
  let stream = newStream();
  let timer: { readonly due: number; readonly callOff: () => void } | undefined;
  const fanOut = createFanOut({ ...deps, stream: () => stream });

  function newStream(): Stream {
    const at = now();
    const values = onAirValues(Object.fromEntries(feed), desk, at, deps.clockForm(desk));
    return createStream({ epoch: deps.newEpoch(), at, control: control(), values });
  }

  function control(): Control {
    return { ...deps.told(desk), ...controlOf(desk, cues) };
  }

  /** Shows what holds now, whatever it was that changed. */
  function refresh(at: number): boolean {
    const values = onAirValues(Object.fromEntries(feed), desk, now(), deps.clockForm(desk));
    let { changed } = stream.apply(Object.entries(diffValues(stream.values(), values)), at);
    const told = control();
    if (JSON.stringify(told) !== JSON.stringify(stream.control())) {
      stream.setControl(told, at);
      changed = true;
    }
    return changed;
  }

  /** Whether the feed's word for a field is not what is on air. */
  function isCovered(field: string): boolean {
    return desk.frozen !== null || Object.hasOwn(desk.overrides, field) || (field === 'clock' && desk.clock !== null);
  }

  /** What happened takes effect. */
  function happen(entry: Entry): Applied {
    switch (entry.kind) {
      case 'feed':
        return readFeed(entry);
      case 'begin':
        feed.clear();
        for (const [name, text] of Object.entries(entry.values)) feed.set(name, text);
        stream = newStream();
        return NOTHING;
      case 'swap':
        swapFeed();
        refresh(entry.at);
        return NOTHING;
      case 'desk':
        applyStep(entry.patch, entry.watches, delay);
        refresh(entry.at);
        return NOTHING;
      case 'cue':
        cues = [...cues, cueFor(entry, delay)];
        refresh(entry.at);
        return NOTHING;
      default:
        return unreachable(entry);
    }
  }

  function applyStep(patch: DeskPatch, watches: Watches, delayed: number): void {
    desk = applyDeskPatch(desk, patch, watches === 'court' ? delayed : 0);
    if (Object.hasOwn(patch.rest, 'clock')) courtClock = watches === 'court';
  }

  /** A clock of the court's is as late as the picture: it stands until its time comes again, or is so much further at once. */
  function delayClock(by: number): void {
    const { clock } = desk;
    if (clock === null || !courtClock) return;
    const at = now();
    const later = { ...clock, ms: clockMsAt(clock, at), at: Math.max(clock.at, at) + by };
    desk = { ...desk, clock: by < 0 ? { ...clock, at: clock.at + by } : later };
  }

  function readFeed({ patch, at, ats }: Entry & { kind: 'feed' }): Applied {
    let changed = false;
    for (const [name, text] of patch) {
      if ((feed.get(name) ?? null) === text) continue;
      changed = true;
      if (text === null) feed.delete(name);
      else feed.set(name, text);
    }
    const shown = desk === EMPTY_DESK ? patch : [...patch].filter(([name]) => !isCovered(name));
    return { changed, overflow: stream.apply(shown, at, ats).overflow };
  }

  function swapFeed(): void {
    const sides = [...feed].map(([name, text]) => [otherSide(name), text] as const);
    feed.clear();
    for (const [name, text] of sides) feed.set(name, text);
  }

  /** Lets everything happen that has waited long enough, and says how much that was. */
  function drain(): number {
    const due = queue.findIndex(({ at }) => at + delay > now());
    const ready = due < 0 ? queue : queue.slice(0, due);
    queue = due < 0 ? [] : queue.slice(due);
    for (const entry of ready) happen(entry);
    return ready.length;
  }

  /** Sets the timer to what comes next: the first that waits, or another text of a clock that runs here. */
  function schedule(): void {
    const at = now();
    const inQueue = queue[0] === undefined ? undefined : Math.max(0, queue[0].at + delay - at);
    const inClock =
      desk.clock === null || isOverridden('clock') ? undefined : clockChangesIn(desk.clock, at, deps.clockForm(desk));
    const wait = Math.min(inQueue ?? Infinity, inClock ?? Infinity);
    if (timer?.due === at + wait) return;
    timer?.callOff();
    timer = wait === Infinity ? undefined : { due: at + wait, callOff: time.after(wait, onTimer) };
  }

  function isOverridden(field: string): boolean {
    return Object.hasOwn(desk.overrides, field);
  }

  function onTimer(): void {
    timer = undefined;
    const happened = drain() > 0;
    const ticked = desk.clock !== null && refresh(now());
    if (happened || ticked) fanOut.publish();
    schedule();
  }

  function changed(): void {
    if (refresh(now())) fanOut.publish();
    schedule();
  }

  schedule();
  return {
    fanOut,
    stream: () => stream,
    delay: () => delay,
    changesOf: (patch) => new Map([...patch].filter(([name, text]) => (feed.get(name) ?? null) !== text)),
    setDelay(ms) {
      delayClock(ms - delay);
      delay = ms;
      // Several steps at once are none to be seen one by one.
      const happened = drain() > 0;
      if (refresh(now()) || happened) fanOut.redraw();
      schedule();
    },
    take(entry) {
      if (delay > 0 || queue.length > 0) {
        append(queue, entry);
        schedule();
        return NOTHING;
      }
      const applied = happen(entry);
      // A new state is told with its first values, which follow at once.
      if (entry.kind !== 'begin') fanOut.publish();
      if (entry.kind !== 'feed') schedule();
      return applied;
    },
    takeAll(entries) {
      if (delay > 0 || queue.length > 0) {
        for (const entry of entries) append(queue, entry);
      } else {
        for (const entry of entries) happen(entry);
        fanOut.publish();
      }
      schedule();
    },
    say(patch, watches) {
      queue = queue.map((entry) =>
        entry.kind === 'desk' ? { ...entry, patch: withoutOvertaken(entry.patch, patch) } : entry,
      );
      applyStep(patch, watches, 0);
      changed();
    },
    cue(cue) {
      cues = [...cues, cue];
      changed();
    },
    dropCues(ids) {
      cues = cues.filter(({ id }) => !ids.has(id));
      queue = queue.filter((entry) => entry.kind !== 'cue' || !ids.has(entry.cue.id));
      changed();
    },
    swapAll() {
      swapFeed();
      queue = queue.map(swapped);
      changed();
    },
    tell: changed,
    standpoint: () => ({ feed: Object.fromEntries(feed), desk, cues, queue, courtClock }),
    tick() {
      const kept = cues.filter(({ at, ms }) => at + ms + CUE_KEPT_MS > now());
      if (kept.length === cues.length) return;
      cues = kept;
      changed();
    },
    stop() {
      timer?.callOff();
      timer = undefined;
    },
  };
}
