import type { Heartbeat, Snapshot, Update } from '#protocol/down.ts';

/** What to do with a message: take it, leave it, or ask for a whole state because something is missing. */
export type Verdict = 'take' | 'leave' | 'gap';

/** Where a viewer stands in a stream's history, and what each message means from there (docs/PROTOCOL.md V3, V4, V6, V13; G1, G3). */
export interface Replica {
  /** What `register.since` says; undefined before the first whole state. */
  position(): { readonly epoch: string; readonly rev: number } | undefined;
  /** A new connection: nothing but a snapshot counts on it first, since updates do not name their epoch. */
  begin(): void;
  /** A snapshot is taken unless it is older than what is held of its epoch; one without values must be of the very state held. */
  snapshot(message: Snapshot): Verdict;
  update(message: Update): Verdict;
  heartbeat(message: Heartbeat): Verdict;
}

export function createReplica(): Replica {
  let held: { readonly epoch: string; readonly rev: number } | undefined;
  let based = false;

  return {
    position: () => held,
    begin() {
      based = false;
    },
    snapshot({ epoch, rev, resumed }) {
      const known = held !== undefined && held.epoch === epoch ? held.rev : undefined;
      if (resumed === true && known !== rev) return 'gap';
      based = true;
      // A relay that lags behind another of the same cluster: its updates catch up by themselves.
      if (known !== undefined && rev < known) return 'leave';
      held = { epoch, rev };
      return 'take';
    },
    update({ since, rev }) {
      if (held === undefined || !based || since > held.rev) return 'gap';
      if (rev <= held.rev) return 'leave';
      held = { epoch: held.epoch, rev };
      return 'take';
    },
    heartbeat({ epoch, rev }) {
      if (held === undefined || held.epoch !== epoch) based = false;
      return !based || (held !== undefined && rev > held.rev) ? 'gap' : 'take';
    },
  };
}
