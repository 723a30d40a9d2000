/** A stream that this relay itself takes in, judges and shows. */
import type { StreamRow } from '#protocol/api.ts';
import type { GuardName } from '#protocol/desk.ts';
import type { Control, Source, SourceStatus } from '#protocol/down.ts';
import { FIELDS_MAX } from '#protocol/fields.ts';
import { isSameComputer } from '#protocol/same-computer.ts';
import type { Soon, Time } from '#lib/time.ts';
import type { AliasTable } from '#scoreboard/alias-table.ts';
import type { SportPack } from '#scoreboard/packs/pack-schema.ts';
import { deskElsewhere } from './desk/desk-elsewhere.ts';
import { restoredAt, type Restored } from './desk/old-state.ts';
import { createStage, type Stage } from './desk/stage.ts';
import { createTimeline } from './desk/timeline.ts';
import type { Channel } from './channel.ts';
import type { ShareStream } from './cluster/shared.ts';
import { createStreamTime } from './cluster/stream-time.ts';
import { createDiagnosis } from './diagnosis.ts';
import { createDoor, type ParkingLot } from './door.ts';
import type { Log } from './log.ts';
import type { Kept, Part } from './snapshots/snapshot-store.ts';
import { createPublishers, describePublisher } from './publishers.ts';
import { createSourceDesk, type Publisher } from './source.ts';

export interface ChannelDeps {
  readonly id: string;
  readonly build: string;
  readonly time: Time;
  readonly soon: Soon;
  readonly log: Log;
  readonly newEpoch: () => string;
  /** The sport that the relay was started with for it: its names for fields go first, unless its desk says another. */
  readonly pack?: SportPack | undefined;
  /** What its crew calls its fields, if it said so. */
  readonly ownNames?: AliasTable | undefined;
  /** How careful the relay is with misreads unless a desk says otherwise; not at all where it is absent. */
  readonly guard?: GuardName | undefined;
  /** What was saved, if anything. */
  readonly restored?: Kept | undefined;
  /** What is told to the viewers of every stream. */
  readonly control: Control;
  /** Called after every change that is to be saved. */
  readonly changed: (part: Part) => void;
  /** Places for publishers without a key, of all streams together. */
  readonly lot: ParkingLot;
  /** Called whenever a listener came or left. */
  readonly listened: () => void;
  /** Shares the stream with the other nodes of a cluster; absent where the relay is alone. */
  readonly share?: ShareStream | undefined;
}

