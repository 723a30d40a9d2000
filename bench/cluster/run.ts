/**
 * `npm run bench:cluster`: what it costs that several relays show one stream, each against one relay alone in the same run. Ends with 1 where a bar is missed.
 * `-- --only edges` (or `nodes`, `crowd`, `streams`) for one part, `--viewers 200 --rate 30 --seconds 10 --rounds 3` for other figures.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { findRedisServer } from '../../e2e/cluster/redis-server.ts';
import { buildLoad } from '../relay/load.ts';
import { playRound, startEdges, startNodes, startOne, tell, type House } from './round.ts';
import { measureStreams } from './streams.ts';

const { values: flags } = parseArgs({
  options: {
    only: { type: 'string' },
    viewers: { type: 'string', default: '200' },
    rate: { type: 'string', default: '30' },
    seconds: { type: 'string', default: '10' },
    rounds: { type: 'string', default: '3' },
  },
});
const [viewers, rate, seconds, rounds] = [flags.viewers, flags.rate, flags.seconds, flags.rounds].map(Number) as [
  number,
  number,
  number,
  number,
];

/** What another relay may add to the median: a step in a chain of edges, or the way over Redis, in ms. */
const STEP_MS_MAX = 5;
/** Relays in a chain behind the first, and nodes of a cluster. */
const EDGES = 3;
const NODES = 3;
/** Viewers of a whole cluster, and values a second that they are shown: what one relay is measured by too (`npm run bench:relay`). */
const CROWD = 5000;
const CROWD_RATE = 20;
/** Games of a league, and the changes a second that a board makes which runs tenths. */
const STREAMS = 40;
const STREAM_RATE = 20;

const folder = await mkdtemp(path.join(os.tmpdir(), 'boardcast-bench-cluster-'));
try {
  const load = await buildLoad(folder);
  const redis = await findRedisServer(console.log);
  const places = { load, folder, profiles: undefined };
  console.log(`${os.cpus().length} CPUs (load ${os.loadavg()[0]?.toFixed(1)}); ${rounds} rounds of ${seconds} s`);

  const compare = async (
    what: string,
    open: () => Promise<House>,
    {
      alone,
      each,
      values,
      bar,
    }: { readonly alone: number; readonly each: number; readonly values: number; readonly bar: number },
  ): Promise<boolean> => {
    console.log(`${what}, ${values} values/s`);
    const played = [];
    for (let round = 0; round < rounds; round += 1) {
      const one = await playRound(load, await startOne(places), { count: alone, rate: values, seconds });
      const shared = await playRound(load, await open(), { count: each, rate: values, seconds });
      played.push({ alone: one, shared });
    }
    return tell(played, bar);
  };

  const parts: Readonly<Record<string, () => Promise<boolean>>> = {
    edges: () =>
      compare(`a chain of ${EDGES} edges, ${viewers} viewers at each`, () => startEdges(places, EDGES), {
        alone: viewers,
        each: viewers,
        values: rate,
        bar: STEP_MS_MAX,
      }),
    nodes: () =>
      compare(`${NODES} relays on Redis, ${viewers} viewers at each`, () => startNodes(places, redis, NODES), {
        alone: viewers,
        each: viewers,
        values: rate,
        bar: STEP_MS_MAX,
      }),
    crowd: () =>
      compare(`${NODES} relays on Redis, ${CROWD} viewers at all`, () => startNodes(places, redis, NODES), {
        alone: CROWD,
        each: Math.ceil(CROWD / NODES),
        values: CROWD_RATE,
        // As many viewers as one relay has that is alone, on the same processors: what is held to is that all of them come to the last value.
        bar: Infinity,
      }),
    streams: () => measureStreams(redis, { streams: STREAMS, rate: STREAM_RATE, nodes: NODES, seconds }),
  };
  let holds = true;
  for (const [name, play] of Object.entries(parts))
    if (flags.only === undefined || flags.only === name) holds = (await play()) && holds;
  process.exitCode = holds ? 0 : 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
