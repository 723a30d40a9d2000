import * as v from 'valibot';
import { expect, test } from 'vitest';
import { packSchema } from '#scoreboard/packs/pack-schema.ts';
import { PACKS } from '#scoreboard/packs/packs.ts';
import { sportLines, sports } from './sports.ts';
import { EXIT } from './surroundings.ts';

function run(flags: Record<string, true>, strangers: string[] = []): { code: number; out: string; err: string } {
  const out: string[] = [];
  const err: string[] = [];
  const code = sports(flags, strangers, { out: (text) => out.push(text), err: (text) => err.push(text) });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

test('every sport is listed with its fields, what is reckoned with a mark, no line wider than a terminal', () => {
  const { code, out } = run({});
  expect(code).toBe(EXIT.OK);
  for (const { id, name } of PACKS.values())
    expect(out).toMatch(new RegExp(`^${id} +${name} +clock|^${id} +${name} `, 'm'));
  expect(out).toContain('X.bonus*');
  expect(out).toContain('shotClock');
  for (const line of sportLines([...PACKS.values()])) expect(line.length).toBeLessThanOrEqual(100);
});

test('--json gives the packs whole', () => {
  const { out } = run({ json: true });
  const list = v.parse(v.object({ sports: v.array(packSchema) }), JSON.parse(out));
  expect(list.sports.map(({ id }) => id)).toEqual([...PACKS.keys()]);
});

test('what is wrong on the command line is named, and nothing is listed', () => {
  const { code, out, err } = run({}, ['--jsn: no such flag, expected one of --json']);
  expect(code).toBe(EXIT.USAGE);
  expect(out).toBe('');
  expect(err).toMatch(/--jsn[\s\S]*boardcast sports --help/);
});
