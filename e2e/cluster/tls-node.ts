/** One node on a Redis by TLS, in a process of its own: which authorities Node trusts is read at its start. Prints what became of a write, or why there was none. */
import { systemTime } from '#lib/system-time.ts';
import { createRedisEngine } from '#relay/engine/redis-engine.ts';
import { CLAIM, noNews } from '#relay/testing/engine-world.ts';
import { placeOf, until } from './redis-world.ts';

const [, , url = ''] = process.argv;
let reason = '';
const engine = createRedisEngine({
  place: placeOf(url),
  node: 'tls',
  time: systemTime,
  random: Math.random,
  fault: (why) => {
    reason = why;
  },
});
await until('it is up, or known why not', () => engine.state() === 'up' || reason !== '');
const answer = engine.state() === 'up' ? await engine.lease('game', CLAIM, noNews) : undefined;
const set = answer?.kind === 'held' ? await engine.set('game', answer.fence, new Map([['n', '1']])) : undefined;
console.log(set?.kind ?? reason);
await engine.close();
