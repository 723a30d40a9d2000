/** American football: drives of four downs, kicks, tries, the play clock and the flag (NFL Official Playing Rules; the averages are those of that league). */
import { SECONDS_FORM } from '#scoreboard/clock-text.ts';
import { between, happens, other, pick, type Team } from '../chance.ts';
import { sideOf } from '../desk.ts';
import type { Match } from './match.ts';
import type { Flow } from './timed.ts';

/** 40 s from the end of a play, 25 s after administrative stoppages (rule 4-6-1). */
const PLAY_CLOCK = 40;
const PLAY_CLOCK_SHORT = 25;
/** A touchback after a kickoff (rule 6-1-4, as changed in 2025). */
const TOUCHBACK = 35;
const YARDS = 100;
const FLAG = 0.06;
const PLAYS = { run: 0.44, complete: 0.345, incomplete: 0.19, turnover: 0.025 } as const;

export function createDowns(match: Match): Flow {
  const { desk, random, demo } = match;
  let offense: Team = happens(random, 0.5) ? 0 : 1;
  const received = offense;
  let down = 1;
  let toGo = 10;
  /** Yards from the offense's own goal line. */
  let at = TOUCHBACK;
  /** Whether the last play stopped the clock. */
  let stopped = true;

  function show(): void {
    const goal = YARDS - at;
    const spot =
      at === 50 ? '50' : `${sideOf(at < 50 ? offense : other(offense)) === 'home' ? 'H' : 'V'} ${Math.min(at, goal)}`;
    desk.put({
      possession: sideOf(offense),
      down,
      toGo: toGo >= goal ? 'Goal' : toGo < 1 ? 'Inches' : Math.round(toGo),
      ballOn: spot,
    });
  }
  function blank(): void {
    desk.put({ down: '', toGo: '', ballOn: '', possession: '', flag: 0 });
    desk.setClock('playClock', undefined);
  }
  function playClock(seconds: number, running: boolean): void {
    desk.setClock('playClock', { ms: seconds * 1000, per: running ? -1 : 0, form: SECONDS_FORM });
  }
  function first(team: Team, spot: number): void {
    offense = team;
    down = 1;
    at = Math.min(YARDS - 1, Math.max(1, Math.round(spot)));
    toGo = Math.min(10, YARDS - at);
    show();
  }
  function kickoff(by: Team): void {
    blank();
    match.dead(8000, 14_000);
    if (!match.isOn()) return;
    if (!happens(random, 0.6)) match.run(between(random, 4000, 8000));
    first(other(by), happens(random, 0.6) ? TOUCHBACK : between(random, 18, 40));
  }
  function touchdown(): void {
    match.score(offense, 6);
    blank();
    match.dead(10_000, 16_000);
    // A try is untimed: one point by a kick, two by a play (rule 11-3).
    if (happens(random, 0.1)) {
      if (happens(random, 0.48)) match.score(offense, 2);
    } else if (happens(random, 0.95)) match.score(offense, 1);
    if (match.isOn()) kickoff(offense);
  }
  function fieldGoal(): void {
    playClock(PLAY_CLOCK_SHORT, true);
    match.run(between(random, 4000, 6000));
    const distance = YARDS - at + 17;
    desk.setClock('playClock', undefined);
    match.halt();
    if (happens(random, distance < 40 ? 0.93 : distance < 50 ? 0.78 : 0.6)) {
      match.score(offense, 3);
      if (match.isOn()) kickoff(offense);
    } else first(other(offense), YARDS - at + 7);
  }
  function fourth(): boolean {
    if (down < 4) return false;
    const goal = YARDS - at;
    if (toGo <= 2 && at > 50 && happens(random, 0.45)) return false;
    if (goal <= 38) fieldGoal();
    else {
      match.run(between(random, 5000, 10_000));
      first(other(offense), Math.max(20, YARDS - (at + between(random, 38, 50))));
    }
    return true;
  }
  function flagged(): void {
    desk.put({ flag: 1 });
    match.halt();
    desk.runClock('playClock', 0);
    match.dead(6000, 10_000);
    const yards = happens(random, 0.5) ? -5 : 5;
    if (at + yards > 1 && at + yards < YARDS - 1) {
      at += yards;
      toGo -= yards;
      if (toGo <= 0) first(offense, at);
    }
    desk.put({ flag: 0 });
    show();
  }
  function gained(yards: number, stops: boolean): void {
    const spot = at + yards;
    if (spot >= YARDS) return touchdown();
    if (spot <= 0) {
      match.score(other(offense), 2);
      return kickoff(offense);
    }
    at = Math.max(1, Math.round(spot));
    toGo -= yards;
    if (toGo <= 0) first(offense, at);
    else if (down === 4) first(other(offense), YARDS - at);
    else {
      down += 1;
      show();
    }
    if (stops) match.halt();
  }
  function play(): void {
    // The clock runs on between plays unless the last one stopped it.
    const isHurried = match.period() % 2 === 0 && match.left() < 120_000;
    if (desk.text('down') === '') return first(offense, at);
    playClock(PLAY_CLOCK, true);
    const wait = isHurried ? between(random, 9000, 18_000) : between(random, 24_000, 37_000);
    if (stopped) match.dead(wait * 0.8, wait);
    else match.run(wait);
    stopped = false;
    if (!match.isOn()) return;
    if (happens(random, FLAG)) return flagged();
    desk.setClock('playClock', undefined);
    if (fourth()) {
      stopped = true;
      return;
    }
    match.run(between(random, 4000, 8000));
    const kind = pick(random, PLAYS, 'run');
    if (kind === 'turnover') {
      stopped = true;
      match.halt();
      first(other(offense), Math.min(95, Math.max(5, YARDS - at - between(random, -5, 15))));
      return;
    }
    stopped = kind === 'incomplete' || happens(random, 0.12);
    gained(yardsOf(kind), stopped);
    if (stopped && match.isOn()) match.whistle(1000, 3000);
  }
  function yardsOf(kind: 'run' | 'complete' | 'incomplete'): number {
    if (kind === 'incomplete') return 0;
    if (kind === 'run')
      return Math.round(between(random, -2, 8) + (happens(random, 0.08) ? between(random, 5, 40) : 0));
    return Math.round(between(random, 1, 17) + (happens(random, 0.12) ? between(random, 8, 45) : 0));
  }
  return (period) => {
    stopped = true;
    if (period === 1) kickoff(other(offense));
    else if (period % 2 === 1) {
      // The team that kicked off receives in the second half; an overtime begins with a toss.
      offense = period === 3 ? other(received) : happens(random, 0.5) ? 0 : 1;
      kickoff(other(offense));
    } else show();
    while (match.isOn()) play();
    if (period % 2 === 0 || period >= demo.periods.count) blank();
    else desk.setClock('playClock', undefined);
    desk.put({ flag: 0 });
  };
}
