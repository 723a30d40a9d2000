import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FIELDS_MAX } from '#protocol/fields.ts';
import { createStream } from './stream.ts';

function patch(values: Record<string, string | null>): ReadonlyMap<string, string | null> {
  return new Map(Object.entries(values));
}

function parsed(text: string): unknown {
  return JSON.parse(text);
}

test('[F12] [P6] an update merges: absent keeps, blank is a value, a repeat changes nothing', () => {
  const stream = createStream({ epoch: 'e', at: 1 });
  expect(stream.rev()).toBe(0);
  expect(stream.apply(patch({ clock: '3:12', 'home.score': '7' }), 10)).toEqual({ changed: true, overflow: [] });
  expect(stream.apply(patch({ clock: '' }), 20)).toMatchObject({ changed: true });
  const values = stream.values();
  expect(values).toEqual({ clock: '', 'home.score': '7' });
  expect(stream.apply(patch({ clock: '', 'home.score': '7' }), 30)).toMatchObject({ changed: false });
  expect(stream.values()).toBe(values);
  expect([stream.rev(), stream.at()]).toEqual([2, 20]);
});

test('[V4] changes since a revision are those fields that changed after it, null for a field that is gone', () => {
  const stream = createStream({ epoch: 'e', at: 1 });
  stream.apply(patch({ a: '1', b: '1' }), 2);
  stream.apply(patch({ b: '2', c: '1' }), 3);
  stream.apply(patch({ a: null }), 4);
  expect(parsed(stream.changesSince(0).text)).toEqual({
    type: 'update',
    since: 0,
    rev: 3,
    at: 4,
    values: { a: null, b: '2', c: '1' },
  });
  expect(parsed(stream.changesSince(2).text)).toEqual({ type: 'update', since: 2, rev: 3, at: 4, values: { a: null } });
  expect(stream.values()).toEqual({ b: '2', c: '1' });
});

test('[V8] an update is encoded once per start revision, until the next change', () => {
  const stream = createStream({ epoch: 'e', at: 1 });
  stream.apply(patch({ a: '1' }), 2);
  const first = stream.changesSince(0);
  expect(stream.changesSince(0)).toBe(first);
  stream.apply(patch({ a: '2' }), 3);
  expect(stream.changesSince(0)).not.toBe(first);
});

test('[P8] a field too many is refused and the others keep working', () => {
  const stream = createStream({ epoch: 'e', at: 1 });
  const full = Object.fromEntries(Array.from({ length: FIELDS_MAX }, (_, n) => [`f${n}`, 'x']));
  stream.apply(patch(full), 2);
  expect(stream.apply(patch({ extra: '1', f0: 'y' }), 3)).toEqual({ changed: true, overflow: ['extra'] });
  expect(Object.keys(stream.values())).toHaveLength(FIELDS_MAX);
  expect(stream.values()).toMatchObject({ f0: 'y' });
});

test('values of an earlier epoch are revision 1 of the new one, and none are revision 0', () => {
  expect(createStream({ epoch: 'e', at: 1, values: { a: '1' } }).rev()).toBe(1);
  expect(createStream({ epoch: 'e', at: 1, values: {} }).rev()).toBe(0);
});

test('[G2] from whatever revision one starts, its state then plus the changes since is the state now', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd');
  const change = fc.dictionary(name, fc.option(fc.constantFrom('', '1', '2'), { nil: null }), {
    noNullPrototype: true,
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 30 }), fc.nat(), (changes, pick) => {
      const stream = createStream({ epoch: 'e', at: 0 });
      const states = [stream.values()];
      for (const [at, values] of changes.entries())
        if (stream.apply(patch(values), at).changed) states.push(stream.values());
      expect(stream.rev()).toBe(states.length - 1);
      const since = pick % states.length;
      const update = parsed(stream.changesSince(since).text) as { values: Record<string, string | null> };
      const reached = Object.entries({ ...states[since], ...update.values }).filter(([, text]) => text !== null);
      expect(Object.fromEntries(reached)).toEqual(stream.values());
    }),
  );
});

test('[T2] an update says since when those of its values have been true that waited, until they change again', () => {
  const stream = createStream({ epoch: 'e', at: 1 });
  stream.apply(patch({ a: '1', b: '1' }), 100, new Map([['a', 40]]));
  expect(parsed(stream.changesSince(0).text)).toMatchObject({ at: 100, ats: { a: 40 } });
  stream.apply(patch({ b: '2' }), 200, new Map([['b', 150]]));
  expect(parsed(stream.changesSince(0).text)).toMatchObject({ at: 200, ats: { a: 40, b: 150 } });
  expect(parsed(stream.changesSince(1).text)).toMatchObject({ ats: { b: 150 } });
  stream.apply(patch({ a: '2', b: '3' }), 300);
  expect(parsed(stream.changesSince(0).text)).not.toHaveProperty('ats');
});
