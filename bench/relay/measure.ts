/** Plays one scenario with one contender, and gives what was measured. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Contender } from './contenders.ts';
import {
  startPublisher,
  startReads,
  startViewers,
  type Mark,
  type Publisher,
  type Reads,
  type ReadsReport,
  type ViewReport,
  type Viewers,
} from './load.ts';
import type { Scenario } from './scenarios.ts';
import { machineSeconds, type Server } from './server.ts';

/** Before anything counts, in ms: compilers and buffers warm up, and a backlog that is going to grow has begun to. */
export const WARM_MS = 1500;
/** How often a server's memory is looked at while viewers are stalled, in ms. */
const LOOK_MS = 100;

/** What one run gave; times in ms unless the name says otherwise. */
export interface Figures {
  readonly ageP50: number;
  readonly ageP99: number;
  readonly delayP50: number;
  readonly delayP99: number;
  /** Values that the server took a second. */
  readonly taken: number;
  /** Frames that all viewers got a second. */
  readonly frames: number;
  /** From sending the last value until every viewer that never stopped reading had it. */
  readonly finalMs: number;
  /** Viewers that ended on the last value, of all. */
  readonly onFinal: number;
  readonly viewers: number;
  /** The same of those that stopped reading for a while. */
  readonly stalledOnFinal: number;
  readonly stalled: number;
  /** From dialling to the first value: the middle one and the slowest. */
  readonly joiningP50: number;
  readonly joining: number;
  /** Share of one processor that the server took, and its processor time for each frame that a viewer got, in µs. */
  readonly cpu: number;
  readonly cpuPerFrame: number;
  /** What a viewer costs of the server's memory, and by how much all of it grew while viewers were stalled, in bytes. */
  readonly memory: number;
  readonly growth: number;
  /** Share of one processor that the viewers' and the publisher's process took. */
  readonly viewersCpu: number;
  readonly publisherCpu: number;
  /** HTTP reads that were answered a second, and from asking to the answer. */
  readonly reads: number;
  readonly readP99: number;
  /** Processors' time that went to other programs than these three. */
  readonly othersCpu: number;
  /** Values that came after a newer one, and viewers whose connection ended. */
  readonly wentBack: number;
  readonly lost: number;
}

export interface Run {
  readonly load: string;
  readonly contender: Contender;
  readonly start: () => Promise<Server>;
  readonly scenario: Scenario;
  readonly warmMs: number;
  /** For how long it is measured. */
  readonly seconds: number;
}

export async function measure({ load, contender, start, scenario, warmMs, seconds }: Run): Promise<Figures> {
  const { wire } = contender;
  const { statePath } = contender;
  const readsPerSecond = scenario.disturbance?.reads;
  const stalling = scenario.disturbance?.stalling ?? 0;
  const server = await start();
  let publisher: Publisher | undefined;
  let viewers: Viewers | undefined;
  let reads: Reads | undefined;
  try {
    publisher = await startPublisher(load, server.port, wire);
    if (scenario.atOnce === true) publish(publisher, scenario);
    viewers = await startViewers(load, server.port, wire, {
      count: scenario.viewers + stalling,
      stalling,
      atOnce: scenario.atOnce === true,
    });
    if (scenario.atOnce !== true) publish(publisher, scenario);
    if (readsPerSecond !== undefined && statePath !== undefined) {
      reads = await startReads(load, server.port, statePath, readsPerSecond);
    }
    await wait(warmMs);
    const before = await look(server, publisher);
    viewers.measure();
    if (stalling > 0) viewers.stall();
    const most = await watchMemory(server, seconds * 1000);
    await viewers.pause();
    const after = await look(server, publisher);
    const readsReport = await reads?.end();
    const last = await publisher.end();
    // Only now: who goes on reading has to be brought the last value, which it could not be sent.
    if (stalling > 0) viewers.goOn();
    const report = await viewers.report(last.sent);
    return figuresOf(report, viewers, {
      before,
      after,
      reads: readsReport,
      memory: (after.memory - server.memoryAtStart) / (scenario.viewers + stalling),
      growth: most - before.memory,
    });
  } finally {
    await publisher?.stop();
    // Before its viewers: whose end closes is the one whose ports stay taken for a minute.
    await server.stop();
    await viewers?.stop();
    await reads?.stop();
  }
}

function publish(publisher: Publisher, { publish: how }: Scenario): void {
  if ('perSecond' in how) publisher.rate(how.perSecond);
  else publisher.flat(how.onWay);
}

/** The most memory that the server held during that time. */
async function watchMemory(server: Server, ms: number): Promise<number> {
  const end = performance.now() + ms;
  let most = 0;
  while (performance.now() < end) {
    await wait(Math.min(LOOK_MS, Math.max(0, end - performance.now())));
    most = Math.max(most, await server.memory());
  }
  return most;
}

/** What the server and the machine say at one moment. */
interface Look {
  readonly cpu: number;
  readonly memory: number;
  readonly mark: Mark;
  readonly busy: number;
}

async function look(server: Server, publisher: Publisher): Promise<Look> {
  return {
    cpu: await server.cpuSeconds(),
    memory: await server.memory(),
    mark: await publisher.mark(),
    busy: await machineSeconds(),
  };
}

interface Measured {
  readonly before: Look;
  readonly after: Look;
  readonly reads: ReadsReport | undefined;
  readonly memory: number;
  readonly growth: number;
}

function figuresOf(
  report: ViewReport,
  { joined }: Viewers,
  { before, after, reads, memory, growth }: Measured,
): Figures {
  const seconds = after.mark.at - before.mark.at;
  const cpu = after.cpu - before.cpu;
  const publisherCpu = after.mark.cpu - before.mark.cpu;
  return {
    ageP50: report.age.p50,
    ageP99: report.age.p99,
    delayP50: report.delay.p50,
    delayP99: report.delay.p99,
    taken: (after.mark.taken - before.mark.taken) / seconds,
    frames: report.frames / report.seconds,
    finalMs: report.finalMs,
    onFinal: report.onFinal,
    viewers: report.viewers,
    stalledOnFinal: report.stalledOnFinal,
    stalled: report.stalled,
    joiningP50: joined.p50,
    joining: joined.slowest,
    cpu: cpu / seconds,
    cpuPerFrame: (cpu / report.frames) * 1e6,
    memory,
    growth,
    viewersCpu: report.cpu,
    publisherCpu: publisherCpu / seconds,
    reads: reads?.perSecond ?? Number.NaN,
    readP99: reads?.p99 ?? Number.NaN,
    othersCpu: (after.busy - before.busy - cpu - publisherCpu) / seconds - report.cpu - (reads?.cpu ?? 0),
    wentBack: report.wentBack,
    lost: report.lost,
  };
}
