/** What a demo script may say: one JSON file a sport, from which `boardcast simulate` plays a game. Seconds are real ones, shares are from 0 to 1. */
import * as v from 'valibot';

const seconds = v.pipe(v.number(), v.minValue(0));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const range = v.tuple([seconds, seconds]);
const texts = v.record(v.string(), v.string());
const name = v.pipe(v.string(), v.nonEmpty());

const common = {
  sport: name,
  /** Where the rules and the averages come from. */
  source: name,
  /** Invented teams or players; a seed takes two of them. */
  names: v.pipe(v.array(name), v.minLength(4)),
  /** Spellings other than the canonical names, as the sport's boards send them. */
  spelling: v.optional(texts, {}),
  /** Fields with a text that stands all game. */
  fixed: v.optional(texts, {}),
};

/** A try at goal: points if it is made. `manUp` is the share made with a player more. */
const attempt = { points: v.optional(whole, 0), made: v.optional(share, 1), manUp: v.optional(share) };

const outcomeSchema = v.strictObject({
  weight: share,
  ...attempt,
  /** Whose team foul it is. */
  foul: v.optional(v.picklist(['defence', 'attack'])),
  /** Throws of one point that follow. */
  throws: v.optional(whole, 0),
  /** The name of the box that the defender is sent to. */
  box: v.optional(name),
  stops: v.optional(v.boolean(), false),
  /** A lamp of the attack, lit during its throws. */
  lamp: v.optional(name),
  /** Only while the late lamp is lit. */
  late: v.optional(v.boolean(), false),
  /** Who has the ball then, should no attempt go in. */
  ball: v.picklist(['lose', 'keep', 'rebound', 'arrow']),
});
export type Outcome = v.InferOutput<typeof outcomeSchema>;

const possessionSchema = v.strictObject({
  kind: v.literal('possession'),
  /** A possession lasts between the first two, and up to the third longer. */
  seconds: v.tuple([seconds, seconds, seconds]),
  outcomes: v.array(outcomeSchema),
  throwMade: v.optional(share, 0.75),
  rebound: v.optional(share, 0),
  /** The field that says whose ball, centre pass or arrow it is, and how it turns. */
  side: v.optional(v.strictObject({ field: name, turns: v.picklist(['ball', 'arrow', 'goal']) })),
  /** Seconds before the throw-in after a goal. */
  restart: v.optional(range, [1.5, 3.5]),
  goalStops: v.optional(v.boolean(), false),
  /** A lamp for an attack that lasts longer than so many seconds. */
  passive: v.optional(v.strictObject({ field: name, after: seconds })),
  /** A lamp that is lit in the last so many seconds of a period. */
  lateLamp: v.optional(v.strictObject({ field: name, seconds })),
  /** A lamp of the attack while it is a player short: the goalkeeper is off. */
  shortLamp: v.optional(name),
});

const eventSchema = v.strictObject({
  /** Mean seconds from one to the next, both teams together. */
  every: seconds,
  ...attempt,
  /** How often it is the team with a player more. */
  share: v.optional(share, 0.5),
  /** Team fields that it raises, and those only if it is made. */
  counts: v.optional(v.array(name), []),
  madeCounts: v.optional(v.array(name), []),
  box: v.optional(name),
  /** A lamp that is lit for a while before the whistle. */
  lamp: v.optional(v.strictObject({ field: name, seconds: range })),
  /** A clock before the attempt. */
  clock: v.optional(v.strictObject({ field: name, seconds, used: range })),
  /** Seconds of dead ball, always and only after a made attempt. */
  dead: v.optional(range),
  madeDead: v.optional(range),
  /** The most of the first of `counts` that one team gets. */
  max: v.optional(whole),
  /** Points for the opponents. */
  gives: v.optional(whole, 0),
  /** Whether a time-out may follow. */
  whistle: v.optional(v.boolean(), false),
  /** How often it ends the contest, and what the status says then. */
  ends: v.optional(v.strictObject({ share, status: name })),
  /** The try for more points that a made one brings. */
  extra: v.optional(v.strictObject({ points: whole, made: share, field: name, seconds, used: range })),
});
export type EventRule = v.InferOutput<typeof eventSchema>;

