/** Play by events that come at random on the running clock: shots, cards, penalties, knock-downs, each at its own mean interval. */
import type { EventRule, EventsFlow } from '#scoreboard/packs/demos/schema.ts';
import { PENALTY_FORM, SECONDS_FORM } from '#scoreboard/clock-text.ts';
import { between, happens, other, raise, untilNext, type Pair, type Team } from '../chance.ts';
import { fieldOf } from '../desk.ts';
import { both, TEAMS } from '../line-up.ts';
import type { Match } from './match.ts';
import type { Flow } from './timed.ts';

/** Nothing follows sooner, in seconds. */
const GAP = 2;

export function createEvents(match: Match, flow: EventsFlow): Flow {
  const { demo, desk, random } = match;
  const mean = 1 / flow.events.reduce((rate, { every }) => rate + 1 / every, 0);
  let card: Pair = [0, 0];

  /** The team that has its goalkeeper off. */
  function pulled(): Team | undefined {
    return TEAMS.find((team) => flow.pulled !== undefined && desk.text(fieldOf(team, flow.pulled.lamp)) === '1');
  }
  function pull(): void {
    const rule = flow.pulled;
    if (rule === undefined) return;
    const behind = desk.count('away.score') - desk.count('home.score');
    const isTime = match.isOn() && match.period() === demo.periods.count && match.left() <= rule.seconds * 1000;
    const team = isTime && behind !== 0 && Math.abs(behind) <= rule.by ? (behind > 0 ? 0 : 1) : undefined;
    if (team === pulled()) return;
    desk.put(both([rule.lamp], '0'));
    if (team !== undefined) desk.put({ [fieldOf(team, rule.lamp)]: 1 });
  }
  function count(team: Team, names: readonly string[]): void {
    for (const name of names) desk.add(fieldOf(team, name), 1);
  }
  function made(rule: EventRule, team: Team): boolean {
    const share = match.manUp() === team ? (rule.manUp ?? rule.made) : rule.made;
    return happens(random, pulled() === undefined ? share : Math.min(1, share * (flow.pulled?.times ?? 1)));
  }
  function superior(): void {
    const rule = flow.superiority;
    if (rule === undefined || match.ended()) return;
    if (Math.abs(desk.count('home.score') - desk.count('away.score')) >= rule.lead) match.end(rule.status);
  }
  /** A clock for one attempt: it counts down while the attempt is prepared, and is then blank. */
  function prepare(rule: { field: string; seconds: number; used: [number, number] }): void {
    desk.setClock(rule.field, { ms: rule.seconds * 1000, per: -1, form: SECONDS_FORM });
    match.run(between(random, rule.used[0], rule.used[1]) * 1000);
    desk.setClock(rule.field, undefined);
  }
  function scored(rule: EventRule, team: Team): void {
    match.score(team, rule.points);
    count(team, rule.madeCounts);
    if (rule.madeDead !== undefined) match.whistle(rule.madeDead[0] * 1000, rule.madeDead[1] * 1000);
    if (rule.extra === undefined) return;
    prepare(rule.extra);
    if (happens(random, rule.extra.made)) match.score(team, rule.extra.points);
  }

  function happened(rule: EventRule): void {
    const up = match.manUp();
    const team: Team = happens(random, up === undefined ? 0.5 : rule.share) ? (up ?? 0) : other(up ?? 0);
    const [first] = rule.counts;
    if (first !== undefined && rule.max !== undefined && desk.count(fieldOf(team, first)) >= rule.max) return;
    if (rule.lamp !== undefined) {
      desk.put({ [fieldOf(team, rule.lamp.field)]: 1 });
      match.run(between(random, rule.lamp.seconds[0], rule.lamp.seconds[1]) * 1000);
      desk.put({ [fieldOf(team, rule.lamp.field)]: 0 });
    }
    if (rule.clock !== undefined) prepare(rule.clock);
    count(team, rule.counts);
    if (rule.box !== undefined) match.send(team, rule.box);
    if (rule.gives > 0) match.score(other(team), rule.gives);
    const free = flow.freeFrom;
    if (free !== undefined && rule.counts.includes('fouls') && desk.count(fieldOf(team, 'fouls')) >= free.count) {
      match.dead(8000, 15_000);
      if (happens(random, free.made)) match.score(other(team), 1);
    }
    if (rule.ends !== undefined && happens(random, rule.ends.share)) return match.end(rule.ends.status);
    if (rule.points > 0 && made(rule, team)) scored(rule, team);
    if (rule.dead !== undefined && match.isOn()) {
      const [low, high] = rule.dead;
      if (rule.whistle) match.whistle(low * 1000, high * 1000);
      else match.dead(low * 1000, high * 1000);
    }
  }

  /** The passive one has so long to score; it often spurs one of them on, else the other gets the point (UWW). */
  function activity(rule: NonNullable<EventsFlow['activity']>): void {
    const team: Team = happens(random, 0.5) ? 0 : 1;
    desk.put({ [fieldOf(team, rule.lamp)]: 1 });
    desk.setClock(rule.clock, { ms: rule.seconds * 1000, per: -1, form: PENALTY_FORM });
    const scores = happens(random, 0.4);
    const whole = rule.seconds * 1000;
    const isPlayed = match.left() >= whole;
    match.run(scores ? between(random, 3000, whole - 2000) : whole);
    desk.setClock(rule.clock, undefined);
    desk.put({ [fieldOf(team, rule.lamp)]: 0 });
    if (scores && match.isOn()) match.score(happens(random, 0.5) ? team : other(team), 2);
    else if (!scores && isPlayed) match.score(other(team), 1);
  }

  /** Moments of the period at which something happens by the clock, in milliseconds left. */
  function boundaries(announced: number): number[] {
    const last = flow.pulled === undefined ? [] : [flow.pulled.seconds * 1000];
    return [...last, ...(announced > 0 ? [announced] : [])].filter((ms) => ms < match.left());
  }
  function announce(ms: number): void {
    if (demo.clock.added?.announced === true && match.left() === ms) desk.put({ addedTime: Math.floor(ms / 60_000) });
  }
  function judge(before: readonly number[]): void {
    const down = TEAMS.map((team, at) => desk.count(fieldOf(team, 'knockdowns')) - (before[at] ?? 0));
    const lead = (down[1] ?? 0) - (down[0] ?? 0) + between(random, -0.6, 0.6);
    const winner: Team = lead > 0 ? 0 : 1;
    const lost = 9 - (down[other(winner)] ?? 0);
    card = raise(raise(card, winner, 10), other(winner), Math.max(7, lost));
    const [home, away] = TEAMS.map((team, at) => (card[at] ?? 0) - desk.count(fieldOf(team, 'deductions')));
    desk.put({ card: `${home}-${away}` });
  }

  return (period) => {
    const isRegular = period <= demo.periods.count;
    const regular = (isRegular ? demo.periods.seconds : (demo.overtime?.seconds ?? 0)) * 1000;
    const added = match.left() - regular;
    const downs = TEAMS.map((team) => desk.count(fieldOf(team, 'knockdowns')));
    let toActivity = untilNext(random, flow.activity?.every ?? Infinity);
    while (match.isOn()) {
      pull();
      const next = (GAP + untilNext(random, Math.max(0.1, mean - GAP))) * 1000;
      const stop = Math.max(0, ...boundaries(added));
      const step = Math.min(next, match.left() - stop, toActivity * 1000);
      match.run(step);
      announce(added);
      toActivity -= step / 1000;
      if (toActivity <= 0.001 && flow.activity !== undefined) {
        if (match.isOn()) activity(flow.activity);
        toActivity = untilNext(random, flow.activity.every);
      } else if (step === next && match.isOn()) happened(drawn());
      superior();
    }
    pull();
    if (flow.cards && !match.ended()) judge(downs);
  };

  function drawn(): EventRule {
    let left = random() / mean;
    for (const one of flow.events) {
      left -= 1 / one.every;
      if (left < 0) return one;
    }
    return flow.events[0] ?? { every: 1, ...NOTHING };
  }
}

const NOTHING = { points: 0, made: 0, share: 0.5, counts: [], madeCounts: [], gives: 0, whistle: false };
