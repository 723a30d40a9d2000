import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

/** A number that the title of a test cites, and the file it stands in, with `/` on every system. */
interface Citation {
  readonly number: string;
  readonly file: string;
}

function citationsIn(folder: string, isDeep = true): Citation[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return isDeep ? citationsIn(path) : [];
    if (!/\.(test|contract|spec)\.tsx?$/.test(entry.name)) return [];
    const titles = [...readFileSync(path, 'utf8').matchAll(/\b(?:test|it|describe)\b[^\n]*?\(\s*(['"`])(.*?)\1/gs)];
    return titles.flatMap(([, , title]) =>
      [...(title ?? '').matchAll(/\[([A-Z]\d+)\]/g)].map(([, number]) => ({
        number: number ?? '',
        file: path.replaceAll('\\', '/'),
      })),
    );
  });
}

const citations = [
  ...['src', 'e2e', 'bench'].filter((folder) => existsSync(folder)).flatMap((folder) => citationsIn(folder)),
  ...citationsIn('.', false),
];
const cited = new Set(citations.map(({ number }) => number));

describe('docs/PROTOCOL.md', () => {
  const spec = readFileSync('docs/PROTOCOL.md', 'utf8');
  const rules = [...spec.matchAll(/^- \*\*([A-Z]\d+)\*\* /gm)].map(([, rule]) => rule ?? '');

  test('has its rules, each once', () => {
    expect(rules.length).toBeGreaterThan(40);
    expect(new Set(rules).size).toBe(rules.length);
  });

  test('has no rule that the title of no test cites', () => {
    expect(rules.filter((rule) => !cited.has(rule))).toEqual([]);
  });

  test('has every rule that a test cites', () => {
    // F and S are faults and threats: they are no rules of the wire.
    expect([...cited].filter((rule) => !/^[FS]/.test(rule) && !rules.includes(rule))).toEqual([]);
  });
});

describe('docs/RELIABILITY.md', () => {
  /** What the tables must hold: a row less, and an outage has no owner. */
  const EXPECTED = [
    ...Array.from({ length: 24 }, (_, at) => `F${at + 1}`),
    ...Array.from({ length: 24 }, (_, at) => `S${at + 1}`),
  ];
  const HELD = /^[FS]/;

  const text = readFileSync('docs/RELIABILITY.md', 'utf8');
  const rows = [...text.matchAll(/^\| ([FS]\d+) \|(.*)\|$/gm)].map(([, number, cells]) => ({
    number: number ?? '',
    files: [...(cells?.split(' | ').at(-1) ?? '').matchAll(/`([^`]+)`/g)].map(([, file]) => file ?? ''),
  }));
  const numbers = rows.map(({ number }) => number);

  test('has a row for each fault and threat, each once', () => {
    expect(EXPECTED.filter((number) => !numbers.includes(number))).toEqual([]);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  test('has no row that the title of no test cites', () => {
    expect(numbers.filter((number) => HELD.test(number) && !cited.has(number))).toEqual([]);
  });

  test('has a row for every number that a test cites', () => {
    expect([...cited].filter((number) => HELD.test(number) && !numbers.includes(number))).toEqual([]);
  });

  test('names files alone whose tests cite that number', () => {
    const wrong = rows
      .filter(({ number }) => HELD.test(number))
      .flatMap(({ number, files }) =>
        files
          .filter((file) => !citations.some((citation) => citation.number === number && citation.file === file))
          .map((file) => `${number} ${file}`),
      );
    expect(wrong).toEqual([]);
  });
});
