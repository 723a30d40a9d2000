/** Which line each listener of a stream stands on: operators now, outputs as late as their delay says. */
import type { DeskState, Watches } from '#protocol/desk.ts';
import { isProgram } from '#protocol/is-program.ts';
import type { DeskPatch } from '#scoreboard/desk-patch.ts';
import type { Admitted } from '#scoreboard/truth/truth.ts';
import type { Since } from '../fan-out.ts';
import type { CueEntry, Entry, FeedPatch } from './entry.ts';
import { createLine, type Applied, type Line, type LineDeps } from './line.ts';
import type { Past, Standpoint } from './past.ts';
import { Seated, type Listener, type Seat } from './seated.ts';

export interface Lines {
  /** The line without a delay: what the feed and the desk say at this moment. It is always there. */
  readonly now: Line;
  /** Seats a listener, which is answered with a snapshot. */
  join(seat: Seat, since: Since | undefined): Listener;
  /** All that listen. */
  seated(): ReadonlySet<Seated>;
  /** Names of the operators' pages that are open. One that asks for a delay is a page's second look, at what an output of that name shows. */
  readonly operators: () => string[];
  take(entry: Entry): Applied;
  /** What was confirmed of the feed, `at` this time unless now: at once here, and on outputs that are late where each value's own time is. */
  admit(admitted: readonly Admitted[], at?: number): Applied;
  /** A step of the desk: at once where it is said of what is on air, else delayed like the feed; `at` is when it was said, unless now. */
  say(patch: DeskPatch, watches: Watches, at?: number): void;
  /** Another sport: the word for it and what was read, under its names, come together, and on every output as late as its feed. */
  turnTo(sport: DeskState['sport'], patch: FeedPatch, at?: number): void;
  /** A moment: outputs that are late show it with what it is of. */
  cue(entry: CueEntry): void;
  dropCues(ids: ReadonlySet<string>): void;
  /** The line of what is on air for who watches the program: that of the stream's delay, else the one on which most outputs stand. */
  program(): Line;
  /** The longest delay that an output has or would be given, in ms. */
  longest(): number;
  each(run: (line: Line) => void): void;
  /** The desk's delays may have changed: moves listeners, and none of them sees anything of it but the delay. */
  regroup(): void;
  /** Whether any output was ever shown the past: it is then to be saved. */
  delays(): boolean;
  stop(): void;
}

export interface LinesDeps extends LineDeps {
  readonly past: Past;
  readonly desk: () => DeskState;
  readonly start: Standpoint;
  /** Whether outputs were shown the past in the run before. */
  readonly delayed: boolean;
  /** A listener is gone. */
  readonly left: () => void;
}

/** Most lines of a stream beside that without a delay: outputs that would need one more share the one whose delay is nearest. */
const LINES_MAX = 16;

/** Who goes first where lines are short: what the operator set, then outputs on program, then named ones, then anybody. */
type Rank = 0 | 1 | 2 | 3;

interface Place {
  readonly key: string;
  readonly delay: number;
  readonly rank: Rank;
}
const NOW: Place = { key: 'now', delay: 0, rank: 0 };

function rankOf(name: string, outputs: DeskState['outputs']): Rank {
  if (isProgram(name, outputs)) return 1;
  return name === '' ? 3 : 2;
}

