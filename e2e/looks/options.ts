/** What `npm run looks` is told on its command line. */
import { parseArgs } from 'node:util';
import { BOARDS } from './boards.ts';

/** The themes that ship, in the order of the sheets. */
export const THEMES = ['classic', 'light', 'slim', 'corner', 'bold', 'minimal', 'led'] as const;

/** Packages of the engines that OBS and vMix embed (e2e/engines/run.ts). */
const ENGINES: Readonly<Record<string, string>> = { '103': '103.0.0', '115': '115.0.0', '127': '127.0.0' };

export interface LooksOptions {
  readonly sports: readonly string[];
  readonly themes: readonly string[];
  /** Version of the engine's package; undefined for the browser that is found. */
  readonly engine: string | undefined;
}

/** Reads the arguments; throws in words for one that is none. */
export function looksOptions(args: readonly string[]): LooksOptions {
  const list = { type: 'string', multiple: true } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { sport: list, theme: list, engine: { type: 'string' } },
  });
  const engine = values.engine === undefined ? undefined : oneOf('engine', values.engine, Object.keys(ENGINES));
  const sports = Object.keys(BOARDS);
  return {
    sports: values.sport?.map((sport) => oneOf('sport', sport, sports)) ?? sports,
    themes: values.theme?.map((theme) => oneOf('theme', theme, THEMES)) ?? THEMES,
    engine: engine && ENGINES[engine],
  };
}

function oneOf(option: string, value: string, choice: readonly string[]): string {
  if (choice.includes(value)) return value;
  throw new Error(`--${option}: expected one of ${choice.join(', ')}, got ${value}`);
}
