import type { StreamDetail, StreamRow } from '#protocol/api.ts';
import type { GuardName } from '#protocol/desk.ts';
import type { Control, Source, SourceStatus } from '#protocol/down.ts';
import { FIELDS_MAX, type Values } from '#protocol/fields.ts';
import { isSameComputer } from '#protocol/same-computer.ts';
import type { Soon, Time } from '#lib/time.ts';
import type { AliasTable } from '#scoreboard/alias-table.ts';
import { derive } from '#scoreboard/derived.ts';
import type { SportPack } from '#scoreboard/packs/pack-schema.ts';
import type { Told } from '#scoreboard/title-row.ts';
import type { Desk } from './desk/desk.ts';
import type { Listener, Seat } from './desk/seated.ts';
import { createStage } from './desk/stage.ts';
import { createDiagnosis } from './diagnosis.ts';
import { createDoor, type Door, type ParkingLot } from './door.ts';
import type { Since } from './fan-out.ts';
import type { Log } from './log.ts';
import type { Kept, Part } from './snapshots/snapshot-store.ts';
import { createPublishers, describePublisher } from './publishers.ts';
import { createSourceDesk, type Publisher } from './source.ts';

/** A stream with all that hangs on it: its state, who publishes, who listens, and what went wrong. */
export interface Channel {
  readonly id: string;
  /** Whether values ever came, in this run or the one before it. */
  published(): boolean;
  /** How many connections hang on it. */
  connections(): number;
  hasPublisher(): boolean;
  /** Whether any waits to be accepted. */
  hasParked(): boolean;
  hasListener(): boolean;
  /** Whether values are a simulated game's: they are never saved. */
  demo(): boolean;
  /** Sends the demo's publisher away for good. */
  readonly endDemo: () => void;
  /** What is on air without a delay. */
  values(): Values;
  /** What is to be there again when the stream is: a demo's values give way to those that were saved before it. */
  kept(): Kept;
  /** What its operators say. */
  readonly desk: Desk;
  /** Its sport now, by the id of its pack. */
  sport(): string | undefined;
  readonly source: () => Source;
  /** Takes a publisher in, or lets it wait at the door; else says why not. `over` is called when it is no longer wanted. */
  readonly seatPublisher: Door['seat'];
  /** Takes a listener in and answers it with a snapshot. Its `output` is read whenever somebody asks for the outputs. */
  seatListener(seat: Seat, since: Since | undefined): Listener;
  /** Tells every listener what is told to the viewers of all streams. */
  control(control: Control): void;
  /** Called every PULSE_MS; `beat` says that the pulse is a heartbeat's. */
  tick(beat: boolean): void;
  /** Closes every listener, and who waits at the door, to make room. */
  closeListeners(code: number, reason: string): void;
  /** Lets go of its timers: it is heard of no more. */
  stop(): void;
  row(): StreamRow;
  /** What titles tell of it. */
  told(): Omit<Told, 'origin'>;
  detail(): StreamDetail;
  /** Resolves once what is told of it is its state and not that none was heard yet; absent where it always is. */
  readonly whenThere?: () => Promise<void>;
  /** Another text whenever a value, the source's status or a connection changed. */
  mark(): string;
}

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
}

