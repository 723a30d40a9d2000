import { afterEach, expect, test, vi } from 'vitest';
import { systemTime } from '#lib/system-time.ts';
import { createSourceDesk } from './source.ts';

afterEach(() => {
  vi.useRealTimers();
});

const DAY_MS = 86_400_000;
/** Longer than this test can take by far, and far below a day. */
const HOUR_MS = 3_600_000;

test.each([DAY_MS, -DAY_MS])(
  '[F11] a wall clock that jumps by %i ms neither ages a feed nor turns the relay’s time',
  (jump) => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const sources = createSourceDesk(systemTime, () => null);
    const before = systemTime.now();
    const publisher = {
      order: 1,
      demo: false,
      entry: 'yes' as const,
      address: '',
      since: before,
      heardAt: before,
      frames: 1,
      kind: 'websocket' as const,
      last: undefined,
    };
    sources.join(publisher);
    sources.claim(publisher);
    sources.changed();
    const wall = Date.now();
    vi.setSystemTime(wall + jump);
    expect(Date.now() - wall).toBe(jump);
    const passed = systemTime.now() - before;
    expect(passed).toBeGreaterThanOrEqual(0);
    expect(passed).toBeLessThan(HOUR_MS);
    const { status, age } = sources.status();
    expect([status, age !== undefined && age < HOUR_MS]).toEqual(['live', true]);
  },
);
