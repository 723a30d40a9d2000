/** The other ways in: ports for TCP and UDP, what is polled, and files that are looked at. */
import type { Callers } from './callers.ts';
import { createLooker, type Looker } from './looker.ts';
import { ALL_RIGHTS } from './access/rights.ts';
import type { Relay } from './relay.ts';
import type { Bound, DoorAt } from './transport/bind-hosts.ts';
import { createPoll, pollName } from './transport/poll.ts';
import { listenTcp, type DoorDeps } from './transport/tcp.ts';
import { listenUdp } from './transport/udp.ts';
import { createFileLook } from './transport/watch-file.ts';

/** What its operator named at the start; nobody else names any. */
export interface Doors {
  readonly tcp: readonly DoorAt[];
  readonly udp: readonly DoorAt[];
  readonly polls: readonly { readonly stream: string; readonly url: URL }[];
  readonly files: readonly { readonly stream: string; readonly path: string }[];
}

export interface OpenDoors {
  /** Where it listens, in the order of the settings. */
  readonly ports: { readonly tcp: readonly number[]; readonly udp: readonly number[] };
  alarms(): readonly string[];
  close(): void;
}

interface Deps extends Omit<DoorDeps, 'relay'> {
  readonly relay: Pick<Relay, 'connect' | 'forget' | 'knows'>;
  readonly callers: Callers;
}

/** Opens all of them or none. Rejects with a `StartError` where a port cannot be had. */
export async function openDoors(doors: Doors | undefined, deps: Deps): Promise<OpenDoors> {
  const { tcp = [], udp = [], polls = [], files = [] } = doors ?? {};
  const bound: Bound[] = [];
  const listen = async (all: readonly DoorAt[], one: (door: DoorAt) => Promise<Bound>): Promise<number[]> => {
    const ports: number[] = [];
    for (const door of all) {
      const each = await one(door);
      bound.push(each);
      ports.push(each.port);
    }
    return ports;
  };
  const closeAll = (): void => {
    for (const each of bound) each.close();
  };
  try {
    const ports = {
      tcp: await listen(tcp, (door) => listenTcp(door, deps)),
      udp: await listen(udp, (door) => listenUdp(door, { ...deps, knows: (stream) => deps.relay.knows(stream) })),
    };
    const lookers = [
      ...polls.map((poll) => lookAtPoll(poll, deps)),
      ...files.map(({ stream, path }) =>
        createLooker({
          ...deps,
          name: `${stream}: ${path}`,
          call: { ...ASKED, kind: 'file', stream, address: '127.0.0.1' },
          mayBeHalf: true,
          look: createFileLook(path, deps.time),
        }),
      ),
    ];
    return {
      ports,
      alarms: () => lookers.flatMap((looker) => looker.alarms()),
      close() {
        closeAll();
        for (const looker of lookers) looker.stop();
      },
    };
  } catch (error) {
    closeAll();
    throw error;
  }
}

/** Whoever named a source at the start lets it publish. */
const ASKED = { userAgent: '', isLocal: true, rights: ALL_RIGHTS } as const;

function lookAtPoll({ stream, url }: Doors['polls'][number], deps: Deps): Looker {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  return createLooker({
    ...deps,
    name: `${stream}: ${pollName(url)}`,
    // One source stands for a machine (W6): this one's names are all one.
    call: { ...ASKED, kind: 'poll', stream, address: host === 'localhost' ? '127.0.0.1' : host },
    mayBeHalf: false,
    look: createPoll(url, deps.time),
  });
}
