import { CLOSE } from '#protocol/close-codes.ts';
import { encode } from '#protocol/codec.ts';
import type { Source } from '#protocol/down.ts';
import type { Soon, Time } from '#lib/time.ts';
import { frameOf, type Frame } from './frame.ts';
import { BEAT_SENDS_MIN, BEAT_SLICE_MS, BEAT_SLICES, BLOCKED_MS_MAX, PASS_SENDS_MAX, RESYNC_MS_MIN } from './limits.ts';
import type { Peer } from './peer.ts';
import { createSnapshotTexts } from './snapshot-texts.ts';
import type { Stream } from './stream.ts';

/** What a viewer said that it shows already. */
export interface Since {
  readonly epoch: string;
  readonly rev: number;
}

export interface FanOut {
  /** Answers a register with a snapshot; from then on the peer gets every change, until it leaves. */
  join(peer: Peer, since: Since | undefined): Standing;
  leave(standing: Standing): void;
  /** Answers with a whole snapshot. */
  resync(standing: Standing): void;
  /** Sends what is new now that the peer's backlog is gone. */
  drained(standing: Standing): void;
  /** Sends every listener what it has not got yet. Called after every change, and after the stream began a new epoch. */
  publish(): void;
  /** Sends every listener the whole state, which is then drawn without animation: what lies between is not to be seen. */
  redraw(): void;
  /** Sends every listener a heartbeat: to some at once, to the others one after another within BEAT_SLICES times BEAT_SLICE_MS. */
  heartbeat(): void;
  /** Serves what had to wait, and closes those that read too slowly even for merged state. Called every PULSE_MS. */
  tick(): void;
  /** Closes every listener. */
  close(code: number, reason: string): void;
}

export interface FanOutDeps {
  readonly id: string;
  readonly build: string;
  readonly time: Time;
  readonly soon: Soon;
  /** When a change's first pass begins, where others are to be told before it; at once where it is absent. */
  readonly yields?: Soon | undefined;
  /** The stream's present incarnation. */
  readonly stream: () => Stream;
  readonly source: () => Source;
}

/** One listening connection, as the fan-out knows it: where it stands, and nothing that waits for it. No function is made for it: there are thousands. */
export interface Standing {
  readonly peer: Peer;
  /** Its place among all. */
  place: number;
  /** The epoch and revision that were last sent; an empty epoch before the first snapshot. */
  epoch: string;
  rev: number;
  /** The last heartbeat that it got, or was passed over by. */
  beat: number;
  /** The peer did not take the last frames yet: nothing is sent until it has, and then all that changed meanwhile in one update. */
  blocked: boolean;
  /** The backlog when it last moved, and when that was. */
  backlog: number;
  movedAt: number;
  snapshotAt: number;
  /** A whole state that it is owed: with the next pass, or when it has not just got one. */
  owed: 'nothing' | 'snapshot' | 'resync';
}

const GONE = -1;

/**
 * Brings a stream's changes to all its listeners, without a queue: each listener is one revision, and gets "every field newer than that".
 * A new epoch, a resync and a first snapshot are one case: the epoch last sent is not the present one.
 *
 * Listeners are served in rounds: a round goes on from where the last one ended, in passes of some hundred sends each, between which all
 * else is served. What changes during a round only makes it longer, so that with more changes than can be sent everybody gets the latest
 * state when their turn comes, and nobody waits longer than a round. When no pass was just made, a change is sent at once.
 */
