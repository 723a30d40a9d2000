/**
 * Keeps the titles of vMix as a stream's row says: looks which fields they have, and sends what changed, one request at a time. Nothing waits
 * in a queue: each round sends the difference between what is true then and what vMix has.
 */
import { retryDelayMs } from '#lib/backoff.ts';
import type { Random } from '#lib/random.ts';
import type { Time } from '#lib/time.ts';
import type { TitleRow } from '#scoreboard/title-row.ts';
import type { Log } from '../../log.ts';
import type { LinkCount } from '../link-count.ts';
import { createTargets, type Change, type Targets } from './vmix-targets.ts';
import type { VmixAnswer } from './vmix-http.ts';
import { readVmixState } from './vmix-state.ts';

/** Shortest time from one round of changes to the next, in ms: ten a second, as fast as tenths change. A clock without them moves once a second by itself. */
const ROUND_MS = 100;
/** How often its state is read, in ms: a preset that is loaded is filled so soon. */
const STATE_MS = 5000;
/** A title is held for so long at most, in ms: what is left of its changes comes with the next round. */
const PAUSED_MS_MAX = 1000;
/** vMix is away for so long before that is an alarm, in ms: it is restarted in more, and a connection that is cut is back in less. */
const AWAY_ALARM_MS = 5000;

export interface VmixLink {
  /** The row may be another now. */
  readonly changed: () => void;
  readonly alarms: () => readonly string[];
  readonly count: () => LinkCount;
  /** Resolves when the last request is answered, and no title is held. */
  readonly stop: () => Promise<void>;
}

export interface VmixLinkDeps {
  readonly ask: (path: string) => Promise<VmixAnswer>;
  /** What titles are to show, pictures by addresses at `host`, which is this machine as vMix sees it; undefined while nobody knows. */
  readonly row: (host: string) => TitleRow | undefined;
  /** Inputs by key or number; all where there is none. */
  readonly inputs: readonly string[];
  /** Where vMix is, for people. */
  readonly at: string;
  readonly time: Time;
  readonly random: Random;
  readonly log: Log;
}

type Outcome = 'done' | 'refused' | 'away';