export function createLines(deps: LinesDeps): Lines {
  const now = createLine(deps, deps.start, 0);
  const lines = new Map<string, Line>([[NOW.key, now]]);
  const seated = new Set<Seated>();
  let { delayed } = deps;

  /**
   * Where a seat belongs: the operator's word for this output, else for the stream, else the page's own. Outputs that have the stream's delay
   * stand together, so that they move together when it changes.
   */
  function placeOf({ output: { role, name }, delay: asked }: Seat): Place {
    if (role === 'operator' && asked === 0) return NOW;
    const { delay, outputs } = deps.desk();
    const own = name === '' ? null : (outputs[name]?.delay ?? null);
    if (own !== null) return { key: `output ${name}`, delay: own, rank: 0 };
    if (delay > 0) return { key: 'stream', delay, rank: 0 };
    if (asked > 0) return { key: `asked ${asked}`, delay: asked, rank: rankOf(name, outputs) };
    return lines.has('stream') ? { key: 'stream', delay: 0, rank: 0 } : NOW;
  }

  /** The line whose delay is nearest, of all but one. */
  function nearest(delay: number, but?: string): readonly [key: string, line: Line] {
    return [...lines]
      .filter(([key]) => key !== but)
      .reduce((best, each) => (Math.abs(each[1].delay() - delay) < Math.abs(best[1].delay() - delay) ? each : best));
  }

  /** Takes the line of those who go last from them, if they go after this rank; they share the nearest one from then on. Says whether there was one. */
  function makeRoom(rank: Rank): boolean {
    // Who shares a line stands there under another name for its place, and is no reason to keep it.
    const ranks = new Map<string, Rank>();
    for (const { seat, key } of seated) {
      const place = placeOf(seat);
      if (place.key === key) ranks.set(key, Math.min(place.rank, ranks.get(key) ?? 3) as Rank);
    }
    // Of those that go alike the latest.
    const [last] = [...lines.keys()]
      .toReversed()
      .filter((key) => key !== NOW.key && (ranks.get(key) ?? 3) > rank)
      .sort((a, b) => (ranks.get(b) ?? 3) - (ranks.get(a) ?? 3));
    if (last === undefined) return false;
    for (const each of seated) if (each.key === last) each.move(...nearest(placeOf(each.seat).delay, last));
    return leave(last);
  }

  /** The line of a place; made, if need be, of what `from` shows, so that whoever comes from there sees no jump. */
  function lineAt(place: Place, from: Line | undefined): { readonly key: string; readonly line: Line } {
    const known = lines.get(place.key);
    if (known !== undefined) return { key: place.key, line: known };
    if (lines.size > LINES_MAX && !makeRoom(place.rank)) {
      const [key, line] = nearest(place.delay);
      return { key, line };
    }
    const line =
      from === undefined
        ? createLine(deps, deps.past.asOf(place.delay, Math.round(deps.time.now())), place.delay)
        : createLine(deps, from.standpoint(), from.delay());
    lines.set(place.key, line);
    delayed = true;
    line.setDelay(place.delay);
    return { key: place.key, line };
  }

  /** A line that nobody stands on is gone: the past knows what it showed. Says whether it is. */
  function leave(key: string): boolean {
    if (key === NOW.key || [...seated].some((each) => each.key === key)) return false;
    lines.get(key)?.stop();
    return lines.delete(key);
  }

  function regroup(): void {
    const byRank = [...seated].map((each) => ({ each, place: placeOf(each.seat) }));
    byRank.sort((a, b) => a.place.rank - b.place.rank);
    for (const { each, place } of byRank) {
      if (place.key === each.key) {
        if (each.line.delay() !== place.delay) each.line.setDelay(place.delay);
        continue;
      }
      const { key, line } = lineAt(place, each.line);
      if (line === each.line) continue;
      const before = each.key;
      each.move(key, line);
      leave(before);
    }
  }

  function left(each: Seated): void {
    seated.delete(each);
    const wasFull = lines.size > LINES_MAX;
    // Who had to share a line may have room for its own now.
    if (leave(each.key) && wasFull) regroup();
    deps.left();
  }

  function tellLate(entry: Entry): void {
    deps.past.add(entry);
    for (const line of lines.values()) if (line !== now) line.take(entry);
  }

  return {
    now,
    join(seat, since) {
      const place = placeOf(seat);
      const { key, line } = lineAt(place, undefined);
      // Others may have shared it under the delay that it had before.
      if (key === place.key && line.delay() !== place.delay) line.setDelay(place.delay);
      const each = new Seated(seat, [key, line], line.fanOut.join(seat.peer, since), left);
      seated.add(each);
      return each;
    },
    seated: () => seated,
    operators: () =>
      Array.from(seated).flatMap(({ seat: { output }, line }) =>
        output.role === 'operator' && line.delay() === 0 ? [output.name] : [],
      ),
    take(entry) {
      // A board that sends all it has sixty times a second says little that is new: only that is kept, and waits.
      const news = entry.kind === 'feed' ? { ...entry, patch: now.changesOf(entry.patch) } : entry;
      const applied = now.take(entry);
      if (news.kind === 'feed' && news.patch.size === 0) return applied;
      tellLate(news);
      return applied;
    },
    admit(admitted, at = Math.round(deps.time.now())) {
      const latest = new Map(admitted.map(({ name, value }) => [name, value]));
      // A field that has several values here moved while it was confirmed: outputs that are late see it move.
      const news = admitted.filter(({ name, value }) => now.changesOf(new Map([[name, value]])).size > 0);
      const ats = new Map(admitted.flatMap((each) => (each.at < at ? [[each.name, each.at] as const] : [])));
      const applied = now.take({ kind: 'feed', at, patch: latest, ...(ats.size > 0 ? { ats } : {}) });
      for (const own of [...new Set(news.map((each) => each.at))].toSorted((a, b) => a - b)) {
        const patch = new Map(news.filter((each) => each.at === own).map(({ name, value }) => [name, value]));
        tellLate({ kind: 'feed', at: own, patch });
      }
      return applied;
    },
    say(patch, watches, at = Math.round(deps.time.now())) {
      const entry = { kind: 'desk', at, patch, watches } as const;
      const swaps = Object.hasOwn(patch.rest, 'ends');
      deps.past.add(entry);
      if (swaps && watches === 'program') deps.past.swapAll();
      if (swaps && watches === 'court') deps.past.add({ kind: 'swap', at: entry.at });
      for (const line of lines.values()) {
        if (watches === 'program' || line === now) {
          if (swaps) line.swapAll();
          line.say(patch, watches);
        } else {
          if (swaps) line.take({ kind: 'swap', at: entry.at });
          line.take(entry);
        }
      }
    },
    turnTo(sport, patch, at = Math.round(deps.time.now())) {
      const word: DeskPatch = { overrides: {}, rest: { sport } };
      // Nobody overtakes it: what waits is under the names of the sport before.
      const entries: readonly Entry[] = [
        { kind: 'desk', at, patch: word, watches: 'court' },
        { kind: 'feed', at, patch },
      ];
      for (const entry of entries) deps.past.add(entry);
      for (const line of lines.values()) line.takeAll(entries);
    },
    cue(entry) {
      deps.past.add(entry);
      for (const line of lines.values()) {
        if (entry.watches === 'program') line.cue(entry.cue);
        else line.take(entry);
      }
    },
    dropCues(ids) {
      deps.past.dropCues(ids);
      for (const line of lines.values()) line.dropCues(ids);
    },
    program() {
      const outputs = [...seated].filter(({ seat }) => seat.output.role === 'viewer');
      const standing = (line: Line): number => outputs.filter((each) => each.line === line).length;
      return lines.get('stream') ?? [...lines.values()].reduce((a, b) => (standing(b) > standing(a) ? b : a), now);
    },
    longest() {
      const { delay, outputs } = deps.desk();
      const own = Object.values(outputs).map((output) => output.delay ?? 0);
      return Math.max(delay, ...own, ...[...lines.values()].map((line) => line.delay()));
    },
    each(run) {
      for (const line of lines.values()) run(line);
    },
    regroup,
    delays: () => delayed,
    stop() {
      for (const line of lines.values()) line.stop();
    },
  };
}
