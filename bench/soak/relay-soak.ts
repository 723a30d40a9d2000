import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import * as v from 'valibot';
import { build } from 'vite';
import { streamDetailSchema } from '#protocol/api.ts';
import { dial, visit, watch, type Client } from './clients.ts';
import { COUNTED, heldSchema, slopeOf, type Held } from './held.ts';

export interface SoakPlan {
  /** Updates in all, over all courts. */
  readonly updates: number;
  /** Connections that come and go meanwhile. */
  readonly visits: number;
  /** Viewers that only listen, to a stream in which nothing happens. */
  readonly idle: number;
  /** Samples of the heap, evenly over the updates. */
  readonly samples: number;
}

export interface RelaySoak {
  readonly start: Held;
  /** With everybody there who stays, before and after all that came and went. */
  readonly before: Held;
  readonly after: Held;
  /** When all have gone. */
  readonly end: Held;
  /** Heap bytes per 1,000 updates. */
  readonly slope: number;
  /** Courts whose last value, as the API tells it, is the last that was sent. */
  readonly right: number;
  /** The fewest frames that a court's viewer got. */
  readonly heard: number;
  readonly seconds: number;
}

/** Each within what the relay looks at reading by reading (READINGS_PER_S): together 1,440 updates a second, 12 hours of one board in 5 minutes. */
const COURTS = 16;
const PER_COURT_S = 90;
/** This share of the updates is sent first and not weighed: caches fill, and code is compiled. */
const WARM_UP = 0.2;
/** How often what is held is looked at anew until it is what it was. */
const LOOKS = 40;
const LOOK_MS = 250;

const ROOT = path.resolve(import.meta.dirname, '..', '..');
const PROGRAM = 'relay-process';

/** As `npm start` runs it: one file of the build, in which no loader marks every function made with its name, each of which costs heap. */
async function startRelayProcess(pageDir: string, dataDir: string): Promise<ChildProcess> {
  const outDir = path.join(ROOT, '.cache', 'soak');
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    publicDir: false,
    build: { ssr: path.join(import.meta.dirname, `${PROGRAM}.ts`), outDir, emptyOutDir: true, target: 'node20' },
  });
  // With a limit under which a leak of any size ends the process, and not the machine.
  const execArgv = ['--expose-gc', '--max-old-space-size=96', '--max-semi-space-size=4'];
  return fork(path.join(outDir, `${PROGRAM}.js`), [pageDir, dataDir], { execArgv });
}

