import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { DOWN } from './down-schema.ts';
import { upSchema } from './up.ts';
import { PROTOCOL_VERSION, PROTOCOLS_SERVED } from './version.ts';

/** What of a schema reaches the wire: kinds, keys and bounds, without the functions that check them. */
function shapeOf(schema: unknown): string {
  return JSON.stringify(schema, (key, value: unknown) =>
    key === '~standard' || typeof value === 'function' ? undefined : value,
  );
}

test('whoever changes a schema raises the version, then renews this digest', () => {
  const digest = createHash('sha256')
    .update(shapeOf([upSchema, DOWN]))
    .digest('hex')
    .slice(0, 16);
  expect({ version: PROTOCOL_VERSION, digest }).toMatchInlineSnapshot(`
    {
      "digest": "7c5d0e1c891d705a",
      "version": 1,
    }
  `);
});

test('the digest sees a changed bound, key and kind', () => {
  const shape = shapeOf(upSchema);
  for (const part of ['"viewport"', '"resync"', '"max_length"', '64', 'operator']) expect(shape).toContain(part);
});

test('the version spoken is one that is served', () => {
  expect(PROTOCOLS_SERVED).toContain(PROTOCOL_VERSION);
});
