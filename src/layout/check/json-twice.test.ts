import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkLook } from './check-look.ts';

const row = (inner: string): string => `{"kind":"row","children":[${inner}]}`;

test('a name that stands twice is named with its path and its line', () => {
  const classic = readFileSync(join('public', 'themes', 'classic.json'), 'utf8');
  expect(checkLook(classic).faults).toEqual([]);
  // The same name, written with an escape.
  const text = classic.replace('"radius":', '"cl\\u006fck": "#14181f",\n    "radius":');
  expect(checkLook(text).faults).toEqual([
    'tokens.clock: expected a name that stands once, got "clock" again in line 13',
  ]);
  const rule = '{"kind":"shape","shape":"rule","plate":"lit"}';
  const twice = `{"kind":"shape","shape":"block","width":6,"plate":"lit","shape":"rule"}`;
  const layout = `{"name":"x","position":"tl","labels":{"en":{}},"root":${row(`${row('')},${row(`${rule},${twice}`)}`)}}`;
  expect(checkLook(layout).faults).toEqual([
    'root.children[1].children[1].shape: expected a name that stands once, got "shape" again in line 1',
  ]);
});
