/**
 * What may change a page that is on air: an operator's live words (docs/PROTOCOL.md V15), another sport (K12), looks that are saved anew (L6),
 * another shape of its source, the loss of the relay while the clock runs (C3). In a chunk of its own, which comes behind the first picture.
 */
import { flushSync } from 'react-dom';
import { CueBanner } from '#graphic/cue-banner.tsx';
import { LEAVE_MS } from '#graphic/comings.ts';
import { createOffAir } from '#graphic/off-air.ts';
import { canvasOf } from '#layout/canvas.ts';
import { withPlatesClosed } from '#layout/closed-plates.ts';
import { withPhaseLabel } from '#layout/phase-label.ts';
import { systemTime } from '#lib/system-time.ts';
import { createCues } from '#store/cues.ts';
import { isOffAir, optionsOnAir, phaseOnBug } from '#store/desk-options.ts';
import type { ScoreboardState } from '#store/scoreboard-store.ts';
import type { OverlayOptions } from '#store/url-options.ts';
import type { Air, Drawn } from './air.ts';
import { clocksOf, watchClock } from './clock-away.ts';
import { pagePlayout } from './hosts/playout.ts';
import { nextPicture, type Shown, type Wanted } from './next-picture.ts';
import { relayNow } from './relay-now.ts';

/** A host's `play` waits no longer for the files of a look that it named, in ms. */
const PLAY_MS_MAX = 1_000;

/**
 * Follows the words of a page's operator for as long as it lives. `plain` is what the page draws by its URL alone and `first` the words that
 * its first state brought. Resolves once what is shown is as those say.
 */
export async function followAir(air: Air, plain: Drawn, first: ScoreboardState['control']): Promise<void> {
  const { root, store, options } = air;
  const { animate } = options;
  const playout = air.playout ?? (window.hostCalls && (await pagePlayout(window.hostCalls, systemTime)));
  const isOff = (control: ScoreboardState['control']): boolean => playout?.isOff() ?? isOffAir(control);
  // What a host plays comes in by its motion, also where it says so at once.
  const isPlayed = playout?.isOff() !== undefined;
  const cues = createCues(store, first, { time: systemTime, relayNow, leaveMs: LEAVE_MS });
  let clocks = clocksOf(plain.pack);
  watchClock(root, store, { time: systemTime, hidden: () => document.hidden, clocks: () => clocks });
  const offAir = createOffAir(root, isPlayed || isOffAir(first), { time: systemTime, animate });
  let shown: Shown = {
    drawn: plain,
    wanted: {
      options: { ...options, sport: options.sport ?? sportOf(plain) },
      canvas: plain.canvas,
      looks: first['looks'],
    },
    fresh: new Map(),
  };
  /** What was wished for last, in words, and the number of that wish: an older one that is ready late is not drawn any more. */
  let asked = '';
  let turn = 0;
  let { derived } = air;

  /** Completes the fields by the sport that is drawn. */
  function complete({ sport, pack, options: { rules } }: Drawn): void {
    if (sport === undefined || pack === undefined) derived?.stop();
    derived = pack === undefined ? undefined : sport?.completeFields(store, pack, rules, derived);
  }

  function draw(drawn: Drawn): void {
    const { control } = store.getState();
    const {
      canvas,
      theme,
      look,
      layout,
      options: { scale },
    } = drawn;
    air.draw({
      ...drawn,
      layout: withPlatesClosed(withPhaseLabel(layout, phaseOnBug(control)), look.hide),
      beside: (
        <CueBanner cues={cues} canvas={canvas} theme={theme} look={look} bug={layout} scale={scale} animate={animate} />
      ),
    });
  }

  /** As the host or else the relay says. What is to come in is drawn first, so that there is something to move. */
  function play(): void {
    const off = isOff(store.getState().control);
    if (!off && root.dataset['offAir'] !== undefined) {
      flushSync(() => {
        draw(shown.drawn);
      });
    }
    offAir.set(off);
  }

  /** Does a host's word, behind those before it: it comes in with what it said of the look, and goes at once. */
  async function hear(before: Promise<void>): Promise<void> {
    // An `update` that a `play` follows at once takes nothing away.
    await Promise.resolve();
    if (playout?.isOff() === true) offAir.set(true);
    await before;
    await Promise.race([
      follow(),
      new Promise<void>((resolve) => {
        systemTime.after(PLAY_MS_MAX, resolve);
      }),
    ]);
    play();
  }

  async function follow(): Promise<void> {
    const { control, looks } = store.getState();
    const canvas = canvasOf(window.innerWidth, window.innerHeight);
    const wanted: Wanted = { options: optionsOnAir(playout?.options(options) ?? options, control), canvas, looks };
    const wish = JSON.stringify([wanted, phaseOnBug(control)]);
    if (wish === asked) return undefined;
    asked = wish;
    const mine = (turn += 1);
    const next = await nextPicture(shown, wanted, air);
    if (mine !== turn) return undefined;
    const isSameGame = isSame(shown.wanted.options, next.wanted.options);
    shown = next;
    clocks = clocksOf(next.drawn.pack);
    if (isSameGame) return draw(next.drawn);
    // What is reckoned, and what shows it, change in one frame.
    return flushSync(() => {
      complete(next.drawn);
      draw(next.drawn);
    });
  }

  store.subscribe(({ control }, before) => {
    if (control === before.control) return;
    offAir.set(isOff(control));
    void follow();
  });
  // A host may give its source another shape while it is on air: what is shown stays until the other form is there.
  window.addEventListener('resize', () => void follow());
  if (!isPlayed) offAir.set(isOff(store.getState().control));
  const opening = follow();
  let heard = opening;
  playout?.on(() => (heard = hear(heard)));
  await opening;
  if (isPlayed) play();
}

/** The sport of which a picture is, by its pack's own word. */
function sportOf({ pack }: Drawn): string | null {
  return typeof pack === 'object' && pack !== null && 'id' in pack && typeof pack.id === 'string' ? pack.id : null;
}

function isSame(one: OverlayOptions, other: OverlayOptions): boolean {
  return one.sport === other.sport && one.rules === other.rules;
}
