/** The bench's options, read once; all that is wrong with them is said at once. */
import { parseArgs } from 'node:util';

export interface Options {
  readonly rounds: number;
  /** For how long each run is measured. */
  readonly seconds: number;
  /** Ids of scenarios, and names of peers that are measured beside our relay. */
  readonly only: readonly string[];
  readonly peers: readonly string[];
  /** The folder for profiles of our relay; undefined for none. */
  readonly profiles: string | undefined;
}

export interface Choices {
  readonly scenarios: readonly string[];
  readonly peers: readonly string[];
}

/** Throws with every fault in words. */
export function optionsOf(args: readonly string[], choices: Choices): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rounds: { type: 'string', default: '3' },
      seconds: { type: 'string', default: '5' },
      only: { type: 'string' },
      peers: { type: 'string' },
      profiles: { type: 'string' },
    },
  });
  const faults: string[] = [];
  const number = (name: string, text: string, most: number): number => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < 1 || value > most) {
      faults.push(`--${name}: expected a whole number from 1 to ${most}, got ${text}`);
    }
    return value;
  };
  const list = (name: string, text: string | undefined, all: readonly string[]): readonly string[] => {
    if (text === undefined) return all;
    const named = text.split(',').filter((one) => one !== '');
    const unknown = named.filter((one) => !all.includes(one));
    if (unknown.length > 0) faults.push(`--${name}: expected some of ${all.join(', ')}, got ${unknown.join(', ')}`);
    return all.filter((one) => named.includes(one));
  };
  const options = {
    rounds: number('rounds', values.rounds, 100),
    seconds: number('seconds', values.seconds, 600),
    only: list('only', values.only, choices.scenarios),
    peers: list('peers', values.peers, choices.peers),
    profiles: values.profiles,
  };
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return options;
}