export function createChannel(deps: ChannelDeps): Channel {
  const { id, build, time } = deps;
  let said = deps.control;
  let demo = false;
  /** The connection whose readings the map saw last. */
  let mappedFor: Publisher | undefined;
  /** The publisher that an operator has chosen. */
  let chosen = deps.restored?.desk?.state.source ?? null;
  const sources = createSourceDesk(time, () => chosen);
  const diagnosis = createDiagnosis({ stream: id, time, log: deps.log });
  let statusSent: SourceStatus = 'none';
  let hasContradicted = false;

  function source(): Source {
    const status = sources.status();
    return demo ? { ...status, demo } : status;
  }

  const stage = createStage({
    id,
    build,
    time,
    soon: deps.soon,
    newEpoch: deps.newEpoch,
    source,
    started: deps.pack,
    ownNames: deps.ownNames,
    guard: deps.guard ?? 'off',
    aired() {
      sources.changed();
      if (!demo) deps.changed('feed');
    },
    stood() {
      if (!demo) deps.changed('feed');
    },
    restored: deps.restored,
    told: (pack) => (pack === undefined ? said : { ...said, sport: pack.id }),
    stepped() {
      deps.changed('desk');
      // A step may put old values back.
      if (!demo) deps.changed('feed');
      chosen = stage.desk.state().source;
      door.heed();
      publishers.turnToChosen();
    },
    left: deps.listened,
  });
  const { lines, stream } = stage;

  /** Begins anew: a real source's values and the demo's never stand side by side. A real one goes on from what was saved of it. */
  function beginAnew(asDemo: boolean): void {
    demo = asDemo;
    stage.begin(asDemo ? {} : stage.restored);
  }

  function take(publisher: Publisher, news: ReadonlyMap<string, string>, said: ReadonlyMap<string, string>): void {
    if (!publisher.demo) publishers.endDemo();
    if (publisher.demo !== demo) beginAnew(publisher.demo);
    const isOther = mappedFor !== undefined && !isSameComputer(publisher.address, mappedFor.address);
    if (publisher !== mappedFor) stage.map().begin();
    if (isOther) stage.doubt();
    mappedFor = publisher;
    // Two cameras are never mixed: of another one all counts that it said so far.
    const { changed, overflow } = stage.take(isOther ? said : news);
    if (overflow.length > 0) {
      const reason = `the stream has ${FIELDS_MAX} fields already`;
      diagnosis.refuse(overflow.map((name) => ({ name, reason })));
    }
    if (!changed) return;
    sources.changed();
    if (!demo) deps.changed('feed');
  }

  /** A change of status is told at once, and not only with the next heartbeat. */
  function tellStatus(): void {
    const { status } = sources.status();
    if (status === statusSent) return;
    statusSent = status;
    stage.look();
    lines.each((line) => line.fanOut.heartbeat());
  }

  /** A sport that is not the one that is played makes a guard that is none: whoever reads the log is told once. */
  function tellContradiction(): void {
    const contradicts = stage.contradicts();
    if (contradicts && !hasContradicted) {
      deps.log('warn', 'the clock runs against its sport: is the sport right?', {
        stream: id,
        sport: stage.pack()?.id,
      });
    }
    hasContradicted = contradicts;
  }

  /** As the overlay reckons it where its URL says nothing else. */
  function derived(): Values {
    const pack = stage.pack();
    return pack === undefined ? {} : derive(pack, stage.desk.state().sport.rules ?? undefined, stream().values());
  }

  function row(): StreamRow {
    const publisher = sources.current();
    return {
      id,
      epoch: stream().epoch,
      rev: stream().rev(),
      sport: stage.pack()?.id ?? null,
      source: stage.source(),
      publisher: publisher === undefined ? null : describePublisher(publisher),
      values: stream().values(),
      derived: derived(),
      outputs: [...lines.seated()].filter(({ seat }) => seat.output.role === 'viewer').length,
    };
  }

  const publishers = createPublishers({ time, soon: deps.soon, sources, diagnosis, take, tellStatus });
  const door = createDoor({ seat: publishers.seat, said: () => stage.desk.state().doors, lot: deps.lot });

  return {
    id,
    desk: stage.desk,
    sport: () => stage.pack()?.id,
    published: () => stream().touched(),
    connections: () => lines.seated().size + publishers.count() + door.waiting(),
    hasPublisher: () => publishers.count() > 0,
    hasParked: () => door.waiting() > 0,
    hasListener: () => lines.seated().size > 0,
    demo: () => demo,
    endDemo: publishers.endDemo,
    values: () => stream().values(),
    kept: () => stage.kept(demo ? stage.restored : undefined),
    source: stage.source,
    seatPublisher: (publisher, over) => door.seat(publisher, over),
    seatListener(seat, since) {
      const listener = lines.join(seat, since);
      deps.listened();
      return listener;
    },
    control(control) {
      said = control;
      lines.each((line) => line.tell());
    },
    tick(beat) {
      diagnosis.tick();
      tellContradiction();
      lines.each((line) => {
        line.tick();
        line.fanOut.tick();
      });
      if (beat) {
        statusSent = sources.status().status;
        stage.look();
        lines.each((line) => line.fanOut.heartbeat());
      } else tellStatus();
    },
    closeListeners(code, reason) {
      lines.each((line) => line.fanOut.close(code, reason));
      door.close();
    },
    stop: stage.stop,
    mark: () =>
      [stream().epoch, stream().rev(), sources.status().status, demo, lines.seated().size, publishers.count()].join(
        ' ',
      ),
    row,
    told: () => ({
      pack: stage.pack(),
      desk: stage.desk.state(),
      values: stream().values(),
      source: stage.source(),
      at: stream().at(),
    }),
    detail: () => ({
      ...row(),
      publishers: [...publishers.list(), ...door.list()],
      outputs: Array.from(lines.seated(), (each) => each.describe()),
      unmapped: [...stage.map().unmapped()],
      rivals: [...stage.map().rivals()],
      ...diagnosis.report(),
    }),
  };
}
