import { CLOSE } from '#protocol/close-codes.ts';
import { encode } from '#protocol/codec.ts';
import type { Source } from '#protocol/down.ts';
import type { Time } from '#lib/time.ts';
import { BACKLOG_BYTES_MAX, BLOCKED_BYTES, BLOCKED_MS_MAX, RESYNC_MS_MIN } from './limits.ts';
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
  /** The stream's present incarnation. */
  readonly stream: () => Stream;
  readonly source: () => Source;
}

interface Standing {
  readonly peer: Peer;
  /** The epoch and revision that were last sent; an empty epoch before the first snapshot. */
  epoch: string;
  rev: number;
  /** The peer did not take the last frames yet: nothing is sent until it has, and then all that changed meanwhile in one update. */
  blocked: boolean;
  /** The backlog when it last moved, and when that was. */
  backlog: number;
  movedAt: number;
  snapshotAt: number;
  resyncDue: boolean;
}

/**
 * Brings a stream's changes to all its listeners, without a queue: each listener is one revision, and gets "every field newer than that".
 * A new epoch, a resync and a first snapshot are one case: the epoch last sent is not the present one.
 */
export function createFanOut(deps: FanOutDeps): FanOut {
  const standings = new Set<Standing>();

  function send(standing: Standing, text: string): void {
    standing.peer.send(text);
    const backlog = standing.peer.backlog();
    if (backlog <= BLOCKED_BYTES) return;
    if (!standing.blocked) standing.movedAt = deps.time.now();
    standing.blocked = true;
    standing.backlog = backlog;
    if (backlog > BACKLOG_BYTES_MAX) tooSlow(standing);
  }

  function tooSlow(standing: Standing): void {
    standings.delete(standing);
    standing.peer.close(CLOSE.TOO_SLOW, 'reads too slowly');
  }

  function sendSnapshot(standing: Standing, resumed: boolean): void {
    const stream = deps.stream();
    standing.epoch = stream.epoch;
    standing.rev = stream.rev();
    standing.snapshotAt = deps.time.now();
    standing.resyncDue = false;
    const head = {
      type: 'snapshot',
      stream: deps.id,
      epoch: stream.epoch,
      rev: stream.rev(),
      at: stream.at(),
    } as const;
    const tail = { build: deps.build, source: deps.source() };
    send(
      standing,
      encode(
        resumed
          ? { ...head, resumed, ...tail }
          : { ...head, values: stream.values(), control: stream.control(), ...tail },
      ),
    );
  }

  function flush(standing: Standing): void {
    if (standing.blocked) return;
    const stream = deps.stream();
    if (standing.epoch !== stream.epoch || standing.rev < stream.floor()) sendSnapshot(standing, false);
    else if (standing.rev < stream.rev()) {
      const update = stream.changesSince(standing.rev);
      standing.rev = stream.rev();
      send(standing, update);
    }
  }

  function resync(standing: Standing): void {
    standing.resyncDue = true;
    if (standing.blocked || deps.time.now() - standing.snapshotAt < RESYNC_MS_MIN) return;
    sendSnapshot(standing, false);
  }

  function drained(standing: Standing): void {
    if (!standing.blocked) return;
    standing.blocked = false;
    if (standing.resyncDue) resync(standing);
    flush(standing);
  }

  return {
    join(peer, since) {
      const now = deps.time.now();
      const standing: Standing = {
        peer,
        epoch: '',
        rev: 0,
        blocked: false,
        backlog: 0,
        movedAt: now,
        snapshotAt: now,
        resyncDue: false,
      };
      standings.add(standing);
      const stream = deps.stream();
      standing.backlog = peer.backlog();
      // One that comes from another line and is behind gets it when it can.
      standing.blocked = standing.backlog > BLOCKED_BYTES;
      if (!standing.blocked) sendSnapshot(standing, since?.epoch === stream.epoch && since.rev === stream.rev());
      return {
        drained() {
          if (standings.has(standing)) drained(standing);
        },
        resync() {
          if (standings.has(standing)) resync(standing);
        },
        leave() {
          standings.delete(standing);
        },
      };
    },
    publish() {
      for (const standing of standings) flush(standing);
    },
    redraw() {
      for (const standing of standings) {
        if (standing.blocked) standing.resyncDue = true;
        else sendSnapshot(standing, false);
      }
    },
    heartbeat() {
      const source = deps.source();
      const at = Math.round(deps.time.now());
      const { epoch } = deps.stream();
      const encoded = new Map<number, string>();
      for (const standing of standings) {
        // Who is blocked has frames on the way, and who still waits for the new epoch's snapshot would take this for a gap.
        if (standing.blocked || standing.epoch !== epoch) continue;
        let text = encoded.get(standing.rev);
        if (text === undefined) {
          text = encode({ type: 'heartbeat', epoch, rev: standing.rev, at, source });
          encoded.set(standing.rev, text);
        }
        send(standing, text);
      }
    },
    tick() {
      const now = deps.time.now();
      for (const standing of standings) {
        const backlog = standing.peer.backlog();
        if (backlog !== standing.backlog) {
          standing.backlog = backlog;
          standing.movedAt = now;
        }
        if (backlog === 0) drained(standing);
        if (standing.blocked && now - standing.movedAt >= BLOCKED_MS_MAX) tooSlow(standing);
        else if (standing.resyncDue) resync(standing);
      }
    },
    close(code, reason) {
      for (const standing of standings) standing.peer.close(code, reason);
      standings.clear();
    },
  };
}
