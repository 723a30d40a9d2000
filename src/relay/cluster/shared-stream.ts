/** A stream at one node of a cluster: judged here while this node owns it, else shown as its owner says (docs/PROTOCOL.md M5 to M10). */
import type { Time } from '#lib/time.ts';
import type { Source } from '#protocol/down.ts';
import { agedSource } from '../aged-source.ts';
import { restoredAt } from '../desk/old-state.ts';
import type { Engine, Fence, News } from '../engine/engine.ts';
import type { Log } from '../log.ts';
import type { Kept } from '../snapshots/snapshot-store.ts';
import { createArrival } from './arrival.ts';
import { claimOf, mayBeginAlone } from './claims.ts';
import { createHeldClocks } from './held-clocks.ts';
import { createOwnership, type Want } from './ownership.ts';
import { createReplica, turnTo } from './replica.ts';
import { readSaid, writeSaid, type DeskWord, type Said } from './said.ts';
import { createSeatsElsewhere, seatsHere } from './seats-elsewhere.ts';
import type { HostedStream, SharedStream, ToldOwner } from './shared.ts';
import { createSpeaker } from './speaker.ts';
import { recordLines } from './steps.ts';
import { wholeOf } from './whole-of.ts';

export interface SharedStreamDeps {
  readonly engine: Engine;
  /** The node's own clock. */
  readonly ownTime: Time;
  readonly log: Log;
  /** What was saved of it, at whichever node. */
  readonly readKept: (stream: string) => Promise<Kept | undefined>;
  /** Tells the owner something of this stream. */
  readonly tell: (node: string, stream: string, told: ToldOwner) => void;
  /** It is one that all nodes are to follow. */
  readonly noteStream: (stream: string) => void;
}

/** An owner says something every second; one that has not for so long, in ms, is not heard any more. */
const OWNER_LOST_MS = 2500;