const eventsSchema = v.strictObject({
  kind: v.literal('events'),
  events: v.array(eventSchema),
  /** From this many accumulated fouls on a foul is a free kick at goal. */
  freeFrom: v.optional(v.strictObject({ count: whole, made: share })),
  /** The lead that ends it, and what the status says then. */
  superiority: v.optional(v.strictObject({ lead: whole, status: name })),
  /** A team that trails by at most `by` in the last seconds takes its goalkeeper off; goals then come so many times as often. */
  pulled: v.optional(v.strictObject({ lamp: name, seconds, by: whole, times: v.number() })),
  /** A lamp and a clock for the passive one; no points by then give one to the other. */
  activity: v.optional(v.strictObject({ every: seconds, lamp: name, clock: name, seconds })),
  /** Judges: who wins a round has ten, the other nine, less one for each time down. */
  cards: v.optional(v.boolean(), false),
});

const timedSchema = v.strictObject({
  engine: v.literal('timed'),
  ...common,
  clock: v.strictObject({
    direction: v.picklist(['down', 'up']),
    /** The second half goes on from where the first should have ended. */
    continues: v.optional(v.boolean(), false),
    /** Whether it stands while the ball is dead. */
    stops: v.boolean(),
    tenthsUnder: v.optional(seconds, 0),
    /** Seconds past the regular time for each period; `announced` puts the minutes into addedTime. */
    added: v.optional(v.strictObject({ seconds: v.array(range), announced: v.boolean() })),
  }),
  periods: v.strictObject({
    count: whole,
    seconds,
    label: v.picklist(['number', 'ordinal']),
    /** How many X.periodN the board has; a later one counts with the last. 0 for none. */
    fields: whole,
    /** What the status says in the breaks. */
    breaks: v.array(name),
    /** A minute of rest on the clock, with this lamp. */
    rest: v.optional(v.strictObject({ field: name, seconds })),
  }),
  overtime: v.optional(
    v.strictObject({
      seconds,
      /** At most so many, or for ever. */
      most: v.optional(whole),
      label: v.optional(v.picklist(['OT', 'ET']), 'OT'),
      sudden: v.optional(v.boolean(), false),
      /** Played to their end in pairs (extra time), not until one of them is decided. */
      pairs: v.optional(v.boolean(), false),
      /** How often a level match goes on at all; a second leg always does. */
      share: v.optional(share, 1),
    }),
  ),
  shootout: v.optional(
    v.strictObject({ attempts: whole, made: share, label: name, adds: v.picklist(['nothing', 'goal']) }),
  ),
  timeouts: v.optional(
    v.strictObject({
      start: whole,
      /** The number from this period on. */
      refills: v.optional(v.array(v.strictObject({ period: whole, count: whole })), []),
      /** All that a team has in regular time, where what it did not use is not lost. */
      total: v.optional(whole),
      overtime: v.optional(whole),
      /** How often one is taken at a dead ball. */
      share,
      /** The most that may be left in the last two minutes. */
      lateMost: v.optional(whole),
    }),
  ),
  shotClock: v.optional(v.strictObject({ full: seconds, short: seconds, tenthsUnder: seconds })),
  /** Seconds at the end of the last period in which a goal stops the clock. */
  lateStop: v.optional(seconds),
  fouls: v.optional(v.strictObject({ bonusFrom: v.optional(whole), overtimeKeeps: v.boolean() })),
  boxes: v.optional(
    v.array(
      v.strictObject({
        name,
        seconds,
        places: whole,
        serving: whole,
        players: v.boolean(),
        /** One place whose field has no number. */
        single: v.optional(v.boolean(), false),
        /** Whether a goal against a team that is short ends its shortest. */
        goalEnds: v.boolean(),
        /** Whether the players come back when their team has the ball again. */
        ballEnds: v.optional(v.boolean(), false),
        numbers: v.optional(v.tuple([whole, whole]), [2, 97]),
      }),
    ),
    [],
  ),
  /** Team fields that begin at 0, and fields that begin blank or off. */
  counts: v.optional(v.array(name), []),
  blanks: v.optional(v.array(name), []),
  lamps: v.optional(v.array(name), []),
  withoutScore: v.optional(v.boolean(), false),
  /** How often it is the second leg of a tie: X.aggregate then counts both. */
  secondLeg: v.optional(share, 0),
  flow: v.variant('kind', [
    possessionSchema,
    eventsSchema,
    v.strictObject({ kind: v.literal('downs') }),
    v.strictObject({ kind: v.literal('jams') }),
  ]),
});
export type TimedDemo = v.InferOutput<typeof timedSchema>;
export type PossessionFlow = v.InferOutput<typeof possessionSchema>;
export type EventsFlow = v.InferOutput<typeof eventsSchema>;

