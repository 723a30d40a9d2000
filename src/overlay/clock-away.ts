/**
 * Takes the clocks off a page that has lost the relay itself while they ran (docs/PROTOCOL.md C3): the page alone knows of it then. A
 * board that stands still while the relay is there is the relay's to judge.
 */
import { adoptSheet } from '#graphic/adopt-sheet.ts';
import type { Time } from '#lib/time.ts';
import { NO_CLOCK, runsUntil, standAfter, type ClockStand } from '#scoreboard/clock-pace.ts';
import type { ScoreboardState, ScoreboardStore } from '#store/scoreboard-store.ts';

/** Unless the stream says otherwise, in ms: `FEED_CLOCK` of the protocol, which imported would be one more file for the page to know of. */
const AWAY_MS = 10_000;
/** A link that went silent is given up this long after the last frame, in ms (`src/viewer/freshness.ts`), and a hidden page's later. */
const SILENCE_MS = 6_500;
const SILENCE_HIDDEN_MS = 71_000;
/** Whether a clock runs is told by its last texts: the one that it shows, the two by which it came there, and one more for a clock that was set between them. */
const TEXTS_MAX = 4;
/** The clocks that all sports know. */
const COMMON = ['clock', 'shotClock'];

/** The last texts of a clock and when they came, of which `last` is the newest; after the end the oldest goes on from the begin. */
interface Said {
  readonly name: string;
  readonly texts: string[];
  readonly ats: number[];
  last: number;
}

export interface ClockAwayPorts {
  readonly time: Time;
  readonly hidden: () => boolean;
  /** The clocks of the sport that the page draws: the very same list while it is the same. */
  readonly clocks: () => readonly string[];
}

/** The names of a pack's clocks, and of those that all sports know; a pack that nobody knows the form of has none of its own. */
export function clocksOf(pack: unknown): readonly string[] {
  const fields: unknown = typeof pack === 'object' && pack !== null && 'fields' in pack ? pack.fields : [];
  const own = (Array.isArray(fields) ? fields : []).flatMap((field: Partial<Record<string, unknown>> | null) => {
    const name = field?.['format'] === 'clock' ? field['name'] : undefined;
    if (typeof name !== 'string' || !/^\w+$/.test(name)) return [];
    return field?.['team'] === true ? [`home.${name}`, `away.${name}`] : [name];
  });
  return [...new Set([...COMMON, ...own])];
}

/** Sets `data-clock-away` on the page's root while clocks are off it, with their names; their places are kept. Whose clocks they are does not matter: none comes through. */
export function watchClock(root: HTMLElement, store: ScoreboardStore, { time, hidden, clocks }: ClockAwayPorts): void {
  /** The last texts of each clock. This is asked with every tick: what they mean is reckoned when the link is lost. */
  let said: readonly Said[] = [];
  let names: readonly string[] | undefined;
  let sheet: CSSStyleSheet | undefined;
  let callsOff: (() => void)[] = [];
  let away: readonly string[] = [];

  function hear({ values, changedAt }: ScoreboardState): void {
    const asked = clocks();
    if (asked !== names) {
      names = asked;
      said = asked.map((name) => said.find((one) => one.name === name) ?? { name, texts: [], ats: [], last: -1 });
    }
    for (const one of said) {
      const text = values[one.name] ?? '';
      if (text === one.texts[one.last]) continue;
      one.last = (one.last + 1) % TEXTS_MAX;
      one.texts[one.last] = text;
      one.ats[one.last] = changedAt;
    }
  }

  function back(): void {
    for (const callOff of callsOff) callOff();
    callsOff = [];
    away = [];
    delete root.dataset['clockAway'];
    for (const box of root.querySelectorAll<HTMLElement>('[data-clock-gone]')) delete box.dataset['clockGone'];
  }

  function lost({ link, control }: ScoreboardState): void {
    const now = time.now();
    const silentMs = link === 'waiting' ? 0 : hidden() ? SILENCE_HIDDEN_MS : SILENCE_MS;
    const awayMs = awayOf(control);
    if (awayMs === 0) return;
    for (const one of said) {
      const stand = standOf(one);
      if (now - silentMs > runsUntil(stand)) continue;
      callsOff.push(
        time.after(Math.max(0, stand.since + awayMs - now), () => {
          leave(one.name);
        }),
      );
    }
  }

  function leave(name: string): void {
    away = [...away, name];
    if (sheet === undefined) adoptSheet(root, (sheet = new CSSStyleSheet()));
    const parts = away.flatMap(partsOf);
    const shown = [...parts, '[data-clock-gone]'].map((part) => `[data-clock-away] ${part}`);
    sheet.replaceSync(`${shown.join()} { visibility: hidden }`);
    root.dataset['clockAway'] = away.join(' ');
    for (const box of boxesOf(root, parts.join())) box.dataset['clockGone'] = '';
  }

  hear(store.getState());
  store.subscribe((state, before) => {
    if (state.values !== before.values) hear(state);
    if (isLost(state) === isLost(before)) return;
    if (isLost(state)) lost(state);
    else back();
  });
}

function standOf({ texts, ats, last }: Said): ClockStand {
  let stand = NO_CLOCK;
  for (let next = 1; next <= texts.length; next += 1) {
    const at = (last + next) % texts.length;
    stand = standAfter(stand, texts[at] ?? '', ats[at] ?? 0);
  }
  return stand;
}

function isLost({ link, synced }: ScoreboardState): boolean {
  return synced && (link === 'stale' || link === 'waiting');
}

/** As the relay told it; 0 for never. */
function awayOf({ clockAway }: ScoreboardState['control']): number {
  return typeof clockAway === 'number' ? clockAway : AWAY_MS;
}

/** What shows it; clocks of penalties stand in one place, in the order in which they end, whichever they are. */
function partsOf(name: string): readonly string[] {
  const own = `[data-field="${name}"]`;
  const side = /^(home|away)\.(.+)\d$/.exec(name);
  return side === null ? [own] : [own, `.bug-penalties[data-field^="${side[1]}.${side[2]}"]`];
}

/** The boxes that are there only while there is such a clock in them: empty ones would look like a fault. What is off anyway does not count. */
function boxesOf(root: HTMLElement, parts: string): readonly HTMLElement[] {
  const shown = [...root.querySelectorAll<HTMLElement>('[data-field]')].filter(
    (field) => field.closest('[data-off]') === null,
  );
  const others = shown.filter((field) => !field.matches(parts));
  return shown
    .filter((field) => field.matches(parts) && field.closest('[data-fades]') !== null)
    .flatMap((field) => {
      let box: HTMLElement | null = null;
      for (let next = field.parentElement; next !== null && next !== root; next = next.parentElement) {
        if (others.some((other) => next?.contains(other))) break;
        box = next;
      }
      return box ?? [];
    });
}