export function createSharedStream(deps: SharedStreamDeps, hosted: HostedStream): SharedStream {
  const { engine, ownTime } = deps;
  const { id, timeline, time } = hosted;
  const streamNow = (): number => Math.round(time.now());
  let owns = false;
  let fence: Fence | undefined;
  /** When it was judged here last, by the stream's clock. */
  let ownedUntil = 0;
  /** When its owner was heard last. */
  let heardAt = ownTime.now();
  /** Since when the store has been there. */
  let upAt = ownTime.now();
  /** What the store says is older than what is shown. */
  let isBehind = false;
  /** The desk as it was here when the stream was lost. */
  let handed: DeskWord | undefined;
  const arrival = createArrival(ownTime);
  /** What came before the last minute was read. */
  let early: News[] | undefined = [];
  let isOver = false;
  /** Somebody has something to say at its desk. */
  let isWanted = false;
  const replica = createReplica(timeline, ({ at }) => time.seen(at));
  const speaker = createSpeaker({ engine, stream: id, state });
  const elsewhere = createSeatsElsewhere(timeline.lines, ownTime);
  const clocks = createHeldClocks({
    timeline,
    time,
    source: () => source() ?? hosted.told().source,
    left: () => replica.leave(),
  });
  let unjoin = engine.join(id, hear);
  const unhear = engine.onState((next) => {
    if (!owns) clocks.look();
    if (next === 'down') return;
    // Whoever owned it before has a moment to say so.
    upAt = ownTime.now();
    speaker.say();
    ownership.consider();
  });
  const ownership = createOwnership({
    engine,
    stream: id,
    want,
    gained,
    contested: () => speaker.rest(),
    lost,
    beginsAlone: (publisher) => mayBeginAlone(publisher, engine.node, { head: replica.head(), silentMs: silentMs() }),
  });

  function state(): ReturnType<typeof writeSaid> {
    replica.rise(streamNow());
    const head = { stamp: replica.stamp(), node: engine.node, at: streamNow(), ...hosted.told() };
    return writeSaid({ feed: timeline.feed(), desk: replica.desk(), cues: timeline.past.cues(), head });
  }

  function silentMs(): number {
    return ownTime.now() - heardAt;
  }

  function source(): Source | undefined {
    if (owns) return undefined;
    const head = replica.head();
    if (head === undefined) return { status: 'none' };
    const isLost = engine.state() === 'down' || isBehind || silentMs() >= OWNER_LOST_MS;
    return agedSource(head.source, silentMs(), isLost);
  }

  function hear(news: News): void {
    if (owns) return;
    if (early === undefined) take(news);
    else if (early.push(news) === 1) void begin();
  }

  /** Outputs that are late need the last minute, which is saved beside the state. */
  async function begin(): Promise<void> {
    const kept = await deps.readKept(id);
    const heard = early ?? [];
    early = undefined;
    if (isOver || owns) return;
    for (const [place, news] of heard.entries()) take(news, place === 0 ? kept?.past : undefined);
    arrival.arrive();
  }

  function take(news: News, past?: Kept['past']): void {
    const word = replica.desk();
    isBehind = !replica.take(news, past);
    if (isBehind) return;
    heardAt = ownTime.now();
    clocks.heard();
    clocks.look();
    if (replica.desk() !== word) {
      hosted.heedDesk();
      // The source that an operator chose may be here.
      ownership.consider();
    }
    handOver();
  }

  /** What was said at the desk here and did not come to the next owner. */
  function handOver(): void {
    const head = replica.head();
    if (handed === undefined || head === undefined || head.node === engine.node || isBehind) return;
    if (replica.desk().stamp >= handed.stamp) handed = undefined;
    else deps.tell(head.node, id, { desk: handed });
  }

  function want(): Want | undefined {
    const publisher = hosted.wish();
    // Nobody is owner any more, and there is something to look after.
    const isAbandoned = replica.head() !== undefined && Math.min(silentMs(), ownTime.now() - upAt) >= OWNER_LOST_MS;
    if (publisher === undefined && !owns && !isAbandoned && !isWanted) return undefined;
    return { publisher, claim: claimOf(engine.node, publisher, publisher !== undefined && hosted.isChosen(publisher)) };
  }

  async function gained(by: Fence | undefined, isHeld: () => boolean): Promise<void> {
    speaker.rest();
    const isAlone = by === undefined;
    const [whole, kept] = await Promise.all([
      isAlone ? undefined : wholeOf(engine, id, ownTime),
      isAlone ? undefined : deps.readKept(id),
    ]);
    if (!isHeld()) return;
    const said = whole && readSaid(whole.values);
    if (!owns && whole !== undefined) take(whole, early === undefined ? undefined : kept?.past);
    early = undefined;
    // What was said at a desk elsewhere while this node could not be reached is newer than its own.
    const isNewer = said !== undefined && said.desk.stamp > replica.desk().stamp;
    if (!owns || isNewer) own(isNewer ? said : undefined, kept);
    replica.rise(said?.head.stamp ?? 0);
    arrival.arrive();
    fence = by;
    if (by !== undefined) speaker.begin(by);
    note();
  }

  /** A game for show is each node's own. */
  function note(): void {
    if (hosted.told().source.demo !== true) deps.noteStream(id);
  }

  /** Judges here, by what outputs are shown now; `newer`: with the desk and the moments of that. */
  function own(newer: Pick<Said, 'desk' | 'cues'> | undefined, saved: Kept | undefined): void {
    const head = replica.head();
    const at = streamNow();
    const word = newer?.desk ?? replica.desk();
    const restored = restoredAt(owns ? keptHere(word, saved) : keptThere(word, saved), at);
    const desk = restored.kept.desk;
    replica.setDesk(desk === undefined ? word : { rev: desk.rev, stamp: word.stamp, state: desk.state });
    if (isNew() && saved?.past !== undefined) timeline.past.restore(saved.past);
    const cues = newer?.cues ?? timeline.past.cues();
    turnTo(timeline, { feed: restored.kept.values, desk: replica.desk().state, cues }, at, false);
    deps.log('info', 'a stream is judged here', { stream: id });
    const from = owns ? hosted.told() : head;
    const isHeard = !owns && from !== undefined && from.source.status !== 'none';
    owns = true;
    replica.leave();
    clocks.stop();
    hosted.own(restored, {
      heardAt: isHeard ? heardAt - (from.source.age ?? 0) : undefined,
      address: from?.publisher?.address,
      isDemo: from?.source.demo ?? false,
    });
  }

  /** Nothing was ever said of it, as far as this node knows. */
  function isNew(): boolean {
    return !owns && replica.stamp() === 0;
  }

  function keptHere(word: DeskWord, saved: Kept | undefined): Kept {
    const kept = hosted.kept() ?? { values: timeline.feed() };
    return { ...kept, past: undefined, desk: deskOf(word, saved ?? kept) };
  }

  function keptThere(word: DeskWord, saved: Kept | undefined): Kept {
    if (isNew()) return saved ?? { values: timeline.feed() };
    const savedAt = Math.max(replica.head()?.at ?? 0, ownedUntil);
    return { ...saved, past: undefined, values: timeline.feed(), desk: deskOf(word, saved), savedAt };
  }

  function lost(): void {
    isWanted = false;
    if (!owns) return;
    owns = false;
    handed = replica.desk();
    ownedUntil = streamNow();
    heardAt = ownTime.now();
    speaker.rest();
    elsewhere.leave();
    hosted.follow();
    unjoin();
    unjoin = engine.join(id, hear);
    deps.log('info', 'a stream is judged at another node', { stream: id });
  }

  return {
    lines: recordLines(timeline.lines, streamNow, (step) => speaker.say(step)),
    source,
    publisher: () => (owns ? undefined : (replica.head()?.publisher ?? null)),
    publishersElsewhere: () => elsewhere.publishers(),
    fence: () => (owns ? fence : undefined),
    whenThere: () => arrival.whenThere(),
    settled: () => ownership.settle(),
    say: () => speaker.say(),
    stepped() {
      replica.rise(streamNow());
      replica.setDesk({ rev: hosted.kept()?.desk?.rev ?? 0, stamp: replica.stamp(), state: timeline.desk() });
      speaker.say();
    },
    consider: ownership.consider,
    tick() {
      ownership.consider();
      if (owns) {
        elsewhere.tick();
        speaker.say();
        note();
        return;
      }
      clocks.look();
      const head = replica.head();
      if (head !== undefined && engine.state() === 'up')
        deps.tell(head.node, id, { seats: seatsHere(timeline.lines, hosted.publishers()) });
      handOver();
    },
    seat: (seat, since) => arrival.seat(() => timeline.lines.join(seat, since), hosted.left),
    async where() {
      if (owns) return 'here';
      const found = engine.state() === 'up' ? await engine.holder(id) : undefined;
      if (found?.kind !== 'holder') return 'nowhere';
      if (found.holder !== undefined && found.holder.node !== engine.node) return { node: found.holder.node };
      const last = replica.head()?.node;
      // A store that came back knows of no owner before that one has said so.
      if (last !== undefined && last !== engine.node && silentMs() < OWNER_LOST_MS) return { node: last };
      isWanted = true;
      await ownership.settle();
      return owns ? 'here' : 'nowhere';
    },
    heard(from, told) {
      if (!owns) return;
      if (told.seats !== undefined) elsewhere.heard(from, told.seats);
      if (told.desk === undefined || told.desk.stamp <= replica.desk().stamp) return;
      own({ desk: told.desk, cues: timeline.past.cues() }, undefined);
      if (fence !== undefined) speaker.begin(fence);
    },
    stop() {
      isOver = true;
      ownership.stop();
      unhear();
      unjoin();
      clocks.stop();
      speaker.rest();
      elsewhere.leave();
    },
  };
}

/** The desk's words, with the ways back that were saved of it. */
function deskOf(word: DeskWord, saved: Kept | undefined): Kept['desk'] {
  if (word.rev === 0) return undefined;
  const { rev = 0, undo = [], audit = [] } = saved?.desk ?? {};
  return { rev: Math.max(rev, word.rev), state: word.state, undo, audit };
}
