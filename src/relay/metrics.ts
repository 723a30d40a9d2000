/** What a relay tells Prometheus: how it is doing, and never a field's value, a key or an address. */
import type { Health, Output, StreamDetail } from '#protocol/api.ts';
import type { SourceStatus } from '#protocol/down.ts';
import type { LoopLag } from './loop-watch.ts';
import type { LinkCount } from './outlets/link-count.ts';

/** What the sockets did since the start. */
export interface Traffic {
  readonly connections: number;
  readonly connectionsEver: number;
  readonly framesIn: number;
  readonly framesOut: number;
  readonly bytesOut: number;
}

/** What the process costs. */
export interface ProcessCost {
  readonly cpuSeconds: number;
  readonly residentBytes: number;
  readonly heapBytes: number;
}

/** Of what Node says of its own process. */
export function costOf(memory: NodeJS.MemoryUsage, cpu: NodeJS.CpuUsage): ProcessCost {
  return { cpuSeconds: (cpu.user + cpu.system) / 1e6, residentBytes: memory.rss, heapBytes: memory.heapUsed };
}

export interface Measured {
  readonly health: Health;
  readonly traffic: Traffic;
  /** Sockets of other machines that are no WebSocket. */
  readonly httpSockets: number;
  readonly cost: ProcessCost;
  readonly lag: LoopLag;
  readonly savesFailed: number;
  /** Programs beside it that are told something. */
  readonly links: readonly LinkCount[];
  readonly streams: readonly StreamDetail[];
  /** The relay's clock, in ms since 1970. */
  readonly now: number;
}

type Labels = Readonly<Record<string, string>>;
type Sample = readonly [labels: Labels, value: number];

const STATUSES: readonly SourceStatus[] = ['live', 'quiet', 'stale', 'offline', 'none'];

/**
 * The text format of Prometheus, version 0.0.4 (https://prometheus.io/docs/instrumenting/exposition_formats/). By hand, because all of it is
 * read off at once and nothing is kept: a client library would bring registries and histograms for that.
 */
