import { expect, test } from 'vitest';
import { nudgeBy } from './nudge.ts';

test.each([
  ['7', 1, { do: 'nudge', field: 'period', by: 1 }],
  ['', 1, { do: 'nudge', field: 'period', by: 1 }],
  [undefined, -1, { do: 'nudge', field: 'period', by: -1 }],
  ['1st', 1, { do: 'override', field: 'period', value: '2' }],
  ['Q3', -1, { do: 'override', field: 'period', value: '2' }],
  ['OT', 1, { do: 'override', field: 'period', value: '1' }],
  ['Q0', -1, { do: 'override', field: 'period', value: '0' }],
])('from %j by %i', (onAir, by, command) => {
  expect(nudgeBy('period', by, onAir)).toEqual(command);
});
