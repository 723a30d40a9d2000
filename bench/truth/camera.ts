/** A camera and a reader before a scoreboard: what they make of it, as frames, with all that is known to go wrong, repeatable by seed. */
import { createRandom, type Random } from '#lib/random.ts';
import { between } from '#publisher/game/chance.ts';
import { createTestData } from '#publisher/test-data.ts';
import { RESET_MS, type TruthGame } from './game.ts';
import { misreadOf, misreadText, separatorMisreadOf, type Misread } from './misreads.ts';
import { createFollower, lengthOf, type Line, type Span } from './timeline.ts';
import { coverOf, scatter, type Cover } from './covers.ts';

type Range = readonly [low: number, high: number];

export interface CameraOptions {
  /** Readings a second: 10 is what Scoreboard OCR does, 2 a slow machine, 30 every picture of the video. */
  readonly rate: number;
  /** Whether a frame holds every field, or only those read otherwise than before; no maker says which. */
  readonly feed: 'all' | 'changed';
  /** How far a reading strays from its time, as a share of the period: a reader is not paced by a clock. */
  readonly jitter: number;
  /** The share of a field's readings in which a digit is misread, over the whole game. */
  readonly misread: number;
  /** How many readings a misread lasts, each number as likely: the picture that caused it stands so long. */
  readonly misreadReadings: Range;
  /** So many times as likely while the field changes, and how long that is around a change: half-lit digits, and pictures of two exposures. */
  readonly atChange: number;
  readonly aroundChangeMs: number;
  /** The share of readings of a text with a separator in which that is lost or wrong: it is the smallest thing on a board. */
  readonly separator: number;
  /** How often one field is not seen at all, and for how long: a reflection, a digit in its refresh. */
  readonly flashesPerMinute: number;
  readonly flashMs: Range;
  /** How often somebody stands before the board or a half of it, and how long. */
  readonly coversPerMinute: number;
  readonly coverMs: Range;
  /** How often no reading comes for a while, and how long: the program or the machine hangs. */
  readonly freezesPerMinute: number;
  readonly freezeMs: Range;
  /** How long the crew sends test data while it sets up; 0 for never. */
  readonly testMs: number;
}

export const CAMERA: CameraOptions = {
  rate: 10,
  feed: 'all',
  jitter: 0.1,
  misread: 0.02,
  misreadReadings: [1, 3],
  atChange: 3,
  aroundChangeMs: 300,
  separator: 0.01,
  flashesPerMinute: 1,
  flashMs: [100, 600],
  coversPerMinute: 0.25,
  coverMs: [1000, 20_000],
  freezesPerMinute: 0.2,
  freezeMs: [500, 5000],
  testMs: 8000,
};

export interface Frame {
  readonly at: number;
  readonly values: ReadonlyMap<string, string>;
}

/** A text that was read from this time on. */
export interface Reading {
  readonly at: number;
  readonly value: string;
}

export interface Feed {
  readonly frames: readonly Frame[];
  /** What was last read of each field, over time; also where the frames hold only changes. */
  readonly readings: ReadonlyMap<string, readonly Reading[]>;
  readonly covers: readonly Cover[];
  readonly freezes: readonly Span[];
  readonly tests: readonly Span[];
  readonly periodMs: number;
}

/** Test data is tried before the reset that begins the game, and another set of random values comes every second. */
const TEST_FROM_MS = 8000;
const TEST_EVERY_MS = 1000;

/** Films a game. */
export function film(game: TruthGame, options: CameraOptions, seed: number): Feed {
  const periodMs = 1000 / options.rate;
  const random = createRandom(seed);
  const names = game.lines.map(({ name }) => name);
  const spans = { coverage: createRandom(seed + 1), freezes: createRandom(seed + 2), test: createRandom(seed + 3) };
  // Those that set up see to it that nobody stands before the camera: test data, and the reset behind it, are seen whole.
  const whole = { from: RESET_MS, to: game.duration };
  const covers = scatter(whole, options.coversPerMinute, options.coverMs, spans.coverage).map((span) =>
    coverOf(span, names, spans.coverage),
  );
  const freezes = scatter(whole, options.freezesPerMinute, options.freezeMs, spans.freezes);
  const tests = options.testMs > 0 ? [{ from: TEST_FROM_MS, to: TEST_FROM_MS + options.testMs }] : [];
  const eyes = game.lines.map((line) => createEye(line, { options, covers, duration: game.duration, seed }));
  const testData = createTestData(spans.test);
  const readings = new Map(names.map((name) => [name, [] as Reading[]]));
  const frames: Frame[] = [];
  let drawn = -1;
  let board: Readonly<Record<string, string>> = {};
  let last = -1;

  for (let look = 0; look * periodMs < game.duration; look += 1) {
    const at = Math.max(last + 1, Math.round((look + between(random, -options.jitter, options.jitter)) * periodMs));
    if (freezes.some(({ from, to }) => at >= from && at < to)) continue;
    last = at;
    const isTest = tests.some(({ from, to }) => at >= from && at < to);
    if (isTest && Math.floor(at / TEST_EVERY_MS) !== drawn) {
      drawn = Math.floor(at / TEST_EVERY_MS);
      board = testData(Object.fromEntries(eyes.map(({ name, truth }) => [name, truth(at)])));
    }
    const values = new Map<string, string>();
    for (const { name, see } of eyes) {
      const seen = see(at, isTest ? board[name] : undefined);
      const list = readings.get(name);
      const isNew = list?.at(-1)?.value !== seen;
      if (isNew) list?.push({ at, value: seen });
      if (isNew || options.feed === 'all') values.set(name, seen);
    }
    if (values.size > 0) frames.push({ at, values });
  }
  return { frames, readings, covers, freezes, tests, periodMs };
}