export function createChannel(deps: ChannelDeps): Channel {
  const { id, build, time } = deps;
  const streamTime = createStreamTime(time);
  let said = deps.control;
  let demo = false;
  /** The connection whose readings the map saw last, and the computer that it is of. */
  let mapped: { readonly by: Publisher | undefined; readonly address: string } | undefined;
  /** The publisher that an operator has chosen. */
  let chosen = deps.restored?.desk?.state.source ?? null;
  const sources = createSourceDesk(time, () => chosen);
  const diagnosis = createDiagnosis({ stream: id, time, log: deps.log });
  let statusSent: SourceStatus = 'none';

  /** What the stream's owner says of its source where that is another node. */
  function source(): Source {
    const elsewhere = shared?.source();
    if (elsewhere !== undefined) return elsewhere;
    const status = sources.status();
    return demo ? { ...status, demo } : status;
  }

  const first = restoredAt(deps.restored, Math.round(time.now()));
  const timeline = createTimeline(
    {
      id,
      build,
      time: streamTime,
      soon: deps.soon,
      // A word to the engine is written once all else of this turn was done: who listens at other nodes waits for no listener here.
      yields: deps.share && ((run) => deps.soon(() => deps.soon(run))),
      newEpoch: deps.newEpoch,
      source,
      started: deps.pack,
      told: (pack) => (pack === undefined ? said : { ...said, sport: pack.id }),
      left: deps.listened,
    },
    first.kept,
  );
  const { lines, stream } = timeline;
  /** None while another node judges what goes on air. */
  let stage: Stage | undefined;

  function judge(restored: Restored): Stage {
    stage?.stop();
    return (stage = createStage({
      id,
      time: streamTime,
      timeline,
      lines: shared?.lines,
      source,
      started: deps.pack,
      ownNames: deps.ownNames,
      guard: deps.guard ?? 'off',
      restored,
      aired() {
        sources.changed();
        changed('feed');
      },
      stood: () => changed('feed'),
      stepped() {
        changed('desk');
        // A step may put old values back.
        changed('feed');
        heedDesk();
        shared?.stepped();
        publishers.turnToChosen();
      },
    }));
  }

  function changed(part: Part): void {
    if (part === 'desk' || !demo) deps.changed(part);
  }

  function heedDesk(): void {
    chosen = timeline.desk().source;
    door.heed();
  }

  /** Begins anew: a real source's values and the demo's never stand side by side. A real one goes on from what was saved of it. */
  function beginAnew(judging: Stage, asDemo: boolean): void {
    demo = asDemo;
    judging.begin(asDemo ? {} : judging.restored);
  }

  function take(publisher: Publisher, news: ReadonlyMap<string, string>, said: ReadonlyMap<string, string>): void {
    if (!publisher.demo) publishers.endDemo();
    if (stage === undefined) return;
    if (publisher.demo !== demo) beginAnew(stage, publisher.demo);
    const isOther = mapped !== undefined && !isSameComputer(publisher.address, mapped.address);
    if (publisher !== mapped?.by) stage.map().begin();
    if (isOther) stage.doubt();
    if (publisher !== mapped?.by) shared?.consider();
    mapped = { by: publisher, address: publisher.address };
    // Two cameras are never mixed: of another one all counts that it said so far.
    const { changed: isNews, overflow } = stage.take(isOther ? said : news);
    if (overflow.length > 0) {
      const reason = `the stream has ${FIELDS_MAX} fields already`;
      diagnosis.refuse(overflow.map((name) => ({ name, reason })));
    }
    if (!isNews) return;
    sources.changed();
    changed('feed');
  }

  /** A change of status is told at once, and not only with the next heartbeat. */
  function tellStatus(): void {
    const { status } = source();
    if (status === statusSent) return;
    statusSent = status;
    stage?.look();
    lines.each((line) => line.fanOut.heartbeat());
    shared?.say();
  }

  function row(): StreamRow {
    return {
      id,
      epoch: stream().epoch,
      rev: stream().rev(),
      sport: timeline.pack()?.id ?? null,
      source: timeline.source(),
      publisher: shared?.publisher() ?? described(sources.current()),
      values: stream().values(),
      derived: timeline.derived(),
      outputs: [...lines.seated()].filter(({ seat }) => seat.output.role === 'viewer').length,
    };
  }

  const publishers = createPublishers({
    time,
    soon: deps.soon,
    sources,
    diagnosis,
    isHere: () => stage !== undefined,
    waits: () => shared?.consider(),
    take,
    tellStatus,
  });
  const door = createDoor({ seat: publishers.seat, said: () => timeline.desk().doors, lot: deps.lot });
  const shared = deps.share?.({
    id,
    timeline,
    time: streamTime,
    own(restored, { heardAt, address, isDemo }) {
      demo = isDemo;
      if (address !== undefined) mapped = { by: undefined, address };
      if (heardAt !== undefined) sources.wasHeard(heardAt);
      judge(restored);
      publishers.turnToNext();
      tellStatus();
    },
    follow() {
      stage?.stop();
      stage = undefined;
      demo = false;
      sources.rest();
    },
    heedDesk,
    kept: () => stage?.kept(undefined),
    told: () => ({ source: source(), publisher: described(sources.current()) }),
    wish: () => publishers.next(),
    isChosen: ({ address }) => isSameComputer(address, chosen ?? ''),
    publishers: () => [...publishers.list(), ...door.list()],
    left: deps.listened,
  });
  if (shared === undefined) judge(first);
  const elsewhere = deskElsewhere(id, timeline, {
    guard: deps.guard ?? 'off',
    started: deps.pack?.id,
    now: () => Math.round(streamTime.now()),
  });

  return {
    id,
    shared,
    get desk() {
      return stage?.desk ?? elsewhere;
    },
    sport: () => timeline.pack()?.id,
    published: () => stream().touched(),
    connections: () => lines.seated().size + publishers.count() + door.waiting(),
    hasPublisher: () => publishers.count() > 0,
    hasParked: () => door.waiting() > 0,
    hasListener: () => lines.seated().size > 0,
    demo: () => demo,
    endDemo: publishers.endDemo,
    values: () => stream().values(),
    // What a cluster has is there with who asks for it next.
    kept: () => stage?.kept(demo ? stage.restored : undefined) ?? { values: {} },
    source: timeline.source,
    seatPublisher: (publisher, over) => door.seat(publisher, over),
    seatListener(seat, since) {
      const listener = shared === undefined ? lines.join(seat, since) : shared.seat(seat, since);
      deps.listened();
      return listener;
    },
    control(control) {
      said = control;
      lines.each((line) => line.tell());
    },
    tick(beat) {
      diagnosis.tick();
      diagnosis.contradicts(stage?.contradicts() ?? false, timeline.pack()?.id);
      shared?.tick();
      lines.each((line) => {
        line.tick();
        line.fanOut.tick();
      });
      if (beat) {
        statusSent = source().status;
        stage?.look();
        lines.each((line) => line.fanOut.heartbeat());
      } else tellStatus();
    },
    closeListeners(code, reason) {
      lines.each((line) => line.fanOut.close(code, reason));
      door.close();
    },
    stop() {
      shared?.stop();
      stage?.stop();
      lines.stop();
    },
    mark: () =>
      [stream().epoch, stream().rev(), source().status, demo, lines.seated().size, publishers.count()].join(' '),
    row,
    told: () => ({
      pack: timeline.pack(),
      desk: timeline.desk(),
      values: stream().values(),
      source: timeline.source(),
      at: stream().at(),
    }),
    detail: () => ({
      ...row(),
      publishers: [...publishers.list(), ...door.list(), ...(shared?.publishersElsewhere() ?? [])],
      outputs: Array.from(lines.seated(), (each) => each.describe()),
      unmapped: [...(stage?.map().unmapped() ?? [])],
      rivals: [...(stage?.map().rivals() ?? [])],
      ...diagnosis.report(),
    }),
  };
}

function described(publisher: Publisher | undefined): StreamRow['publisher'] {
  return publisher === undefined ? null : describePublisher(publisher);
}
