/** Sources that come call by call, over HTTP, by datagrams, or because they are asked: each is one for as long as it calls, and no new one with every call. */
import { CLOSE } from '#protocol/close-codes.ts';
import type { Told } from '#protocol/dialects/told.ts';
import type { RefusedField } from '#protocol/fields.ts';
import type { SourceKind } from '#protocol/api.ts';
import type { Result } from '#lib/result.ts';
import type { Time } from '#lib/time.ts';
import type { Crowd } from './access/crowd.ts';
import type { Rights } from './access/rights.ts';
import { CallingPeer } from './calling-peer.ts';
import { CALLERS_MAX, FIELDS_KNOWN_MAX } from './limits.ts';
import type { Receipt } from './receipt.ts';
import type { Relay } from './relay.ts';
import type { Session } from './session.ts';

/** Who calls: calls that are alike in all of this are one source's. */
export interface CallOf {
  readonly kind: SourceKind;
  readonly stream: string;
  readonly address: string;
  readonly userAgent: string;
  readonly isLocal: boolean;
  readonly rights: Rights;
}

export type CallAnswer =
  | { readonly ok: true; readonly receipt: Receipt; readonly ignored: readonly RefusedField[] }
  | { readonly ok: false; readonly status: 400 | 403 | 409 | 429 | 503; readonly reason: string };

export interface Callers {
  /** Takes in what was read of a call; what could not be read is counted with its stream as well. */
  take(call: CallOf, read: Result<Told>): CallAnswer;
  /** It is there and has nothing new to say; false where it was lost, or never came. */
  nod(call: CallOf): boolean;
}

interface Caller {
  readonly peer: CallingPeer;
  readonly session: Session;
  /** Fields of which it said anything itself. */
  readonly known: Set<string>;
}

export function createCallers(deps: {
  readonly relay: Pick<Relay, 'connect' | 'forget'>;
  readonly crowd: Crowd;
  readonly time: Time;
}): Callers {
  const callers = new Map<string, Caller>();
  /** When those called last that were lost: by it a slow one's rhythm is known. The latest is the last. */
  const lost = new Map<string, number>();

  function come(key: string, call: CallOf): Caller | (CallAnswer & { readonly ok: false }) {
    if (callers.size >= CALLERS_MAX) return { ok: false, status: 503, reason: 'too many sources' };
    const place = deps.crowd.enter(call, call.rights);
    if (!place.ok) return place;
    const over = (): void => {
      if (!callers.delete(key)) return;
      lost.set(key, peer.calledAt());
      for (const oldest of lost.keys()) if (lost.size > CALLERS_MAX) lost.delete(oldest);
      place.leave();
      deps.relay.forget(caller.session);
    };
    const peer = new CallingPeer(call, { time: deps.time, over, before: lost.get(key) });
    lost.delete(key);
    // It only ever publishes.
    const rights = { ...call.rights, view: false, operate: false };
    const caller: Caller = {
      peer,
      session: deps.relay.connect(peer, `/${encodeURIComponent(call.stream)}`, rights),
      known: new Set(),
    };
    callers.set(key, caller);
    return caller;
  }

  return {
    take(call, read) {
      const key = keyOf(call);
      const caller = callers.get(key) ?? come(key, call);
      if (!('session' in caller)) return caller;
      const { peer, session, known } = caller;
      peer.called();
      if (!read.ok) {
        session.mumble(read.reason);
        return { ok: false, status: 400, reason: read.reason };
      }
      const told = read.value;
      const values = new Map(told.values);
      for (const [name, text] of told.same) if (!known.has(name)) values.set(name, text);
      for (const name of [...values.keys(), ...told.left.map((field) => field.name)])
        if (known.size < FIELDS_KNOWN_MAX) known.add(name);
      const receipt = session.tell(values, told.refused);
      return receipt === undefined
        ? turnedAway(peer.closedWith)
        : { ok: true, receipt, ignored: [...told.refused, ...told.left] };
    },
    nod(call) {
      const caller = callers.get(keyOf(call));
      caller?.peer.called();
      return caller !== undefined;
    },
  };
}

function keyOf({ kind, stream, address, userAgent, rights }: CallOf): string {
  return JSON.stringify([kind, stream, address, userAgent, rights.publish, rights.by]);
}

/** Why its session ended before it was heard. */
function turnedAway(closed: CallingPeer['closedWith']): CallAnswer & { readonly ok: false } {
  const reason = closed?.reason ?? 'it was let go';
  if (closed?.code === CLOSE.KEY_REFUSED) return { ok: false, status: 403, reason };
  return { ok: false, status: closed?.code === CLOSE.TRY_LATER ? 503 : 409, reason };
}
