import path from 'node:path';
import { within } from '#lib/within.ts';
import { CLOSE } from '#protocol/close-codes.ts';
import { demoStreamOf } from '#protocol/demo-stream.ts';
import { PACKS } from '#scoreboard/packs/packs.ts';
import { openAccess, USUAL_ACCESS } from './access/access.ts';
import { inNetworks } from './access/addresses.ts';
import { createCrowd } from './access/crowd.ts';
import type { FreshKey } from './access/keys.ts';
import { createCallers } from './callers.ts';
import { joinCluster } from './cluster/join-cluster.ts';
import { openCluster, type Cluster } from './cluster/open-cluster.ts';
import type { RelayConfig } from './config.ts';
import { followUpstream } from './edge/follow-upstream.ts';
import { openLibrary } from './cluster/shared-library.ts';
import { shareLooks } from './cluster/shared-looks.ts';
import { openDoors, type OpenDoors } from './doors.ts';
import { ENGINE_CLOSE_MS_MAX, FLUSH_MS_MAX, USUAL_LIMITS } from './limits.ts';
import { createKnownNames } from './looks/known-names.ts';
import { openLooks } from './looks/open-looks.ts';
import { silentLog, type Log } from './log.ts';
import { createLoopWatch, NO_LAG } from './loop-watch.ts';
import { costOf } from './metrics.ts';
import { loadPage } from './page.ts';
import { createRelay } from './relay.ts';
import { NO_OUTLETS, openOutlets, type Outlets } from './outlets/outlets.ts';
import { createShown } from './shown.ts';
import { holdFolder } from './snapshots/folder-hold.ts';
import { openSaves } from './snapshots/open-saves.ts';
import { joinParts, LIBRARY_NAME, libraryOf, partOf, savedName, type Kept } from './snapshots/snapshot-store.ts';
import { noSport } from './sports.ts';
import type { StartDeps } from './start-deps.ts';
import { createTitles } from './titles/titles.ts';
import { createHttp } from './transport/http.ts';
import { listen, type Listening } from './transport/listen.ts';
import { createPlainSockets, notCounted, plainLimits } from './transport/plain-sockets.ts';
import { openTls } from './transport/tls.ts';
import { createSockets } from './transport/ws.ts';
import { openUploads } from './uploads.ts';

/** A relay that listens. */
export interface Relay {
  /** The port it listens on, on every host. */
  readonly port: number;
  /** Those of the configured hosts that it could listen on. */
  readonly hosts: readonly string[];
  /** Keys that were made at this start, to be told once: nobody can read them anywhere later. */
  readonly freshKeys: readonly FreshKey[];
  /** The DNS names of its certificate; none without one. */
  readonly tlsNames: readonly string[];
  /** Where its doors for TCP and UDP listen. */
  readonly doorPorts: OpenDoors['ports'];
  /** The id of the page it serves. */
  readonly build: string;
  /** Saves what is unsaved, closes every socket with 1012 and stops listening; done within 2 seconds. */
  close(): Promise<void>;
}

/** Starts a relay. Rejects with a `StartError` when the port or the data folder is taken, a host is not this machine's or the page is not built. */
export async function startRelay(config: RelayConfig, deps: StartDeps): Promise<Relay> {
  const { time, store, log = silentLog } = deps;
  const hold = store === undefined ? await holdFolder({ dataDir: config.dataDir, time, log }) : undefined;
  const cluster = openCluster(config.engine, { time, random: deps.random ?? Math.random, log, engine: deps.engine });
  // Only what is saved to the last is another relay's to read.
  const letGo = async (): Promise<void> => {
    if (cluster !== undefined) await within(ENGINE_CLOSE_MS_MAX, cluster.close(), time);
    await hold?.release();
  };
  try {
    const relay = await serve(config, deps, log, cluster);
    return { ...relay, close: () => relay.close().finally(letGo) };
  } catch (error) {
    await letGo();
    throw error;
  }
}

