import { expect, test } from 'vitest';
import { createManualTime } from '#lib/manual-time.ts';
import { reservedOf, USUAL_LIMITS } from '../limits.ts';
import { createCrowd } from './crowd.ts';
import { ALL_RIGHTS, type Rights } from './rights.ts';

const VIEWER: Rights = { publish: 'ask', view: true, operate: false, by: ['viewer'] };
const at = (address: string, isLocal = false) => ({ address, isLocal });

test('[S16] [A7] an address opens so many a second and holds so many; the own machine is not counted', () => {
  const time = createManualTime();
  const crowd = createCrowd(time, USUAL_LIMITS);
  const second = (): boolean[] => Array.from({ length: 50 }, () => crowd.enter(at('10.0.0.1'), VIEWER).ok);
  expect(second().filter(Boolean)).toHaveLength(USUAL_LIMITS.upgradesPerS);
  expect(crowd.enter(at('10.0.0.2'), VIEWER).ok).toBe(true);
  for (let passed = 0; passed < 10; passed += 1) {
    time.advance(1000);
    second();
  }
  time.advance(1000);
  expect(crowd.enter(at('10.0.0.1'), VIEWER)).toMatchObject({ ok: false, status: 429 });
  const own = Array.from(
    { length: 2 * USUAL_LIMITS.connections },
    () => crowd.enter(at('127.0.0.1', true), ALL_RIGHTS).ok,
  );
  expect(own).not.toContain(false);
});

test('[S16] [A7] viewers fill their own places alone: those of publishers stay, and who leaves makes room', () => {
  const time = createManualTime();
  const crowd = createCrowd(time, USUAL_LIMITS);
  const viewers = Array.from({ length: USUAL_LIMITS.connections }, (_, n) =>
    crowd.enter(at(`10.0.${n >> 4}.1`), VIEWER),
  );
  const inside = viewers.filter((entered) => entered.ok);
  expect(inside).toHaveLength(USUAL_LIMITS.connections - reservedOf(USUAL_LIMITS.connections));
  expect(crowd.enter(at('10.9.9.9'), VIEWER)).toMatchObject({ status: 503 });
  expect(crowd.enter(at('10.9.9.8'), { ...VIEWER, publish: 'yes' }).ok).toBe(true);
  for (const entered of inside.slice(0, 2)) entered.leave();
  expect(crowd.enter(at('10.9.9.7'), VIEWER).ok).toBe(true);
  expect(USUAL_LIMITS.connectionsPerAddress).toBeLessThan(
    USUAL_LIMITS.connections - reservedOf(USUAL_LIMITS.connections),
  );
});

test('[S16] [A7] publishers take no place of a viewer’s, whoever comes first', () => {
  const crowd = createCrowd(createManualTime(), { connections: 3, connectionsPerAddress: 3, upgradesPerS: 9 });
  const publisher = { ...VIEWER, publish: 'yes' } as const;
  expect(crowd.enter(at('10.0.0.1'), publisher).ok).toBe(true);
  const [first, second] = [crowd.enter(at('10.0.0.2'), VIEWER), crowd.enter(at('10.0.0.3'), VIEWER)];
  expect([first, second]).toMatchObject([{ ok: true }, { ok: true }]);
  expect(crowd.enter(at('10.0.0.4'), VIEWER)).toMatchObject({ status: 503 });
  expect(crowd.enter(at('10.0.0.4'), publisher)).toMatchObject({ status: 503 });
  if (first?.ok) first.leave();
  expect(crowd.enter(at('10.0.0.2'), VIEWER).ok).toBe(true);
});

test('[S16] [A7] a house sets the numbers: a tenth is kept for publishers, and one at least', () => {
  expect([1000, 250, 15, 2].map(reservedOf)).toEqual([100, 25, 1, 1]);
  const crowd = createCrowd(createManualTime(), { connections: 4, connectionsPerAddress: 2, upgradesPerS: 3 });
  const enter = (address: string, rights = VIEWER) => crowd.enter(at(address), rights);
  expect([1, 2, 3, 4].map(() => enter('10.0.0.1'))).toMatchObject([
    { ok: true },
    { ok: true },
    { status: 429, reason: 'too many connections from this address' },
    { status: 429, reason: 'too many connections a second' },
  ]);
  expect(enter('10.0.0.2').ok).toBe(true);
  expect(enter('10.0.0.3')).toMatchObject({ status: 503 });
  expect(enter('10.0.0.3', { ...VIEWER, publish: 'yes' }).ok).toBe(true);
  expect(enter('10.0.0.4', { ...VIEWER, publish: 'yes' })).toMatchObject({ status: 503 });
});
