/** Moments of a game that wait for an operator's word, or for their time: what the board said, while it still says it. */
import type { Time } from '#lib/time.ts';
import type { Command, Cue, DeskState, Watches } from '#protocol/desk.ts';
import { bannerOf, type Happened, type Moment, type Suggestion } from '#protocol/moments.ts';
import type { Values } from '#protocol/fields.ts';
import type { DeskPatch } from '#scoreboard/desk-patch.ts';
import { eventRulesOf } from '#scoreboard/events/event-rules.ts';
import { createGameWatch, type Change, type GameEvent, type GameWatch } from '#scoreboard/events/game-watch.ts';
import { momentOf } from '#scoreboard/events/moment-of.ts';
import type { SportPack } from '#scoreboard/packs/pack-schema.ts';

/** A moment that waits, and whose word it was: what the court's board said is shown as late as the picture, what an operator said of the program at once. */
export interface Offer {
  readonly suggestion: Suggestion;
  readonly watches: Watches;
}

export interface Offers {
  /** Another game, or another sport or side of the board: what is on air now is where it begins, and nothing waits. */
  readonly begin: () => void;
  /** These went on air at once, by the feed or by a key that counts. */
  readonly see: (changes: Iterable<Omit<Change, 'value'>>, watches: Watches, isByHand?: boolean) => void;
  /**
   * What a step of the desk means for the game: a key that counts is how a game without a feed is scored, and who types a value or gives one back
   * corrects what is there.
   */
  readonly follow: (patch: DeskPatch, watches: Watches, by: Command['do']) => void;
  /** What waits, the oldest first. */
  readonly list: () => readonly Suggestion[];
  /** What happened and still stands on the board, the newest last, whatever the desk says of moments. */
  readonly happened: () => Happened[];
  /** Whose word that was which happened under this id, and since when; undefined where it does not stand any more. */
  readonly origin: (id: string) => { readonly watches: Watches; readonly since: number } | undefined;
  /** Takes out what waits under this id, or the newest; undefined where nothing does. */
  readonly take: (id: string | undefined) => Offer | undefined;
  /** The same of what is not to be shown: it can be given back. */
  readonly drop: (id: string | undefined) => Offer | undefined;
  /** It waits again for a word, for as long as it would have: nothing goes on air by a step that is taken back. */
  readonly giveBack: (id: string) => void;
  readonly stop: () => void;
}

export interface OffersDeps {
  readonly time: Time;
  readonly pack: () => SportPack | undefined;
  readonly desk: () => Pick<DeskState, 'sport' | 'events' | 'phase'>;
  /** On outputs without a delay. */
  readonly onAir: () => Values;
  /** The longest delay of any output, in ms. */
  readonly longest: () => number;
  /** Its time has come, and nobody said no. */
  readonly air: (offer: Offer) => void;
}

/** Words of the desk with which what was on air is no longer where the game goes on from. */
const NEW_GAME = ['sport', 'names', 'ends'] as const;

/** So long a moment waits for a word once the latest output has shown it, in ms: by then play goes on, and a banner would be for what nobody sees any more. */
const WAITS_MS = 20_000;
/** More wait at once only where a board is tested: the oldest go. */
const OFFERS_MAX = 6;

/** What happened before that is of no interest to who shows a moment late. */
const HAPPENED_MAX = 12;

interface Waiting extends Offer {
  readonly event: GameEvent;
}

/** What happened, and whose word it was. */
interface Seen {
  readonly event: GameEvent;
  readonly watches: Watches;
}

