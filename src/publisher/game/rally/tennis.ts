/** Tennis: points to games, games to sets, tie-breaks at six all (ITF Rules of Tennis, rules 5 to 7 and 14). */
import type { Random } from '#lib/random.ts';
import type { TennisDemo } from '#scoreboard/packs/demos/schema.ts';
import { SECONDS_FORM } from '#scoreboard/clock-text.ts';
import { between, happens, other, raise, type Pair, type Team } from '../chance.ts';
import { createDesk, fieldOf, sideOf, type Played } from '../desk.ts';
import { BEFORE_GAME, both, FINAL_HOLD, lineUp, numbered, TEAMS } from '../line-up.ts';

const WORDS = ['0', '15', '30', '40'];
/** A change of ends lasts 90 s in life, a set break 120 s. */
const CHANGE_HOLD = 20_000;
const SET_HOLD = 25_000;
const EDGE = 0.03;

/** Plays a match to its last point. */
export function playTennis(demo: TennisDemo, random: Random): Played {
  const desk = createDesk(firstTexts(demo, random));
  const edge = between(random, -EDGE, EDGE);
  let server: Team = happens(random, 0.5) ? 0 : 1;
  desk.put({ serve: sideOf(server) });
  desk.pass(BEFORE_GAME);

  function rally(by: Team): Team {
    desk.setClock('serveClock', { ms: demo.serveClock * 1000, per: -1, form: SECONDS_FORM });
    desk.pass(between(random, 8, demo.serveClock - 1) * 1000);
    desk.setClock('serveClock', undefined);
    desk.pass(between(random, demo.rallySeconds[0], demo.rallySeconds[1]) * 1000);
    return happens(random, demo.serverWins + (by === 0 ? edge : -edge)) ? by : other(by);
  }
  /** One game with words for points: four of them by two, else deuce and advantage. */
  function game(): Team {
    let points: Pair = [0, 0];
    for (;;) {
      const winner = rally(server);
      points = raise(points, winner, 1);
      const [own, theirs] = [points[winner], points[other(winner)]];
      if (own >= 4 && own - theirs >= 2) return winner;
      const isDeuce = own >= 3 && theirs >= 3;
      const lead = own - theirs;
      desk.put({
        [fieldOf(winner, 'points')]: isDeuce ? (lead > 0 ? 'AD' : '40') : (WORDS[own] ?? '40'),
        [fieldOf(other(winner), 'points')]: isDeuce ? '40' : (WORDS[theirs] ?? '40'),
      });
    }
  }
  /** The first to serve has one serve, then each two (rule 5b). */
  function tieBreak(to: number, set: number): Team {
    const first = server;
    for (let played = 0; ; played += 1) {
      const by = Math.floor((played + 1) / 2) % 2 === 0 ? first : other(first);
      desk.put({ serve: sideOf(by) });
      const winner = rally(by);
      desk.add(fieldOf(winner, 'points'), 1);
      const [own, theirs] = [desk.count(fieldOf(winner, 'points')), desk.count(fieldOf(other(winner), 'points'))];
      if (own < to || own - theirs < 2) continue;
      for (const team of TEAMS) desk.put({ [fieldOf(team, `tie${set}`)]: desk.text(fieldOf(team, 'points')) });
      return winner;
    }
  }
  function playSet(set: number): Team {
    for (let played = 0; ; played += 1) {
      const isTie = TEAMS.every((team) => desk.count(fieldOf(team, 'games')) === demo.games);
      const isLast = set === 2 * demo.wins - 1;
      const winner = isTie ? tieBreak(isLast ? demo.decidingTieBreak : demo.tieBreak, set) : game();
      desk.add(fieldOf(winner, 'games'), 1);
      desk.put(both(['points'], '0'));
      server = other(server);
      desk.put({ serve: sideOf(server) });
      const [own, theirs] = [desk.count(fieldOf(winner, 'games')), desk.count(fieldOf(other(winner), 'games'))];
      if (isTie || (own >= demo.games && own - theirs >= 2)) return winner;
      // Ends change after each odd game, with no rest after the first (rule 10, 29).
      if (played % 2 === 0 && played > 0) desk.pass(CHANGE_HOLD);
    }
  }

  for (let set = 1; ; set += 1) {
    desk.put({ period: set, status: '' });
    const winner = playSet(set);
    for (const team of TEAMS) desk.put({ [fieldOf(team, `set${set}`)]: desk.text(fieldOf(team, 'games')) });
    desk.add(fieldOf(winner, 'sets'), 1);
    if (desk.count(fieldOf(winner, 'sets')) === demo.wins) break;
    desk.put({ ...both(['games', 'points'], '0'), status: 'SET' });
    desk.pass(SET_HOLD);
  }
  desk.put({ status: 'FINAL', serve: '' });
  desk.pass(FINAL_HOLD);
  return desk.finish(demo.spelling);
}

function firstTexts(demo: TennisDemo, random: Random): Record<string, string> {
  const sets = 2 * demo.wins - 1;
  return {
    ...lineUp(demo, random),
    period: '1',
    ...both(['points', 'games', 'sets'], '0'),
    ...both([...numbered('set', sets), ...numbered('tie', sets)], ''),
    serve: '',
    serveClock: '',
  };
}
