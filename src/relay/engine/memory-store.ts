import type { Time } from '#lib/time.ts';
import type { Fence, Holder } from './engine.ts';
import { createMemoryLink, type Hearer, type MemoryLink, type Steps } from './memory-link.ts';
import { channelOf, channelOfNode, type Place, type Write } from './store-link.ts';
import { changeText, epochText } from './told.ts';

interface Lease extends Holder {
  readonly expiresAt: number;
}

/** What the store holds of one place: plain data, so that a copy of it can be put back. */
interface Cell {
  epoch: string;
  /** In which life of the store that epoch began. */
  life: number;
  rev: number;
  readonly values: Map<string, string>;
  note: string | undefined;
  fence: Fence;
  /** The latest write of the lease's node. */
  seq: number;
  lease: Lease | undefined;
}

export type Copy = ReadonlyMap<string, Cell>;

/** A store in this process, which several nodes may share. What ends and restarts it is for tests. */
export interface MemoryStore {
  link(): MemoryLink;
  /** All that it holds now. */
  copy(): Copy;
  /** As a process that ends and starts with what was saved: what it holds now, or that older copy. */
  restart(copy?: Copy): void;
}

function streamOf(name: string): Place {
  return { kind: 'stream', name };
}

export function createMemoryStore(time: Time, newEpoch: () => string): MemoryStore {
  let cells = new Map<string, Cell>();
  let life = 0;
  const hearers = new Set<Hearer>();

  const publish = (channel: string, text: string): void => {
    for (const hearer of hearers) hearer.message({ kind: 'message', channel, text });
  };

  /** What is held of a place, in the epoch of this life; undefined where nothing ever was. */
  function known(place: Place): Cell | undefined {
    const cell = cells.get(channelOf(place));
    if (cell === undefined || cell.life === life) return cell;
    cell.life = life;
    cell.epoch = newEpoch();
    cell.lease = undefined;
    publish(channelOf(place), epochText(cell.epoch));
    return cell;
  }

  function made(place: Place): Cell {
    const cell: Cell = known(place) ?? {
      epoch: newEpoch(),
      life,
      rev: 0,
      values: new Map(),
      note: undefined,
      fence: 0,
      seq: 0,
      lease: undefined,
    };
    cells.set(channelOf(place), cell);
    return cell;
  }

  function passes(cell: Cell | undefined, { guard }: Write): boolean {
    if (guard.kind === 'position') return (cell?.epoch ?? '') === guard.at.epoch && (cell?.rev ?? 0) === guard.at.rev;
    return cell?.lease !== undefined && cell.fence === guard.fence && guard.seq > cell.seq;
  }

  const steps: Steps = {
    write(place, write) {
      if (!passes(known(place), write)) return { kind: 'refused' };
      const cell = made(place);
      if (write.guard.kind === 'fence') cell.seq = write.guard.seq;
      const changes = new Map([...write.changes].filter(([name, text]) => (cell.values.get(name) ?? null) !== text));
      if (write.whole) for (const name of cell.values.keys()) if (!write.changes.has(name)) changes.set(name, null);
      if (changes.size > 0 || write.note !== undefined) {
        cell.rev += 1;
        cell.note = write.note ?? cell.note;
        for (const [name, text] of changes) {
          if (text === null) cell.values.delete(name);
          else cell.values.set(name, text);
        }
        publish(channelOf(place), changeText(cell.epoch, cell.rev, changes, write.note));
      }
      return { kind: 'set', epoch: cell.epoch, rev: cell.rev };
    },
    snapshot(place) {
      const cell = known(place);
      if (cell === undefined) return { epoch: '', rev: 0, values: new Map(), note: undefined };
      return { epoch: cell.epoch, rev: cell.rev, values: new Map(cell.values), note: cell.note };
    },
    positions: (places) =>
      places.map((place) => {
        const cell = known(place);
        return { epoch: cell?.epoch ?? '', rev: cell?.rev ?? 0 };
      }),
    claim(stream, node, { owner, priority, ttlMs }, fence) {
      const cell = made(streamOf(stream));
      const now = time.now();
      const lease = cell.lease;
      const isSame = lease?.owner === owner && lease.node === node;
      if (lease !== undefined && !isSame) {
        const isMoved = fence === undefined && (lease.owner === owner || lease.node === node);
        if (!isMoved && lease.expiresAt > now && lease.priority >= priority) {
          const holder = { owner: lease.owner, node: lease.node, priority: lease.priority };
          return { kind: 'taken', holder, leftMs: lease.expiresAt - now };
        }
        if (lease.node !== node)
          publish(channelOfNode(lease.node), JSON.stringify({ lost: stream, fence: cell.fence }));
      }
      if (!isSame) {
        cell.fence = Math.max(cell.fence + 1, Math.floor(now));
        cell.seq = 0;
      }
      cell.lease = { owner, node, priority, expiresAt: now + ttlMs };
      return { kind: 'held', fence: cell.fence, epoch: cell.epoch };
    },
    release(stream, fence) {
      const cell = known(streamOf(stream));
      if (cell?.fence === fence) cell.lease = undefined;
    },
    holder(stream) {
      const lease = known(streamOf(stream))?.lease;
      if (lease === undefined || lease.expiresAt <= time.now()) return null;
      return { owner: lease.owner, node: lease.node, priority: lease.priority };
    },
    publish,
  };

  return {
    link: () => createMemoryLink(steps, hearers),
    copy: () => structuredClone(cells),
    restart(copy = cells) {
      cells = structuredClone(new Map(copy));
      life += 1;
      for (const hearer of hearers) hearer.restarted();
    },
  };
}