const setSchema = v.strictObject({ to: whole, by: whole, cap: v.optional(whole) });

const rallySchema = v.strictObject({
  engine: v.literal('rally'),
  ...common,
  /** The word of the fields: `set` gives X.sets and X.set1, `game` X.games and X.game1. */
  unit: v.picklist(['set', 'game']),
  /** How many of them win, and how many the board has places for. */
  wins: whole,
  places: whole,
  regular: setSchema,
  deciding: setSchema,
  /** Who scores serves next, or the serve changes after so many points (each one once both are one short). */
  serve: v.union([v.literal('winner'), whole]),
  /** How often the server wins the rally. */
  serverWins: share,
  rallySeconds: range,
  betweenSeconds: range,
  timeouts: v.optional(v.strictObject({ count: whole, share, lamp: v.boolean() })),
  /** The score at which there is an interval. */
  interval: v.optional(whole),
  serviceCourt: v.optional(v.boolean(), false),
  cards: v.optional(share),
});
export type RallyDemo = v.InferOutput<typeof rallySchema>;

const tennisSchema = v.strictObject({
  engine: v.literal('tennis'),
  ...common,
  wins: whole,
  games: whole,
  tieBreak: whole,
  decidingTieBreak: whole,
  serverWins: share,
  rallySeconds: range,
  serveClock: seconds,
});
export type TennisDemo = v.InferOutput<typeof tennisSchema>;

const baseballSchema = v.strictObject({
  engine: v.literal('baseball'),
  ...common,
  innings: whole,
  /** A lead that ends the game after so many innings. */
  mercy: v.optional(v.strictObject({ lead: whole, after: whole })),
  pitchClock: v.optional(v.strictObject({ empty: seconds, runners: seconds })),
  /** What a pitch becomes, and what a ball in play becomes. */
  pitch: v.strictObject({ ball: share, strike: share, foul: share, inPlay: share }),
  inPlay: v.strictObject({ out: share, single: share, double: share, triple: share, homer: share, error: share }),
  players: v.array(name),
});
export type BaseballDemo = v.InferOutput<typeof baseballSchema>;

const cricketSchema = v.strictObject({
  engine: v.literal('cricket'),
  ...common,
  overs: whole,
  powerplayOvers: whole,
  bowlerOvers: whole,
  /** What a ball brings. */
  ball: v.record(v.string(), share),
  players: v.pipe(v.array(name), v.minLength(22)),
});
export type CricketDemo = v.InferOutput<typeof cricketSchema>;

const curlingSchema = v.strictObject({
  engine: v.literal('curling'),
  ...common,
  ends: whole,
  stones: whole,
  thinkingSeconds: seconds,
  extraEndSeconds: seconds,
  timeouts: whole,
  /** How many points the hammer makes in an end; minus is a steal. */
  ended: v.record(v.string(), share),
});
export type CurlingDemo = v.InferOutput<typeof curlingSchema>;

export const demoSchema = v.variant('engine', [
  timedSchema,
  rallySchema,
  tennisSchema,
  baseballSchema,
  cricketSchema,
  curlingSchema,
]);
export type Demo = v.InferOutput<typeof demoSchema>;
