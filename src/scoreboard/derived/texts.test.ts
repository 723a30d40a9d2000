import { expect, test } from 'vitest';
import { derive } from '../derived.ts';
import { PACKS } from '../packs/packs.ts';

function downText(values: Record<string, string>): string | undefined {
  const pack = PACKS.get('football');
  return pack && derive(pack, undefined, values)['downText'];
}

test.each([
  ['1st & 10', '1ST & 10'],
  ['1ST&10', '1ST & 10'],
  ['2 and 7', '2ND & 7'],
  ['4th & goal', '4TH & GOAL'],
  ['3rd & inches', '3RD & INCHES'],
  ['2nd & long', '2ND'],
  ['1st &', ''],
  ['5th & 10', ''],
])('down and distance in one: %j is %j', (down, shown) => {
  expect(downText({ down })).toBe(shown);
});

test('what stands with the down goes before a distance of its own', () => {
  expect(downText({ down: '3rd & 2', toGo: '10' })).toBe('3RD & 2');
});

test.each<[string, Record<string, string>]>([
  ['1ST & GOAL', { toGo: '10', ballOn: 'OPP 8' }],
  ['1ST & GOAL', { toGo: '8', ballOn: 'OPP 8' }],
  ['1ST & 7', { toGo: '7', ballOn: 'OPP 8' }],
  ['1ST & 10', { toGo: '10', ballOn: 'OWN 8' }],
  ['1ST & GOAL', { toGo: '10', ballOn: 'V 8', possession: 'home' }],
  ['1ST & GOAL', { toGo: '10', ballOn: 'H8', possession: '2' }],
  ['1ST & 10', { toGo: '10', ballOn: 'H 8', possession: 'home' }],
  ['1ST & 10', { toGo: '10', ballOn: 'H 8', possession: '' }],
  ['1ST & 10', { toGo: '10', ballOn: '8', possession: 'home' }],
  ['1ST & 10', { toGo: '10', ballOn: 'A 8', possession: 'home' }],
  ['1ST & 10', { toGo: '10', ballOn: '', possession: 'home' }],
])('goal to go where the line is no further than the distance: %s', (shown, values) => {
  expect(downText({ down: '1', ...values })).toBe(shown);
});

test('goal to go from a down and distance in one', () => {
  expect(downText({ down: '1st & 10', ballOn: 'OPP 8' })).toBe('1ST & GOAL');
});
