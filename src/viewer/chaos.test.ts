import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createManualTime, type ManualTime } from '#lib/manual-time.ts';
import { createRandom, type Random } from '#lib/random.ts';
import { encode } from '#protocol/codec.ts';
import { decodeUp } from '#protocol/decode.ts';
import type { DownMessage } from '#protocol/down.ts';
import { applyPatch, type Patch } from '#protocol/patch.ts';
import type { Dial } from './connection.ts';
import { createViewer } from './viewer.ts';

/** A relay as simple as the protocol allows: the truth that viewers are held to. */
function createModelRelay(time: ManualTime, random: Random) {
  interface Field {
    readonly value: string | null;
    readonly rev: number;
  }
  interface Guest {
    rev: number;
    tell(message: DownMessage): void;
  }
  let epoch = 1;
  let rev = 0;
  let fields = new Map<string, Field>();
  const guests = new Set<Guest>();
  const source = { status: 'live' } as const;

  function since(from: number): Patch {
    return Object.fromEntries(
      [...fields].filter(([, field]) => field.rev > from).map(([name, field]) => [name, field.value]),
    );
  }

  function values(): Readonly<Record<string, string>> {
    return applyPatch({}, since(0));
  }

  function greet(guest: Guest, resumed: boolean): void {
    guest.rev = rev;
    guest.tell({
      type: 'snapshot',
      stream: 's',
      epoch: String(epoch),
      rev,
      at: time.now(),
      build: 'model',
      source,
      ...(resumed ? { resumed } : { values: values() }),
    });
  }

  return {
    values,
    /** A score that says its epoch and revision, so that an older one after a newer one is seen; or another field. */
    change(): void {
      rev += 1;
      fields.set(random() < 0.7 ? 'score' : 'lamp', { value: random() < 0.2 ? null : `${epoch}/${rev}`, rev });
    },
    /** Tells a guest everything it lacks by one update, as a relay does under backpressure; some are left behind for now. */
    fanOut(): void {
      for (const guest of guests) {
        if (guest.rev === rev || random() < 0.4) continue;
        guest.tell({ type: 'update', since: guest.rev, rev, at: time.now(), values: since(guest.rev) });
        guest.rev = rev;
      }
    },
    beat(): void {
      for (const guest of guests) {
        guest.tell({ type: 'heartbeat', epoch: String(epoch), rev: guest.rev, at: time.now(), source });
      }
    },
    /** A restart that lost the state: a new epoch, told to those who are still there. */
    restart(): void {
      epoch += 1;
      rev = 1;
      fields = new Map([['score', { value: `${epoch}/${rev}`, rev }]]);
      for (const guest of guests) greet(guest, false);
    },
    /** A fault of the relay: one guest's last update never went out. The heartbeat gives it away. */
    skip(): void {
      for (const guest of guests) guest.rev = rev;
    },
    join(tell: Guest['tell']): { hear(text: string): void; leave(): void } {
      const guest: Guest = { rev: 0, tell };
      return {
        hear(text) {
          const message = decodeUp(text);
          if (!message.ok) throw new Error(message.reason);
          if (message.value.type === 'resync') greet(guest, false);
          if (message.value.type !== 'register') return;
          guests.add(guest);
          const held = message.value.since;
          greet(guest, held?.epoch === String(epoch) && held.rev === rev);
        },
        leave: () => guests.delete(guest),
      };
    },
  };
}

type ModelRelay = ReturnType<typeof createModelRelay>;

/** After that long TCP itself gives a dead connection up: the last resort of a viewer that never heard a heartbeat. */
const TCP_MS = 120_000;

/** A link that keeps the order and nothing else: it delays, dies without a word, cuts with a code, and may not open at all. */
function createBadLink(relay: ModelRelay, time: ManualTime, random: Random) {
  const cuts = new Set<(code: number) => void>();
  let broken = false;
  const dial: Dial = (_url, events) => {
    let over = false;
    let dead = false;
    let arrives = 0;
    const close = (code: number): void => {
      if (!over) events.closed(code);
      over = true;
    };
    const later = (run: () => void): void => {
      if (broken && !dead && random() < 0.5) {
        dead = true;
        time.after(TCP_MS, () => close(1006));
      }
      if (dead) return;
      arrives = Math.max(arrives, time.now() + random() * 300);
      time.after(arrives - time.now(), () => {
        if (!over) run();
      });
    };
    const guest = relay.join((message) => {
      later(() => events.message(encode(message)));
    });
    const cut = (code: number): void => {
      cuts.delete(cut);
      guest.leave();
      later(() => close(code));
    };
    cuts.add(cut);
    const stands = !broken || random() < 0.5;
    later(() => {
      if (stands) events.open(false);
      else cut(1006);
    });
    return {
      send(text) {
        later(() => guest.hear(text));
      },
      close() {
        over = true;
        cuts.delete(cut);
        guest.leave();
      },
    };
  };
  return {
    dial,
    breakDown(now: boolean): void {
      broken = now;
    },
    cutAll(code: number): void {
      for (const cut of new Set(cuts)) cut(code);
    },
  };
}

