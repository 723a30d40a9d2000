import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reader } from '../testing/engine-world.ts';
import type { Snapshot } from './store-link.ts';
import { createJoined } from './joined.ts';
import { changeText, epochText } from './told.ts';

/** What happens at the store, and on the way from it. */
const step = fc.oneof(
  { weight: 5, arbitrary: fc.constant('change' as const) },
  { weight: 3, arbitrary: fc.constant('deliver' as const) },
  fc.constantFrom('lose' as const, 'restart' as const, 'look' as const, 'again' as const),
  { weight: 2, arbitrary: fc.constantFrom('execute' as const, 'answer' as const, 'unanswered' as const) },
);

interface Asked {
  at: Snapshot | undefined;
  readonly answer: (snapshot: Snapshot | undefined) => void;
}

/** A store whose every answer and message comes when it is told to, messages in their order. */
function makeStore() {
  const asked: Asked[] = [];
  const onTheWay: string[] = [];
  let now: Snapshot = { epoch: 'e0', rev: 0, values: new Map(), note: undefined };
  let life = 0;
  const set = (epoch: string, rev: number): void => {
    now = { epoch, rev, values: new Map([['n', `${epoch} ${rev}`]]), note: undefined };
  };
  return {
    asked,
    onTheWay,
    now: () => now,
    change() {
      set(now.epoch, now.rev + 1);
      onTheWay.push(changeText(now.epoch, now.rev, now.values, undefined));
    },
    restart() {
      life += 1;
      set(`e${life}`, Math.max(0, now.rev - 2));
      onTheWay.push(epochText(now.epoch));
    },
    snapshot: () =>
      new Promise<Snapshot | undefined>((answer) => {
        asked.push({ at: undefined, answer });
      }),
  };
}

const turn = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

test('[F24] however messages and snapshots come in between one another, nothing goes back and the last state is told', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const store = makeStore();
      const seen = reader();
      const joined = createJoined(store, { kind: 'stream', name: 'game' }, seen.hear);
      joined.again();
      for (const what of steps) {
        const first = store.asked[0];
        if (what === 'change') store.change();
        else if (what === 'restart') store.restart();
        else if (what === 'deliver') joined.told(store.onTheWay.shift() ?? '');
        else if (what === 'lose') store.onTheWay.shift();
        else if (what === 'look') joined.look(store.now());
        else if (what === 'again') joined.again();
        else if (first !== undefined) {
          // It is carried out before it is answered, and changes come between.
          if (what === 'execute') first.at ??= store.now();
          else store.asked.shift()?.answer(what === 'answer' ? (first.at ?? store.now()) : undefined);
        }
        await turn();
      }
      for (let tries = 0; tries < 20 && joined.position() === undefined; tries += 1) {
        joined.look(store.now());
        for (const { at, answer } of store.asked.splice(0)) answer(at ?? store.now());
        await turn();
      }
      joined.look(store.now());
      for (const { answer } of store.asked.splice(0)) answer(store.now());
      await turn();
      expect(joined.position()).toEqual({ epoch: store.now().epoch, rev: store.now().rev });
      expect(seen.values()).toEqual(Object.fromEntries(store.now().values));
      const wrong = seen.heard.filter((news, at) => {
        const before = seen.heard[at - 1];
        const values = news.kind === 'whole' ? news.values : news.changes;
        const isTrue = news.rev === 0 || values.get('n') === `${news.epoch} ${news.rev}`;
        return !isTrue || (before?.epoch === news.epoch && news.rev <= before.rev);
      });
      expect(wrong).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('a snapshot that was asked for before messages were lost is not believed, and what is known already asks for none', async () => {
  const store = makeStore();
  const seen = reader();
  const joined = createJoined(store, { kind: 'stream', name: 'game' }, seen.hear);
  joined.again();
  store.change();
  const old = store.now();
  store.change();
  joined.again();
  store.asked.shift()?.answer(old);
  await turn();
  expect([seen.heard, store.asked.length]).toEqual([[], 1]);
  store.asked.shift()?.answer(store.now());
  await turn();
  for (const text of store.onTheWay) joined.told(text);
  await turn();
  expect([seen.heard.length, seen.values(), store.asked.length]).toEqual([1, { n: 'e0 2' }, 0]);
  joined.leave();
  store.change();
  for (const text of store.onTheWay) joined.told(text);
  expect(seen.heard).toHaveLength(1);
});
