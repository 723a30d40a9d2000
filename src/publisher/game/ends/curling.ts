/** Curling: ends of sixteen stones, the hammer, thinking time (The Rules of Curling, World Curling, C3 and C8: read in outline only). */
import type { Random } from '#lib/random.ts';
import type { CurlingDemo } from '#scoreboard/packs/demos/schema.ts';
import { PENALTY_FORM } from '#scoreboard/clock-text.ts';
import { between, happens, other, pick, type Team } from '../chance.ts';
import { createDesk, fieldOf, sideOf, type Played } from '../desk.ts';
import { BEFORE_GAME, both, FINAL_HOLD, lineUp, numbered, TEAMS } from '../line-up.ts';

/** A stone is under way for so long; nobody's clock runs. */
const SLIDE: readonly [number, number] = [18_000, 26_000];
const END_HOLD = 15_000;
const TIMEOUT_HOLD = 20_000;
/** Ends beyond the regular ones that the board has places for; later ones count with the last. */
const EXTRA_ENDS = 2;
const TIMEOUT = 0.008;
/** A team that is so far behind after the sixth end shakes hands. */
const CONCEDES = 5;
const CONCEDES_FROM = 6;

/** Plays a game, extra ends included. */
export function playCurling(demo: CurlingDemo, random: Random): Played {
  const desk = createDesk({
    ...lineUp(demo, random),
    period: '1',
    hammer: '',
    ...both(['score'], '0'),
    ...both(['stones'], String(demo.stones)),
    ...both(['timeouts'], String(demo.timeouts)),
    ...both(['clock'], ''),
    ...both(numbered('end', demo.ends + EXTRA_ENDS), ''),
  });
  let hammer: Team = happens(random, 0.5) ? 0 : 1;

  function setClocks(seconds: number): void {
    for (const team of TEAMS) {
      desk.setClock(fieldOf(team, 'clock'), { ms: seconds * 1000, per: 0, form: PENALTY_FORM });
    }
  }
  /** Thinks, throws, and takes no more time than its share of what is left. */
  function throwStone(team: Team, stonesToCome: number): void {
    const clock = fieldOf(team, 'clock');
    const fair = desk.clock(clock) / Math.max(1, stonesToCome);
    desk.runClock(clock, -1);
    desk.pass(Math.min(between(random, 8000, 38_000), fair * 1.2, desk.clock(clock) * 0.9));
    desk.runClock(clock, 0);
    if (desk.count(fieldOf(team, 'timeouts')) > 0 && happens(random, TIMEOUT)) {
      desk.add(fieldOf(team, 'timeouts'), -1);
      desk.put({ status: 'TIMEOUT' });
      desk.pass(TIMEOUT_HOLD);
      desk.put({ status: '' });
    }
    desk.add(fieldOf(team, 'stones'), -1);
    desk.pass(between(random, SLIDE[0], SLIDE[1]));
  }
  function playEnd(end: number): void {
    desk.put({ period: end, hammer: sideOf(hammer), ...both(['stones'], String(demo.stones)) });
    const ends = Math.max(1, demo.ends - end + 1);
    for (let stone = 0; stone < 2 * demo.stones; stone += 1) {
      const team = stone % 2 === 0 ? other(hammer) : hammer;
      throwStone(team, ends * demo.stones - Math.floor(stone / 2));
    }
    const points = Number(pick(random, demo.ended, '1'));
    const scorer = points < 0 ? other(hammer) : hammer;
    for (const team of TEAMS) {
      const made = team === scorer ? Math.abs(points) : 0;
      desk.add(fieldOf(team, 'score'), made);
      desk.add(fieldOf(team, `end${Math.min(end, demo.ends + EXTRA_ENDS)}`), made);
    }
    // Who scores gives the hammer away; a blank end keeps it.
    if (points !== 0) hammer = other(scorer);
  }
  const lead = (): number => Math.abs(desk.count('home.score') - desk.count('away.score'));

  setClocks(demo.thinkingSeconds);
  desk.put({ hammer: sideOf(hammer) });
  desk.pass(BEFORE_GAME);
  for (let end = 1; end <= demo.ends || lead() === 0; end += 1) {
    if (end > demo.ends) setClocks(demo.extraEndSeconds);
    playEnd(end);
    desk.pass(END_HOLD);
    if (end >= CONCEDES_FROM && lead() >= CONCEDES) break;
  }
  desk.put({ status: 'FINAL', hammer: '' });
  desk.pass(FINAL_HOLD);
  return desk.finish(demo.spelling);
}
