/** What an operator may say of a stream: commands, and what is answered to them. */
import * as v from 'valibot';
import type { Result } from '#lib/result.ts';
import { decode } from './decode.ts';
import {
  blankPolicy,
  clockMs,
  delay,
  deskSchema,
  guard,
  guardNumbersSchema,
  instant,
  lookSchema,
  orNull,
  output,
  phase,
  shown,
  side,
  someOf,
  sourceAddress,
  sportSchema,
  teamSchema,
  textsSchema,
} from './desk-state.ts';
import { count, field, part, slug, value, words } from './desk-words.ts';
import { feedClockSchema } from './feed-clock.ts';
import { fieldRowSchema } from './field-row.ts';
import { cueKind, eventsSchema, happenedSchema, suggestionSchema } from './moments.ts';

export {
  BLANKS,
  DELAY_STEP_MS,
  deskSchema,
  EMPTY_DESK,
  GUARDS,
  PHASES,
  type BlankPolicy,
  type DeskClock,
  type DeskSport,
  type DeskState,
  type DeskTeam,
  type GuardName,
  type OutputSettings,
  type Phase,
  type Side,
} from './desk-state.ts';
export type { FieldRow } from './field-row.ts';
export { DELAY_MS_MAX } from './up.ts';

/** What is absent of the next game's is not said of it. */
const nextTeam = v.object(orNull(teamSchema.entries));
const suggestionId = v.pipe(v.string(), v.maxLength(80));

