/**
 * What the bench puts into a page before the page's own first line: it times frames at the socket and text at the document, and leaves
 * both alone until asked, so that script time is measured without it.
 */
import * as v from 'valibot';

const moments = v.pipe(v.array(v.pipe(v.tuple([v.number(), v.string()]), v.readonly())), v.readonly());

export const recordingSchema = v.object({
  /** A message reached the page's thread, before any listener of the page. */
  receipts: moments,
  /** When the message of the same place in `receipts` was sent, by the same clock. */
  sent: v.pipe(v.array(v.number()), v.readonly()),
  /** Another clock text stood in the document. */
  commits: moments,
  /** What the document held when a frame's scripts were done, just before it was drawn; only with `frames`. */
  frames: moments,
});
export type Recording = v.InferOutput<typeof recordingSchema>;

/** A thing that happened to a clock text, in ms since the page's time origin. */
type Moment = Recording['receipts'][number];

export interface Probe {
  start(frames: boolean): void;
  stop(): Recording;
  /** Resolves once this text is drawn for everybody to see, with the time since the navigation began. */
  firstFrame(text: string): Promise<number>;
}

declare global {
  interface Window {
    benchProbe?: Probe;
  }
}

// oxlint-disable unicorn/consistent-function-scoping -- the function is sent to the page as text: all it uses must stand in it
/** Runs in the page; it may use nothing from outside itself. */
export function installProbe(): void {
  const NativeSocket = WebSocket;
  window.WebSocket = class extends NativeSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      // The very first listener is called first. While nothing is recorded it costs every page the same next to nothing.
      this.addEventListener('message', onMessage);
    }
  };

  const nativeFrame = window.requestAnimationFrame.bind(window);
  let endOfCallback: ((now: number) => void) | undefined;
  window.requestAnimationFrame = (callback) =>
    nativeFrame((time) => {
      callback(time);
      endOfCallback?.(time);
    });

  const clockOf = (): string => document.querySelector('[data-field="clock"]')?.textContent ?? '';

  let receipts: Moment[] = [];
  let sent: number[] = [];
  let commits: Moment[] = [];
  let frames: Moment[] = [];
  let frameTime = 0;
  let last = '';
  let recording = false;
  let sampling = false;

  const onMessage = (event: MessageEvent<string>): void => {
    if (!recording) return;
    const now = performance.now();
    const clock = /"clock":"([^"]*)"/.exec(event.data)?.[1];
    const at = /"at":([\d.]+)/.exec(event.data)?.[1];
    if (clock === undefined || at === undefined) return;
    receipts.push([now, clock]);
    sent.push(Number(at) - performance.timeOrigin);
  };
  const observer = new MutationObserver(() => {
    const text = clockOf();
    if (text === last) return;
    last = text;
    commits.push([performance.now(), text]);
  });
  // A frame's last callback is the one that counts: whatever the page writes in the same frame is drawn with it.
  const sample = (time: number): void => {
    if (!sampling) return;
    if (time === frameTime) frames.pop();
    frameTime = time;
    frames.push([performance.now(), clockOf()]);
  };
  const loop = (time: number): void => {
    if (!sampling) return;
    sample(time);
    nativeFrame(loop);
  };

  const isDrawn = (text: string): boolean => {
    const element = document.querySelector('[data-field="clock"]');
    if (element?.textContent !== text || element.getClientRects().length === 0) return false;
    for (let at: Element | null = element; at !== null; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.visibility !== 'visible' || Number(style.opacity) === 0) return false;
    }
    return true;
  };

  window.benchProbe = {
    start(withFrames) {
      receipts = [];
      sent = [];
      commits = [];
      frames = [];
      last = clockOf();
      recording = true;
      observer.observe(document, { subtree: true, childList: true, characterData: true });
      if (!withFrames) return;
      sampling = true;
      endOfCallback = sample;
      nativeFrame(loop);
    },
    stop() {
      recording = false;
      sampling = false;
      endOfCallback = undefined;
      observer.disconnect();
      return { receipts, sent, commits, frames };
    },
    firstFrame: (text) =>
      new Promise((resolve) => {
        const look = (): void => {
          // The task after the frame's callbacks comes when the frame has been handed over for drawing.
          if (isDrawn(text)) setTimeout(() => resolve(performance.now()), 0);
          else nativeFrame(look);
        };
        look();
      }),
  };
}
