import { createManualTime, type ManualTime } from '#lib/manual-time.ts';
import { createRandom } from '#lib/random.ts';
import type { Heartbeat, Snapshot, Update } from '#protocol/down.ts';
import type { Viewport } from '#protocol/up.ts';
import { createFakeDial } from './fake-dial.ts';
import type { ViewerEvent } from './viewer-events.ts';
import type { ViewerConfig, ViewerPorts } from './viewer-config.ts';
import { createViewer, type Viewer } from './viewer.ts';

export const EPOCH = '9f3a';

/** A viewer on a fake link in standing time, for tests; what it tells is in `events`. */
export interface ViewerRig {
  readonly time: ManualTime;
  readonly link: ReturnType<typeof createFakeDial>;
  readonly page: { visible: boolean; sleptMs: number; viewport: Viewport };
  readonly viewer: Viewer;
  readonly events: ViewerEvent[];
  readonly snapshot: (part?: Partial<Snapshot>) => Snapshot;
  readonly update: (since: number, rev: number, values: Update['values'], at?: number) => Update;
  readonly heartbeat: (rev: number, epoch?: string) => Heartbeat;
  /** Brings the viewer to `live` at revision 7. */
  readonly goLive: () => void;
  /** The link's states so far. */
  readonly links: () => string[];
  /** The types of what was said on the latest connection. */
  readonly types: () => unknown[];
}

export function createViewerRig(ports: Partial<ViewerPorts> = {}, config: Partial<ViewerConfig> = {}): ViewerRig {
  const time = createManualTime();
  const link = createFakeDial();
  const page = { visible: true, sleptMs: 0, viewport: { width: 1920, height: 1080 } };
  const viewer = createViewer(
    { url: 'ws://relay/stream1', stream: 'stream1', role: 'viewer', name: 'OBS program', ...config },
    {
      dial: link.dial,
      time,
      wallClock: () => time.now() + page.sleptMs,
      random: createRandom(1),
      visible: () => page.visible,
      viewport: () => page.viewport,
      ...ports,
    },
  );
  const events: ViewerEvent[] = [];
  viewer.on((event) => events.push(event));
  const snapshot = (part: Partial<Snapshot> = {}): Snapshot => ({
    type: 'snapshot',
    stream: 'stream1',
    epoch: EPOCH,
    rev: 7,
    at: time.now(),
    build: 'test',
    values: { clock: '3:12' },
    control: {},
    source: { status: 'live', age: 20 },
    ...part,
  });
  const update = (since: number, rev: number, values: Update['values'], at = time.now()): Update => ({
    type: 'update',
    since,
    rev,
    at,
    ...(values === undefined ? {} : { values }),
  });
  const heartbeat = (rev: number, epoch = EPOCH): Heartbeat => ({
    type: 'heartbeat',
    epoch,
    rev,
    at: time.now(),
    source: { status: 'live', age: 20 },
  });
  function goLive(): void {
    viewer.start();
    link.last().open(false);
    link.last().say(snapshot());
  }
  const links = (): string[] => events.flatMap((event) => (event.kind === 'link' ? event.link : []));
  const types = (): unknown[] => link.last().sent.map((message) => Object(message).type);
  return { time, link, page, viewer, events, snapshot, update, heartbeat, goLive, links, types };
}