/** Every command, by its name: what else it takes. Each is also a route of its own (`POST /api/streams/<id>/<name>`). */
export const COMMANDS = {
  /** Puts a value on air that holds against the feed until it is released. */
  override: v.object({ do: v.literal('override'), field, value }),
  /** The same, from what is on air now: a whole number more or less. */
  nudge: v.object({
    do: v.literal('nudge'),
    field,
    by: v.pipe(v.number(), v.integer(), v.minValue(-99), v.maxValue(99)),
  }),
  /** Gives a field back to the feed. */
  release: v.object({ do: v.literal('release'), field }),
  /** Gives every field and the clock back to the feed. */
  'release-all': v.object({ do: v.literal('release-all') }),
  /** Takes the game clock over as it stands, or, of one that is taken over, starts it. */
  'clock-start': v.object({ do: v.literal('clock-start') }),
  /** Stops the game clock, which is taken over as it stands. */
  'clock-stop': v.object({ do: v.literal('clock-stop') }),
  /** Takes the game clock over at so many ms; one that runs goes on running. */
  'clock-set': v.object({ do: v.literal('clock-set'), ms: clockMs }),
  /** Takes the game clock over, to count down or up. */
  'clock-direction': v.object({ do: v.literal('clock-direction'), direction: v.picklist(['down', 'up']) }),
  /** Hands the clock back to the feed. */
  'clock-release': v.object({ do: v.literal('clock-release') }),
  /** How the clock is shown that the feed moves: `away` ms after its source was heard last it leaves the bug if it ran, null for never; with `smooth` a second is filled in that is missing between two readings. What is absent stays. */
  'clock-feed': v.object({ do: v.literal('clock-feed'), ...someOf(feedClockSchema.entries) }),
  /** Shows the graphic, or one part of it. */
  show: v.object({ do: v.literal('show'), part: v.optional(part) }),
  /** Hides the graphic, or one part of it: at once on every output, whatever its delay. */
  hide: v.object({ do: v.literal('hide'), part: v.optional(part) }),
  /** Shows a moment once, for so many ms; with `of` that of what happened under this id, nowhere before its change. */
  cue: v.object({
    do: v.literal('cue'),
    kind: cueKind,
    side: v.optional(side),
    text: v.optional(words),
    ms: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1_000), v.maxValue(30_000)), 5_000),
    of: v.optional(v.string()),
  }),
  /** Takes every cue that is shown off the air. */
  'cue-clear': v.object({ do: v.literal('cue-clear') }),
  /** Changes who stands left or on top on the screen; without `order` to the other one. */
  swap: v.object({ do: v.literal('swap'), order: v.optional(side) }),
  /** The teams changed ends, and the board its digits: names, colours and overrides stay with their team. */
  ends: v.object({ do: v.literal('ends') }),
  /** What is absent stays; null gives the word back to the URL, the settings or the layout. */
  team: v.object({ do: v.literal('team'), side, ...someOf(teamSchema.entries) }),
  /** Words of the cards and of the name strap. What is absent stays, null gives the word back. */
  texts: v.object({ do: v.literal('texts'), ...someOf(textsSchema.entries) }),
  /** The theme and the layout of outputs whose URL names none. */
  look: v.object({ do: v.literal('look'), ...someOf(lookSchema.entries) }),
  /** How far the game is; `final` holds the values that are on air. */
  phase: v.object({ do: v.literal('phase'), phase: v.nullable(phase) }),
  /** The next phase of the show: pre, live, break, live …, final. */
  next: v.object({ do: v.literal('next') }),
  /** Clears the game: scores, overrides, the clock, hidden parts and cues; looks stay, and names unless those of the next game come along. */
  'new-game': v.object({
    do: v.literal('new-game'),
    teams: v.exactOptional(v.object({ home: nextTeam, away: nextTeam })),
    texts: v.exactOptional(v.object(orNull(textsSchema.entries))),
  }),
  /** Lays in what a show's file says of the stream, as one step: names, texts, look, the names of its source fields, what is played, how careful it is with misreads, how its clock is shown, what becomes of moments that the board says, who stands left and what blanks mean. */
  'set-up': v.object({
    do: v.literal('set-up'),
    teams: v.object({ home: teamSchema, away: teamSchema }),
    texts: textsSchema,
    look: lookSchema,
    names: v.record(field, field),
    sport: v.exactOptional(sportSchema),
    guard: v.exactOptional(v.nullable(guard)),
    guardNumbers: v.exactOptional(guardNumbersSchema),
    feedClock: v.exactOptional(feedClockSchema),
    events: v.exactOptional(eventsSchema),
    order: v.exactOptional(v.nullable(side)),
    blanks: v.exactOptional(v.record(field, blankPolicy)),
  }),
  /** How long every output without an own delay waits; with `output` that one, null: as its URL says. */
  delay: v.object({ do: v.literal('delay'), ms: v.nullable(delay), output: v.optional(output) }),
  /** Whether an alarm is raised when this output is gone. */
  program: v.object({ do: v.literal('program'), output, program: v.nullable(v.boolean()) }),
  /** The name under which a source field goes on air; null: as the tables say. */
  name: v.object({ do: v.literal('name'), source: field, field: v.nullable(field) }),
  /** What is played: keys, names of fields and graphics follow on every output whose URL names no sport. What is absent stays, but for the rules of another sport; null is what the relay was started with, and the usual rules. */
  sport: v.object({ do: v.literal('sport'), ...someOf({ sport: v.nullable(slug), rules: v.nullable(slug) }) }),
  /** Puts on air at once what is held of a field because it is no likely change; with `value` only if it is that which is held. */
  accept: v.object({ do: v.literal('accept'), field, value: v.optional(value) }),
  /** Keeps off the air what is held of a field, until something else is read; with `value` only if it is that which is held. */
  refuse: v.object({ do: v.literal('refuse'), field, value: v.optional(value) }),
  /** How careful the relay is with misreads; null: as it was started. `numbers` go before the profile's own; without them those hold. */
  guard: v.object({ do: v.literal('guard'), guard: v.nullable(guard), numbers: v.optional(guardNumbersSchema, {}) }),
  /** What a field shows that the board blanks: the last value, or nothing once that has lasted; null: as usual. */
  blank: v.object({ do: v.literal('blank'), field, when: v.nullable(blankPolicy) }),
  /** Which publisher counts where several send to the stream, by its address; null: the one that came first. */
  source: v.object({ do: v.literal('source'), address: v.nullable(sourceAddress) }),
  /** Lets the publisher at this address, which has no key, publish to the stream: what it said so far counts, and so does it whenever it comes back. */
  admit: v.object({ do: v.literal('admit'), address: sourceAddress }),
  /** Sends the publisher at this address away from the stream, and keeps it out until it is admitted or brings a key. */
  'turn-away': v.object({ do: v.literal('turn-away'), address: sourceAddress }),
  /** What becomes of a moment that the board says, such as a goal: nothing (`off`), it waits for an operator (`suggest`), or it goes on air after `vetoMs` unless an operator says no (`auto`). `also` names what is offered beside the sport's own: `point`, `foul`, `period`. What is absent stays. */
  events: v.object({
    do: v.literal('events'),
    ...someOf({
      events: eventsSchema.entries.mode,
      vetoMs: eventsSchema.entries.vetoMs,
      also: eventsSchema.entries.also.wrapped,
    }),
  }),
  /** Shows a moment that waits, once; without `id` the newest. The end of the game is the phase `final`. */
  'show-event': v.object({ do: v.literal('show-event'), id: v.exactOptional(suggestionId) }),
  /** Keeps a moment that waits off the air, or takes it off again if it is shown by now; without `id` the newest that waits. */
  'drop-event': v.object({ do: v.literal('drop-event'), id: v.exactOptional(suggestionId) }),
  /** Puts the values back on air that were too old to be shown at the relay's start. */
  restore: v.object({ do: v.literal('restore') }),
  /** Takes the last step back. */
  undo: v.object({ do: v.literal('undo') }),
} as const;
export type CommandName = keyof typeof COMMANDS;
export type Command = v.InferOutput<(typeof COMMANDS)[CommandName]>;

