import { CLOSE } from '#protocol/close-codes.ts';
import { encode } from '#protocol/codec.ts';
import type { Source } from '#protocol/down.ts';
import type { Soon, Time } from '#lib/time.ts';
import { frameOf, type Frame } from './frame.ts';
import { BLOCKED_MS_MAX, PASS_SENDS_MAX, RESYNC_MS_MIN } from './limits.ts';
import type { Peer } from './peer.ts';
import type { Stream } from './stream.ts';

/** What a viewer said that it shows already. */
export interface Since {
  readonly epoch: string;
  readonly rev: number;
}

/** One listening connection, as the fan-out knows it: where it stands, and nothing that waits for it. */
export interface Listener {
  /** Sends what is new now that the peer's backlog is gone. */
  drained(): void;
  /** Answers with a whole snapshot. */
  resync(): void;
  leave(): void;
}

export interface FanOut {
  /** Answers a register with a snapshot; from then on the peer gets every change. */
  join(peer: Peer, since: Since | undefined): Listener;
  /** Sends every listener what it has not got yet. Called after every change, and after the stream began a new epoch. */
  publish(): void;
  /** Sends every listener the whole state, which is then drawn without animation: what lies between is not to be seen. */
  redraw(): void;
  /** Sends every listener a heartbeat. */
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
  /** The stream's present incarnation. */
  readonly stream: () => Stream;
  readonly source: () => Source;
}

interface Standing {
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

/** A heartbeat on its round: what it says besides the revision of each listener. */
interface Beat {
  readonly epoch: string;
  readonly at: number;
  readonly source: Source;
  readonly frames: Map<number, Frame>;
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
  /** Whose turn is next, and how many have to be looked at before the round is over. */
  let cursor = 0;
  let left = 0;
  let isResting = true;
  let beats = 0;
  let beat: Beat | undefined;

  /** True for whoever asks whether a frame was sent. */
  function send(standing: Standing, frame: Frame): true {
    if (!standing.peer.send(frame)) {
      standing.blocked = true;
      standing.backlog = standing.peer.backlog();
      standing.movedAt = deps.time.now();
    }
    return true;
  }

  function tooSlow(standing: Standing): void {
    remove(standing);
    standing.peer.close(CLOSE.TOO_SLOW, 'reads too slowly');
  }

  function sendSnapshot(standing: Standing, resumed: boolean): true {
    const stream = deps.stream();
    standing.epoch = stream.epoch;
    standing.rev = stream.rev();
    standing.snapshotAt = deps.time.now();
    standing.owed = 'nothing';
    const head = {
      type: 'snapshot',
      stream: deps.id,
      epoch: stream.epoch,
      rev: stream.rev(),
      at: stream.at(),
    } as const;
    const tail = { build: deps.build, source: deps.source() };
    const message = resumed
      ? { ...head, resumed, ...tail }
      : { ...head, values: stream.values(), control: stream.control(), ...tail };
    return send(standing, frameOf(encode(message)));
  }

  /** Sends a listener what it has not got yet; says whether that was anything. */
  function serve(standing: Standing, stream: Stream): boolean {
    if (standing.blocked) {
      standing.beat = beats;
      return false;
    }
    if (standing.owed === 'snapshot' || standing.epoch !== stream.epoch || standing.rev < stream.floor())
      return sendSnapshot(standing, false);
    if (standing.rev >= stream.rev()) return serveBeat(standing);
    const update = stream.changesSince(standing.rev);
    standing.rev = stream.rev();
    send(standing, update);
    // Who is blocked now has frames on the way.
    if (!standing.blocked) serveBeat(standing);
    return true;
  }

  function serveBeat(standing: Standing): boolean {
    if (standing.beat === beats) return false;
    standing.beat = beats;
    // Who has another epoch than the beat would take it for a gap.
    if (beat === undefined || standing.epoch !== beat.epoch) return false;
    let frame = beat.frames.get(standing.rev);
    if (frame === undefined) {
      const { epoch, at, source } = beat;
      frame = frameOf(encode({ type: 'heartbeat', epoch, rev: standing.rev, at, source }));
      beat.frames.set(standing.rev, frame);
    }
    return send(standing, frame);
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
    if (isResting && left > 0) pass();
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
      return {
        drained() {
          if (standing.place !== GONE) drained(standing);
        },
        resync() {
          if (standing.place !== GONE) resync(standing);
        },
        leave() {
          if (standing.place !== GONE) remove(standing);
        },
      };
    },
    publish: startRound,
    redraw() {
      for (const standing of standings) standing.owed = 'snapshot';
      startRound();
    },
    heartbeat() {
      beats += 1;
      beat = {
        epoch: deps.stream().epoch,
        at: Math.round(deps.time.now()),
        source: deps.source(),
        frames: new Map(),
      };
      startRound();
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