export function metricsText(measured: Measured): string {
  const { health, traffic, httpSockets, cost, lag, savesFailed, links, streams, now } = measured;
  const perLink = (value: (link: LinkCount) => number): Sample[] =>
    links.map((link) => [{ link: link.name }, value(link)]);
  const perStream = (value: (stream: StreamDetail) => number): Sample[] =>
    streams.map((stream) => [{ stream: stream.id }, value(stream)]);
  const outputs = streams.flatMap((stream) =>
    [...byName(stream.outputs)].map(([output, pages]) => ({ labels: { stream: stream.id, output }, pages })),
  );
  const perOutput = (value: (pages: readonly Output[]) => number | undefined): Sample[] =>
    outputs.flatMap(({ labels, pages }) => {
      const known = value(pages);
      return known === undefined ? [] : [[labels, known] as const];
    });
  return [
    family('boardcast_build_info', 'gauge', 'The page that is served.', [[{ build: health.build }, 1]]),
    family('boardcast_uptime_seconds', 'gauge', 'Since the relay started.', [[{}, health.uptime]]),
    family('boardcast_alarms', 'gauge', 'What is wrong with the relay itself, as /healthz says in words.', [
      [{}, health.alarms.length],
    ]),
    family('boardcast_connections', 'gauge', 'WebSocket connections that are open.', [[{}, traffic.connections]]),
    family('boardcast_connections_total', 'counter', 'WebSocket connections that were ever open.', [
      [{}, traffic.connectionsEver],
    ]),
    family('boardcast_http_sockets', 'gauge', 'HTTP connections of other machines that are open and no WebSocket.', [
      [{}, httpSockets],
    ]),
    family('boardcast_frames_received_total', 'counter', 'Frames that came.', [[{}, traffic.framesIn]]),
    family('boardcast_frames_sent_total', 'counter', 'Frames that were sent, to all connections.', [
      [{}, traffic.framesOut],
    ]),
    family('boardcast_sent_bytes_total', 'counter', 'Bytes of those frames.', [[{}, traffic.bytesOut]]),
    family('boardcast_event_loop_lag_seconds', 'gauge', 'How long what was due had to wait in the last second.', [
      [{ stat: 'mean' }, lag.meanMs / 1000],
      [{ stat: 'p99' }, lag.p99Ms / 1000],
      [{ stat: 'max' }, lag.maxMs / 1000],
    ]),
    family('boardcast_saves_failed_total', 'counter', 'Saves of a state that failed and were tried again.', [
      [{}, savesFailed],
    ]),
    family(
      'boardcast_link_up',
      'gauge',
      '1 while a program that is told something answers.',
      perLink(({ isUp }) => Number(isUp)),
    ),
    family(
      'boardcast_link_requests_total',
      'counter',
      'What it was asked.',
      perLink(({ requests }) => requests),
    ),
    family(
      'boardcast_link_failures_total',
      'counter',
      'Of these what it refused or did not answer.',
      perLink(({ failures }) => failures),
    ),
    family('process_cpu_seconds_total', 'counter', 'Processor time, user and system.', [[{}, cost.cpuSeconds]]),
    family('process_resident_memory_bytes', 'gauge', 'Resident memory.', [[{}, cost.residentBytes]]),
    family('nodejs_heap_size_used_bytes', 'gauge', 'JavaScript heap in use.', [[{}, cost.heapBytes]]),
    family(
      'boardcast_stream_revision',
      'gauge',
      'Changes of the stream in its present epoch.',
      perStream(({ rev }) => rev),
    ),
    family(
      'boardcast_stream_source',
      'gauge',
      'How the source is doing: 1 for the status that holds.',
      streams.flatMap(({ id, source }) =>
        STATUSES.map((status) => [{ stream: id, status }, Number(status === source.status)] as const),
      ),
    ),
    family(
      'boardcast_stream_source_age_seconds',
      'gauge',
      'Since anything was last heard of the source.',
      streams.flatMap(({ id, source }) =>
        source.age === undefined ? [] : [[{ stream: id }, source.age / 1000] as const],
      ),
    ),
    family(
      'boardcast_stream_publishers',
      'gauge',
      'Publishers that are connected.',
      perStream(({ publishers }) => publishers.length),
    ),
    family(
      'boardcast_stream_outputs',
      'gauge',
      'Overlays that are connected.',
      perStream(({ outputs: all }) => all.filter(isOverlay).length),
    ),
    family(
      'boardcast_stream_unreadable_frames',
      'gauge',
      'Frames of publishers that could not be read.',
      perStream(({ unreadable }) => unreadable.count),
    ),
    family(
      'boardcast_stream_refused_fields',
      'gauge',
      'Fields that were refused, by name.',
      perStream(({ refused }) => refused.length),
    ),
    family(
      'boardcast_output_pages',
      'gauge',
      'Pages under an output’s name.',
      perOutput((pages) => pages.length),
    ),
    family(
      'boardcast_output_visible',
      'gauge',
      '1 if a page under that name says that it is shown.',
      perOutput((pages) => Number(pages.some(({ ack }) => ack?.visible === true))),
    ),
    family(
      'boardcast_output_lag_seconds',
      'gauge',
      'How late values are drawn beyond the output’s delay, the best page of a name.',
      perOutput((pages) =>
        best(pages, ({ ack }) => ((ack?.lag ?? null) === null ? undefined : (ack?.lag ?? 0) / 1000)),
      ),
    ),
    family(
      'boardcast_output_answer_age_seconds',
      'gauge',
      'Since the output last answered a heartbeat, the best page of a name.',
      perOutput((pages) => best(pages, ({ ack }) => (ack === null ? undefined : Math.max(0, now - ack.at) / 1000))),
    ),
  ].join('');
}

function isOverlay({ role }: Output): boolean {
  return role === 'viewer';
}

function byName(outputs: readonly Output[]): ReadonlyMap<string, readonly Output[]> {
  const named = new Map<string, Output[]>();
  for (const output of outputs.filter(isOverlay)) named.set(output.name, [...(named.get(output.name) ?? []), output]);
  return named;
}

function best(pages: readonly Output[], of: (page: Output) => number | undefined): number | undefined {
  const known = pages.flatMap((page) => of(page) ?? []);
  return known.length === 0 ? undefined : Math.min(...known);
}

function family(name: string, type: 'gauge' | 'counter', help: string, samples: readonly Sample[]): string {
  if (samples.length === 0) return '';
  const lines = samples.map(([labels, value]) => `${name}${labelText(labels)} ${value}\n`);
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('')}`;
}

/** An output's name is a stranger's text: in a label's value a backslash, a quote and a line feed are escaped. */
function labelText(labels: Labels): string {
  const pairs = Object.entries(labels).map(
    ([name, value]) => `${name}="${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`,
  );
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}
