/** A live picture behind the graphic: a screen, a window or a camera of this PC. It stays in this page: nothing of it is recorded or sent. */

export const LIVE_SOURCES = ['screen', 'camera'] as const;
export type LiveSource = (typeof LIVE_SOURCES)[number];

/** Asks the person at the page for a picture; a source that the browser does not have, or not on this address, is missing. */
export type Capture = Partial<Readonly<Record<LiveSource, () => Promise<MediaStream>>>>;

/** Of which source, and why: it ended, the person or the browser said no, there is none, another program has it, or nobody knows. */
export interface LiveProblem {
  readonly source: LiveSource;
  readonly kind: 'ended' | 'denied' | 'missing' | 'held' | 'other';
}

export interface LiveState {
  /** Which one is shown or asked for; undefined while none is. */
  readonly source: LiveSource | undefined;
  /** Undefined until the person has said yes. */
  readonly stream: MediaStream | undefined;
  /** Why there is no picture although one was asked for. */
  readonly problem: LiveProblem | undefined;
}

export interface LivePicture {
  readonly state: () => LiveState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Asks for a picture in place of the one there is. */
  readonly start: (source: LiveSource) => Promise<void>;
  readonly stop: () => void;
}

const NONE: LiveState = { source: undefined, stream: undefined, problem: undefined };

export function createLivePicture(capture: Capture): LivePicture {
  const listeners = new Set<() => void>();
  let state = NONE;
  /** Numbers the questions: the answer to an older one is not wanted any more. */
  let turn = 0;

  function set(next: LiveState): void {
    state = next;
    for (const listener of listeners) listener();
  }

  /** The camera's light goes out, the browser's sharing bar closes. */
  function letGo(): void {
    turn += 1;
    if (state.stream !== undefined) end(state.stream);
  }

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    async start(source) {
      const ask = capture[source];
      if (ask === undefined) return;
      letGo();
      const mine = turn;
      set({ source, stream: undefined, problem: undefined });
      try {
        const stream = await ask();
        if (mine !== turn) {
          end(stream);
          return;
        }
        for (const track of stream.getTracks()) {
          track.addEventListener('ended', () => {
            if (state.stream === stream) set({ ...NONE, problem: { source, kind: 'ended' } });
          });
        }
        set({ source, stream, problem: undefined });
      } catch (fault) {
        if (mine === turn) set({ ...NONE, problem: { source, kind: kindOf(fault) } });
      }
    },
    stop() {
      letGo();
      set(NONE);
    },
  };
}

function end(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function kindOf(fault: unknown): LiveProblem['kind'] {
  switch (fault instanceof Error ? fault.name : '') {
    case 'NotAllowedError':
      return 'denied';
    case 'NotFoundError':
      return 'missing';
    case 'NotReadableError':
      return 'held';
    default:
      return 'other';
  }
}

/** What a browser can give: nothing on an address that is neither https nor this very PC. */
export function captureOf(devices: MediaDevices | undefined): Capture {
  if (devices === undefined) return {};
  return {
    ...('getDisplayMedia' in devices ? { screen: () => devices.getDisplayMedia({ video: true, audio: false }) } : {}),
    ...('getUserMedia' in devices
      ? { camera: () => devices.getUserMedia({ video: { width: { ideal: 1920 } }, audio: false }) }
      : {}),
  };
}
