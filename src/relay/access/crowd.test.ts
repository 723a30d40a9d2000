import { expect, test } from 'vitest';
import { createManualTime } from '#lib/manual-time.ts';
import { CONNECTIONS_AT_ADDRESS_MAX, CONNECTIONS_MAX, CONNECTIONS_RESERVED, UPGRADES_PER_S } from '../limits.ts';
import { createCrowd } from './crowd.ts';
import { ALL_RIGHTS, type Rights } from './rights.ts';

const VIEWER: Rights = { publish: 'ask', view: true, operate: false, by: ['viewer'] };
const at = (address: string, isLocal = false) => ({ address, isLocal });

test('[S16] [A7] an address opens so many a second and holds so many; the own machine is not counted', () => {
  const time = createManualTime();
  const crowd = createCrowd(time);
  const second = (): boolean[] => Array.from({ length: 50 }, () => crowd.enter(at('10.0.0.1'), VIEWER).ok);
  expect(second().filter(Boolean)).toHaveLength(UPGRADES_PER_S);
  expect(crowd.enter(at('10.0.0.2'), VIEWER).ok).toBe(true);
  for (let passed = 0; passed < 10; passed += 1) {
    time.advance(1000);
    second();
  }
  time.advance(1000);
  expect(crowd.enter(at('10.0.0.1'), VIEWER)).toMatchObject({ ok: false, status: 429 });
  const own = Array.from({ length: 2 * CONNECTIONS_MAX }, () => crowd.enter(at('127.0.0.1', true), ALL_RIGHTS).ok);
  expect(own).not.toContain(false);
});

test('[S16] [A7] viewers fill their own places alone: those of publishers stay, and who leaves makes room', () => {
  const time = createManualTime();
  const crowd = createCrowd(time);
  const viewers = Array.from({ length: CONNECTIONS_MAX }, (_, n) => crowd.enter(at(`10.0.${n >> 4}.1`), VIEWER));
  const inside = viewers.filter((entered) => entered.ok);
  expect(inside).toHaveLength(CONNECTIONS_MAX - CONNECTIONS_RESERVED);
  expect(crowd.enter(at('10.9.9.9'), VIEWER)).toMatchObject({ status: 503 });
  expect(crowd.enter(at('10.9.9.8'), { ...VIEWER, publish: 'yes' }).ok).toBe(true);
  for (const entered of inside.slice(0, 2)) entered.leave();
  expect(crowd.enter(at('10.9.9.7'), VIEWER).ok).toBe(true);
  expect(CONNECTIONS_AT_ADDRESS_MAX).toBeLessThan(CONNECTIONS_MAX - CONNECTIONS_RESERVED);
});