export function createVmixLink(deps: VmixLinkDeps): VmixLink {
  const { ask, at, time, random, log } = deps;
  const targets: Targets = createTargets(deps.inputs);
  /** Titles that were told to hold, and not yet to go on. */
  const held = new Set<string>();
  let host = '';
  let requests = 0;
  let failures = 0;
  let isOver = false;
  /** Why it is away, and since when. */
  let away: { readonly since: number; readonly reason: string } | undefined = { since: time.now(), reason: '' };
  let wake: (() => void) | undefined;
  let isDirty = false;

  const goesOn = (): boolean => !isOver;

  /** Resolves after so many ms, when it is stopped or, if `listens`, when the row may have changed. */
  function rest(ms: number, listens: boolean): Promise<void> {
    if (isOver || (listens && isDirty)) return Promise.resolve();
    return new Promise((resolve) => {
      const over = (): void => {
        callOff();
        wake = undefined;
        stopResting = undefined;
        resolve();
      };
      const callOff = time.after(ms, over);
      wake = listens ? over : undefined;
      stopResting = over;
    });
  }
  let stopResting: (() => void) | undefined;

  function lost(reason: string): void {
    failures += 1;
    if (away?.reason === reason) return;
    log('warn', 'vMix is away', { at, reason });
    away = { since: away?.since ?? time.now(), reason };
  }

  async function askFor(path: string): Promise<VmixAnswer> {
    requests += 1;
    const answer = await ask(path);
    if (!answer.ok) lost(answer.reason);
    else if (answer.status === 401 || answer.status === 403) lost(PASSWORD);
    else return answer;
    return { ok: false, reason: '' };
  }

  async function call(name: string, input: string, words: Readonly<Record<string, string>> = {}): Promise<Outcome> {
    const query = Object.entries({ Function: name, Input: input, ...words }).map(
      ([key, value]) => `${key}=${encoded(value)}`,
    );
    const answer = await askFor(`/api/?${query.join('&')}`);
    if (!answer.ok) return 'away';
    if (answer.status === 200) return 'done';
    failures += 1;
    return 'refused';
  }

  /** Reads which titles there are; says whether vMix answered. */
  async function look(): Promise<boolean> {
    const answer = await askFor('/api/');
    if (!answer.ok) return false;
    const state = answer.status === 200 ? readVmixState(answer.body) : undefined;
    if (state?.ok !== true) {
      lost(
        state === undefined ? `it answers ${answer.status}` : `what it says of itself cannot be read: ${state.reason}`,
      );
      return false;
    }
    host = answer.from;
    // What was sent to the vMix that was there before is not known of this one.
    if (away !== undefined) {
      targets.forget();
      log('info', 'vMix is there', { at, inputs: state.value.length });
    }
    away = undefined;
    targets.seen(state.value);
    for (const input of held) if (!(await resume(input))) return false;
    return true;
  }

  async function hold(input: string): Promise<boolean> {
    held.add(input);
    const outcome = await call('PauseRender', input);
    // An input that cannot be held goes on by itself.
    if (outcome === 'refused') held.delete(input);
    return outcome !== 'away';
  }

  async function resume(input: string): Promise<boolean> {
    const outcome = await call('ResumeRender', input);
    if (outcome !== 'away') held.delete(input);
    return outcome !== 'away';
  }

  async function send(change: Change): Promise<boolean> {
    const { input, name, kind, value } = change;
    const outcome = await call(kind === 'text' ? 'SetText' : 'SetImage', input, { SelectedName: name, Value: value });
    if (outcome === 'done') targets.sent(change);
    else if (outcome === 'refused' && targets.refused(change)) log('warn', 'vMix refused a field', { at, input, name });
    return outcome !== 'away';
  }

  /** Sends an input's changes so that they are seen together; says whether vMix answered. */
  async function sendAll(input: string, changes: readonly Change[]): Promise<boolean> {
    const [first] = changes;
    if (first !== undefined && changes.length === 1) return send(first);
    const since = time.now();
    let isThere = await hold(input);
    for (const change of changes) {
      if (!isThere || isOver || time.now() - since > PAUSED_MS_MAX) break;
      isThere = await send(change);
    }
    // Also where something failed: a title that is held stands still.
    return held.has(input) ? (await resume(input)) && isThere : isThere;
  }

  /** Sends what changes, until the state is to be read again; says whether vMix answered all the time. */
  async function serve(): Promise<boolean> {
    const until = time.now() + STATE_MS;
    while (goesOn() && time.now() < until) {
      isDirty = false;
      const row = deps.row(host);
      const changes = row === undefined ? new Map<string, readonly Change[]>() : targets.changes(row);
      if (changes.size === 0) {
        await rest(until - time.now(), true);
        continue;
      }
      const since = time.now();
      for (const [input, some] of changes) if (!isOver && !(await sendAll(input, some))) return false;
      await rest(since + ROUND_MS - time.now(), false);
    }
    return true;
  }

  /** Looks, and sends until it is to look again. What fails here is a fault of this build, and no reason to end the relay. */
  async function stint(): Promise<boolean> {
    try {
      return (await look()) && (await serve());
    } catch (error) {
      log('error', 'titles were not filled', { at, reason: String(error) });
      return false;
    }
  }

  async function run(): Promise<void> {
    let tries = 0;
    while (goesOn()) {
      if (await stint()) {
        tries = 0;
        continue;
      }
      tries += 1;
      await rest(retryDelayMs(tries, random), false);
    }
  }

  const done = run();
  return {
    changed() {
      isDirty = true;
      wake?.();
    },
    alarms() {
      if (away !== undefined) return time.now() - away.since < AWAY_ALARM_MS ? [] : [awayAlarm(at, away.reason)];
      return targets.faults().map((fault) => `vMix at ${at}: ${fault}`);
    },
    count: () => ({ name: 'vmix', isUp: away === undefined, requests, failures }),
    async stop() {
      isOver = true;
      stopResting?.();
      await done;
    },
  };
}

const PASSWORD = 'password';

function awayAlarm(at: string, reason: string): string {
  if (reason === PASSWORD)
    return `vMix at ${at} refuses the password: give the one of its Settings → Web Controller with --vmix. Its titles stand still.`;
  return `vMix does not answer at ${at} (${reason || 'not yet'}): see that it runs, and that its Settings → Web Controller is on. Its titles stand still.`;
}

/** A value to the letter: half of a surrogate pair is nothing that a URL can hold, and not all servers take `'` or `(` as they are. */
function encoded(value: string): string {
  return encodeURIComponent(value.replace(/\p{Surrogate}/gu, '\ufffd')).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