export function createFanOut(deps: FanOutDeps): FanOut {
  const standings: Standing[] = [];
  const texts = createSnapshotTexts(deps);
  /** Whose turn is next, and how many have to be looked at before the round is over. */
  let cursor = 0;
  let left = 0;
  let isResting = true;
  /** Whose heartbeat is next; below 0 when all have theirs. Downwards, so that one who takes the place of another that left is never passed over. */
  let beating = -1;
  let beats = 0;
  /** Another one was called for while the last is under way. */
  let isBeatDue = false;
  let callOffBeat: (() => void) | undefined;

  function send(standing: Standing, frame: Frame): void {
    if (standing.peer.send(frame)) return;
    standing.blocked = true;
    standing.backlog = standing.peer.backlog();
    standing.movedAt = deps.time.now();
  }

  function tooSlow(standing: Standing): void {
    remove(standing);
    standing.peer.close(CLOSE.TOO_SLOW, 'reads too slowly');
  }

  function sendSnapshot(standing: Standing, resumed: boolean): void {
    const stream = deps.stream();
    standing.epoch = stream.epoch;
    standing.rev = stream.rev();
    standing.snapshotAt = deps.time.now();
    standing.owed = 'nothing';
    send(standing, frameOf(resumed ? texts.resumed(stream) : texts.whole(stream)));
  }

  /** Sends a listener what it has not got yet; says whether that was anything. */
  function serve(standing: Standing, stream: Stream): boolean {
    if (standing.blocked) return false;
    if (standing.owed === 'snapshot' || standing.epoch !== stream.epoch || standing.rev < stream.floor()) {
      sendSnapshot(standing, false);
      return true;
    }
    if (standing.rev >= stream.rev()) return false;
    const update = stream.changesSince(standing.rev);
    standing.rev = stream.rev();
    send(standing, update);
    return true;
  }

  /** Not all at once: each is answered, and a thousand answers are work for as long as the updates that would have to wait for them. */
  function beat(): void {
    const { epoch } = deps.stream();
    const at = Math.round(deps.time.now());
    const source = deps.source();
    const frames = new Map<number, Frame>();
    const last = beating - Math.max(BEAT_SENDS_MIN, Math.ceil(standings.length / BEAT_SLICES));
    for (; beating >= 0 && beating > last; beating -= 1) {
      const standing = standings[beating];
      // One that took the place of another that left may have had it already.
      if (standing === undefined || standing.beat === beats) continue;
      standing.beat = beats;
      // Who is blocked has frames on the way, and who has another epoch would take it for a gap: a snapshot is on its way to it.
      if (standing.blocked || standing.epoch !== epoch) continue;
      const { rev } = standing;
      const frame = frames.get(rev) ?? frameOf(encode({ type: 'heartbeat', epoch, rev, at, source }));
      frames.set(rev, frame);
      send(standing, frame);
    }
    if (beating >= 0) callOffBeat = deps.time.after(BEAT_SLICE_MS, beat);
    else if (isBeatDue) callOffBeat = deps.time.after(BEAT_SLICE_MS, startBeat);
    else callOffBeat = undefined;
  }

  function startBeat(): void {
    isBeatDue = false;
    beats += 1;
    beating = standings.length - 1;
    beat();
  }

  function pass(): void {
    isResting = false;
    const stream = deps.stream();
    for (let sends = 0; left > 0 && sends < PASS_SENDS_MAX; left -= 1) {
      if (cursor >= standings.length) cursor = 0;
      const standing = standings[cursor];
      cursor += 1;
      if (standing !== undefined && serve(standing, stream)) sends += 1;
    }
    deps.soon(next);
  }

  function next(): void {
    if (left > 0) pass();
    else isResting = true;
  }

  /** There may be something new for everybody. */
  function startRound(): void {
    left = standings.length;
    if (!isResting || left === 0) return;
    if (deps.yields === undefined) pass();
    else {
      isResting = false;
      deps.yields(pass);
    }
  }

  function remove(standing: Standing): void {
    const last = standings.pop();
    if (last !== undefined && last !== standing) {
      standings[standing.place] = last;
      last.place = standing.place;
      // The last one may have come to stand behind the cursor before its turn.
      if (left > 0) left = standings.length;
    }
    standing.place = GONE;
  }

  function resync(standing: Standing): void {
    standing.owed = 'resync';
    if (standing.blocked || deps.time.now() - standing.snapshotAt < RESYNC_MS_MIN) return;
    sendSnapshot(standing, false);
  }

  function drained(standing: Standing): void {
    if (!standing.blocked) return;
    standing.blocked = false;
    if (standing.owed === 'resync') resync(standing);
    serve(standing, deps.stream());
  }

  return {
    join(peer, since) {
      const now = deps.time.now();
      const standing: Standing = {
        peer,
        place: standings.length,
        epoch: '',
        rev: 0,
        beat: beats,
        blocked: false,
        backlog: peer.backlog(),
        movedAt: now,
        snapshotAt: now,
        owed: 'nothing',
      };
      standings.push(standing);
      // It has all already, but stands between the cursor and those whose turn comes after the last.
      if (left > 0) left += 1;
      const stream = deps.stream();
      // One that comes from another line and is behind gets it when it can.
      standing.blocked = standing.backlog > 0;
      if (!standing.blocked) sendSnapshot(standing, since?.epoch === stream.epoch && since.rev === stream.rev());
      return standing;
    },
    leave(standing) {
      if (standing.place !== GONE) remove(standing);
    },
    resync(standing) {
      if (standing.place !== GONE) resync(standing);
    },
    drained(standing) {
      if (standing.place !== GONE) drained(standing);
    },
    publish: startRound,
    redraw() {
      for (const standing of standings) standing.owed = 'snapshot';
      startRound();
    },
    heartbeat() {
      // Who waits for theirs goes first: they get it with what is said now, and the others after them.
      isBeatDue = beating >= 0;
      if (!isBeatDue) startBeat();
    },
    tick() {
      const now = deps.time.now();
      // Backwards, because whoever is closed leaves its place to the last.
      for (let place = standings.length - 1; place >= 0; place -= 1) {
        const standing = standings[place];
        if (standing === undefined) continue;
        if (standing.blocked) tickBlocked(standing, now);
        else if (standing.owed === 'resync') resync(standing);
      }
    },
    close(code, reason) {
      for (const standing of standings) {
        standing.place = GONE;
        standing.peer.close(code, reason);
      }
      standings.length = 0;
      left = 0;
      callOffBeat?.();
    },
  };

  function tickBlocked(standing: Standing, now: number): void {
    const backlog = standing.peer.backlog();
    if (backlog !== standing.backlog) {
      standing.backlog = backlog;
      standing.movedAt = now;
    }
    if (backlog === 0) drained(standing);
    else if (now - standing.movedAt >= BLOCKED_MS_MAX) tooSlow(standing);
  }
}
