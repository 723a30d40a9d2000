// @vitest-environment jsdom
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { createManualTime } from '#lib/manual-time.ts';
import { readOptions } from '#store/url-options.ts';
import type { HostCallName, HostCalls } from './host-calls.ts';
import { createPlayout, pagePlayout } from './playout.ts';

const { options: URL_OPTIONS } = readOptions('');
const CALLS = ['play', 'stop', 'next', 'update'] as const satisfies readonly HostCallName[];

test('[Q1] while no host speaks, the relay decides', () => {
  const playout = createPlayout();
  playout.call('next');
  expect(playout.isOff()).toBeUndefined();
});

test('[Q2] an update shows nothing by itself, a play does until a stop', () => {
  const playout = createPlayout();
  const states = ['update', 'play', 'update', 'stop', 'update', 'play'].map((name) => {
    playout.call(name as HostCallName, '{}');
    return playout.isOff();
  });
  expect(states).toEqual([true, false, false, true, true, false]);
});

test('[Q2] two plays are one, and so are two stops', () => {
  const playout = createPlayout();
  const changed = vi.fn<() => void>();
  playout.on(changed);
  for (const name of ['play', 'play', 'stop', 'stop'] as const) playout.call(name);
  expect(changed).toHaveBeenCalledTimes(2);
});

test('[Q2] the only step is the last: next behind it ends it', () => {
  const playout = createPlayout();
  playout.call('play');
  playout.call('next');
  expect(playout.isOff()).toBe(true);
  playout.call('next');
  expect(playout.isOff()).toBe(true);
});

test('[Q2] on air is exactly what was played and not ended since', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...CALLS)), (calls) => {
      const playout = createPlayout();
      let on = false;
      for (const name of calls) {
        playout.call(name, 'garbage');
        if (name !== 'update') on = name === 'play';
      }
      expect(playout.isOff() === false).toBe(on);
    }),
  );
});

test('[Q4] what an update says of the look stays until it is said otherwise', () => {
  const playout = createPlayout();
  const changed = vi.fn<() => void>();
  playout.call('play');
  playout.on(changed);
  playout.call('update', '{"theme":"led","scale":"2"}');
  playout.call('update', '{"theme":"led"}');
  playout.call('update', '{"scale":""}');
  playout.call('update', 'garbage');
  expect(playout.options(URL_OPTIONS)).toMatchObject({ theme: 'led', scale: 1 });
  expect(changed).toHaveBeenCalledTimes(2);
});

test('[Q4] an update’s game goes where the page wants it', () => {
  const told: unknown[] = [];
  const playout = createPlayout({
    fields: { f0: { field: 'home.score' }, f1: { relay: 'url' } },
    values: (values) => told.push(values),
    relay: (relay) => told.push(relay),
  });
  playout.call('update', '{"f0":"7","f1":"http://pc:15001"}');
  playout.call('update', '{"clock":"3:12"}');
  playout.call('update', '{}');
  expect(told).toEqual([{ url: 'http://pc:15001' }, { 'home.score': '7' }, { clock: '3:12' }]);
});

/** What the inline script leaves. */
function callsOf(begun: boolean): HostCalls & { readonly call: (name: HostCallName) => void } {
  let listener: ((name: HostCallName, data: unknown) => void) | undefined;
  return {
    begun,
    hear(next) {
      listener = next;
    },
    call: (name) => listener?.(name, undefined),
  };
}

test('[Q1] a page without a host’s script, or in which nobody called, is not held up', async () => {
  const time = createManualTime();
  expect((await pagePlayout(undefined, time)).isOff()).toBeUndefined();
  const calls = callsOf(false);
  const playout = await pagePlayout(calls, time);
  calls.call('play');
  expect([playout.isOff(), time.pending()]).toEqual([false, 0]);
});

test('[Q1] in CasparCG the first picture waits for what is called at the end of the load', async () => {
  const time = createManualTime();
  const calls = callsOf(true);
  const waiting = pagePlayout(calls, time);
  calls.call('update');
  expect((await waiting).isOff()).toBe(true);
});

test('[Q1] and not for ever: what is called of nobody is the relay’s', async () => {
  const time = createManualTime();
  const waiting = pagePlayout(callsOf(true), time);
  await vi.waitFor(() => expect(time.pending()).toBe(1));
  time.advance(100);
  expect((await waiting).isOff()).toBeUndefined();
});
