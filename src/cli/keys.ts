import path from 'node:path';
import { KEY_KINDS, type KeyKind } from '#protocol/access.ts';
import { describeFault, readConfig } from '#relay/config.ts';
import { BrokenKeysError, keyFileOf, readKeys, writeKeys } from '#relay/access/key-file.ts';
import { makeKeys, renewKey, type FreshKey, type Keys } from '#relay/access/keys.ts';
import { networkAdapters } from './addresses.ts';
import type { RawFlags } from './command-line.ts';
import { refuse } from './refuse.ts';
import { EXIT, type Surroundings } from './surroundings.ts';
import { BROKEN_KEYS_ADVICE, freshKeyLines, usualPortLine } from './texts.ts';

/** `boardcast keys`: says which keys there are, or makes a new one and shows it once. Resolves with the exit code. */
export async function keys(
  flags: RawFlags,
  words: readonly string[],
  strangers: readonly string[],
  around: Surroundings,
): Promise<number> {
  const textOf = (name: string): string | undefined => (flags[name] === true ? '' : flags[name]);
  const read = readConfig({
    flags: { port: textOf('port'), data: textOf('data') },
    env: around.env,
    places: { dataDir: path.join(around.cwd, 'boardcast-data'), pageDir: around.pageDir, cwd: around.cwd },
  });
  const wanted = kindOf(words);
  const faults = [
    ...strangers,
    ...(read.ok ? [] : read.faults.map(describeFault)),
    ...(wanted === 'unknown'
      ? [`keys: expected nothing or new ${KEY_KINDS.join('|')}, got ${JSON.stringify(words.join(' '))}`]
      : []),
  ];
  if (!read.ok || wanted === 'unknown' || faults.length > 0) return refuse('keys', faults, around);
  const file = keyFileOf(read.value.dataDir);
  try {
    const held = await readKeys(file);
    if (wanted === 'list') {
      for (const line of listLines(held, file)) around.out(line);
      return EXIT.OK;
    }
    const adapters = networkAdapters(around.interfaces());
    const made = await renew(held, wanted, file, around);
    for (const fresh of made) for (const line of freshKeyLines(fresh, adapters, read.value.port)) around.out(line);
    const isTold = textOf('port') !== undefined || (around.env['BOARDCAST_PORT'] ?? '').trim() !== '';
    if (!isTold && made.some(({ kind }) => kind !== 'operator')) around.out(usualPortLine(read.value.port));
    return EXIT.OK;
  } catch (error) {
    around.err(error instanceof Error ? error.message : String(error));
    if (error instanceof BrokenKeysError) around.err(BROKEN_KEYS_ADVICE);
    return EXIT.FAILED;
  }
}

function kindOf(words: readonly string[]): KeyKind | 'list' | 'unknown' {
  const [verb, kind, ...more] = words;
  if (verb === undefined) return 'list';
  return (verb === 'new' && more.length === 0 ? KEY_KINDS.find((one) => one === kind) : undefined) ?? 'unknown';
}

/** Where there are none yet, all are made: one alone opens nothing. */
async function renew(
  held: Keys | undefined,
  kind: KeyKind,
  file: string,
  { time }: Pick<Surroundings, 'time'>,
): Promise<readonly FreshKey[]> {
  const now = Math.round(time.now());
  if (held === undefined) {
    const made = await makeKeys(now);
    await writeKeys(file, made.keys, time);
    return made.fresh;
  }
  const renewed = await renewKey(held, kind, now);
  await writeKeys(file, renewed.keys, time);
  return [renewed.fresh];
}

function listLines(held: Keys | undefined, file: string): string[] {
  if (held === undefined)
    return [`There are no keys in ${file}: they are made when Boardcast first listens for other computers.`];
  return [
    `Of the keys in ${file} nobody can say what they are, only when they were made:`,
    ...KEY_KINDS.map((kind) => `${kind.padEnd(9)} ${new Date(held[kind].made).toISOString()}`),
    '"boardcast keys new publish", "… viewer" or "… operator" makes another, and ends the old one.',
  ];
}
