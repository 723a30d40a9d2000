/** What the relay keeps of what a stream's operators said: one document. */
import * as v from 'valibot';
import { color, field, part, picture, slug, value, words } from './desk-words.ts';
import { FEED_CLOCK, feedClockSchema } from './feed-clock.ts';
import { isReservedName } from './fields.ts';
import { eventsSchema, NO_EVENTS } from './moments.ts';
import { DELAY_MS_MAX } from './up.ts';

export const DELAY_STEP_MS = 10;

/** The same entries, each of which may be left out. */
export function someOf<E extends v.ObjectEntries>(
  entries: E,
): { readonly [Name in keyof E]: v.ExactOptionalSchema<E[Name], undefined> } {
  const some = Object.entries(entries).map(([name, entry]) => [name, v.exactOptional(entry)] as const);
  // Object.fromEntries forgets which name has which entry.
  return Object.fromEntries(some) as { readonly [Name in keyof E]: v.ExactOptionalSchema<E[Name], undefined> };
}

/** The same entries, of which those that are absent say nothing: null. */
export function orNull<E extends v.ObjectEntries>(
  entries: E,
): { readonly [Name in keyof E]: v.OptionalSchema<E[Name], null> } {
  const some = Object.entries(entries).map(([name, entry]) => [name, v.optional(entry, null)] as const);
  return Object.fromEntries(some) as { readonly [Name in keyof E]: v.OptionalSchema<E[Name], null> };
}

/** Milliseconds since 1970, the relay's clock. */
export const instant = v.number();
/** A clock's time in ms: below a hundred hours, as a board shows. */
export const clockMs = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100 * 3_600_000 - 1));
export const delay = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(0),
  v.maxValue(DELAY_MS_MAX),
  v.multipleOf(DELAY_STEP_MS),
);
const outputName = v.check<string, string>((name) => !isReservedName(name), 'expected another name');
export const output = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(64), outputName);
/** As a board said it, whose names and values have limits of their own. */
export const shown = v.record(v.string(), v.string());

export const side = v.picklist(['home', 'away']);
export type Side = v.InferOutput<typeof side>;

/** How far the game is; what is drawn follows it where an output's URL does not say (`show`). */
export const PHASES = ['pre', 'live', 'break', 'overtime', 'final'] as const;
export const phase = v.picklist(PHASES);
export type Phase = v.InferOutput<typeof phase>;

/** What an operator says of a team; null where the URL, the settings or the layout decide. */
export const teamSchema = v.object({
  name: v.nullable(words),
  short: v.nullable(words),
  color: v.nullable(color),
  logo: v.nullable(picture),
});
export type DeskTeam = v.InferOutput<typeof teamSchema>;

export const textsSchema = v.object({
  title: v.nullable(words),
  subtitle: v.nullable(words),
  strapName: v.nullable(words),
  strapLine: v.nullable(words),
  strapTeam: v.nullable(side),
});

export const lookSchema = v.object({ theme: v.nullable(slug), layout: v.nullable(slug) });

/** A game clock that the operator has taken over: what it showed at `at`. */
const clockSchema = v.object({
  ms: clockMs,
  at: instant,
  running: v.boolean(),
  direction: v.picklist(['down', 'up']),
});
export type DeskClock = v.InferOutput<typeof clockSchema>;

/** A pack and its rules by their ids; null: the sport that the relay was started with, and that sport's usual competition. */
export const sportSchema = v.object({ id: v.nullable(slug), rules: v.nullable(slug) });
export type DeskSport = v.InferOutput<typeof sportSchema>;
const NO_SPORT: DeskSport = { id: null, rules: null };

/** How careful the relay is with what a camera misread (docs/TRUTH.md). */
export const GUARDS = ['off', 'careful', 'normal', 'strict'] as const;
export const guard = v.picklist(GUARDS);
export type GuardName = v.InferOutput<typeof guard>;

/** At most so long may a change be held back, in ms. */
const held = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60_000));
/** The numbers that a profile of the guard holds (`Profile` in `src/scoreboard/truth/profiles.ts`), each of which may be said by itself. */
export const guardNumbersSchema = v.object(
  someOf({
    plausibleMs: held,
    unlikelyMs: held,
    implausibleMs: held,
    clockMs: held,
    blankMs: held,
    readings: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10)),
  }),
);
export type GuardNumbers = v.InferOutput<typeof guardNumbersSchema>;

