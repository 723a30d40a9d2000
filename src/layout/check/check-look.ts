/** The whole check of a layout's or a theme's file: by its schema, and beyond it. */
import { layoutSchema } from '../schema.ts';
import { themeSchema } from '../theme/theme-schema.ts';
import { findJsonFault } from './json-fault.ts';
import { isRecord, writeFault } from './json-path.ts';
import { namesTwice } from './json-twice.ts';
import { layoutFaults } from './look-faults.ts';
import { schemaFaults } from './schema-faults.ts';
import { themeFaults } from './theme-faults.ts';

export type LookKind = 'layout' | 'theme';

interface CheckedLook {
  /** What the file is, by its keys; undefined for one that is neither. */
  readonly kind: LookKind | undefined;
  /** One line each, with its JSON path, or with line and column where the file is no JSON; none for a good file. */
  readonly faults: readonly string[];
}

/** Levels of boxes and lists; a screen has no room for so many. What is deeper is not walked through. */
const DEPTH_MAX = 100;

/** The keys that only one of both kinds has. */
const KEYS: Readonly<Record<LookKind, readonly string[]>> = {
  layout: ['root', 'position', 'labels'],
  theme: ['tokens', 'home', 'away'],
};
const WANTED = `a layout (${KEYS.layout.join(', ')} …) or a theme (${KEYS.theme.join(', ')} …)`;

/** Checks a file's text, and names every fault of it at once. `wanted` is the kind that it must be of. */
export function checkLook(text: string, wanted?: LookKind): CheckedLook {
  const json = parseLook(text);
  if (json.fault !== undefined) return { kind: undefined, faults: [json.fault] };
  const kind = kindOf(json.value);
  if (kind === undefined || (wanted !== undefined && kind !== wanted)) {
    const expected = wanted === undefined ? WANTED : `a ${wanted} (${KEYS[wanted].join(', ')} …)`;
    return { kind, faults: [`file: expected ${expected}, got ${kind === undefined ? 'neither' : `a ${kind}`}`] };
  }
  const faults =
    kind === 'layout'
      ? [...schemaFaults(layoutSchema, json.value), ...layoutFaults(json.value)]
      : [...schemaFaults(themeSchema, json.value), ...themeFaults(json.value)];
  return { kind, faults: [...new Set([...faults, ...namesTwice(text)].map(writeFault))] };
}

function parseLook(text: string): { readonly value: unknown; readonly fault?: string } {
  // Editors of Windows begin a file with a byte order mark; browsers read over it.
  const plain = text.replace(/^\ufeff/, '');
  let value: unknown;
  try {
    value = JSON.parse(plain);
  } catch {
    const found = findJsonFault(plain);
    const at = found === undefined ? 'file' : `line ${found.line}, column ${found.column}`;
    return {
      value: undefined,
      fault: `${at}: expected ${found?.expected ?? 'JSON'}, got ${found?.got ?? 'something else'}`,
    };
  }
  if (!isDeeperThan(DEPTH_MAX, value)) return { value };
  return { value, fault: `file: expected at most ${DEPTH_MAX} levels, got more` };
}

function isDeeperThan(levels: number, json: unknown): boolean {
  let level: readonly unknown[] = [json];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > levels) return true;
    level = level.flatMap((value): unknown[] =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  }
  return false;
}

function kindOf(json: unknown): LookKind | undefined {
  if (!isRecord(json)) return undefined;
  const count = (kind: LookKind): number => KEYS[kind].filter((key) => Object.hasOwn(json, key)).length;
  const [layout, theme] = [count('layout'), count('theme')];
  return layout === theme ? undefined : layout > theme ? 'layout' : 'theme';
}