async function serve(config: RelayConfig, deps: StartDeps, log: Log, cluster: Cluster | undefined): Promise<Relay> {
  const { time } = deps;
  const page = await loadPage(config.pageDir);
  const random = deps.random ?? Math.random;
  const limits = config.limits ?? USUAL_LIMITS;
  const node = cluster && joinCluster(cluster, { time, random, log, streamsMax: limits.streams });
  const edge = config.upstream && followUpstream(config.upstream, { time, log });
  const [given, shared, isEdge] = [deps.store, node?.store, edge !== undefined];
  const { loaded, saver } = await openSaves({ given, shared, isEdge, dataDir: config.dataDir, time, log });
  const sportOf = config.sportOf ?? noSport;
  // What several relays have they tell one another.
  const restored = node === undefined ? joinParts(loaded.streams) : new Map<string, Kept>();
  let listening: Listening | undefined;
  let doors: OpenDoors | undefined;
  // What may refuse to start comes before whatever runs on by itself: a process that does not serve has to end.
  const tls =
    config.tls && (await openTls({ files: config.tls, time, log, changed: (pair) => listening?.certify(pair) }));
  /** Other relays may end keys before this one lets anybody in. */
  let revoke: ((by: string) => void) | undefined;
  const access = await openAccess({
    edge: edge && { origin: edge.upstream.origin, passes: edge.upstream.passes },
    config: config.access ?? USUAL_ACCESS,
    hosts: config.hosts,
    dataDir: config.dataDir,
    cluster,
    time,
    log,
    revoke: (by) => revoke?.(by),
    knows: (stream) => relay.knows(stream),
  }).catch((error: unknown) => {
    tls?.close();
    throw error;
  });
  const relay = createRelay({
    time,
    soon: (run) => {
      setImmediate(run);
    },
    random,
    log,
    build: page.build,
    share: node?.share,
    demos: config.demos ?? [],
    wanted: deps.wanted,
    edge,
    sportOf,
    guard: config.guard,
    ownNamesOf: config.ownNamesOf,
    restored,
    streamsMax: limits.streams,
    onlyStreams: config.onlyStreams,
    isKey: (kind, text) => access.isKey(kind, text),
    changed: (channel, part) => saver.touch(savedName(channel.id, part), () => partOf(channel.kept(), part)),
  });
  revoke = (by) => relay.revoke(by);
  const library = openLibrary(cluster, {
    saved: libraryOf(loaded.streams),
    changed: () => saver.touch(LIBRARY_NAME, () => ({ values: {}, library: library.view() })),
  });
  const crowd = createCrowd(time, limits);
  const callers = createCallers({ relay, crowd, time });
  const sockets = createSockets(relay, { access, crowd, isLenient: config.lenientText ?? false }, time, log);
  const plainSockets = createPlainSockets({
    ...plainLimits(deps.filesMax),
    isExempt: notCounted(inNetworks((config.access ?? USUAL_ACCESS).trustProxy)),
    log,
  });
  const loop = deps.loopDelay && createLoopWatch({ time, log, delay: deps.loopDelay });
  const looks = await openLooks(config.layoutsDir, { time, log, check: deps.checkLook });
  const ownAlarms = (): readonly string[] => [
    ...loaded.faults,
    ...saver.alarms(),
    ...(loop?.alarms() ?? []),
    ...(tls?.alarms() ?? []),
    ...access.alarms(),
    ...(doors?.alarms() ?? []),
    ...(edge?.alarms() ?? []),
    ...(cluster?.alarms() ?? []),
  ];
  /** Begin once the port is known. */
  let outlets: Outlets | undefined;
  const shown = createShown({
    relay,
    looks,
    build: page.build,
    time,
    streamsMax: limits.streams,
    alarms: () => [...ownAlarms(), ...(outlets?.alarms() ?? [])],
    measured: () => ({
      traffic: sockets.traffic(),
      httpSockets: plainSockets.count(),
      cost: costOf(process.memoryUsage(), process.cpuUsage()),
      lag: loop?.lag() ?? NO_LAG,
      savesFailed: saver.failed(),
      links: outlets?.counts() ?? [],
    }),
  });
  const http = await createHttp({
    page,
    pageDir: config.pageDir,
    shown,
    sportOf: (stream) => relay.sport(stream),
    knows: (stream) => relay.knows(stream),
    desks: relay,
    relay,
    crowd,
    callers,
    uploads: await openUploads(path.join(config.dataDir, 'uploads')),
    library,
    titles: createTitles({
      // Titles of an edge follow a stream from their first question on.
      find: (stream) => (edge === undefined ? relay.find(stream) : relay.open(stream)),
      packOf: (stream) => PACKS.get(relay.sport(stream) ?? ''),
    }),
    buttonKey: config.buttonKey,
    nameFault: createKnownNames({
      pageDir: config.pageDir,
      looks: () => shown.looks(),
      find: (urlPath) => looks?.find(urlPath, 'saved'),
    }),
    log,
    access,
    upstream: edge,
    cluster: deps.cluster ?? node?.http,
    looks: looks && {
      find: (urlPath, state) => looks.find(urlPath, state),
      putOnAir: shareLooks({ cluster, looks, tell: (word) => relay.control({ looks: word }), time, log }),
    },
  });
  const stop = async (): Promise<void> => {
    listening?.close();
    const told = outlets?.close();
    doors?.close();
    looks?.close();
    loop?.stop();
    tls?.close();
    relay.stop(CLOSE.RESTART, 'the relay restarts');
    node?.stop();
    const saved = Promise.all([saver.flush(), access.close(), told]);
    await Promise.all([sockets.settle(), within(FLUSH_MS_MAX, saved, time), http.close()]);
  };
  const fail = async (error: unknown): Promise<never> => {
    await stop();
    throw error;
  };
  await node?.follow(relay);
  listening = await listen({
    hosts: config.hosts,
    port: config.port,
    request: http.request,
    upgrade: (request, socket, head) => sockets.upgrade(request, socket, head),
    sockets: plainSockets,
    tls: tls?.pair(),
    log,
  }).catch(fail);
  const { port, hosts } = listening;
  // By those addresses that the relay's own port could be had on.
  doors = await openDoors(config.doors, { hosts, relay, access, crowd, callers, time, log }).catch(fail);
  const games = new Set<string>([...PACKS.keys()].map(demoStreamOf));
  outlets = openOutlets(config.outlets ?? NO_OUTLETS, {
    time,
    random,
    log,
    relay,
    port,
    // Those that are only for show are nobody's news.
    streams: () => [...relay.channels()].filter(({ id }) => !games.has(id)),
    origin: `http${tls === undefined ? '' : 's'}://localhost:${port}`,
    alarms: ownAlarms,
  });
  log('info', 'listening', { port, hosts: hosts.join(' '), build: page.build, restored: restored.size });
  return {
    port,
    hosts,
    freshKeys: access.fresh,
    tlsNames: tls?.names() ?? [],
    doorPorts: doors.ports,
    build: page.build,
    async close() {
      await stop();
      log('info', 'closed');
    },
  };
}
