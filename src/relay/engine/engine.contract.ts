import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { changes, CLAIM, fenceOf, noNews, reader, type EngineWorld } from '../testing/engine-world.ts';
import type { Engine, LeaseNews } from './engine.ts';

/** What every engine does. `make` gives a fresh, empty store. */
export function engineContract(name: string, make: () => Promise<EngineWorld>): void {
  describe(`engine: ${name}`, () => {
    let world: EngineWorld;
    let a: Engine;
    let b: Engine;
    beforeEach(async () => {
      world = await make();
      [a, b] = await Promise.all([world.open('a'), world.open('b')]);
    });
    afterEach(() => world.close());

    test('who joins hears the whole state first, and then each change as one revision', async () => {
      const fence = await fenceOf(a, 'game');
      const early = reader();
      b.join('game', early.hear);
      await world.until('an empty stream is told', () => early.heard.length === 1);
      expect(early.heard[0]).toMatchObject({ kind: 'whole', rev: 0 });
      for (let n = 1; n <= 20; n += 1)
        expect(await a.set('game', fence, changes({ clock: String(n), gone: n % 2 === 0 ? null : 'x' }))).toMatchObject(
          {
            kind: 'set',
            rev: n,
          },
        );
      const late = reader();
      b.join('game', late.hear);
      await world.until('both are there', () => early.values()['clock'] === '20' && late.heard.length === 1);
      expect(early.heard.map(({ rev }) => rev)).toEqual(Array.from({ length: 21 }, (_, at) => at));
      expect(early.heard.slice(1).every(({ kind }) => kind === 'change')).toBe(true);
      expect(late.values()).toEqual({ clock: '20' });
      expect(early.values()).toEqual({ clock: '20' });
    });

    test('values that hold already are no change; a note is one by itself, and who joins later is told the latest', async () => {
      const fence = await fenceOf(a, 'game');
      const seen = reader();
      b.join('game', seen.hear);
      await world.until('it is told', () => seen.heard.length === 1);
      expect(await a.set('game', fence, changes({ a: '1', b: '' }), { note: 'one' })).toMatchObject({ rev: 1 });
      expect(await a.set('game', fence, changes({ a: '1', never: null }))).toMatchObject({ kind: 'set', rev: 1 });
      expect(await a.set('game', fence, changes({ a: '1', b: '2' }))).toMatchObject({ rev: 2 });
      expect(await a.set('game', fence, changes({ a: '1' }), { note: '' })).toMatchObject({ rev: 3 });
      await world.until('all are told', () => seen.heard.at(-1)?.rev === 3);
      expect(seen.heard.slice(1)).toMatchObject([
        { rev: 1, changes: changes({ a: '1', b: '' }), note: 'one' },
        { rev: 2, changes: changes({ b: '2' }), note: undefined },
        { rev: 3, changes: changes({}), note: '' },
      ]);
      const late = reader();
      b.join('game', late.hear);
      await world.until('the late one is told', () => late.heard.length === 1);
      expect(late.heard[0]).toMatchObject({ kind: 'whole', rev: 3, note: '', values: changes({ a: '1', b: '2' }) });
    });

    test('a whole state leaves nothing of what held before it', async () => {
      const fence = await fenceOf(a, 'game');
      await a.set('game', fence, changes({ a: '1', b: '2', c: '3' }));
      const seen = reader();
      b.join('game', seen.hear);
      await world.until('it is told', () => seen.heard.length === 1);
      expect(await a.set('game', fence, changes({ b: '2', d: '4' }), { whole: true })).toMatchObject({ rev: 2 });
      expect(await a.set('game', fence, changes({ b: '2', d: '4' }), { whole: true })).toMatchObject({ rev: 2 });
      await world.until('it is there', () => seen.heard.at(-1)?.rev === 2);
      expect(seen.values()).toEqual({ b: '2', d: '4' });
      expect(seen.heard.at(-1)).toMatchObject({ changes: changes({ a: null, c: null, d: '4' }) });
    });

    test('any names and texts come back as they were', async () => {
      const fence = await fenceOf(a, 'x-._Y');
      const all = {
        __proto: '1',
        ['__proto__']: 'a',
        constructor: '',
        'ľ “ü” 🏒': 'a\n\t"\\/\u0000\u007f\u2028😀',
        '': 'blank',
        '1': 'null',
      };
      const seen = reader();
      b.join('x-._Y', seen.hear);
      await a.set('x-._Y', fence, changes(all), { note: '{"é":\n[1]}' });
      await world.until('it is told', () => seen.heard.at(-1)?.rev === 1);
      const late = reader();
      b.join('x-._Y', late.hear);
      await world.until('it is told late', () => late.heard.length === 1);
      for (const { values } of [seen, late]) expect(new Map(Object.entries(values()))).toEqual(changes(all));
      expect([seen, late].map(({ heard }) => heard.at(-1)?.note)).toEqual(['{"é":\n[1]}', '{"é":\n[1]}']);
    });

    test('streams are apart, and who has left hears nothing', async () => {
      const [one, two] = [await fenceOf(a, 'one'), await fenceOf(a, 'two')];
      const [left, stayed] = [reader(), reader()];
      const leave = b.join('one', left.hear);
      b.join('one', stayed.hear);
      await world.until('both are told', () => left.heard.length + stayed.heard.length === 2);
      leave();
      await a.set('two', two, changes({ n: '2' }));
      await a.set('one', one, changes({ n: '1' }));
      await world.until('who stayed hears', () => stayed.values()['n'] === '1');
      expect(left.heard).toHaveLength(1);
      expect(stayed.heard).toHaveLength(2);
    });

    test('what no owner writes has no effect: without a lease, with another fence, after it was given back', async () => {
      expect(await a.set('game', 1, changes({ n: '1' }))).toEqual({ kind: 'fenced' });
      const fence = await fenceOf(a, 'game');
      expect(await b.set('game', fence - 1, changes({ n: '2' }))).toEqual({ kind: 'fenced' });
      expect(await b.set('game', fence + 1, changes({ n: '3' }))).toEqual({ kind: 'fenced' });
      await a.release('game');
      expect(await a.set('game', fence, changes({ n: '4' }))).toEqual({ kind: 'fenced' });
      const seen = reader();
      b.join('game', seen.hear);
      await world.until('it is told', () => seen.heard.length === 1);
      expect(seen.heard[0]).toMatchObject({ rev: 0 });
    });

    test('one owner at a time: the first stays, a higher priority takes over, and the same owner at another node too', async () => {
      const news: LeaseNews[] = [];
      const first = await fenceOf(a, 'game', (heard) => news.push(heard));
      expect(await b.lease('game', { ...CLAIM, owner: 'spare' }, noNews)).toMatchObject({
        kind: 'taken',
        holder: { owner: 'camera', node: 'a', priority: 1 },
      });
      expect(await b.holder('game')).toEqual({ kind: 'holder', holder: { owner: 'camera', node: 'a', priority: 1 } });
      expect(await a.lease('game', CLAIM, (heard) => news.push(heard))).toEqual({ kind: 'held', fence: first });
      const second = await b.lease('game', CLAIM, noNews);
      expect(second).toMatchObject({ kind: 'held' });
      await world.until('it is lost', () => news.length === 1);
      const third = await a.lease('game', { ...CLAIM, owner: 'main', priority: 2 }, noNews);
      const fences = [first, ...[second, third].map((answer) => (answer.kind === 'held' ? answer.fence : 0))];
      expect(fences).toEqual([...new Set(fences)].sort((x, y) => x - y));
      expect(news).toEqual([{ kind: 'lost' }]);
      expect(await a.set('game', first, changes({ n: '1' }))).toEqual({ kind: 'fenced' });
      expect(await a.set('game', fences[2] ?? 0, changes({ n: '2' }))).toMatchObject({ kind: 'set', rev: 1 });
      await a.release('game');
      expect(await b.holder('game')).toEqual({ kind: 'holder', holder: undefined });
      expect(await b.lease('game', { ...CLAIM, owner: 'spare' }, noNews)).toMatchObject({ kind: 'held' });
    });

    test('a lease is renewed for as long as its node lives, and is free once it expired', async () => {
      await a.lease('game', { ...CLAIM, ttlMs: 600 }, noNews);
      for (let n = 0; n < 10; n += 1) {
        await world.pass(150);
        expect(await b.lease('game', { ...CLAIM, owner: 'spare' }, noNews)).toMatchObject({ kind: 'taken' });
      }
      const held = await b.lease('other', { ...CLAIM, ttlMs: 600 }, noNews);
      await b.close();
      const c = await world.open('c');
      expect(await c.lease('other', { ...CLAIM, owner: 'spare' }, noNews)).toMatchObject({ kind: 'held' });
      expect(held).toMatchObject({ kind: 'held' });
    });

    test('a node tells another something, and that one alone hears it', async () => {
      const [atA, atB]: [string[], string[]] = [[], []];
      a.hear((text, from) => atA.push(`${from}: ${text}`));
      const unhear = b.hear((text, from) => atB.push(`${from}: ${text}`));
      await world.until('it stands', () => a.state() === 'up');
      expect(await a.tell('b', 'take “1”')).toBe(true);
      expect(await b.tell('a', 'two')).toBe(true);
      await world.until('both have heard', () => atA.length + atB.length === 2);
      unhear();
      await a.tell('b', 'nobody hears this');
      await b.tell('a', 'last');
      await world.until('the last is heard', () => atA.length === 2);
      expect([atA, atB]).toEqual([['b: two', 'b: last'], ['a: take “1”']]);
    });

    test('of two who write a document at once one is told what the other wrote, and nothing is lost', async () => {
      const told: (string | undefined)[] = [];
      const leave = b.watch('library', ({ text }) => told.push(text));
      const none = await a.read('library');
      expect(none).toMatchObject({ kind: 'document', text: undefined });
      if (none.kind !== 'document') return;
      const answers = await Promise.all([a.write('library', none, 'by a'), b.write('library', none, 'by b')]);
      expect(answers.map(({ kind }) => kind).sort()).toEqual(['changed', 'written']);
      const now = await b.read('library');
      const won = answers[0].kind === 'written' ? 'by a' : 'by b';
      expect(now).toMatchObject({ text: won });
      expect(answers.find(({ kind }) => kind === 'changed')).toEqual({ kind: 'changed', now });
      if (now.kind !== 'document') return;
      expect(await a.write('library', now, 'third')).toMatchObject({ kind: 'written' });
      await world.until('it is told', () => told.at(-1) === 'third');
      leave();
      expect(told.filter((text) => text === 'third')).toHaveLength(1);
    });
  });
}
