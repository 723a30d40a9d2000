/** An OGraf graphic that is drawn as it happens: by its operator's values, or by a relay's stream. */
import { LEAVE_MS } from '#graphic/comings.ts';
import { createOffAir } from '#graphic/off-air.ts';
import type { Canvas } from '#layout/canvas.ts';
import { systemTime } from '#lib/system-time.ts';
import { createCues } from '#store/cues.ts';
import { optionsOnAir, phaseOnBug } from '#store/desk-options.ts';
import { listen } from '#store/listen.ts';
import { createScoreboardStore, statusOf, type ScoreboardState } from '#store/scoreboard-store.ts';
import type { OverlayOptions } from '#store/url-options.ts';
import { clocksOf, watchClock } from '../clock-away.ts';
import { createEchoMap } from '../echo-map.ts';
import type { Standing } from './ograf-actions.ts';
import type { RelayLink, Wish } from './ograf-data.ts';
import type { OgrafParts } from './ograf-parts.ts';
import { createPicture, putValues } from './ograf-picture.tsx';

export interface LiveGraphic {
  /** Resolves with the first state of a relay's stream; at once without one. */
  readonly stated: Promise<void>;
  /** Shows how it stands after an action. */
  show(standing: Standing): void;
  resize(canvas: Canvas): void;
  end(): void;
}

interface LiveConfig {
  readonly root: HTMLElement;
  readonly parts: OgrafParts;
  readonly canvas: Canvas;
  readonly standing: Standing;
}

type Control = ScoreboardState['control'];

/** Listens to the relay of `standing` for as long as it lives: another one wants another graphic. */
export function createLive({ root, parts, canvas, standing }: LiveConfig): LiveGraphic {
  const store = createScoreboardStore();
  /** Cues of the relay's desk and of this host, as words of one desk. */
  const said = createScoreboardStore();
  const cues = createCues(said, {}, { time: systemTime, relayNow: noClock, leaveMs: LEAVE_MS });
  const picture = createPicture({ root, parts, store, cues });
  const offAir = createOffAir(root, true, { time: systemTime, animate: true });
  const { relay } = standing.wish;
  /** Those that the relay's first state brought: they are over for this graphic. */
  let old: ReadonlySet<unknown> | undefined;

  function draw(isCut: boolean): void {
    const { control } = store.getState();
    const { wish } = standing;
    const options = relay === undefined ? wish.options : optionsOfDesk(wish.options, control, relay);
    picture.draw({ options, canvas, phase: phaseOnBug(control) });
    // Whether it stands is the host's to say, whatever a desk says of its outputs.
    offAir.set(standing.step === undefined, isCut);
  }

  function tellCues(): void {
    const { control, synced } = store.getState();
    const theirs = cuesIn(control);
    if (synced) old ??= new Set(theirs.map(idOf));
    const { cue } = standing;
    const isOver = cue === undefined || cue.at + cue.ms <= systemTime.now();
    const fresh = theirs.filter((one) => old?.has(idOf(one)) !== true);
    said.setState({ control: { cues: isOver ? fresh : [...fresh, cue] } });
  }

  const unlisten = relay && follow(standing.wish, relay);
  if (relay === undefined) putValues(store, standing.wish.values, true);
  draw(true);
  const off = store.subscribe((state, before) => {
    if (state.control !== before.control || state.synced !== before.synced) {
      tellCues();
      draw(!before.synced);
    }
  });

  function follow({ options }: Wish, { url, stream, key, query }: RelayLink): () => void {
    const clocks = clocksOf(parts.pack);
    watchClock(root, store, { time: systemTime, hidden: () => document.hidden, clocks: () => clocks });
    store.subscribe((state) => (root.dataset['status'] = statusOf(state)));
    const map = createEchoMap(parts.pack);
    return listen({
      store,
      stream,
      url,
      role: 'viewer',
      name: options.name,
      delay: options.delay ?? undefined,
      query,
      key,
      mapEcho: (values, apply) => {
        apply(map(values));
      },
    });
  }

  return {
    stated: new Promise((resolve) => {
      const ask = ({ synced }: ScoreboardState): void => {
        if (synced) resolve();
      };
      store.subscribe(ask);
      ask(store.getState());
    }),
    show(next) {
      const before = standing;
      standing = next;
      if (relay === undefined && before.wish.values !== next.wish.values)
        putValues(store, next.wish.values, next.isCut);
      draw(next.isCut);
      if (before.cue !== next.cue) tellCues();
    },
    resize(next) {
      canvas = next;
      draw(true);
    },
    end() {
      unlisten?.();
      off();
      offAir.set(true, true);
      picture.end();
    },
  };
}

/** A foreign page cannot ask a relay for its time: a cue stands from when it came. */
async function noClock(): Promise<undefined> {
  return undefined;
}

/** With the words of a desk, whose pictures are the relay's. */
function optionsOfDesk(options: OverlayOptions, control: Control, { origin }: RelayLink): OverlayOptions {
  const { homeLogo, awayLogo, ...rest } = optionsOnAir(options, control);
  const logo = (on: string | null, own: string | null): string | null =>
    on === own || on === null ? own : origin + on;
  return { ...rest, homeLogo: logo(homeLogo, options.homeLogo), awayLogo: logo(awayLogo, options.awayLogo) };
}

function cuesIn({ cues }: Control): readonly unknown[] {
  return Array.isArray(cues) ? cues : [];
}

function idOf(cue: unknown): unknown {
  return typeof cue === 'object' && cue !== null && 'id' in cue ? cue.id : undefined;
}
