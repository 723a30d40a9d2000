/**
 * An OGraf graphic that is drawn by time. Each moment is made anew: the picture of a second before it, whatever happened since in its order, and
 * every motion of that put to its phase. So a moment looks the same whenever it is asked for, and from whichever side.
 */
import { enter, ENTER_MS, leave, LEAVE_MS, mayMove } from '#graphic/comings.ts';
import type { Canvas } from '#layout/canvas.ts';
import { createEmitter } from '#lib/emitter.ts';
import type { Values } from '#protocol/fields.ts';
import type { ShownCue } from '#store/cues.ts';
import { createScoreboardStore } from '#store/scoreboard-store.ts';
import type { Frame, Frames } from './ograf-frames.ts';
import type { OgrafParts } from './ograf-parts.ts';
import { atOnce, createPicture, putValues } from './ograf-picture.tsx';
import { nextFrame, within } from './ograf-waits.ts';

/** Every motion of the graphic is over by then: the longest are those by which it comes and goes. */
const MOTION_MS_MAX = 1_000;
if (Math.max(ENTER_MS, LEAVE_MS) > MOTION_MS_MAX) throw new Error('a motion is longer than what is looked back for');

/** A picture that does not come is not waited for any longer. */
const PICTURE_MS_MAX = 1_000;

export interface Replay {
  /** Shows a moment. Resolves once it is painted. */
  show(frames: Frames, timestamp: number, canvas: Canvas): Promise<void>;
  end(): void;
}

/** Draws into `tree`, whose other children it leaves alone. */
export function createReplay(tree: ShadowRoot, parts: OgrafParts): Replay {
  let shown: Take | undefined;

  return {
    async show(frames, timestamp, canvas) {
      const take = createTake(tree, parts, canvas, frames.at(timestamp - MOTION_MS_MAX));
      try {
        await take.rest();
        for (const mark of frames.marks) {
          if (mark <= timestamp - MOTION_MS_MAX || mark > timestamp) continue;
          await take.go(frames.at(mark), mark);
        }
        await nextFrame();
        // What was measured in that frame may have moved something.
        take.freeze(timestamp);
        await take.pictures();
      } catch (fault) {
        take.end();
        throw fault;
      }
      shown?.end();
      shown = take;
      take.reveal();
      await nextFrame();
    },
    end() {
      shown?.end();
      shown = undefined;
    },
  };
}

interface Take {
  /** Ends all motion: what there is at first has been there. */
  rest(): Promise<void>;
  /** Has a frame take the place of the one before. */
  go(frame: Frame, at: number): Promise<void>;
  /** Stands still as at that time, for good. */
  freeze(timestamp: number): void;
  pictures(): Promise<void>;
  reveal(): void;
  end(): void;
}

function createTake(tree: ShadowRoot, parts: OgrafParts, canvas: Canvas, first: Frame): Take {
  const box = document.createElement('div');
  const root = document.createElement('div');
  // Laid out and measured, and not to be seen: the take before it stands until this one is whole.
  box.style.opacity = '0';
  box.append(root);
  tree.append(box);
  const store = createScoreboardStore();
  const changed = createEmitter<void>();
  const started = new Map<Animation, number>();
  let cue: ShownCue | undefined = first.cue;
  let frame = first;
  const cues = { shown: () => cue, on: (run: () => void) => changed.on(run), stop: () => undefined };
  const picture = createPicture({ root, parts, store, cues });
  let leaving: Animation | undefined;
  /** The values that were put into the store last; it completes them. */
  let put: Values | undefined;

  function bug(): HTMLElement | null {
    return root.querySelector('.bug');
  }

  function draw({ wish, isCut, air }: Frame): void {
    if (wish.values !== put) putValues(store, (put = wish.values), isCut);
    picture.draw({ options: wish.options, canvas, phase: null });
    root.style.opacity = air === 'off' ? '0' : '';
  }

  /** Takes over whatever began to move since. */
  function hold(at: number): void {
    for (const animation of tree.getAnimations()) {
      const target = animation.effect instanceof KeyframeEffect ? animation.effect.target : null;
      if (started.has(animation) || !root.contains(target)) continue;
      animation.pause();
      started.set(animation, at);
    }
  }

  function seek(timestamp: number): void {
    for (const [animation, at] of started) {
      if (animation.playState === 'idle' || animation.playState === 'finished') continue;
      const end = Number(animation.effect?.getComputedTiming().endTime ?? 0);
      if (timestamp - at >= end) animation.finish();
      else animation.currentTime = timestamp - at;
    }
  }

  /** Words are fitted in a microtask behind the change, and again where that moved something. */
  async function settle(at: number): Promise<void> {
    for (let turn = 0; turn < 4; turn += 1) await Promise.resolve();
    hold(at);
  }

  function come(from: Frame['air'], { air, isCut }: Frame): void {
    if (air === from) return;
    const at = bug();
    if (at === null) return;
    if (air === 'leaving') {
      if (mayMove(true)) leaving = leave(at);
      return;
    }
    leaving?.cancel();
    leaving = undefined;
    if (air === 'on' && !isCut && mayMove(true)) enter(at);
  }

  draw({ ...first, isCut: true });

  return {
    async rest() {
      await settle(-Infinity);
      seek(Infinity);
    },
    async go(next, at) {
      seek(at);
      const before = frame;
      frame = next;
      draw(next);
      if (cue?.cue !== next.cue?.cue || cue?.leaves !== next.cue?.leaves) {
        cue = next.cue;
        atOnce(() => {
          changed.emit();
        });
      }
      come(before.air, next);
      await settle(at);
    },
    freeze(timestamp) {
      hold(timestamp);
      seek(timestamp);
      // What moves is drawn in a layer of its own, whose pixels depend on those that it had before: what merely stands there is not.
      for (const animation of started.keys()) {
        const target = animation.effect instanceof KeyframeEffect ? animation.effect.target : null;
        // What was taken away since has no style to keep.
        if (!(target instanceof HTMLElement) || target.getClientRects().length === 0) continue;
        target.style.transition = 'none';
        animation.commitStyles();
      }
      for (const animation of started.keys()) animation.cancel();
    },
    async pictures() {
      await Promise.all([...root.querySelectorAll('img')].map((image) => within(PICTURE_MS_MAX, image.decode())));
    },
    reveal() {
      box.style.opacity = '';
    },
    end() {
      picture.end();
      box.remove();
    },
  };
}
