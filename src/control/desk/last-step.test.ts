import { expect, test } from 'vitest';
import type { AuditLine } from '#protocol/desk.ts';
import { lastStep } from './last-step.ts';

const done = (...commands: string[]): AuditLine[] =>
  commands.map((name, index) => ({ rev: index + 1, at: index, who: '', watches: 'program', command: { do: name } }));

test.each([
  [['override', 'swap'], 'swap'],
  [['override', 'swap', 'undo'], 'override'],
  [['override', 'swap', 'undo', 'ends'], 'ends'],
  [['override', 'swap', 'ends', 'undo', 'undo'], 'override'],
  [['override', 'cue', 'cue-clear'], 'cue-clear'],
  [['override', 'cue', 'undo'], 'override'],
  [['override', 'accept', 'refuse', 'drop-event', 'undo'], 'refuse'],
  [['override', 'accept', 'undo'], 'override'],
  [['override', 'undo'], undefined],
  [[], undefined],
])('of %j it is %s that can be taken back', (commands, expected) => {
  expect(lastStep(done(...commands))?.command.do).toBe(expected);
});

test('what went on air by itself is nobody’s step', () => {
  const [step, shown] = done('override', 'show-event') as [AuditLine, AuditLine];
  expect(lastStep([step, shown])).toBe(shown);
  expect(lastStep([step, { ...shown, command: { ...shown.command, auto: true } }])).toBe(step);
});
