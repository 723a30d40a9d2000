/** One connection to OBS: it introduces itself, and asks one thing after another. */
import { unreachable } from '#lib/unreachable.ts';
import type { Time } from '#lib/time.ts';
import { identifyText, OBS_PASSWORD_REFUSED, readObs, requestText } from './obs-messages.ts';

/** OBS greets and takes the password within some ms; who has not done so by then is none, or hangs. */
const READY_MS_MAX = 5000;
/** A request is answered within some ms, and within a second while a scene loads. */
const ANSWER_MS_MAX = 3000;

/** A WebSocket to OBS, as this room knows it. */
export interface ObsWire {
  send(text: string): void;
  /** Ends it; nothing is heard of it after that. */
  close(): void;
}

/** Dials OBS; `closed` is called once, also where nobody answers: then with 1006 and the system's name for it. */
export type DialObs = (hear: {
  readonly text: (text: string) => void;
  readonly closed: (code: number, reason: string) => void;
}) => ObsWire;

export type ObsAnswer =
  | { readonly ok: true; readonly data: unknown }
  /** `isGone`: it was not answered. */
  | { readonly ok: false; readonly comment: string; readonly isGone: boolean };

/** Why a connection is no more. */
export type ObsEnd = { readonly why: 'password' } | { readonly why: 'away'; readonly reason: string };

export interface ObsSession {
  ask(type: string, data?: object): Promise<ObsAnswer>;
  close(): void;
}

const GONE: ObsAnswer = { ok: false, comment: 'OBS is away', isGone: true };

/** Dials; `ready` is called once it takes requests, `ended` once when it does no more, unless it is closed from here. */
export function openObsSession({
  dial,
  password,
  time,
  ready,
  ended,
}: {
  readonly dial: DialObs;
  readonly password: string;
  readonly time: Time;
  readonly ready: () => void;
  readonly ended: (end: ObsEnd) => void;
}): ObsSession {
  const asked = new Map<string, (answer: ObsAnswer) => void>();
  let state: 'greeting' | 'ready' | 'over' = 'greeting';
  let asks = 0;
  const stopWaiting = time.after(READY_MS_MAX, () => give({ why: 'away', reason: 'it does not greet as OBS does' }));

  function end(): void {
    state = 'over';
    stopWaiting();
    for (const answer of asked.values()) answer(GONE);
    asked.clear();
  }

  function give(reason: ObsEnd): void {
    if (state === 'over') return;
    end();
    wire.close();
    ended(reason);
  }

  const wire = dial({
    text(text) {
      const message = readObs(text);
      if (!message.ok || state === 'over') return;
      const { value } = message;
      switch (value.op) {
        case 0:
          if (state === 'greeting') wire.send(identifyText(value, password));
          return;
        case 2:
          if (state !== 'greeting') return;
          state = 'ready';
          stopWaiting();
          ready();
          return;
        case 7: {
          const { requestId, requestStatus, responseData } = value.d;
          const answer = asked.get(requestId);
          asked.delete(requestId);
          const { result, comment, code } = requestStatus;
          answer?.(
            result
              ? { ok: true, data: responseData }
              : { ok: false, comment: comment === '' ? `code ${code}` : comment, isGone: false },
          );
          return;
        }
        default:
          unreachable(value);
      }
    },
    closed(code, reason) {
      give(code === OBS_PASSWORD_REFUSED ? { why: 'password' } : { why: 'away', reason: reason || `code ${code}` });
    },
  });

  return {
    ask(type, data) {
      if (state !== 'ready') return Promise.resolve(GONE);
      asks += 1;
      const id = String(asks);
      return new Promise((resolve) => {
        const callOff = time.after(ANSWER_MS_MAX, () =>
          give({ why: 'away', reason: `no answer within ${ANSWER_MS_MAX / 1000} s` }),
        );
        asked.set(id, (answer) => {
          callOff();
          resolve(answer);
        });
        wire.send(requestText(id, type, data));
      });
    },
    close() {
      if (state === 'over') return;
      end();
      wire.close();
    },
  };
}
