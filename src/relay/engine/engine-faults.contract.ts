import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { changes, CLAIM, fenceOf, reader, type EngineWorld } from '../testing/engine-world.ts';
import type { Engine, LeaseNews } from './engine.ts';

/** What every engine does when its store fails. `make` gives a fresh, empty store. */
export function engineFaultsContract(name: string, make: () => Promise<EngineWorld>): void {
  describe(`engine, faults: ${name}`, () => {
    let world: EngineWorld;
    let a: Engine;
    let b: Engine;
    beforeEach(async () => {
      world = await make();
      [a, b] = await Promise.all([world.open('a'), world.open('b')]);
    });
    afterEach(() => world.close());

    test('[F24] a store that starts again has one new epoch for all, and the owner hears that it says its state again', async () => {
      const news: LeaseNews[] = [];
      const fence = await fenceOf(a, 'game', (heard) => news.push(heard));
      const seen = [reader(), reader(), reader()];
      for (const [at, { hear }] of seen.entries()) (at === 0 ? a : b).join('game', hear);
      await a.set('game', fence, changes({ n: '1' }));
      await world.until('all know', () => seen.every(({ values }) => values()['n'] === '1'));
      const states: string[] = [];
      b.onState((state) => states.push(state));
      await world.stop();
      await world.until('both know', () => a.state() === 'down' && b.state() === 'down');
      expect(await a.set('game', fence, changes({ n: '2' }))).toEqual({ kind: 'down' });
      expect(await b.read('library')).toEqual({ kind: 'down' });
      await world.start('what it held');
      await world.until('the owner hears', () => news.length === 1);
      expect(news[0]?.kind).toBe('renewed');
      const next = news[0]?.kind === 'renewed' ? news[0].fence : 0;
      expect(next).toBeGreaterThan(fence);
      expect(await a.set('game', fence, changes({ n: 'late' }))).toEqual({ kind: 'fenced' });
      expect(await a.set('game', next, changes({ n: '3' }), { whole: true })).toMatchObject({ kind: 'set' });
      await world.until('all know again', () => seen.every(({ values }) => values()['n'] === '3'));
      const epochs = seen.map(({ heard }) =>
        Array.from(new Set(heard.filter(({ rev }) => rev > 0).map(({ epoch }) => epoch))),
      );
      expect(epochs[0]).toHaveLength(2);
      expect(epochs).toEqual([epochs[0], epochs[0], epochs[0]]);
      expect(states).toEqual(['down', 'up']);
    });

    test('[F24] a store that came back with an older state holds what the owner said last, and who was owner then cannot write', async () => {
      const news: LeaseNews[] = [];
      const old = await fenceOf(b, 'game');
      await b.set('game', old, changes({ n: 'old', since: 'gone' }));
      await world.keep();
      const fence = await fenceOf(a, 'game', (heard) => news.push(heard));
      const seen = reader();
      b.join('game', seen.hear);
      await a.set('game', fence, changes({ n: 'new', since: null }));
      await world.until('it is told', () => seen.values()['n'] === 'new');
      await world.stop();
      await world.start('the copy');
      await world.until('the owner hears', () => news.length === 1);
      expect(await b.set('game', old, changes({ n: 'of the past' }))).toEqual({ kind: 'fenced' });
      const next = news[0]?.kind === 'renewed' ? news[0].fence : 0;
      expect(await a.set('game', next, changes({ n: 'new' }), { whole: true })).toMatchObject({ kind: 'set' });
      await world.until('it is told again', () => seen.values()['n'] === 'new' && !('since' in seen.values()));
      expect(seen.heard.every((heard) => heard.kind === 'change' || heard.values.get('n') !== 'of the past')).toBe(
        true,
      );
    });

    test('[F24] a write that arrives behind a newer one of its node has no effect, and a lease that is renewed takes nothing back', async () => {
      const link = await world.link();
      const place = { kind: 'stream', name: 'game' } as const;
      const held = await link.claim('game', 'a', CLAIM);
      const fence = held?.kind === 'held' ? held.fence : 0;
      const write = (n: string, seq: number) =>
        link.write(place, {
          guard: { kind: 'fence', fence, seq },
          changes: changes({ n }),
          note: undefined,
          whole: false,
        });
      expect(await write('newer', 7)).toMatchObject({ kind: 'set', rev: 1 });
      expect(await write('older', 6)).toEqual({ kind: 'refused' });
      expect(await write('the same', 7)).toEqual({ kind: 'refused' });
      expect(await link.snapshot(place)).toMatchObject({ rev: 1, values: changes({ n: 'newer' }) });
      expect(await link.claim('game', 'b', CLAIM)).toMatchObject({ kind: 'held' });
      expect(await link.claim('game', 'a', CLAIM, fence)).toMatchObject({ kind: 'taken', holder: { node: 'b' } });
      await link.release('game', fence);
      expect(await link.holder('game')).toMatchObject({ node: 'b' });
      await link.close();
    });

    test('[F24] an owner that dialled another node stays there, also where the first node has not heard of it', async () => {
      const [atA, atB]: [LeaseNews[], LeaseNews[]] = [[], []];
      const claim = { ...CLAIM, ttlMs: 600 };
      expect(await a.lease('game', claim, (news) => atA.push(news))).toMatchObject({ kind: 'held' });
      await world.deafly(async () => {
        expect(await b.lease('game', claim, (news) => atB.push(news))).toMatchObject({ kind: 'held' });
      });
      await world.until('the first node knows', () => atA.length === 1);
      await world.pass(600);
      expect([atA, atB]).toEqual([[{ kind: 'lost' }], []]);
      expect(await a.holder('game')).toMatchObject({ holder: { node: 'b' } });
    });

    test('[F24] what was told while nobody could hear it is fetched', async () => {
      const fence = await fenceOf(a, 'game');
      const seen = reader();
      b.join('game', seen.hear);
      await a.set('game', fence, changes({ n: '1' }));
      await world.until('it is told', () => seen.values()['n'] === '1');
      await world.deafly(async () => {
        for (const n of ['2', '3']) await a.set('game', fence, changes({ n }));
      });
      await world.until('it is fetched', () => seen.values()['n'] === '3');
      await a.set('game', fence, changes({ n: '4' }));
      await world.until('it goes on', () => seen.values()['n'] === '4');
      const revs = seen.heard.map(({ rev }) => rev);
      expect(revs).toEqual([...revs].sort((x, y) => x - y));
    });
  });
}
