/** Networks of Linux's own for the fault runs: a relay's namespace with a cable to each of the others, whose packets can be dropped. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Why such networks cannot be had here; undefined if they can. */
export async function whyNot(): Promise<string | undefined> {
  if (process.platform !== 'linux') return 'network namespaces are Linux’s';
  if (process.getuid?.() !== 0) return 'network namespaces need root';
  for (const tool of ['ip', 'nft', 'ss']) {
    const found = await run(tool, ['-V']).catch(() => undefined);
    if (found === undefined) return `${tool} is not installed (Debian: iproute2, nftables)`;
  }
  const probe = `boardcast-${process.pid}-try`;
  try {
    await run('ip', ['netns', 'add', probe]);
    await run('ip', ['netns', 'del', probe]);
    return undefined;
  } catch {
    return 'this machine lets nobody make network namespaces';
  }
}

export interface Place {
  /** What runs a command there: to be put before it. */
  readonly at: readonly string[];
  /** From now on these packets are dropped, in nft's words; both ways. Empty for all of them. */
  drop(which?: string): Promise<void>;
  heal(): Promise<void>;
}

export interface Net {
  readonly relay: readonly string[];
  readonly places: Readonly<Record<PlaceName, Place>>;
  /** The relay's address on the cable to that place. */
  address(place: PlaceName): string;
  /** Resets a place's connections to the relay, as a router that forgot them. */
  reset(place: PlaceName): Promise<void>;
  /** Takes away the namespaces that this run made, and with them their cables. */
  remove(): Promise<void>;
}

const PLACES = ['board', 'spare', 'screen'] as const;
export type PlaceName = (typeof PLACES)[number];

const name = (what: string): string => `boardcast-${process.pid}-${what}`;
const at = (what: string): readonly string[] => ['ip', 'netns', 'exec', name(what)];
const within = (what: string, ...command: readonly string[]): Promise<unknown> =>
  run('ip', ['netns', 'exec', name(what), ...command]);
const addressOf = (place: PlaceName): string => `10.99.${PLACES.indexOf(place) + 1}.1`;
const peerOf = (place: PlaceName): string => `10.99.${PLACES.indexOf(place) + 1}.2`;

export async function makeNet(): Promise<Net> {
  const made: string[] = [];

  async function add(what: string): Promise<void> {
    await run('ip', ['netns', 'add', name(what)]);
    made.push(name(what));
    await within(what, 'ip', 'link', 'set', 'lo', 'up');
  }

  async function remove(): Promise<void> {
    for (const namespace of made.splice(0)) await run('ip', ['netns', 'del', namespace]);
  }

  try {
    await add('relay');
    for (const [index, place] of PLACES.entries()) {
      await add(place);
      // Made within the namespaces, so that nothing of it is ever seen outside.
      await within(
        'relay',
        'ip',
        'link',
        'add',
        `to${index}`,
        'type',
        'veth',
        'peer',
        'name',
        'eth0',
        'netns',
        name(place),
      );
      await within('relay', 'ip', 'addr', 'add', `${addressOf(place)}/30`, 'dev', `to${index}`);
      await within('relay', 'ip', 'link', 'set', `to${index}`, 'up');
      await within(place, 'ip', 'addr', 'add', `${peerOf(place)}/30`, 'dev', 'eth0');
      await within(place, 'ip', 'link', 'set', 'eth0', 'up');
    }
  } catch (error) {
    await remove();
    throw error;
  }

  const placeOf = (place: PlaceName): Place => ({
    at: at(place),
    async drop(which = '') {
      const rules = [
        ['input', 'iif'],
        ['output', 'oif'],
      ].map(([hook, side]) => `chain ${hook} {\ntype filter hook ${hook} priority 0;\n${side} eth0 ${which} drop\n}\n`);
      await within(place, 'nft', `table inet faults {\n${rules.join('')}}\n`);
    },
    async heal() {
      await within(place, 'nft', 'delete table inet faults');
    },
  });
  return {
    relay: at('relay'),
    places: { board: placeOf('board'), spare: placeOf('spare'), screen: placeOf('screen') },
    address: addressOf,
    async reset(place) {
      await within('relay', 'ss', '-K', 'dst', peerOf(place));
    },
    remove,
  };
}
