import { PACKS } from '#scoreboard/packs/packs.ts';
import type { SportPack } from '#scoreboard/packs/pack-schema.ts';
import type { RawFlags } from './command-line.ts';
import { refuse } from './refuse.ts';
import { EXIT, type Surroundings } from './surroundings.ts';

/** How wide the list is, in characters: what every terminal has room for. */
const WIDTH = 100;
const GAP = '  ';

/** `boardcast sports`: lists the sport packs with their fields, or with `--json` gives them whole. Returns the exit code. */
export function sports(
  flags: RawFlags,
  strangers: readonly string[],
  around: Pick<Surroundings, 'out' | 'err'>,
): number {
  if (strangers.length > 0) return refuse('sports', strangers, around);
  const packs = [...PACKS.values()];
  if (flags['json'] === true) around.out(JSON.stringify({ sports: packs }, null, 2));
  else for (const line of sportLines(packs)) around.out(line);
  return EXIT.OK;
}

/** The table: id, name, fields, the fields wrapped within their column. */
export function sportLines(packs: readonly SportPack[]): string[] {
  const ids = widest(packs.map(({ id }) => id));
  const names = widest(packs.map(({ name }) => name));
  const indent = ' '.repeat(ids + names + 2 * GAP.length);
  const rows = packs.flatMap((pack) => {
    const [first = '', ...more] = wrap(fieldWords(pack), WIDTH - indent.length);
    const head = [pack.id.padEnd(ids), pack.name.padEnd(names), first].join(GAP);
    return [head, ...more.map((line) => indent + line)];
  });
  return [
    ['id'.padEnd(ids), 'sport'.padEnd(names), 'fields'].join(GAP),
    ...rows,
    '',
    'X. stands for home. and away. each; * is reckoned from the others where the source does not send it.',
  ];
}

function fieldWords({ fields, derived }: SportPack): string[] {
  const reckoned = new Set(derived.map(({ field }) => field.replace(/^home\./, 'X.')));
  return fields.map((field) => {
    const name = 'team' in field ? `X.${field.name}` : field.name;
    return reckoned.has(name) ? `${name}*` : name;
  });
}

function wrap(words: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function widest(texts: readonly string[]): number {
  return Math.max(...texts.map((text) => text.length));
}
