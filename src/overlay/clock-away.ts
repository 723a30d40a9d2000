/**
 * Takes the clock off a page that has lost the relay itself while the clock ran (docs/PROTOCOL.md C3): the page alone knows of it then. A
 * board that stands still while the relay is there is the relay's to judge.
 */
import type { Time } from '#lib/time.ts';
import { NO_CLOCK, runsUntil, standAfter, type ClockStand } from '#scoreboard/clock-pace.ts';
import type { ScoreboardState, ScoreboardStore } from '#store/scoreboard-store.ts';

/** Unless the stream says otherwise, in ms: `FEED_CLOCK` of the protocol, which imported would be one more file for the page to know of. */
const AWAY_MS = 10_000;
/** A link that went silent is given up this long after the last frame, in ms (`src/viewer/freshness.ts`), and a hidden page's later. */
const SILENCE_MS = 6_500;
const SILENCE_HIDDEN_MS = 71_000;

let isStyled = false;

export interface ClockAwayPorts {
  readonly time: Time;
  readonly hidden: () => boolean;
}

/** Sets `data-clock-away` on the page's root while the clock is off it; its place is kept. Whose clock it is does not matter: none comes through. */
export function watchClock(root: HTMLElement, store: ScoreboardStore, { time, hidden }: ClockAwayPorts): void {
  let stand = standAfter(NO_CLOCK, clockOf(store.getState()), time.now());
  let callOff: (() => void) | undefined;

  function back(): void {
    callOff?.();
    callOff = undefined;
    delete root.dataset['clockAway'];
  }

  function lost({ link, control }: ScoreboardState): void {
    const now = time.now();
    const silentMs = link === 'waiting' ? 0 : hidden() ? SILENCE_HIDDEN_MS : SILENCE_MS;
    const awayMs = awayOf(control);
    if (awayMs === 0 || now - silentMs > runsUntil(stand)) return;
    callOff = time.after(Math.max(0, stand.since + awayMs - now), () => {
      style();
      root.dataset['clockAway'] = '';
    });
  }

  store.subscribe((state, before) => {
    if (state.values !== before.values) stand = standOf(stand, state, time.now());
    if (isLost(state) === isLost(before)) return;
    if (isLost(state)) lost(state);
    else back();
  });
}

function standOf(before: ClockStand, state: ScoreboardState, now: number): ClockStand {
  const text = clockOf(state);
  return text === before.text ? before : standAfter(before, text, now);
}

function clockOf({ values }: ScoreboardState): string {
  return values['clock'] ?? '';
}

function isLost({ link, synced }: ScoreboardState): boolean {
  return synced && (link === 'stale' || link === 'waiting');
}

/** As the relay told it; 0 for never. */
function awayOf({ clockAway }: ScoreboardState['control']): number {
  return typeof clockAway === 'number' ? clockAway : AWAY_MS;
}

/** A style sheet that is made, not fetched: one that did not come would have the page look for its server anew. */
function style(): void {
  if (isStyled) return;
  isStyled = true;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('[data-clock-away] [data-field="clock"] { visibility: hidden }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
