import { useEffect, useMemo, useRef, useState, useSyncExternalStore, type RefObject } from 'react';
import { LEAVE_MS } from '#graphic/comings.ts';
import { createOffAir, type OffAir } from '#graphic/off-air.ts';
import type { LabelledPhase } from '#layout/phase-label.ts';
import { createCues, type Cues } from '#store/cues.ts';
import { isOffAir, optionsOnAir, phaseOnBug } from '#store/desk-options.ts';
import type { Poll } from '#store/poll.ts';
import type { ScoreboardState, ScoreboardStore } from '#store/scoreboard-store.ts';
import type { OverlayOptions } from '#store/url-options.ts';
import type { StreamWatch } from './stream-watch.ts';
import { useTools } from './tools.tsx';

/** What holds on air, by the page's URL, the stream's sport and the operators' words. */
export interface OnAir {
  readonly options: OverlayOptions;
  /** The phase that the bug says by a word. */
  readonly phase: LabelledPhase | null;
  /** Whether an operator has taken the whole graphic off the air. */
  readonly isOff: boolean;
}

/** The same object for as long as it says the same: a picture is loaded anew for another one. */
export function useOnAir(store: ScoreboardStore, given: OverlayOptions): OnAir {
  const read = useMemo(() => createRead(given), [given]);
  return useSyncExternalStore(store.subscribe, () => read(store.getState()));
}

function createRead(given: OverlayOptions): (state: ScoreboardState) => OnAir {
  let last: ScoreboardState['control'] | undefined;
  let onAir: OnAir | undefined;
  return ({ control }) => {
    if (onAir !== undefined && last === control) return onAir;
    last = control;
    const options = optionsOnAir(given, control);
    const isSame = onAir !== undefined && JSON.stringify(options) === JSON.stringify(onAir.options);
    const next: OnAir = {
      options: isSame && onAir !== undefined ? onAir.options : options,
      phase: phaseOnBug(control),
      isOff: isOffAir(control),
    };
    if (next.options !== onAir?.options || next.phase !== onAir.phase || next.isOff !== onAir.isOff) onAir = next;
    return onAir;
  };
}

/** Takes the graphics in an element off the air and puts them back, as on the page on air. */
export function useOffAir(root: RefObject<HTMLElement | null>, isOff: boolean, animate: boolean): void {
  const { time } = useTools();
  const offAir = useRef<OffAir>(undefined);
  useEffect(() => {
    if (root.current !== null) offAir.current = createOffAir(root.current, false, { time, animate });
  }, [root, animate, time]);
  useEffect(() => {
    offAir.current?.set(isOff);
  }, [isOff]);
}

/** The operators' cues from the store's first whole state on; undefined until there is one. */
export function useCues(store: ScoreboardStore, watch: Poll<StreamWatch>): Cues | undefined {
  const { time } = useTools();
  const [made, setMade] = useState<{ readonly store: ScoreboardStore; readonly cues: Cues }>();
  useEffect(() => {
    let cues: Cues | undefined;
    const begin = (state: ScoreboardState): void => {
      if (!state.synced || cues !== undefined) return;
      // What stands in a first state is over for who joins.
      cues = createCues(store, state.control, {
        time,
        relayNow: () => {
          const { answer } = watch.state();
          return Promise.resolve(answer === undefined ? undefined : time.now() + answer.relayNow - answer.at);
        },
        leaveMs: LEAVE_MS,
      });
      setMade({ store, cues });
    };
    const stop = store.subscribe(begin);
    begin(store.getState());
    return () => {
      stop();
      cues?.stop();
    };
  }, [store, watch, time]);
  return made?.store === store ? made.cues : undefined;
}
