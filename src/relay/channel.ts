import type { Output, StreamDetail, StreamRow } from '#protocol/api.ts';
import type { Control, Source, SourceStatus } from '#protocol/down.ts';
import type { RefusedField, Values } from '#protocol/fields.ts';
import { FIELDS_MAX } from '#protocol/fields.ts';
import type { Time } from '#lib/time.ts';
import { createFieldMap } from '#scoreboard/field-map.ts';
import type { AliasTable } from '#scoreboard/alias-table.ts';
import { fieldNamesOf } from '#scoreboard/field-names.ts';
import type { SportPack } from '#scoreboard/packs/pack-schema.ts';
import { createDiagnosis } from './diagnosis.ts';
import { createFanOut, type Listener, type Since } from './fan-out.ts';
import type { Log } from './log.ts';
import type { Peer } from './peer.ts';
import { createSourceDesk, type Publisher } from './source.ts';
import { createStream } from './stream.ts';
import { createUnheard } from './unheard.ts';

/** A publisher's place at a stream. */
export interface PublisherSeat {
  /** Takes one reading; the refused fields go to the operator. */
  publish(values: ReadonlyMap<string, string>, refused: readonly RefusedField[]): void;
  /** A frame, or a line of one, could not be read. */
  unreadable(reason: string): void;
  leave(): void;
  /** Leaves as one that never published: the source is as if it had not been there. */
  withdraw(): void;
}

/** A stream with all that hangs on it: its state, who publishes, who listens, and what went wrong. */
export interface Channel {
  readonly id: string;
  /** Whether values ever came, in this run or the one before it. */
  published(): boolean;
  /** How many connections hang on it. */
  connections(): number;
  hasPublisher(): boolean;
  hasListener(): boolean;
  /** Whether values are a simulated game's: they are never saved. */
  demo(): boolean;
  /** Sends the demo's publisher away for good. */
  endDemo(): void;
  values(): Values;
  /** The values that are to be there again when the stream is: a demo's give way to those that were saved before it. */
  kept(): Values;
  source(): Source;
  /** Takes a publisher in; undefined for the demo's once a real one has come. `over` is called when it is no longer wanted. */
  seatPublisher(publisher: Publisher, over: () => void): PublisherSeat | undefined;
  /** Takes a listener in and answers it with a snapshot. `output` is read whenever somebody asks for the outputs. */
  seatListener(peer: Peer, since: Since | undefined, output: () => Output): Listener;
  /** Tells every listener what the operator says now. */
  control(control: Control): void;
  /** Called every PULSE_MS; `beat` says that the pulse is a heartbeat's. */
  tick(beat: boolean): void;
  /** Closes every listener, to make room. */
  closeListeners(code: number, reason: string): void;
  row(): StreamRow;
  detail(): StreamDetail;
}

export interface ChannelDeps {
  readonly id: string;
  readonly build: string;
  readonly time: Time;
  readonly log: Log;
  readonly newEpoch: () => string;
  /** The stream's sport: its names for fields go first. */
  readonly pack?: SportPack | undefined;
  /** What its crew calls its fields, if it said so. */
  readonly ownNames?: AliasTable | undefined;
  /** The values that were saved, if any. */
  readonly restored?: Values | undefined;
  /** What the operator has said so far. */
  readonly control: Control;
  /** Called after every change that is to be saved. */
  readonly changed: () => void;
  /** Called whenever a listener came or left. */
  readonly listened: () => void;
}

