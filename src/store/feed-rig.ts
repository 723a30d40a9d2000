import { createEmitter } from '#lib/emitter.ts';
import { createManualTime } from '#lib/manual-time.ts';
import type { Patch } from '#protocol/patch.ts';
import type { ViewerEvent } from '#viewer/viewer-events.ts';
import { connectFeed } from './feed.ts';
import { createScoreboardStore, type ScoreboardState } from './scoreboard-store.ts';

export const LIVE = { status: 'live', age: 10 } as const;

/** A feed into a store of its own, whose viewer, frames and time are in the test's hand. */
export function createFeedRig() {
  const time = createManualTime();
  const store = createScoreboardStore();
  const events = createEmitter<ViewerEvent>();
  const painted: number[] = [];
  const page = { hidden: false, asked: 0 };
  const hiding = createEmitter<void>();
  let frame: (() => void) | undefined;
  const disconnect = connectFeed(
    {
      on: (listener) => events.on(listener),
      painted(rev) {
        painted.push(rev);
      },
    },
    store,
    {
      time,
      frames: {
        request(run) {
          page.asked += 1;
          frame = run;
          return () => {
            frame = undefined;
          };
        },
        hidden: () => page.hidden,
        onHidden: (run) => hiding.on(run),
      },
    },
  );
  const states: ScoreboardState[] = [];
  store.subscribe((state) => states.push(state));
  let rev = 7;
  return {
    time,
    store,
    painted,
    page,
    states,
    disconnect,
    emit: (event: ViewerEvent): void => {
      events.emit(event);
    },
    snapshot: (values: Readonly<Record<string, string>>, source: ScoreboardState['source'] = LIVE): void => {
      events.emit({ kind: 'snapshot', rev, values, control: {}, source });
    },
    patch: (values: Patch | undefined): number => {
      rev += 1;
      events.emit({ kind: 'patch', rev, heardAt: time.now(), values, control: undefined });
      return rev;
    },
    drawFrame: (): void => {
      const run = frame;
      frame = undefined;
      run?.();
    },
    hide: (): void => {
      page.hidden = true;
      hiding.emit();
    },
    clock: () => store.getState().values['clock'],
  };
}
