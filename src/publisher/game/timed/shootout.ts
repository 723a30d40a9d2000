/** A shoot-out: one attempt each in turn, over as soon as the other team cannot come level any more. */
import type { TimedDemo } from '#scoreboard/packs/demos/schema.ts';
import { happens, type Team } from '../chance.ts';
import { fieldOf } from '../desk.ts';
import { both, TEAMS } from '../line-up.ts';
import type { Match } from './match.ts';

/** Seconds from one attempt to the next. */
const ATTEMPT: readonly [number, number] = [15_000, 25_000];

/** Best of so many attempts, then one each until they differ; the winner gets one goal where the sport counts it (IIHF), or X.shootout tells it. */
export function shootOut(match: Match, rule: NonNullable<TimedDemo['shootout']>): void {
  const { desk, random } = match;
  const made = [0, 0];
  const taken = [0, 0];
  for (const clock of ['clock', 'shotClock']) desk.setClock(clock, undefined);
  // Who sits out stays where he is, but no clock of his runs any more.
  for (const { name } of match.demo.boxes)
    for (const stem of TEAMS.map((team) => fieldOf(team, name))) desk.setBox(stem, { ...desk.box(stem), sitting: [] });
  // A goal of the shoot-out has the last column of the board for itself, behind the overtime.
  const column = `period${match.demo.periods.fields}`;
  desk.put({
    period: rule.label,
    ...(match.demo.clock.added?.announced === true && { addedTime: '' }),
    ...(rule.adds === 'goal' && both([column], '0')),
  });
  for (let round = 1; !isDecided(made, taken, rule.attempts); round += 1) {
    for (const team of TEAMS) {
      if (isDecided(made, taken, rule.attempts)) break;
      match.dead(...ATTEMPT);
      const scores = happens(random, rule.made);
      made[team] = (made[team] ?? 0) + (scores ? 1 : 0);
      taken[team] = round;
      const name = fieldOf(team, 'shootout');
      if (rule.adds === 'nothing') desk.put({ [name]: desk.text(name) + (scores ? 'o' : 'x') });
    }
  }
  const winner: Team = (made[0] ?? 0) > (made[1] ?? 0) ? 0 : 1;
  if (rule.adds === 'goal') for (const name of ['score', column]) desk.add(fieldOf(winner, name), 1);
}

function isDecided([home = 0, away = 0]: readonly number[], taken: readonly number[], attempts: number): boolean {
  const [homeTaken = 0, awayTaken = 0] = taken;
  if (homeTaken >= attempts && homeTaken === awayTaken) return home !== away;
  if (homeTaken > attempts || awayTaken > attempts) return false;
  return home > away + attempts - awayTaken || away > home + attempts - homeTaken;
}