interface Eye {
  readonly name: string;
  readonly truth: (at: number) => string;
  /** What is read of the field now; `test` is what test data put into its place. */
  readonly see: (at: number, test: string | undefined) => string;
}

interface Setting {
  readonly options: CameraOptions;
  readonly covers: readonly Cover[];
  readonly duration: number;
  readonly seed: number;
}

function createEye(line: Line, { options, covers, duration, seed }: Setting): Eye {
  // One source of chance per field and fault, so that more of one fault does not shift the others.
  const own = (fault: number): Random => createRandom(seed + hashOf(line.name) + fault);
  const truth = createFollower(line.changes);
  const shown = createFollower(line.changes);
  const mine = covers.filter(({ fields }) => fields.has(line.name));
  const flashes = scatter({ from: 0, to: duration }, options.flashesPerMinute, options.flashMs, own(1));
  const garbage = own(2);
  const near = aroundChanges(line, options.aroundChangeMs / 2);
  // So that the share over the whole game is what it is said to be.
  const usual = options.misread / (1 + (options.atChange - 1) * (lengthOf(near) / duration));
  const length = (options.misreadReadings[0] + options.misreadReadings[1]) / 2;
  const isNear = createWithin(near);
  const isFlash = createWithin(flashes);
  const digits = createEpisodes(misreadOf, options.misreadReadings, own(3));
  const separators = createEpisodes(separatorMisreadOf, options.misreadReadings, own(4));
  let last = '';

  function read(at: number, test: string | undefined): string {
    const value = test ?? shown(at);
    const cover = mine.find(({ from, to }) => at >= from && at < to);
    if (cover?.what === 'blank') return '';
    if (cover?.what === 'frozen') return last;
    if (cover?.what === 'garbage') return value.replace(/\d/g, () => String(Math.floor(garbage() * 10)));
    if (isFlash(at)) return '';
    const share = isNear(at) ? usual * options.atChange : usual;
    return separators(digits(value, startOf(share, length)), startOf(options.separator, length));
  }
  return {
    name: line.name,
    truth,
    see(at, test) {
      last = read(at, test);
      return last;
    },
  };
}

/** How likely a fault begins at a reading, so that in the mean this share of readings is within one of so many readings. */
export function startOf(share: number, length: number): number {
  return share / (length + share - length * share);
}

/** Faults that begin by chance and last some readings, the same character wrong in the same way while it stands. */
function createEpisodes(
  draw: (text: string, random: Random) => Misread | undefined,
  [shortest, longest]: Range,
  random: Random,
): (text: string, start: number) => string {
  let left = 0;
  let misread: Misread | undefined;
  return (text, start) => {
    if (left === 0) {
      if (random() >= start) return text;
      left = shortest + Math.floor(random() * (longest - shortest + 1));
      misread = undefined;
    }
    left -= 1;
    const same = misread === undefined ? undefined : misreadText(text, misread);
    if (same !== undefined) return same;
    misread = draw(text, random);
    return misread === undefined ? text : (misreadText(text, misread) ?? text);
  };
}

/** The times around the changes of a line, run together where they meet. */
function aroundChanges(line: Line, half: number): Span[] {
  const spans: { from: number; to: number }[] = [];
  for (const { at } of line.changes.slice(1)) {
    const before = spans.at(-1);
    if (before !== undefined && at - half <= before.to) before.to = at + half;
    else spans.push({ from: at - half, to: at + half });
  }
  return spans;
}

/** Whether a time is within one of the spans; asked in order of time. */
function createWithin(spans: readonly Span[]): (at: number) => boolean {
  let index = 0;
  return (at) => {
    while ((spans[index]?.to ?? Infinity) <= at) index += 1;
    return (spans[index]?.from ?? Infinity) <= at;
  };
}

function hashOf(name: string): number {
  return Array.from(name).reduce((hash, letter) => (Math.imul(hash, 31) + letter.charCodeAt(0)) >>> 0, 17);
}
