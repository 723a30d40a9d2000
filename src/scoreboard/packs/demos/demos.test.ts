import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { demoOf, SPORTS } from './demos.ts';

test('each sport has its file, and each file its sport', () => {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.json'));
  expect(files.sort()).toEqual(SPORTS.map((sport) => `${sport}.json`).sort());
});

test.each(SPORTS)('%s keeps to the schema, says where its rules come from, and has outcomes that add up', (sport) => {
  const demo = demoOf(sport);
  expect(demo.sport).toBe(sport);
  expect(demo.source.length).toBeGreaterThan(40);
  const weights =
    demo.engine === 'cricket'
      ? [demo.ball]
      : demo.engine === 'curling'
        ? [demo.ended]
        : demo.engine === 'baseball'
          ? [demo.pitch, demo.inPlay]
          : [];
  for (const one of weights) {
    expect(Object.values(one).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 1);
  }
});