/** A cue as viewers get it: shown once per id, never from a first snapshot. */
export const cueSchema = v.object({
  id: v.string(),
  kind: cueKind,
  side: v.optional(side),
  text: v.optional(v.string()),
  at: instant,
  ms: count,
});
export type Cue = v.InferOutput<typeof cueSchema>;

/** What a desk watches: what is on air (its word counts at once), or the court (its word is delayed like the feed). */
const watchesSchema = v.picklist(['program', 'court']);
export type Watches = v.InferOutput<typeof watchesSchema>;

/** The body of `POST /api/streams/<id>/commands`; the routes of single commands take it without `command`, beside what the command takes. */
export const commandRequestSchema = v.object({
  command: v.variant('do', Object.values(COMMANDS)),
  /** The desk's revision that the operator saw: if it is another by now, nothing is done (409). Without it the command counts as it is. */
  expects: v.optional(count),
  /** `program` where it is not said. */
  watches: v.optional(watchesSchema),
  /** Who says it, for the audit. */
  who: v.optional(words),
});
export type CommandRequest = v.InferOutput<typeof commandRequestSchema>;

/** A line of the audit: what was done, by whom, when. */
export const auditLineSchema = v.object({
  /** The desk's revision that it made. */
  rev: count,
  at: instant,
  who: v.string(),
  watches: watchesSchema,
  command: v.looseObject({ do: v.string() }),
});
export type AuditLine = v.InferOutput<typeof auditLineSchema>;

/** Values that are too old to be shown without a word, and when they were saved. */
export const oldSchema = v.object({
  savedAt: instant,
  values: shown,
  overrides: shown,
  frozen: v.nullable(shown),
});
export type OldState = v.InferOutput<typeof oldSchema>;

/** `GET /api/streams/<id>/desk`, and the answer to every command (200, or 409 with what holds instead). */
export const deskViewSchema = v.object({
  stream: v.string(),
  /** Rises by one with every step, and with nothing else. */
  rev: count,
  state: deskSchema,
  /** The stream's sport as it is now, and as the relay was started: ids of packs. */
  sport: v.object({ id: v.nullable(v.string()), started: v.nullable(v.string()) }),
  /** How careful with misreads the relay was started: what holds while the desk says nothing. */
  guard: v.object({ started: guard }),
  /** Where `next` leads whoever watches that. */
  next: v.object({ program: phase, court: phase }),
  /** How many steps can be taken back. */
  undo: count,
  fields: v.array(fieldRowSchema),
  /** What is shown or still waits, the oldest first. */
  cues: v.array(cueSchema),
  /** Moments that the board said and that wait for a word, the oldest first. */
  suggestions: v.array(suggestionSchema),
  /** What happened by the board and still stands on it, the newest last, at most 12; of scores that are no moment only the last. */
  happened: v.array(happenedSchema),
  /** The newest last, at most 50. */
  audit: v.array(auditLineSchema),
  /** What was saved more than three hours before the relay's start, and waits for an operator to say that it is still this game's. */
  old: v.nullable(oldSchema),
  /** Names of the operators' pages that are open. */
  operators: v.array(v.string()),
  /** The relay's clock when it answered. */
  at: instant,
});
export type DeskView = v.InferOutput<typeof deskViewSchema>;

/** Reads the body of `GET /api/streams/<id>/desk`. */
export function decodeDeskView(text: string): Result<DeskView> {
  return decode(deskViewSchema, text);
}
