import { expect, test } from 'vitest';
import { isSameComputer } from './same-computer.ts';

test.each([
  ['192.168.1.20', '192.168.1.20', true],
  ['192.168.1.20', '192.168.1.2', false],
  ['127.0.0.1', '::1', true],
  ['127.0.0.1', '127.0.0.53', true],
  ['::ffff:127.0.0.1', '::1', true],
  ['::1', '::12', false],
  ['127.0.0.1', '192.168.1.20', false],
])('[W6] %s and %s: %s', (one, other, same) => {
  expect(isSameComputer(one, other)).toBe(same);
});
