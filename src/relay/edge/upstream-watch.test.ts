import { expect, test } from 'vitest';
import { createManualTime } from '#lib/manual-time.ts';
import { createFakeDial } from '#viewer/fake-dial.ts';
import { createUpstreamWatch } from './upstream-watch.ts';

function createRig(rig = { answers: true }) {
  const time = createManualTime();
  const lines: string[] = [];
  const link = createFakeDial();
  const watching = createUpstreamWatch('http://up', {
    time,
    log: (level, message) => lines.push(`${level} ${message}`),
    answers: () => Promise.resolve(rig.answers),
  });
  const dial = watching.watch(link.dial);
  const call = () =>
    dial('ws://up/court1', { open: () => undefined, message: () => undefined, closed: () => undefined });
  return { time, lines, link, call, ...watching };
}

test('[N2] an upstream relay that does not answer is an alarm after 3 s, with the reason, until it is back', () => {
  const { time, lines, link, call, failed, alarms } = createRig();
  call();
  failed('ECONNREFUSED');
  link.last().closed(1006);
  time.advance(2999);
  expect(alarms()).toEqual([]);
  call();
  link.last().closed(1006);
  time.advance(1);
  expect(alarms()).toEqual(['the relay that this edge follows does not answer at http://up (ECONNREFUSED)']);
  expect(lines).toEqual(['warn the upstream relay does not answer']);
  call();
  link.last().open(false);
  expect(alarms()).toEqual([]);
  expect(lines).toEqual(['warn the upstream relay does not answer', 'info the upstream relay is back']);
});

test('[N2] one link that ends while another stands is no alarm, nor is one that nobody wants any more; a refused key is named', async () => {
  const { time, link, call, alarms } = createRig();
  const first = call();
  link.last().open(false);
  call();
  link.last().closed(1006);
  time.advance(10_000);
  expect(alarms()).toEqual([]);
  first.close();
  time.advance(10_000);
  expect(alarms()).toEqual([]);
  call();
  link.last().open(false);
  link.last().closed(4503);
  time.advance(3000);
  const refused = ['the relay that this edge follows does not answer at http://up (it refuses the key)'];
  expect(alarms()).toEqual(refused);
  // It answers who asks how it is, and refuses all the same.
  await Promise.resolve();
  expect(alarms()).toEqual(refused);
});

test('[N2] an edge that nobody looks at knows whether the upstream relay answers, from its start on', async () => {
  const rig = { answers: false };
  const { time, lines, alarms } = createRig(rig);
  await Promise.resolve();
  expect(lines).toEqual(['warn the upstream relay does not answer']);
  time.advance(3000);
  expect(alarms()).toEqual(['the relay that this edge follows does not answer at http://up']);
  rig.answers = true;
  time.advance(3000);
  alarms();
  await Promise.resolve();
  expect(alarms()).toEqual([]);
  expect(lines.at(-1)).toBe('info the upstream relay is back');
});
