import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { DOWN } from './down-schema.ts';
import { isDownMessage } from './down.ts';

const message = v.variant('type', [DOWN.update, DOWN.heartbeat, DOWN.snapshot, DOWN.ocr]);
const inSchema = (data: unknown): boolean => v.is(message, data);

const whole = fc.nat();
const text = fc.string({ maxLength: 4 });
const source = fc.record(
  {
    status: fc.constantFrom('none', 'live', 'quiet', 'stale', 'offline'),
    age: fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
    demo: fc.boolean(),
  },
  { requiredKeys: ['status'] },
);
const fields = (value: fc.Arbitrary<unknown>) =>
  fc.dictionary(fc.stringMatching(/^[a-z.]{1,9}$/), value, { maxKeys: 4 });
const optional = { values: fields(text), control: fields(fc.jsonValue()) };
const at = fc.double({ noNaN: true, noDefaultInfinity: true });
const good = fc.oneof(
  fc.record(
    {
      type: fc.constant('update'),
      since: whole,
      rev: whole,
      at,
      ...optional,
      values: fields(fc.option(text)),
      ats: fields(at),
    },
    { requiredKeys: ['type', 'since', 'rev', 'at'] },
  ),
  fc.record({ type: fc.constant('heartbeat'), epoch: text, rev: whole, at, source }),
  fc.record(
    {
      type: fc.constant('snapshot'),
      stream: text,
      epoch: text,
      rev: whole,
      at,
      build: text,
      source,
      ...optional,
      resumed: fc.boolean(),
    },
    { requiredKeys: ['type', 'stream', 'epoch', 'rev', 'at', 'build', 'source'] },
  ),
  fc.record({ type: fc.constant('ocr'), values: fields(fc.jsonValue()) }),
);

/** A good message of which one part, at any depth of two, was taken away or replaced by something else. */
const spoilt = fc
  .tuple(
    good,
    fc.nat(),
    fc.nat(),
    fc.oneof(fc.option(fc.jsonValue({ maxDepth: 1 }), { nil: undefined }), fc.constant(Infinity)),
  )
  .map(([data, key, inner, instead]) => {
    const copy: Record<string, unknown> = structuredClone(data);
    const name = pick(Object.keys(copy), key);
    const part = copy[name];
    if (inner % 2 === 0 || typeof part !== 'object' || part === null || Object.keys(part).length === 0) {
      copy[name] = instead;
    } else copy[name] = { ...part, [pick(Object.keys(part), inner)]: instead };
    return copy;
  });

function pick(names: readonly string[], at: number): string {
  return names[at % names.length] ?? '';
}

describe('the questions a viewer asks of a message are those of the schema', () => {
  test('a message as the schema has it is one', () => {
    fc.assert(
      fc.property(good, (data) => {
        expect(inSchema(data)).toBe(true);
        expect(isDownMessage(data)).toBe(true);
      }),
    );
  });

  test('a spoilt one is one exactly if it still is by the schema', () => {
    let refused = 0;
    fc.assert(
      fc.property(spoilt, (data) => {
        // An array is no record of anything; the schema's records let one through.
        fc.pre(!Object.values(data).some(Array.isArray));
        if (!inSchema(data)) refused += 1;
        expect(isDownMessage(data)).toBe(inSchema(data));
      }),
      { numRuns: 1000 },
    );
    expect(refused).toBeGreaterThan(300);
  });

  test('nothing else is one', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (data) => {
        fc.pre(!inSchema(data));
        expect(isDownMessage(data)).toBe(false);
      }),
    );
  });
});