export async function soakRelay(plan: SoakPlan, pageDir: string, say: (line: string) => void): Promise<RelaySoak> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'boardcast-soak-'));
  const child = await startRelayProcess(pageDir, dataDir);
  const ended = once(child, 'exit');
  const gone = ended.then(([code]) => {
    throw new Error(`the relay's process ended with ${String(code)}`);
  });
  gone.catch(() => undefined); // when it is told to end
  const answer = async (): Promise<unknown> => {
    const [data]: unknown[] = await Promise.race([once(child, 'message'), gone]);
    return data;
  };
  try {
    const { port } = v.parse(v.object({ port: v.number() }), await answer());
    return await soak(plan, port, say, {
      async held() {
        child.send('held');
        return v.parse(heldSchema, await answer());
      },
      async skip() {
        child.send('skip');
        await answer();
      },
      async heapBytes() {
        child.send('heap');
        return v.parse(v.object({ heapBytes: v.number() }), await answer()).heapBytes;
      },
    });
  } finally {
    if (child.connected) child.disconnect();
    await ended;
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** What the relay's process tells of itself. */
interface Ask {
  held(): Promise<Held>;
  heapBytes(): Promise<number>;
  /** Puts its clock forward by more than what it keeps of the past. */
  skip(): Promise<void>;
}

async function soak(plan: SoakPlan, port: number, say: (line: string) => void, ask: Ask): Promise<RelaySoak> {
  const began = performance.now();
  const start = await ask.held();
  const courts = await Promise.all(Array.from({ length: COURTS }, (_, n) => dial(port, `/court${n}`)));
  const viewers = await Promise.all(courts.map((_, n) => watch(port, `court${n}`)));
  const idle: Client[] = [];
  for (let n = 0; n < plan.idle; n += 1) idle.push(await watch(port, 'idle'));

  let sent = 0;
  let visits = 0;
  const visiting = new Set<Promise<void>>();
  async function send(until: number, share: number): Promise<void> {
    const from = sent;
    const since = performance.now();
    const visitsFrom = visits;
    while (sent < until) {
      const due = from + Math.floor(((performance.now() - since) / 1000) * COURTS * PER_COURT_S);
      // A machine that is late catches up by small steps: a burst would be merged.
      const next = Math.min(until, due, sent + 2 * COURTS);
      for (; sent < next; sent += 1) courts[sent % COURTS]?.say(updateOf(sent));
      for (; visits < visitsFrom + (sent - from) * share; visits += 1) {
        const one = visit(port, visits).finally(() => visiting.delete(one));
        visiting.add(one);
      }
      await wait(5);
    }
    await Promise.all(visiting);
  }
  /** Looks until as many objects are held as before; what is held at last, if they never are. */
  async function holdLike(before: Held): Promise<Held> {
    let held = await ask.held();
    for (let look = 0; look < LOOKS && COUNTED.some((kind) => held[kind] !== before[kind]); look += 1) {
      await wait(LOOK_MS);
      held = await ask.held();
    }
    return held;
  }

  const share = plan.visits / plan.updates;
  await send(Math.round(plan.updates * WARM_UP), share);
  await wait(LOOK_MS * 4);
  const before = await ask.held();
  say(`warm: ${sent.toLocaleString('en')} updates, ${inWords(before)}`);
  const samples: [number, number][] = [];
  for (let sample = 1; sample <= plan.samples; sample += 1) {
    await send(Math.round(plan.updates * (WARM_UP + ((1 - WARM_UP) * sample) / plan.samples)), share);
    // The past is let go with the next update of its stream.
    await ask.skip();
    await send(sent + 2 * COURTS, share);
    samples.push([sent, await ask.heapBytes()]);
    if (sample % 6 === 0) say(`${sent.toLocaleString('en')} updates, ${visits.toLocaleString('en')} visits`);
  }
  const after = await holdLike(before);
  const right = await countRight(port, sent);
  const heard = Math.min(...viewers.map((viewer) => viewer.heard()));
  // Half of them say goodbye, half are gone without a word.
  const all = [...courts, ...viewers, ...idle];
  for (const client of all.filter((_, n) => n % 2 === 0)) client.drop();
  await Promise.all(all.filter((_, n) => n % 2 === 1).map((client) => client.leave()));
  const end = await holdLike(start);
  return {
    start,
    before,
    after,
    end,
    slope: slopeOf(samples) * 1000,
    right,
    heard,
    seconds: (performance.now() - began) / 1000,
  };
}

/** A clock that runs, a score that goes on, and now and then a field that was never there. */
function updateOf(number: number): string {
  const tenths = Math.floor(number / COURTS) % 6000;
  const time = `${Math.floor(tenths / 600)}:${String(Math.floor(tenths / 10) % 60).padStart(2, '0')}.${tenths % 10}`;
  return JSON.stringify({
    type: 'ocr',
    values: {
      time,
      score_a: String(number),
      score_b: String(number >> 4),
      [`f${(number >> 10) % 40}`]: String(number),
    },
  });
}

async function countRight(port: number, sent: number): Promise<number> {
  let right = 0;
  for (let court = 0; court < COURTS; court += 1) {
    const last = sent - 1 - ((sent - 1 - court) % COURTS);
    const answer = await textAt(`http://127.0.0.1:${port}/api/streams/court${court}`);
    const { values } = v.parse(streamDetailSchema, JSON.parse(answer));
    if (values['home.score'] === String(last)) right += 1;
  }
  return right;
}

/** On a connection of its own, which ends with the answer: one that is kept for the next question would be counted for a minute. */
async function textAt(url: string): Promise<string> {
  const [answer]: IncomingMessage[] = await once(get(url, { agent: false }), 'response');
  return answer === undefined ? '' : text(answer);
}

function inWords(held: Held): string {
  return `${COUNTED.map((kind) => `${held[kind]} ${kind}`).join(', ')}, heap ${mib(held.heapBytes)}, process ${mib(held.rssBytes)}`;
}

function mib(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(2)} MiB`;
}