export function createChannel(deps: ChannelDeps): Channel {
  const { id, build, time } = deps;
  const now = (): number => Math.round(time.now());
  /** What viewers are told besides values: the operator's words, and the stream's sport. */
  function told(control: Control): Control {
    return deps.pack === undefined ? control : { ...control, sport: deps.pack.id };
  }
  let stream = createStream({
    epoch: deps.newEpoch(),
    at: now(),
    control: told(deps.control),
    ...(deps.restored && { values: deps.restored }),
  });
  const names = fieldNamesOf(deps.pack, deps.ownNames);
  let map = createFieldMap(deps.restored, names);
  /** The connection whose readings the map saw last. */
  let mappedFor: Publisher | undefined;
  let demo = false;
  let demoOver = false;
  const desk = createSourceDesk(time);
  const unheard = createUnheard();
  const overs = new Map<Publisher, () => void>();
  const outputs = new Set<() => Output>();
  const diagnosis = createDiagnosis({ stream: id, time, log: deps.log });
  let statusSent: SourceStatus = 'none';

  function source(): Source {
    const status = desk.status();
    return demo ? { ...status, demo } : status;
  }

  const fanOut = createFanOut({ id, build, time, stream: () => stream, source });

  /** Begins anew: a real source's values and the demo's never stand side by side. A real one goes on from what was saved of it. */
  function beginAnew(asDemo: boolean): void {
    demo = asDemo;
    const values = asDemo ? {} : (deps.restored ?? {});
    map = createFieldMap(values, names);
    stream = createStream({ epoch: deps.newEpoch(), at: now(), control: stream.control(), values });
  }

  function endDemo(): void {
    demoOver = true;
    for (const [publisher, over] of overs) if (publisher.demo) over();
  }

  function take(publisher: Publisher, reading: ReadonlyMap<string, string>): void {
    if (!publisher.demo && !demoOver) endDemo();
    if (publisher.demo !== demo) beginAnew(publisher.demo);
    if (publisher !== mappedFor) map.begin();
    mappedFor = publisher;
    const mapped = map.apply(reading);
    const applied = stream.apply(mapped.values, now());
    const overflow = [...mapped.overflow, ...applied.overflow];
    if (overflow.length > 0) {
      const reason = `the stream has ${FIELDS_MAX} fields already`;
      diagnosis.refuse(overflow.map((name) => ({ name, reason })));
    }
    if (!applied.changed) return;
    desk.changed();
    fanOut.publish();
    if (!demo) deps.changed();
  }

  /** A change of status is told at once, and not only with the next heartbeat. */
  function tellStatus(): void {
    const { status } = desk.status();
    if (status === statusSent) return;
    statusSent = status;
    fanOut.heartbeat();
  }

  function row(): StreamRow {
    const publisher = desk.current();
    return {
      id,
      epoch: stream.epoch,
      rev: stream.rev(),
      sport: deps.pack?.id ?? null,
      source: source(),
      publisher:
        publisher === undefined
          ? null
          : { address: publisher.address, since: Math.round(publisher.since), frames: publisher.frames },
      values: stream.values(),
      outputs: listOutputs().filter((output) => output.role === 'viewer').length,
    };
  }

  const listOutputs = (): Output[] => Array.from(outputs, (output) => output());

  return {
    id,
    published: () => stream.touched(),
    connections: () => outputs.size + overs.size,
    hasPublisher: () => overs.size > 0,
    hasListener: () => outputs.size > 0,
    demo: () => demo,
    endDemo,
    values: () => stream.values(),
    kept: () => (demo ? (deps.restored ?? {}) : stream.values()),
    source,
    seatPublisher(publisher, over) {
      if (publisher.demo && demoOver) return undefined;
      desk.join(publisher);
      overs.set(publisher, over);
      tellStatus();
      const kept = unheard.open();
      return {
        publish(values, refused) {
          diagnosis.refuse(refused);
          if (values.size > 0) {
            if (desk.claim(publisher)) take(publisher, kept.redeem(values));
            else kept.keep(values);
          }
          tellStatus();
        },
        unreadable: (reason) => diagnosis.unreadable(reason),
        leave() {
          desk.leave(publisher);
          kept.close();
          overs.delete(publisher);
          tellStatus();
        },
        withdraw() {
          desk.withdraw(publisher);
          kept.close();
          overs.delete(publisher);
          tellStatus();
        },
      };
    },
    seatListener(peer, since, output) {
      const listener = fanOut.join(peer, since);
      outputs.add(output);
      deps.listened();
      return {
        drained: () => listener.drained(),
        resync: () => listener.resync(),
        leave() {
          listener.leave();
          outputs.delete(output);
          deps.listened();
        },
      };
    },
    control(control) {
      stream.setControl(told(control), now());
      fanOut.publish();
    },
    tick(beat) {
      diagnosis.tick();
      fanOut.tick();
      if (beat) {
        statusSent = desk.status().status;
        fanOut.heartbeat();
      } else tellStatus();
    },
    closeListeners: (code, reason) => fanOut.close(code, reason),
    row,
    detail: () => ({
      ...row(),
      outputs: listOutputs(),
      unmapped: [...map.unmapped()],
      rivals: [...map.rivals()],
      ...diagnosis.report(),
    }),
  };
}
