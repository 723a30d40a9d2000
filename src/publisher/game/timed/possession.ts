/** Play by possessions: one team has the ball until a goal, a loss or a whistle; the demo's outcomes say how often. */
import type { Outcome, PossessionFlow } from '#scoreboard/packs/demos/schema.ts';
import { between, happens, other, type Team } from '../chance.ts';
import { fieldOf, sideOf } from '../desk.ts';
import type { Match } from './match.ts';
import type { Flow } from './timed.ts';

/** Throws follow so many milliseconds after a foul and after each other. */
const THROW: readonly [number, number] = [5000, 9000];
const WHISTLE: readonly [number, number] = [4000, 12_000];

export function createPossessions(match: Match, flow: PossessionFlow): Flow {
  const { demo, desk, random } = match;
  const shot = demo.shotClock;
  const { side } = flow;
  let attack: Team = happens(random, 0.5) ? 0 : 1;
  /** Whom the arrow or the centre pass favours; nobody before the first jump ball is won. */
  let arrow: Team | undefined;

  function turn(to: Team): void {
    arrow = to;
    if (side !== undefined && side.turns !== 'ball') desk.put({ [side.field]: sideOf(to) });
  }
  /** Sets the shot clock; it is switched off when it would show more than is left in the period (FIBA art. 29). */
  function setShot(seconds: number, running: boolean): void {
    if (shot === undefined) return;
    const ms = seconds * 1000;
    const form = { unit: 'seconds', tenthsUnder: shot.tenthsUnder, round: 'down' } as const;
    const isOff = ms > match.left();
    desk.setClock('shotClock', isOff ? undefined : { ms, per: running ? -1 : 0, form, within: 'clock' });
  }
  function give(team: Team, seconds: number, running: boolean): void {
    for (const { name, ballEnds } of team === attack ? [] : demo.boxes) {
      const stem = fieldOf(team, name);
      if (ballEnds) desk.setBox(stem, { ...desk.box(stem), sitting: [] });
    }
    attack = team;
    setShot(seconds, running);
    if (side?.turns === 'ball') desk.put({ [side.field]: sideOf(team) });
    if (flow.passive !== undefined) desk.put({ [flow.passive.field]: 0 });
    if (flow.shortLamp === undefined) return;
    const short = match.manUp() === other(team);
    desk.put({ [fieldOf(team, flow.shortLamp)]: short ? 1 : 0, [fieldOf(other(team), flow.shortLamp)]: 0 });
  }
  function stopped(): void {
    desk.runClock('shotClock', 0);
    match.whistle(...WHISTLE);
  }
  const full = shot?.full ?? 0;
  const short = shot?.short ?? 0;

  function goal(points: number): void {
    match.score(attack, points);
    if (side?.turns === 'goal') turn(other(arrow ?? attack));
    // The arrow says who has the centre pass, whoever scored.
    const next = side?.turns === 'goal' ? (arrow ?? 0) : other(attack);
    if (flow.goalStops || (demo.lateStop !== undefined && match.isLate(demo.lateStop * 1000))) {
      give(next, full, false);
      stopped();
      return;
    }
    // The game clock goes on; the shot clock starts when the throw-in is touched on the court.
    give(next, full, false);
    match.run(between(random, flow.restart[0] * 1000, flow.restart[1] * 1000));
  }
  function rebound(): void {
    const keeps = happens(random, flow.rebound);
    give(keeps ? attack : other(attack), keeps ? short : full, false);
  }
  function throwAll(outcome: Outcome, count: number): void {
    const lamp = outcome.lamp === undefined ? undefined : fieldOf(attack, outcome.lamp);
    if (lamp !== undefined) desk.put({ [lamp]: 1 });
    let made = false;
    const by = attack;
    for (let thrown = 1; thrown <= count; thrown += 1) {
      desk.runClock('shotClock', 0);
      match.dead(...THROW);
      if (!match.isOn()) break;
      made = happens(random, flow.throwMade);
      if (made) match.score(by, 1);
    }
    if (lamp !== undefined) desk.put({ [lamp]: 0 });
    if (made) give(other(attack), full, false);
    else rebound();
  }
  function hasBonus(team: Team): boolean {
    const from = demo.fouls?.bonusFrom;
    return from !== undefined && desk.count(fieldOf(team, 'fouls')) >= from;
  }

  function end(outcome: Outcome): void {
    const defence = other(attack);
    if (outcome.foul !== undefined && demo.fouls !== undefined) {
      const name = fieldOf(outcome.foul === 'attack' ? attack : defence, 'fouls');
      desk.put({ [name]: Math.min(99, desk.count(name) + 1) });
    }
    if (outcome.box !== undefined) match.send(defence, outcome.box);
    if (outcome.stops || (outcome.foul !== undefined && demo.fouls !== undefined)) {
      if (outcome.stops) match.halt();
      stopped();
      if (!match.isOn()) return;
    }
    if (outcome.throws > 0) return throwAll(outcome, outcome.throws);
    if (outcome.points > 0) {
      const made = match.manUp() === attack ? (outcome.manUp ?? outcome.made) : outcome.made;
      if (happens(random, made)) return goal(outcome.points);
    }
    switch (outcome.ball) {
      case 'lose':
        return give(defence, full, false);
      case 'keep':
        if (outcome.foul === 'defence' && hasBonus(defence)) return throwAll(outcome, 2);
        return give(attack, Math.max(desk.clock('shotClock') / 1000, short), false);
      case 'rebound':
        return rebound();
      case 'arrow': {
        const same = arrow === attack;
        turn(other(arrow ?? 0));
        return give(same ? attack : defence, same ? short : full, false);
      }
      default:
        return outcome.ball satisfies never;
    }
  }

  function lateLamp(): boolean {
    const lamp = flow.lateLamp;
    if (lamp === undefined) return false;
    const isLit = match.left() <= lamp.seconds * 1000 && match.left() > 0;
    if (desk.text(lamp.field) !== (isLit ? '1' : '0')) desk.put({ [lamp.field]: isLit ? 1 : 0 });
    return isLit;
  }
  function attackFor(ms: number): void {
    const { passive } = flow;
    const before = passive === undefined ? ms : Math.min(ms, passive.after * 1000);
    match.run(before);
    if (passive === undefined || before >= ms || !match.isOn()) return;
    desk.put({ [passive.field]: 1 });
    match.run(ms - before);
  }

  return (period) => {
    if (side?.turns === 'arrow' && period > 1) {
      attack = arrow ?? attack;
    } else if (side?.turns === 'goal' && arrow !== undefined) {
      attack = arrow;
    } else if (period > 1) attack = period % 2 === 0 ? 0 : 1;
    if (side?.turns === 'goal') turn(attack);
    give(attack, full, false);
    // A period begins with a throw-in for whom the arrow favours, and the arrow turns (FIBA art. 12).
    if (side?.turns === 'arrow') turn(other(attack));
    while (match.isOn()) {
      const isLate = lateLamp();
      desk.runClock('shotClock', -1);
      const [low, high, more] = flow.seconds;
      const patience = between(random, low, high) + between(random, 0, more);
      const clock = desk.clock('shotClock');
      const most = clock > 0 ? clock / 1000 - 0.3 : Infinity;
      attackFor(Math.min(patience, most) * 1000);
      if (match.isOn()) end(draw(flow.outcomes, isLate, random()));
    }
    desk.runClock('shotClock', 0);
    if (flow.lateLamp !== undefined) desk.put({ [flow.lateLamp.field]: 0 });
    if (flow.passive !== undefined) desk.put({ [flow.passive.field]: 0 });
  };
}

/** One of the outcomes, each as likely as its weight among those that are possible. */
function draw(outcomes: readonly Outcome[], isLate: boolean, chance: number): Outcome {
  const open = outcomes.filter((one) => isLate || !one.late);
  let left = chance * open.reduce((sum, { weight }) => sum + weight, 0);
  for (const one of open) {
    left -= one.weight;
    if (left < 0) return one;
  }
  return { weight: 1, points: 0, made: 1, throws: 0, stops: false, late: false, ball: 'lose' };
}