/** What may happen, each with how often it does. */
const STEPS = [
  ['change', 12],
  ['fanOut', 8],
  ['wait', 4],
  ['beat', 2],
  ['skip', 2],
  ['cut', 1],
  ['refuse', 1],
  ['break', 1],
  ['mend', 1],
  ['restart', 1],
  ['hide', 1],
  ['show', 1],
  ['news', 1],
] as const;
type Step = (typeof STEPS)[number][0];

/** Plays the steps, checks on the way that nothing older comes after something newer, and returns what the viewer shows in the end. */
function play(seed: number, steps: readonly Step[]) {
  const time = createManualTime();
  const random = createRandom(seed);
  const relay = createModelRelay(time, random);
  const link = createBadLink(relay, time, random);
  let visible = true;
  const viewer = createViewer(
    { url: 'ws://relay/s', stream: 's', role: 'viewer', name: null },
    {
      dial: link.dial,
      time,
      wallClock: () => time.now(),
      random,
      visible: () => visible,
      viewport: () => ({ width: 1, height: 1 }),
    },
  );
  let shown: Readonly<Record<string, string>> = {};
  let last: readonly [epoch: number, rev: number] = [0, 0];
  viewer.on((event) => {
    if (event.kind === 'snapshot') shown = event.values;
    else if (event.kind === 'patch') shown = applyPatch(shown, event.values ?? {});
    else return;
    viewer.painted(event.rev, time.now());
    const [epoch = 0, rev = 0] = (shown['score'] ?? '').split('/').map(Number);
    if (epoch === 0) return;
    if (epoch < last[0] || (epoch === last[0] && rev < last[1])) {
      throw new Error(`${epoch}/${rev} was shown after ${last.join('/')}`);
    }
    last = [epoch, rev];
  });
  viewer.start();
  time.advance(1_000);

  const act: Record<Step, () => void> = {
    change: () => relay.change(),
    fanOut: () => relay.fanOut(),
    wait: () => time.advance(random() * 3_000),
    beat: () => relay.beat(),
    cut: () => link.cutAll(random() < 0.5 ? 1006 : 1012),
    refuse: () => link.cutAll(4503),
    break: () => link.breakDown(true),
    mend: () => link.breakDown(false),
    restart: () => relay.restart(),
    hide: () => {
      visible = false;
      viewer.retry();
    },
    show: () => {
      visible = true;
      viewer.retry();
    },
    skip: () => relay.skip(),
    news: () => viewer.retry(),
  };
  for (const step of steps) {
    act[step]();
    time.advance(random() * 200);
  }

  // All is well from here: 200 s cover TCP's patience, the longest hold and the longest silence of a hidden page.
  act.mend();
  for (let beat = 0; beat < 100; beat += 1) {
    time.advance(1_000);
    relay.fanOut();
    time.advance(1_000);
    relay.beat();
  }
  viewer.close();
  return { shown, truth: relay.values() };
}

const step = fc.oneof(...STEPS.map(([name, weight]) => ({ weight, arbitrary: fc.constant(name) })));

const chaos = fc.record({
  seed: fc.integer({ min: 0, max: 0xffff_ffff }),
  steps: fc.array(step, { maxLength: 120, size: 'max' }),
});

test('[F12] [V4] [V5] [V10] [V11] [V13] [G1] [G2] [G3] whatever happens to the link, the viewer ends at the relay’s truth and never goes back within an epoch', () => {
  fc.assert(
    fc.property(chaos, ({ seed, steps }) => {
      const { shown, truth } = play(seed, steps);
      expect(shown).toEqual(truth);
    }),
    { numRuns: 300 },
  );
});