export function createOffers(deps: OffersDeps): Offers {
  const { time } = deps;
  const now = (): number => Math.round(time.now());
  let waiting: readonly Waiting[] = [];
  let dropped: readonly Waiting[] = [];
  let happened: readonly Seen[] = [];
  let rules = eventRulesOf(deps.pack(), deps.desk().sport.rules);
  let watch: GameWatch | undefined = rules && createGameWatch(rules, deps.onAir());
  let timer: { readonly due: number; readonly callOff: () => void } | undefined;

  function offerOf(event: GameEvent, watches: Watches): readonly Waiting[] {
    const { events, phase } = deps.desk();
    const kind = kindOf(event);
    if (kind === undefined || events.mode === 'off' || isNoGame(phase)) return [];
    const { side, field, from, to, at } = event;
    // What ends the game holds its score: that stays an operator's word.
    const airs = events.mode === 'auto' && kind !== 'final';
    const until = airs ? now() + events.vetoMs : at + deps.longest() + WAITS_MS;
    const suggestion = {
      id: idOf(event),
      kind,
      ...(side === undefined ? {} : { side }),
      field,
      from,
      to,
      since: at,
      until,
      airs,
    };
    return [{ suggestion, watches, event }];
  }

  function kindOf(event: GameEvent): Moment | undefined {
    return rules && momentOf(deps.pack(), rules, event, deps.desk().events.also);
  }

  function isPoint(event: GameEvent): boolean {
    return event.kind === 'point' && rules !== undefined && momentOf(deps.pack(), rules, event) === undefined;
  }

  /** Of scores that are no moment of the sport the last one says all: in basketball they would be all there is. */
  function keep(events: readonly GameEvent[], watches: Watches): void {
    // What the board took back did not happen, also where it says the same once more.
    happened = happened.filter(({ event }) => watch?.holds(event) === true);
    if (events.length === 0 || isNoGame(deps.desk().phase)) return;
    const kept = events.some(isPoint) ? happened.filter(({ event }) => !isPoint(event)) : happened;
    happened = [...kept, ...events.map((event) => ({ event, watches }))].slice(-HAPPENED_MAX);
  }

  /** Whether it is no period that another one followed: the banner says by the board which one it is. */
  function isCurrent({ event }: Seen): boolean {
    return !isPeriod(event) || event === happened.findLast((seen) => isPeriod(seen.event))?.event;
  }

  /** Lets go of what nobody is to be asked any more; what was said to be off meanwhile waits no longer, nor goes on air by itself. */
  function prune(): void {
    const { events, phase } = deps.desk();
    const at = now();
    waiting = waiting
      .filter(({ event }) => events.mode !== 'off' && !isNoGame(phase) && watch?.holds(event) === true)
      // Nor what nobody wants any more, nor a period that is over.
      .filter((each) => kindOf(each.event) !== undefined && isCurrent(each))
      .map((each) => (each.suggestion.airs && events.mode !== 'auto' ? unaired(each) : each))
      .filter(({ suggestion: { airs, until } }) => airs || until > at)
      .slice(-OFFERS_MAX);
    schedule();
  }

  function unaired(each: Waiting): Waiting {
    const until = each.event.at + deps.longest() + WAITS_MS;
    return { ...each, suggestion: { ...each.suggestion, airs: false, until } };
  }

  function schedule(): void {
    const own = waiting.filter(({ suggestion }) => suggestion.airs).map(({ suggestion }) => suggestion.until);
    const due = own.length === 0 ? undefined : Math.min(...own);
    if (timer?.due === due) return;
    timer?.callOff();
    timer = due === undefined ? undefined : { due, callOff: time.after(Math.max(0, due - now()), onTimer) };
  }

  function onTimer(): void {
    timer = undefined;
    const at = now();
    const due = waiting.filter(({ suggestion }) => suggestion.airs && suggestion.until <= at);
    // Gone before it is on air: whatever comes of that, it waits no more.
    waiting = waiting.filter((each) => !due.includes(each));
    schedule();
    for (const each of due) deps.air(each);
  }

  function begin(): void {
    rules = eventRulesOf(deps.pack(), deps.desk().sport.rules);
    watch = rules && createGameWatch(rules, deps.onAir());
    waiting = dropped = happened = [];
    schedule();
  }

  function see(changes: Iterable<Omit<Change, 'value'>>, watches: Watches, isByHand?: boolean): void {
    if (watch === undefined) return;
    const onAir = deps.onAir();
    const seen = [...changes].map(({ name, at }) => ({ name, at, value: onAir[name] ?? null }));
    const events = watch.see(seen, isByHand);
    keep(events, watches);
    if (events.length > 0) waiting = [...waiting, ...events.flatMap((event) => offerOf(event, watches))];
    if (waiting.length > 0) prune();
  }

  function take(id: string | undefined): Waiting | undefined {
    if (waiting.length > 0) prune();
    const taken = id === undefined ? waiting.at(-1) : waiting.find(({ suggestion }) => suggestion.id === id);
    waiting = waiting.filter((each) => each !== taken);
    schedule();
    return taken;
  }

  return {
    begin,
    see,
    follow({ overrides, rest }, watches, by) {
      if (by === 'new-game' || NEW_GAME.some((word) => Object.hasOwn(rest, word))) begin();
      else if (by === 'nudge') {
        const at = now();
        const counted = Object.keys(overrides).map((name) => ({ name, at }));
        see(counted, watches, true);
      } else {
        watch?.settle(deps.onAir());
        keep([], watches);
        if (waiting.length > 0) prune();
      }
    },
    list() {
      if (waiting.length > 0) prune();
      return waiting.map(({ suggestion }) => suggestion);
    },
    happened: () => happened.filter(isCurrent).map(({ event }) => happenedOf(event, kindOf(event))),
    origin(id) {
      const seen = happened.filter(isCurrent).find(({ event }) => idOf(event) === id);
      return seen && { watches: seen.watches, since: seen.event.at };
    },
    take,
    drop(id) {
      const taken = take(id);
      if (taken !== undefined) dropped = [...dropped, unaired(taken)].slice(-OFFERS_MAX);
      return taken;
    },
    giveBack(id) {
      const back = dropped.filter(({ suggestion }) => suggestion.id === id);
      dropped = dropped.filter((each) => !back.includes(each));
      waiting = [...waiting, ...back].toSorted((a, b) => a.event.at - b.event.at);
      prune();
    },
    stop() {
      timer?.callOff();
      timer = undefined;
    },
  };
}

function isPeriod({ kind }: GameEvent): boolean {
  return kind === 'period';
}

function happenedOf(event: GameEvent, moment: Moment | undefined): Happened {
  const { kind, side, field, from, to, at: since } = event;
  const about = { ...(moment === undefined ? {} : { moment }), ...(side === undefined ? {} : { side }) };
  return { id: idOf(event), kind, ...about, field, from, to, since };
}

function idOf({ field, to, at }: GameEvent): string {
  return `${field} ${to} ${at}`;
}

/** Before the game boards are tested, and behind it they are reset or mended. */
function isNoGame(phase: DeskState['phase']): boolean {
  return phase === 'pre' || phase === 'final';
}

/** The banner of a moment; undefined for the end of the game, which has a card. */
export function cueOf({ side, ...moment }: Suggestion, at: number): Cue | undefined {
  const banner = bannerOf(moment);
  return banner && { ...banner, id: moment.id, ...(side === undefined ? {} : { side }), at };
}
