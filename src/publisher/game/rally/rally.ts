/** Sports in which each rally is a point: volleyball, beach volleyball, table tennis, badminton. */
import type { Random } from '#lib/random.ts';
import type { RallyDemo } from '#scoreboard/packs/demos/schema.ts';
import { between, happens, other, type Team } from '../chance.ts';
import { createDesk, fieldOf, sideOf, type Desk, type Played } from '../desk.ts';
import { BEFORE_GAME, both, FINAL_HOLD, lineUp, numbered, TEAMS } from '../line-up.ts';

const TIMEOUT_HOLD = 20_000;
const INTERVAL_HOLD = 15_000;
/** The board stands after a set; in life two or three minutes go by. */
const SET_HOLD = 6000;
const BREAK_HOLD = 12_000;
/** The better side wins so much more of the rallies, at most. */
const EDGE = 0.04;

/** Plays a match, set by set (or game by game), to its last point. */
export function playRally(demo: RallyDemo, random: Random): Played {
  const desk = createDesk(firstTexts(demo, random));
  const edge = between(random, -EDGE, EDGE);
  const won = `${demo.unit}s`;
  let first: Team = happens(random, 0.5) ? 0 : 1;
  desk.put({ serve: sideOf(first) });
  desk.pass(BEFORE_GAME);
  for (let number = 1; ; number += 1) {
    const isDeciding = number === 2 * demo.wins - 1;
    desk.put({ period: number, ...both(['score'], '0'), serve: sideOf(first) });
    if (demo.serviceCourt) desk.put({ serviceCourt: 'right' });
    desk.put({ status: '' });
    if (demo.timeouts !== undefined && !demo.timeouts.lamp) desk.put(both(['timeouts'], String(demo.timeouts.count)));
    desk.pass(3000);
    const winner = playSet(demo, random, desk, first, isDeciding, edge);
    for (const team of TEAMS) {
      desk.put({ [fieldOf(team, `${demo.unit}${number}`)]: desk.text(fieldOf(team, 'score')) });
    }
    desk.add(fieldOf(winner, won), 1);
    if (desk.count(fieldOf(winner, won)) === demo.wins) break;
    desk.put({ status: demo.unit.toUpperCase() });
    desk.pass(SET_HOLD);
    // Sides take turns to serve first, but in badminton who won a game serves first in the next (BWF law 6.2).
    first = demo.serviceCourt ? winner : other(first);
    desk.pass(BREAK_HOLD);
  }
  desk.put({ status: 'FINAL' });
  desk.pass(FINAL_HOLD);
  return desk.finish(demo.spelling);
}

function playSet(demo: RallyDemo, random: Random, desk: Desk, first: Team, isDeciding: boolean, edge: number): Team {
  const rule = isDeciding ? demo.deciding : demo.regular;
  let server = first;
  let rested = false;
  for (;;) {
    desk.pass(between(random, demo.rallySeconds[0], demo.rallySeconds[1]) * 1000);
    const forServer = happens(random, demo.serverWins + (server === 0 ? edge : -edge));
    const winner = forServer ? server : other(server);
    const name = fieldOf(winner, 'score');
    desk.add(name, 1);
    const [own, theirs] = [desk.count(name), desk.count(fieldOf(other(winner), 'score'))];
    if (own === rule.cap || (own >= rule.to && own - theirs >= rule.by)) return winner;
    const played = own + theirs;
    server = demo.serve === 'winner' ? winner : serverAt(played, first, demo.serve, rule.to);
    desk.put({ serve: sideOf(server) });
    if (demo.serviceCourt) {
      desk.put({ serviceCourt: desk.count(fieldOf(server, 'score')) % 2 === 0 ? 'right' : 'left' });
    }
    if (demo.interval !== undefined && !rested && own === demo.interval) {
      rested = true;
      stand(desk, 'INTERVAL', INTERVAL_HOLD);
    }
    timeout(demo, random, desk, other(winner));
    card(demo, random, desk);
    desk.pass(between(random, demo.betweenSeconds[0], demo.betweenSeconds[1]) * 1000);
  }
}

/** Who serves after so many points where the serve goes round by number; once both are one short it changes with each (ITTF law 2.13.3). */
function serverAt(played: number, first: Team, every: number, to: number): Team {
  const even = 2 * (to - 1);
  const turns = played < even ? Math.floor(played / every) : Math.floor(even / every) + played - even;
  return turns % 2 === 0 ? first : other(first);
}

function timeout(demo: RallyDemo, random: Random, desk: Desk, team: Team): void {
  const rule = demo.timeouts;
  if (rule === undefined || !happens(random, rule.share)) return;
  const name = fieldOf(team, rule.lamp ? 'timeoutUsed' : 'timeouts');
  if (rule.lamp ? desk.text(name) === '1' : desk.count(name) === 0) return;
  desk.add(name, rule.lamp ? 1 : -1);
  stand(desk, 'TIMEOUT', TIMEOUT_HOLD);
}

/** A warning, which stays on the board for the match. */
function card(demo: RallyDemo, random: Random, desk: Desk): void {
  if (demo.cards === undefined || !happens(random, demo.cards)) return;
  const team: Team = happens(random, 0.5) ? 0 : 1;
  if (desk.text(fieldOf(team, 'yellow')) === '0') desk.put({ [fieldOf(team, 'yellow')]: 1 });
}

function stand(desk: Desk, status: string, ms: number): void {
  desk.put({ status });
  desk.pass(ms);
  desk.put({ status: '' });
}

function firstTexts(demo: RallyDemo, random: Random): Record<string, string> {
  return {
    ...lineUp(demo, random),
    period: '1',
    ...both(['score', `${demo.unit}s`], '0'),
    ...both(numbered(demo.unit, demo.places), ''),
    serve: '',
    ...(demo.serviceCourt ? { serviceCourt: '' } : {}),
    ...(demo.timeouts === undefined ? {} : both([demo.timeouts.lamp ? 'timeoutUsed' : 'timeouts'], '0')),
    ...(demo.cards === undefined ? {} : both(['yellow', 'red'], '0')),
  };
}
