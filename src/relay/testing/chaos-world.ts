/** Relays, publishers and viewers on a network that does what it wants: the world in which chaos is played, with or without an edge between. */
import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import { createManualTime } from '#lib/manual-time.ts';
import { createRandom } from '#lib/random.ts';
import { decodeDown } from '#protocol/codec.ts';
import { applyPatch } from '#protocol/patch.ts';
import type { Values } from '#protocol/fields.ts';
import type { Dial } from '#viewer/connection.ts';
import { createViewer } from '#viewer/viewer.ts';
import { SAVED_VERSION, savedStreamSchema, type Kept } from '../snapshots/snapshot-store.ts';
import { createBadNetwork, type Call } from './bad-network.ts';
import { createTestRelay, ocr, type Line, type TestRelay } from './test-relay.ts';

/** How often the network is looked after, in ms. */
const GRAIN_MS = 25;
export const STREAM = 'stream1';
/** How often a publisher pings, in ms. */
const PING_MS = 3000;
const FIELDS = ['time', 'score_a', 'score_b', 'f1', 'f2', 'Weather'] as const;

export function createWorld(seed: number) {
  const random = createRandom(seed);
  const time = createManualTime();
  const network = createBadNetwork(time, random);
  /** What the relay had at each revision of each epoch, and the epochs in their order. */
  const truth = new Map<string, Values>();
  const epochs: string[] = [];
  const saves: { readonly at: number; readonly text: string }[] = [];
  const published = new Set<string>();
  let runs = 0;
  let house: TestRelay | undefined;
  let savesSeen = 0;
  let serial = 0;

  function note(): void {
    const channel = house?.relay.find(STREAM);
    if (channel === undefined) return;
    const { epoch, rev } = channel.row();
    if (!epochs.includes(epoch)) epochs.push(epoch);
    truth.set(`${epoch}/${rev}`, channel.values());
    const count = house?.saved.length ?? 0;
    if (count > savesSeen) saves.push({ at: time.now(), text: JSON.stringify(channel.kept()) });
    savesSeen = count;
  }

  /** Starts with what was on disk: of the last moments before a kill that may be an older state. */
  function start(lostMs: number): void {
    runs += 1;
    savesSeen = 0;
    const saved = saves.findLast(({ at }) => at <= time.now() - lostMs);
    house = createTestRelay({
      time,
      seed: seed * 1000 + runs,
      // Whatever else the process does comes between two passes.
      soon: (run) => void time.after(random() * 20, run),
      kept: new Map<string, Kept>(saved === undefined ? [] : [[STREAM, readSaved(saved)]]),
    });
    note();
  }

  function stop(code: number): void {
    network.pull();
    house?.relay.stop(code, 'the relay restarts');
    house = undefined;
    network.cutAll(code);
  }

  function pass(ms: number, grain = GRAIN_MS): void {
    for (let left = ms; left > 0; left -= grain) {
      time.advance(Math.min(left, grain));
      note();
      network.pull();
    }
  }

  /** It pings, and dials anew when the pongs stop, as Scoreboard OCR does. */
  function createPublisher(address: string) {
    let call: Call | undefined;
    let values: Record<string, string> = {};
    let heardAt = 0;
    function dial(): void {
      heardAt = time.now();
      const mine: Call = network.dial(() => house?.dial(`/${STREAM}`, { address }), {
        open: () => mine.send(ocr(values)),
        message() {
          heardAt = time.now();
        },
        closed() {
          if (call === mine) time.after(250 + random() * 1250, dial);
        },
      });
      call = mine;
    }
    function ping(): void {
      if (time.now() - heardAt >= PING_MS * 2) {
        call?.close();
        dial();
      } else call?.send('{"type":"ping"}');
      time.after(PING_MS, ping);
    }
    time.after(PING_MS, ping);
    dial();
    return {
      change(): void {
        serial += 1;
        const changed = Object.fromEntries(FIELDS.filter(() => random() < 0.4).map((name) => [name, String(serial)]));
        published.add(String(serial));
        values = { ...values, ...changed };
        call?.send(ocr(random() < 0.5 ? values : changed));
      },
      whole: () => call?.send(ocr(values)),
    };
  }

  return { random, time, network, truth, epochs, published, start, stop, pass, createPublisher, house: () => house };
}

export type World = ReturnType<typeof createWorld>;

function readSaved({ at, text }: { readonly at: number; readonly text: string }): Kept {
  const data: unknown = JSON.parse(text);
  return v.parse(savedStreamSchema, {
    ...Object(data),
    version: SAVED_VERSION,
    stream: STREAM,
    sequence: 1,
    savedAt: at,
  });
}

/** A viewer's way over the network to whoever `open` gives. */
export function dialOver(
  { network }: World,
  open: () => Line | undefined,
  hear: (text: string) => void = () => undefined,
): Dial {
  return (_url, events) =>
    network.dial(open, {
      open: () => events.open(false),
      closed: (code) => events.closed(code),
      message(text) {
        hear(text);
        events.message(text);
      },
    });
}

/**
 * A viewer, and what it shows: it throws as soon as that goes back, or is not what the relay had at that revision. Epochs that the relay never
 * had are an edge's own, of which only their end is looked at.
 */
export function createSeat(
  world: World,
  delay: number,
  open: () => Line | undefined = () => world.house()?.dial(`/${STREAM}`),
) {
  const { time, random, truth, epochs } = world;
  let shown: Values = {};
  let at = { run: -1, rev: -1 };
  let hearing = '';
  let epoch = '';
  let link = '';
  let checked = 0;
  const viewer = createViewer(
    { url: `ws://relay/${STREAM}`, stream: STREAM, role: 'viewer', name: null, delay },
    {
      time,
      random,
      wallClock: () => time.now(),
      visible: () => true,
      viewport: () => VIEWPORT,
      dial: dialOver(world, open, (text) => {
        hearing = text;
      }),
    },
  );
  viewer.on((event) => {
    if (event.kind === 'link') link = event.link;
    if (event.kind !== 'snapshot' && event.kind !== 'patch') return;
    if (event.kind === 'snapshot') epoch = epochOf(hearing);
    shown = event.kind === 'snapshot' ? event.values : applyPatch(shown, event.values ?? {});
    viewer.painted(event.rev, time.now());
    if (delay > 0) return;
    const next = { run: epochs.indexOf(epoch), rev: event.rev };
    if (next.run < 0) return;
    if (next.run < at.run || (next.run === at.run && next.rev < at.rev))
      throw new Error(`${JSON.stringify(next)} was shown after ${JSON.stringify(at)}`);
    at = next;
    const had = truth.get(`${epoch}/${event.rev}`);
    if (had === undefined) return;
    checked += 1;
    if (!isDeepStrictEqual(shown, had))
      throw new Error(
        `${JSON.stringify(shown)} was shown at revision ${event.rev}, and there was ${JSON.stringify(had)}`,
      );
  });
  viewer.start();
  return { viewer, shown: () => shown, link: () => link, checked: () => checked };
}

const VIEWPORT = { width: 1, height: 1 };

function epochOf(text: string): string {
  const message = decodeDown(text);
  return message.ok && message.value.type === 'snapshot' ? message.value.epoch : '';
}
