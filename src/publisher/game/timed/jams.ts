/** Roller derby: jams of up to 2:00 with 30 s of line-up between, on a period clock that runs on (WFTDA Rules, 1.1 and 1.2). */
import { SECONDS_FORM, PENALTY_FORM } from '#scoreboard/clock-text.ts';
import { between, happens, other, type Team } from '../chance.ts';
import { fieldOf } from '../desk.ts';
import { both, TEAMS } from '../line-up.ts';
import type { Match } from './match.ts';
import type { Flow } from './timed.ts';

const JAM = 120_000;
const LINEUP = 30_000;
/** A trip through the pack takes about so long, and gives up to four points. */
const TRIP: readonly [number, number] = [11_000, 24_000];
const TRIP_POINTS = 4;
/** How often a jam has a lead jammer, a star pass, and how often a time-out or review comes before the next. */
const HAS_LEAD = 0.85;
const STAR_PASS = 0.06;
const TIMEOUT = 0.09;
const REVIEW = 0.03;
const RETAINED = 0.4;
const TIMEOUT_HOLD = 20_000;

export function createJams(match: Match): Flow {
  const { desk, random } = match;

  /** Time goes by; the period clock with it as long as it lasts, and a jam that has begun is played to its end. */
  function pass(ms: number): void {
    const inPeriod = Math.min(ms, match.left());
    if (inPeriod > 0) match.run(inPeriod);
    if (ms > inPeriod) desk.pass(ms - inPeriod);
  }
  function trips(lead: Team | undefined, end: number): void {
    let gone = between(random, 20_000, 34_000);
    let last = 0;
    while (gone < end) {
      pass(gone - last);
      last = gone;
      const team: Team = lead !== undefined && happens(random, 0.72) ? lead : happens(random, 0.5) ? 0 : 1;
      const points = 1 + Math.floor(random() * TRIP_POINTS);
      match.score(team, points);
      desk.add(fieldOf(team, 'jamScore'), points);
      if (happens(random, STAR_PASS)) {
        const passer = other(team);
        // A jammer who gives the star away is no lead any more.
        desk.put({ [fieldOf(passer, 'starPass')]: 1, [fieldOf(passer, 'lead')]: 0 });
      }
      gone += between(random, TRIP[0], TRIP[1]) / 1.6;
    }
    pass(end - last);
  }
  function jam(): void {
    desk.setClock('lineupClock', undefined);
    desk.add('jam', 1);
    desk.put(both(['jamScore', 'lead', 'starPass'], '0'));
    desk.setClock('jamClock', { ms: JAM, per: -1, form: PENALTY_FORM });
    const lead = happens(random, HAS_LEAD) ? (happens(random, 0.5) ? 0 : 1) : undefined;
    const passed = between(random, 8000, 16_000);
    pass(passed);
    if (lead !== undefined) desk.put({ [fieldOf(lead, 'lead')]: 1 });
    // A lead jammer may call it off; without one a jam lasts two minutes.
    const end = lead === undefined ? JAM - passed : between(random, 18_000, 75_000);
    trips(lead, end);
    desk.setClock('jamClock', undefined);
    desk.put(both(['lead', 'starPass'], '0'));
  }
  function stoppage(): void {
    const team: Team = happens(random, 0.5) ? 0 : 1;
    const isTimeout = happens(random, TIMEOUT) && desk.count(fieldOf(team, 'timeouts')) > 0;
    const isReview = !isTimeout && happens(random, REVIEW) && desk.text(fieldOf(team, 'review')) === '1';
    if (!isTimeout && !isReview) return;
    match.halt();
    desk.setClock('lineupClock', undefined);
    if (isTimeout) desk.add(fieldOf(team, 'timeouts'), -1);
    desk.put({ status: isTimeout ? 'TIMEOUT' : 'REVIEW' });
    desk.pass(TIMEOUT_HOLD);
    if (isReview) {
      // A review that is upheld is kept, once a period.
      const kept = desk.text(fieldOf(team, 'reviewRetained')) === '0' && happens(random, RETAINED);
      desk.put({ [fieldOf(team, 'review')]: kept ? 1 : 0, [fieldOf(team, 'reviewRetained')]: kept ? 1 : 0 });
    }
    desk.put({ status: '' });
    desk.setClock('lineupClock', { ms: 0, per: 1, form: { ...SECONDS_FORM, round: 'down' } });
    desk.pass(LINEUP / 2);
  }

  return (period) => {
    desk.put({ ...both(['review'], '1'), ...both(['reviewRetained', 'jamScore'], '0'), jam: 0 });
    const isOvertime = period > match.demo.periods.count;
    while (match.left() > 0) {
      jam();
      if (isOvertime) return;
      // With less than 30 s left no jam follows.
      if (match.left() === 0) break;
      desk.setClock('lineupClock', { ms: 0, per: 1, form: { ...SECONDS_FORM, round: 'down' } });
      pass(Math.min(LINEUP, match.left()));
      if (match.left() > 0) stoppage();
    }
    desk.setClock('lineupClock', undefined);
    for (const team of TEAMS) desk.put({ [fieldOf(team, 'lead')]: 0 });
  };
}
