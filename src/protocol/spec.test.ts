import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const spec = readFileSync('docs/PROTOCOL.md', 'utf8');
const rules = [...spec.matchAll(/^- \*\*([A-Z]\d+)\*\* /gm)].map(([, rule]) => rule ?? '');

function citationsIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return citationsIn(path);
    if (!/\.(test|contract|spec)\.tsx?$/.test(entry.name)) return [];
    const titles = [...readFileSync(path, 'utf8').matchAll(/\b(?:test|it|describe)\b[^\n]*?\(\s*(['"`])(.*?)\1/gs)];
    return titles.flatMap(([, , title]) =>
      [...(title ?? '').matchAll(/\[([A-Z]\d+)\]/g)].map(([, rule]) => rule ?? ''),
    );
  });
}

const cited = new Set(['src', 'e2e'].filter((folder) => existsSync(folder)).flatMap(citationsIn));

test('the spec has its rules, each once', () => {
  expect(rules.length).toBeGreaterThan(40);
  expect(new Set(rules).size).toBe(rules.length);
});

test('every rule of docs/PROTOCOL.md is cited by the title of a test', () => {
  expect(rules.filter((rule) => !cited.has(rule))).toEqual([]);
});

test('every rule that a test cites stands in docs/PROTOCOL.md', () => {
  // F and S are faults and threats: they are no rules of the wire.
  expect([...cited].filter((rule) => !/^[FS]/.test(rule) && !rules.includes(rule))).toEqual([]);
});
