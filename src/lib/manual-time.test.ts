import { expect, test } from 'vitest';
import { createManualTime } from './manual-time.ts';

test('timers run in order of their time, and those they set up run too', () => {
  const time = createManualTime(1000);
  const ran: string[] = [];
  time.after(20, () => ran.push('b'));
  time.after(10, () => {
    ran.push(`a at ${time.now()}`);
    time.after(5, () => ran.push(`c at ${time.now()}`));
  });
  const callOff = time.after(12, () => ran.push('never'));
  callOff();
  time.advance(30);
  expect(ran).toEqual(['a at 1010', 'c at 1015', 'b']);
  expect(time.now()).toBe(1030);
  expect(time.pending()).toBe(0);
});
