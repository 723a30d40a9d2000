import { createManualTime } from '#lib/manual-time.ts';
import { expect, test } from 'vitest';
import { changes, fenceOf, reader, type EngineWorld } from '../testing/engine-world.ts';
import { engineContract } from './engine.contract.ts';
import { engineFaultsContract } from './engine-faults.contract.ts';
import { engineModel } from './engine-model.contract.ts';
import { createMemoryEngine } from './memory-engine.ts';
import { createMemoryStore, type Copy } from './memory-store.ts';
import type { MemoryLink } from './memory-link.ts';
import { createNodeEngine } from './node-engine.ts';

/** Nothing takes longer than this many steps of the store's time. */
const STEPS_MAX = 100;

/** Lets everything run that waits for nothing but its turn. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

function makeWorld(): Promise<EngineWorld> {
  const time = createManualTime();
  let epochs = 0;
  const store = createMemoryStore(time, () => `epoch-${(epochs += 1)}`);
  const links: MemoryLink[] = [];
  let copy: Copy | undefined;

  function link(): Promise<MemoryLink> {
    const made = store.link();
    links.push(made);
    return Promise.resolve(made);
  }

  async function pass(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= 50) {
      time.advance(Math.min(50, left));
      await turn();
    }
  }

  return Promise.resolve({
    async open(node) {
      const engine = createNodeEngine({ link: await link(), node, time });
      await turn();
      return engine;
    },
    link,
    pass,
    async until(what, holds) {
      for (let step = 0; !holds(); step += 1) {
        if (step === STEPS_MAX) throw new Error(`never: ${what}`);
        await turn();
        if (!holds()) await pass(50);
      }
    },
    keep() {
      copy = store.copy();
      return Promise.resolve();
    },
    stop() {
      for (const link of links) link.cut();
      return Promise.resolve();
    },
    async start(from) {
      store.restart(from === 'the copy' ? copy : undefined);
      for (const link of links) link.heal();
      await turn();
    },
    async deafly(run) {
      for (const link of links) link.deafen();
      await run();
      await turn();
      for (const link of links) link.heal();
    },
    close: () => Promise.resolve(),
  });
}

engineContract('memory', makeWorld);
engineFaultsContract('memory', makeWorld);
engineModel('memory', makeWorld, 300);

test('the engine of a relay that is alone is up at once, and leaves no timer behind', async () => {
  const time = createManualTime();
  const engine = createMemoryEngine(time);
  expect([engine.state(), time.pending()]).toEqual(['up', 0]);
  const seen = reader();
  engine.join('game', seen.hear);
  const fence = await fenceOf(engine, 'game');
  expect(await engine.set('game', fence, changes({ n: '1' }))).toMatchObject({ kind: 'set', rev: 1 });
  await turn();
  expect(seen.values()).toEqual({ n: '1' });
  expect(time.pending()).toBe(2);
  await engine.close();
  expect([engine.state(), time.pending()]).toEqual(['down', 0]);
});
