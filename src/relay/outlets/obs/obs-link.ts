/** Tells OBS to save its replay buffer or to switch its scene when there is occasion, and looks beforehand whether it could. */
import { retryDelayMs } from '#lib/backoff.ts';
import type { Random } from '#lib/random.ts';
import type { Time } from '#lib/time.ts';
import * as v from 'valibot';
import type { Log } from '../../log.ts';
import type { LinkCount } from '../link-count.ts';
import { replayBufferSchema, sceneListSchema } from './obs-messages.ts';
import { openObsSession, type DialObs, type ObsAnswer, type ObsEnd, type ObsSession } from './obs-session.ts';
import type { ObsAction, ObsConfig, Occasion } from './read-obs.ts';

/** How often it is looked whether OBS can do what it will be told, in ms: a replay buffer that is off is known before the goal. */
const LOOK_MS = 10_000;
/** OBS is away for so long before that is an alarm, in ms: a connection that is cut is back in less. */
const AWAY_ALARM_MS = 5000;
/** What it was to do while it was away it still does after so long at most, in ms: after that the moment is over. */
const WAITING_MS_MAX = 5000;
/** Whose password was wrong dials again after so long, in ms: it may be changed in OBS, which says aloud of each try that it failed. */
const REFUSED_MS = 10_000;

export interface ObsLink {
  /** This is an occasion now. */
  tell(on: Occasion): void;
  readonly alarms: () => readonly string[];
  readonly count: () => LinkCount;
  stop(): void;
}

/** What is to be done, and since when, in ms. */
interface Told {
  readonly action: ObsAction;
  readonly at: number;
}

export interface ObsLinkDeps {
  readonly config: Pick<ObsConfig, 'url' | 'password' | 'rules'>;
  readonly dial: DialObs;
  readonly time: Time;
  readonly random: Random;
  readonly log: Log;
}

const REPLAY_OFF = 'its replay buffer is off: Settings → Output → Replay Buffer, then Start Replay Buffer';

export function createObsLink({ config, dial, time, random, log }: ObsLinkDeps): ObsLink {
  const { url, password, rules } = config;
  const scenes = new Set(rules.flatMap(({ action }) => (action.do === 'scene' ? [action.scene] : [])));
  const savesReplay = rules.some(({ action }) => action.do === 'replay');
  let session: ObsSession | undefined;
  let isUp = false;
  let away: { readonly since: number; readonly end: ObsEnd } | undefined = {
    since: time.now(),
    end: { why: 'away', reason: 'not yet' },
  };
  let faults: readonly string[] = [];
  let waiting: readonly Told[] = [];
  let tries = 0;
  let requests = 0;
  let failures = 0;
  let isOver = false;
  let callOff: (() => void) | undefined;

  function come(): void {
    session = openObsSession({ dial, password, time, ready, ended });
  }

  function ready(): void {
    isUp = true;
    away = undefined;
    tries = 0;
    log('info', 'OBS is there', { url });
    const now = time.now();
    const due = waiting.filter(({ at }) => now - at < WAITING_MS_MAX);
    waiting = [];
    for (const told of due) void act(told);
    void look();
  }

  function ended(end: ObsEnd): void {
    isUp = false;
    session = undefined;
    callOff?.();
    failures += 1;
    tries += 1;
    if (away === undefined || JSON.stringify(away.end) !== JSON.stringify(end))
      log('warn', 'OBS is away', { url, reason: end.why === 'away' ? end.reason : end.why });
    away = { since: away?.since ?? time.now(), end };
    if (!isOver) callOff = time.after(end.why === 'password' ? REFUSED_MS : retryDelayMs(tries, random), come);
  }

  async function ask(type: string, data?: object): Promise<ObsAnswer> {
    requests += 1;
    const answer = (await session?.ask(type, data)) ?? { ok: false, comment: '', isGone: true };
    // Who is gone is counted where that is heard.
    if (!answer.ok && !answer.isGone) failures += 1;
    return answer;
  }

  /** Of each kind but the latest: who was away does it once. */
  function keep(told: Told): void {
    const { action, at } = told;
    if (waiting.some((other) => other.action.do === action.do && other.at > at)) return;
    waiting = [...waiting.filter((other) => other.action.do !== action.do), told];
  }

  async function act(told: Told): Promise<void> {
    const { action } = told;
    const answer =
      action.do === 'replay'
        ? await ask('SaveReplayBuffer')
        : await ask('SetCurrentProgramScene', { sceneName: action.scene });
    if (answer.ok) log('info', 'OBS did it', { action: action.do });
    else {
      log('warn', 'OBS did not do it', { action: action.do, reason: answer.comment });
      // Nobody knows whether it was done: a replay too many is thrown away, one that is missing is lost.
      if (answer.isGone) keep(told);
      else await look();
    }
  }

  /** Looks for what would fail, and again after a while. */
  async function look(): Promise<void> {
    const asked = session;
    // It went meanwhile: what waits is to dial anew.
    if (asked === undefined) return;
    callOff?.();
    const found: string[] = [];
    if (scenes.size > 0) {
      const answer = await ask('GetSceneList');
      const list = answer.ok ? v.safeParse(sceneListSchema, answer.data) : undefined;
      const names = new Set(list?.success === true ? list.output.scenes.map(({ sceneName }) => sceneName) : []);
      for (const scene of scenes) if (!names.has(scene)) found.push(`it has no scene ${JSON.stringify(scene)}`);
    }
    if (savesReplay) {
      const answer = await ask('GetReplayBufferStatus');
      const status = answer.ok ? v.safeParse(replayBufferSchema, answer.data) : undefined;
      if (status?.success !== true || !status.output.outputActive) found.push(REPLAY_OFF);
    }
    if (isOver || session !== asked) return;
    faults = found;
    callOff?.();
    callOff = time.after(LOOK_MS, () => void look());
  }

  come();
  return {
    tell(on) {
      for (const rule of rules) {
        if (rule.on !== on) continue;
        const told = { action: rule.action, at: time.now() };
        if (isUp) void act(told);
        else keep(told);
      }
    },
    alarms() {
      if (away === undefined) return faults.map((fault) => `OBS at ${url}: ${fault}.`);
      return time.now() - away.since < AWAY_ALARM_MS ? [] : [awayAlarm(url, away.end)];
    },
    count: () => ({ name: 'obs', isUp, requests, failures }),
    stop() {
      isOver = true;
      callOff?.();
      session?.close();
      session = undefined;
    },
  };
}

function awayAlarm(url: string, end: ObsEnd): string {
  if (end.why === 'password')
    return `OBS at ${url} refuses the password: give the one of its Tools → WebSocket Server Settings with --obs. It is told of no cue.`;
  return `OBS does not answer at ${url} (${end.reason}): see that it runs, and that its Tools → WebSocket Server Settings are on. It is told of no cue.`;
}
