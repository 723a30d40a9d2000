import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SAVED_VERSION, type SavedStream, type SnapshotStore } from './snapshot-store.ts';

export function savedStream(
  stream: string,
  sequence: number,
  values: Readonly<Record<string, string>> = {},
): SavedStream {
  return { version: SAVED_VERSION, stream, sequence, savedAt: 1_764_000_000_000 + sequence, values: { ...values } };
}

/** What every snapshot store does. `make` gives a fresh, empty place, and a function that opens it as if the process had started anew. */
export function snapshotStoreContract(name: string, make: () => Promise<() => SnapshotStore>): void {
  describe(`snapshot store: ${name}`, () => {
    test('[R1] what was saved last is loaded, the most recently saved stream first', async () => {
      const open = await make();
      const store = open();
      expect(await store.load()).toEqual({ streams: [], faults: [] });
      for (let n = 1; n <= 7; n += 1) await store.save(savedStream('one', n, { clock: String(n) }));
      await store.save(savedStream('two', 9, { 'home.score': '', Weather: 'ľúbezný “dážď”' }));
      await store.save(savedStream('one', 8, { clock: '8' }));
      expect(await open().load()).toEqual({
        streams: [
          savedStream('two', 9, { 'home.score': '', Weather: 'ľúbezný “dážď”' }),
          savedStream('one', 8, { clock: '8' }),
        ],
        faults: [],
      });
    });

    test('[R1] saving goes on after a restart, and the newer state counts', async () => {
      const open = await make();
      await open().save(savedStream('one', 1, { clock: '1' }));
      for (let n = 2; n <= 9; n += 1) {
        const store = open();
        expect((await store.load()).streams).toEqual([savedStream('one', n - 1, { clock: String(n - 1) })]);
        await store.save(savedStream('one', n, { clock: String(n) }));
      }
      expect((await open().load()).streams[0]?.values).toEqual({ clock: '9' });
    });

    test('names that differ only in case, dots alone and names that Windows reserves are each a stream of its own', async () => {
      const open = await make();
      const store = open();
      const names = [
        'a',
        'A',
        '.',
        '..',
        '...',
        'con',
        'CON',
        'nul.json',
        'a.0',
        'a.1',
        '-',
        '_',
        'x'.repeat(64),
        'X'.repeat(64),
      ];
      for (const [n, name] of names.entries()) await store.save(savedStream(name, n + 1, { clock: name }));
      const { streams, faults } = await open().load();
      expect(faults).toEqual([]);
      expect(streams.map(({ stream, values }) => [stream, values['clock']])).toEqual(
        names.toReversed().map((name) => [name, name]),
      );
    });

    test('any stream and any values come back as they were', async () => {
      const open = await make();
      const store = open();
      let sequence = 0;
      const id = fc.stringMatching(/^[\w.-]{1,64}$/);
      const values = fc.dictionary(
        fc.string({ minLength: 1, maxLength: 64 }).filter((key) => key !== '__proto__'),
        fc.string(),
        {
          noNullPrototype: true,
          maxKeys: 5,
        },
      );
      await fc.assert(
        fc.asyncProperty(id, values, async (stream, fields) => {
          fc.pre(!['__proto__', 'constructor', 'prototype'].some((key) => Object.hasOwn(fields, key)));
          sequence += 1;
          await store.save(savedStream(stream, sequence, fields));
          const { streams, faults } = await open().load();
          expect(faults).toEqual([]);
          expect(streams[0]).toEqual(savedStream(stream, sequence, fields));
        }),
        { numRuns: 25 },
      );
    });
  });
}
