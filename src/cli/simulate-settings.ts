import { FAULTS, type Fault } from '#publisher/faults.ts';
import { SPORTS } from '#scoreboard/packs/demos/demos.ts';
import type { SimulationOptions } from '#publisher/simulation.ts';
import type { RawFlags } from './command-line.ts';
import { COMMANDS } from './commands.ts';

interface SimulateSettings extends SimulationOptions {
  readonly faults: readonly Fault[];
  /** How long test data is sent before the game shows, in seconds. */
  readonly testDataSeconds: number;
  /** After how many seconds the command ends; undefined for never. */
  readonly seconds: number | undefined;
}

export type ReadSimulate =
  | { readonly ok: true; readonly value: SimulateSettings }
  | { readonly ok: false; readonly faults: readonly string[] };

/** Reads what `boardcast simulate` was told, flags before variables, and names all that is wrong with it at once. */
export function readSimulateSettings(flags: RawFlags, env: Readonly<Record<string, string | undefined>>): ReadSimulate {
  const faults: string[] = [];

  /** The given text read by `read`, or the default; undefined from `read` is a fault. */
  function setting<T>(name: string, otherwise: T, expected: string, read: (text: string) => T | undefined): T {
    let taken = otherwise;
    for (const given of givenOf(name, flags, env)) {
      const value = read(given.text.trim());
      if (value === undefined) faults.push(`${given.setting}: expected ${expected}, got ${JSON.stringify(given.text)}`);
      else taken = value;
    }
    return taken;
  }
  function numberIn(name: string, otherwise: number, low: number, high: number): number {
    return setting(name, otherwise, `a number from ${low} to ${high}`, (text) => within(text, low, high));
  }
  function oneOf<T extends string>(name: string, otherwise: T, known: readonly T[]): T {
    return setting<T>(name, otherwise, `one of ${known.join(', ')}`, (text) => known.find((one) => one === text));
  }

  const value: SimulateSettings = {
    url: setting('url', 'ws://127.0.0.1:15001/stream1', 'a URL like ws://127.0.0.1:15001/stream1', readUrl),
    sport: oneOf('sport', 'basketball', SPORTS),
    seed: setting('seed', 1, 'a whole number from 0 to 4294967295', (text) =>
      /^\d+$/.test(text) ? within(text, 0, 2 ** 32 - 1) : undefined,
    ),
    speed: numberIn('speed', 1, 0.01, 1000),
    rate: numberIn('rate', 10, 0.1, 1000),
    fields: oneOf('fields', 'all', ['all', 'changed']),
    faults: setting<readonly Fault[]>('faults', [], `none or any of ${FAULTS.join(',')}`, readFaults),
    testDataSeconds: numberIn('test-data', 0, 0, 86_400),
    seconds: setting<number | undefined>('seconds', undefined, 'a number from 0.1 to 86400', (text) =>
      within(text, 0.1, 86_400),
    ),
  };
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value };
}

/** The variable, then the flag, which goes before it; both, because a wrong variable is named also where a flag overrules it. */
function givenOf(
  name: string,
  flags: RawFlags,
  env: Readonly<Record<string, string | undefined>>,
): readonly { readonly setting: string; readonly text: string }[] {
  const given: { readonly setting: string; readonly text: string }[] = [];
  const variable = COMMANDS.simulate.flags.find((spec) => spec.name === name)?.env;
  const text = variable === undefined ? undefined : env[variable];
  // An empty variable is one that is not set: that is how shells unset one.
  if (variable !== undefined && text !== undefined && text.trim() !== '') given.push({ setting: variable, text });
  const flag = flags[name];
  if (flag !== undefined) given.push({ setting: `--${name}`, text: flag === true ? '' : flag });
  return given;
}

function within(text: string, low: number, high: number): number | undefined {
  const number = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  return number >= low && number <= high ? number : undefined;
}

function readUrl(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  // The WebSocket protocol has no fragment (RFC 6455 §3).
  return /^wss?:$/.test(url.protocol) && url.hash === '' ? text : undefined;
}

function readFaults(text: string): readonly Fault[] | undefined {
  if (text === 'none') return [];
  const names = text.split(',').map((name) => name.trim());
  const kinds = FAULTS.filter((kind) => names.includes(kind));
  return names.every((name) => FAULTS.some((kind) => kind === name)) ? kinds : undefined;
}
