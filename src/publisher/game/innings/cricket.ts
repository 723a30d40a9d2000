/** Limited-overs cricket: ball by ball, two innings, the second one chases (MCC Laws of Cricket; ICC playing conditions for twenty overs). */
import type { Random } from '#lib/random.ts';
import type { CricketDemo } from '#scoreboard/packs/demos/schema.ts';
import { between, happens, other, pick, type Team } from '../chance.ts';
import { createDesk, fieldOf, sideOf, type Played } from '../desk.ts';
import { BEFORE_GAME, both, FINAL_HOLD, lineUp } from '../line-up.ts';

const BALLS = 6;
const WICKETS = 10;
const ELEVEN = 11;
/** Those of the eleven who bowl. */
const BOWLERS = 6;
/** The break between innings lasts 20 minutes in life. */
const BREAK_HOLD = 20_000;

interface Batter {
  readonly name: string;
  runs: number;
  balls: number;
}
interface Bowler {
  readonly name: string;
  overs: number;
  runs: number;
  wickets: number;
}

/** Plays a match; level scores stay level. */
export function playCricket(demo: CricketDemo, random: Random): Played {
  const desk = createDesk({
    ...lineUp(demo, random),
    period: '1',
    batting: '',
    ...both(['score', 'wickets'], '0'),
    ...both(['overs'], '0.0'),
    ...Object.fromEntries(BLANK.map((name) => [name, ''])),
    powerplay: '1',
  });
  const first: Team = happens(random, 0.5) ? 0 : 1;
  desk.pass(BEFORE_GAME);

  function namesOf(team: Team): string[] {
    return demo.players.slice(team * ELEVEN, team * ELEVEN + ELEVEN);
  }
  function playInnings(batting: Team, target: number | undefined): void {
    const order = namesOf(batting);
    const bowlers = namesOf(other(batting))
      .slice(-BOWLERS)
      .map((name): Bowler => ({ name, overs: 0, runs: 0, wickets: 0 }));
    let next = 2;
    let striker = batterOf(order[0]);
    let partner = batterOf(order[1]);
    let bowler: Bowler | undefined;
    let partnership = 0;
    const total = (): number => desk.count(fieldOf(batting, 'score'));
    const wickets = (): number => desk.count(fieldOf(batting, 'wickets'));
    const isDone = (): boolean => wickets() === WICKETS || (target !== undefined && total() >= target);

    function show(): void {
      desk.put({
        striker: striker.name,
        'striker.runs': striker.runs,
        'striker.balls': striker.balls,
        nonStriker: partner.name,
        'nonStriker.runs': partner.runs,
        'nonStriker.balls': partner.balls,
        bowler: bowler?.name ?? '',
        'bowler.figures': bowler === undefined ? '' : `${bowler.wickets}-${bowler.runs}`,
        partnership,
      });
    }
    function cross(): void {
      [striker, partner] = [partner, striker];
    }
    /** One ball; whether it counts as one of the six. */
    function bowl(by: Bowler): boolean {
      desk.pass(between(random, 22_000, 42_000));
      const came = pick(random, demo.ball, '0');
      const isExtra = came === 'wd' || came === 'nb';
      const runs = isExtra ? 1 : came === 'W' ? 0 : Number(came);
      if (!isExtra) {
        striker.balls += 1;
        striker.runs += runs;
      }
      by.runs += runs;
      partnership += runs;
      if (runs > 0) desk.add(fieldOf(batting, 'score'), runs);
      const text = came === '0' ? '.' : came;
      desk.put({ over: `${desk.text('over')} ${text}`.trim() });
      if (came === 'W') {
        by.wickets += 1;
        partnership = 0;
        desk.add(fieldOf(batting, 'wickets'), 1);
        if (next < ELEVEN) striker = batterOf(order[next]);
        next += 1;
      } else if (!isExtra && runs % 2 === 1) cross();
      return !isExtra;
    }
    function nextBowler(): Bowler | undefined {
      // Nobody bowls two overs in a row, nor more than a fifth of them all; those with the most left go first so that it works out.
      const free = bowlers.filter((one) => one !== bowler && one.overs < demo.bowlerOvers);
      const least = Math.min(...free.map(({ overs }) => overs));
      const rested = free.filter(({ overs }) => overs === least);
      return rested[Math.floor(random() * rested.length)];
    }

    desk.put({ batting: sideOf(batting), ...(target === undefined ? {} : { target }) });
    for (let over = 0; over < demo.overs && !isDone(); over += 1) {
      bowler = nextBowler();
      if (bowler === undefined) return;
      desk.put({ over: '', powerplay: over < demo.powerplayOvers ? 1 : '' });
      show();
      for (let balls = 0; balls < BALLS && !isDone();) {
        if (!bowl(bowler)) {
          show();
          continue;
        }
        balls += 1;
        if (balls === BALLS) bowler.overs += 1;
        desk.put({ [fieldOf(batting, 'overs')]: balls === BALLS ? `${over + 1}.0` : `${over}.${balls}` });
        show();
      }
      cross();
      desk.pass(between(random, 15_000, 30_000));
    }
  }

  playInnings(first, undefined);
  desk.put({ status: 'INNINGS BREAK', ...Object.fromEntries(BLANK.map((name) => [name, ''])), powerplay: '' });
  desk.pass(BREAK_HOLD);
  desk.put({ status: '', period: 2 });
  playInnings(other(first), desk.count(fieldOf(first, 'score')) + 1);
  desk.put({ status: 'FINAL', powerplay: '' });
  desk.pass(FINAL_HOLD);
  return desk.finish(demo.spelling);
}

const BLANK = [
  'target',
  'striker',
  'striker.runs',
  'striker.balls',
  'nonStriker',
  'nonStriker.runs',
  'nonStriker.balls',
  'bowler',
  'bowler.figures',
  'over',
  'partnership',
];

function batterOf(name: string | undefined): Batter {
  return { name: name ?? '', runs: 0, balls: 0 };
}
