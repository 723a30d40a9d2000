/** What every sport with a game clock shares: the clock, periods, dead balls, time-outs, scores by period and penalty boxes. */
import type { Random } from '#lib/random.ts';
import type { TimedDemo } from '#scoreboard/packs/demos/schema.ts';
import { periodText } from '../period-text.ts';
import { between, happens, other, type Team } from '../chance.ts';
import { fieldOf, type Desk } from '../desk.ts';
import { TEAMS } from '../line-up.ts';

/** How long the board stands for a time-out, which in life lasts a minute: nobody wants to watch those. */
const TIMEOUT_HOLD = 20_000;
/** In the last two minutes of regular time teams are fewer time-outs, and take them more readily. */
const LATE = 120_000;

export interface Match {
  readonly demo: TimedDemo;
  readonly random: Random;
  readonly desk: Desk;
  period(): number;
  /** Milliseconds left in the period. */
  left(): number;
  /** Whether the period goes on. */
  isOn(): boolean;
  /** The clock runs so many milliseconds, or until the period is over. */
  run(ms: number): void;
  /** The ball is dead between so many milliseconds: the clock stands, in sports in which it does. */
  dead(low: number, high: number): void;
  /** A dead ball of some seconds, at which a team may take a time-out. */
  whistle(low: number, high: number): void;
  score(team: Team, points: number): void;
  isLate(ms: number): boolean;
  /** The team with a player more, if either has. */
  manUp(): Team | undefined;
  send(team: Team, box: string): void;
  /** The contest is over before its time. */
  end(status: string): void;
  ended(): boolean;
  begin(period: number, ms: number): void;
  /** The clock stands, until it is next run. */
  halt(): void;
}

export function createMatch(demo: TimedDemo, random: Random, desk: Desk): Match {
  const per = demo.clock.direction === 'down' ? -1 : 1;
  const boxes = demo.boxes.flatMap(({ name }) => TEAMS.map((team) => fieldOf(team, name)));
  let period = 1;
  let left = 0;
  let isRunning = false;
  let isEnded = false;

  function move(running: boolean): void {
    if (running === isRunning) return;
    isRunning = running;
    desk.runClock('clock', running ? per : 0);
    for (const stem of boxes) desk.setBox(stem, { ...desk.box(stem), running });
  }
  function isSudden(): boolean {
    return demo.overtime?.sudden === true && period > demo.periods.count;
  }
  function isOn(): boolean {
    return left > 0 && !isEnded && !(isSudden() && desk.count('home.score') !== desk.count('away.score'));
  }
  function run(ms: number): void {
    const passed = Math.min(Math.max(1, Math.round(ms)), left);
    if (passed === 0) return;
    move(true);
    desk.pass(passed);
    left -= passed;
    if (left === 0) move(false);
  }
  function dead(low: number, high: number): void {
    const ms = between(random, low, high);
    if (!demo.clock.stops && left > 0) {
      run(ms);
      return;
    }
    move(false);
    desk.pass(ms);
  }
  function halt(): void {
    move(false);
  }
  function isLate(ms: number): boolean {
    return period >= demo.periods.count && left <= ms;
  }
  function timeout(): void {
    const rule = demo.timeouts;
    if (rule === undefined || left === 0) return;
    if (rule.lateMost !== undefined && period === demo.periods.count && left <= LATE) {
      for (const team of TEAMS) {
        const name = fieldOf(team, 'timeouts');
        desk.put({ [name]: Math.min(rule.lateMost, desk.count(name)) });
      }
    }
    for (const team of TEAMS) {
      const name = fieldOf(team, 'timeouts');
      if (desk.count(name) === 0 || !happens(random, rule.share * (isLate(LATE) ? 3 : 1))) continue;
      move(false);
      desk.add(name, -1);
      desk.put({ status: 'TIMEOUT' });
      desk.pass(TIMEOUT_HOLD);
      desk.put({ status: '' });
      return;
    }
  }
  function manUp(): Team | undefined {
    const [home, away] = TEAMS.map((team) => absent(team));
    return home === away ? undefined : (home ?? 0) < (away ?? 0) ? 0 : 1;
  }
  function absent(team: Team): number {
    return demo.boxes.reduce((sum, { name, serving }) => {
      return sum + Math.min(serving, desk.box(fieldOf(team, name)).sitting.length);
    }, 0);
  }

  return {
    demo,
    random,
    desk,
    period: () => period,
    left: () => left,
    isOn,
    run,
    dead,
    halt,
    isLate,
    manUp,
    whistle(low, high) {
      dead(low, high);
      timeout();
    },
    score(team, points) {
      desk.add(fieldOf(team, 'score'), points);
      if (desk.text('home.aggregate') !== '') desk.add(fieldOf(team, 'aggregate'), points);
      const { fields } = demo.periods;
      if (fields > 0) desk.add(fieldOf(team, `period${Math.min(period, fields)}`), points);
      if (manUp() !== team) return;
      // A goal of the team with more players ends the penalty with the least time left (IIHF rule 16; floorball and futsal likewise).
      for (const { name, goalEnds } of demo.boxes) {
        const stem = fieldOf(other(team), name);
        const box = desk.box(stem);
        if (!goalEnds || box.sitting.length === 0) continue;
        const serving = box.sitting.slice(0, box.serving);
        const least = serving.reduce((one, two) => (two.left < one.left ? two : one));
        desk.setBox(stem, { ...box, sitting: box.sitting.filter((one) => one !== least) });
      }
    },
    send(team, name) {
      const rule = demo.boxes.find((one) => one.name === name);
      const stem = fieldOf(team, name);
      const box = desk.box(stem);
      if (rule === undefined || box.sitting.length >= rule.places) return;
      const [lowest, highest] = rule.numbers;
      let player = Math.floor(between(random, lowest, highest + 1));
      // Whoever sits there already cannot be sent there.
      while (box.sitting.some((one) => one.player === String(player))) {
        player = player === highest ? lowest : player + 1;
      }
      desk.setBox(stem, { ...box, sitting: [...box.sitting, { player: String(player), left: rule.seconds * 1000 }] });
    },
    end(status) {
      isEnded = true;
      move(false);
      desk.put({ status });
    },
    ended: () => isEnded,
    begin(next, ms) {
      period = next;
      left = ms;
      const { count, label, fields } = demo.periods;
      desk.put({ period: periodText(next, count, label, demo.overtime?.label), status: '' });
      for (const team of TEAMS) {
        const name = fieldOf(team, `period${Math.min(next, fields)}`);
        if (fields > 0 && desk.text(name) === '') desk.put({ [name]: 0 });
      }
    },
  };
}