/** What a field shows that the board blanks: what it showed before, or, once that has lasted, nothing. */
export const BLANKS = ['hold', 'clear'] as const;
export const blankPolicy = v.picklist(BLANKS);
export type BlankPolicy = v.InferOutput<typeof blankPolicy>;

/** A publisher's address, as `GET /api/streams/<id>` lists it. */
export const sourceAddress = v.pipe(
  v.string(),
  v.regex(/^[\da-fA-F:.%\w-]{1,64}$/, 'expected an address from the list of publishers'),
);

/** What an operator said of a publisher that has no key (docs/PROTOCOL.md A6). */
const doorSchema = v.picklist(['admitted', 'turned-away']);

const outputSettingsSchema = v.object({
  /** In ms; null: its URL's, else the stream's. */
  delay: v.nullable(delay),
  /** Whether an alarm is raised when it is gone; null: whether its name begins with "program". */
  program: v.nullable(v.boolean()),
});
export type OutputSettings = v.InferOutput<typeof outputSettingsSchema>;

/** What the operators of a stream have said so far. */
export const deskSchema = v.object({
  /** Values that latch over the feed's until they are released, by the name that goes on air. */
  overrides: v.record(field, value),
  clock: v.nullable(clockSchema),
  /** Whether the whole graphic is off the air. */
  hidden: v.boolean(),
  /** Parts that are, as `?hide=` names them. */
  hide: v.pipe(v.array(part), v.maxLength(64)),
  /** Who stands left or on top; null: the URL or the layout decides. */
  order: v.nullable(side),
  /** The board's home digits are the other team's since the teams changed ends. */
  ends: v.boolean(),
  teams: v.object({ home: teamSchema, away: teamSchema }),
  texts: textsSchema,
  look: lookSchema,
  phase: v.nullable(phase),
  /** Periods that ended by a break since the game began. */
  played: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
  /** The values that stand whatever the board shows now: those of the final score. */
  frozen: v.nullable(shown),
  /** Of every output that has no own, in ms. */
  delay,
  /** By the output's name. */
  outputs: v.record(output, outputSettingsSchema),
  /** Source fields by the name that the operator gave them. */
  names: v.record(field, field),
  /** What is played. (A desk that was saved before there was such a word said nothing of it.) */
  sport: v.optional(sportSchema, NO_SPORT),
  /** How careful with misreads; null: as the relay was started. */
  guard: v.optional(v.nullable(guard), null),
  /** What goes before the numbers of that. */
  guardNumbers: v.optional(guardNumbersSchema, {}),
  /** Fields for which a blank means something else than usual (docs/TRUTH.md). */
  blanks: v.optional(v.record(field, blankPolicy), {}),
  /** The address of the publisher that counts where several send; null: the one that came first. */
  source: v.optional(v.nullable(sourceAddress), null),
  /** Publishers without a key of whom an operator said whether they may publish, by their address. */
  doors: v.optional(v.record(sourceAddress, doorSchema), {}),
  /** How the clock is shown that the feed moves. */
  feedClock: v.optional(feedClockSchema, FEED_CLOCK),
  /** What becomes of moments that the board says. */
  events: v.optional(eventsSchema, NO_EVENTS),
});
export type DeskState = v.InferOutput<typeof deskSchema>;

const NO_TEAM: DeskTeam = { name: null, short: null, color: null, logo: null };

/** What holds before anybody has said anything. */
export const EMPTY_DESK: DeskState = {
  overrides: {},
  clock: null,
  hidden: false,
  hide: [],
  order: null,
  ends: false,
  teams: { home: NO_TEAM, away: NO_TEAM },
  texts: { title: null, subtitle: null, strapName: null, strapLine: null, strapTeam: null },
  look: { theme: null, layout: null },
  phase: null,
  played: 0,
  frozen: null,
  delay: 0,
  outputs: {},
  names: {},
  sport: NO_SPORT,
  guard: null,
  guardNumbers: {},
  blanks: {},
  source: null,
  doors: {},
  feedClock: FEED_CLOCK,
  events: NO_EVENTS,
};
