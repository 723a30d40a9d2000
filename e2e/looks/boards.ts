/** What stands on the boards that are looked at and measured: a believable moment of each sport, and one at which all is lit. */
import { teams, type Values } from './values.ts';

export interface Board {
  /** A moment as most of a game is. */
  readonly usual: Values;
  /** What is added for the moment at which every lamp, tab and banner has something to show. */
  readonly full: Values;
}

const PLAYED_SETS = teams({ set1: ['25', '21'], set2: ['22', '25'], set3: ['18', '20'] });
const DIAMOND: Values = {
  ...teams({ score: ['4', '3'], hits: ['8', '6'], errors: ['0', '1'] }),
  half: 'top',
  balls: '2',
  strikes: '1',
  outs: '1',
  base1: '1',
  base2: '0',
  base3: '1',
  pitchClock: '12',
};
const FULL_DIAMOND: Values = {
  balls: '3',
  strikes: '2',
  outs: '2',
  base2: '1',
  pitcher: 'Featherstone',
  pitchCount: '104',
  batter: 'Papadopoulos',
  status: 'REVIEW',
};

/** By the id of the sport's pack. */
export const BOARDS: Readonly<Record<string, Board>> = {
  generic: {
    usual: { ...teams({ score: ['24', '17'] }), clock: '12:34', period: '2' },
    full: {},
  },
  basketball: {
    usual: {
      ...teams({ score: ['68', '71'], fouls: ['3', '4'], timeouts: ['3', '2'] }),
      clock: '4:27',
      period: '3',
      shotClock: '14',
      possession: 'home',
    },
    full: { ...teams({ fouls: ['5', '6'] }), 'home.doubleBonus': '1', clock: '59.9', period: '5', shotClock: '4' },
  },
  hockey: {
    usual: { ...teams({ score: ['2', '3'], shots: ['21', '18'] }), clock: '14:08', period: '2' },
    full: {
      ...teams({
        penalty1: ['1:34', '0:48'],
        penalty2: ['1:59', '1:12'],
        penalty3: ['2:00', '4:00'],
        'penalty1.player': ['27', '88'],
        'penalty2.player': ['4', '19'],
        'penalty3.player': ['63', '71'],
        emptyNet: ['1', '1'],
        delayed: ['1', '1'],
        timeouts: ['1', '0'],
        powerPlay: ['1:34', '0:48'],
      }),
      strength: '5v4',
    },
  },
  soccer: {
    usual: { ...teams({ score: ['2', '1'] }), clock: '67:12', period: '2' },
    full: {
      ...teams({ red: ['1', '2'], yellow: ['3', '4'], aggregate: ['3', '4'], shootout: ['oxoo', 'xoox'] }),
      clock: '90:00',
      addedTime: '5',
    },
  },
  volleyball: {
    usual: {
      ...teams({ score: ['18', '20'], sets: ['1', '1'], timeouts: ['2', '1'] }),
      period: '3',
      serve: 'away',
      ...PLAYED_SETS,
    },
    full: {
      ...teams({ score: ['24', '25'], setPoint: ['1', '1'], matchPoint: ['1', '1'] }),
      period: '5',
      status: 'TIMEOUT',
    },
  },
  beach: {
    usual: { ...teams({ score: ['17', '15'], sets: ['1', '0'], timeouts: ['1', '1'] }), period: '2', serve: 'home' },
    full: {
      ...teams({ score: ['20', '20'], setPoint: ['1', '1'], matchPoint: ['1', '1'] }),
      period: '3',
      status: 'TIMEOUT',
    },
  },
  handball: {
    usual: { ...teams({ score: ['21', '19'], timeouts: ['2', '3'] }), clock: '42:16', period: '2' },
    full: {
      ...teams({
        suspension1: ['1:34', '0:48'],
        suspension2: ['1:59', '1:12'],
        suspension3: ['2:00', '2:00'],
        'suspension1.player': ['27', '88'],
        'suspension2.player': ['4', '19'],
        'suspension3.player': ['63', '71'],
        emptyGoal: ['1', '1'],
        sevenMetre: ['1', '1'],
        manUp: ['1', '1'],
      }),
      passive: '1',
    },
  },
  football: {
    usual: {
      ...teams({ score: ['21', '17'], timeouts: ['3', '2'] }),
      clock: '8:42',
      period: '2',
      playClock: '18',
      down: '3',
      toGo: '7',
      ballOn: 'OPP 34',
      possession: 'home',
    },
    full: { playClock: '4', down: '4', toGo: 'Inches', flag: '1', clock: '59.9' },
  },
  baseball: { usual: { ...DIAMOND, period: '7' }, full: { ...FULL_DIAMOND, period: '11' } },
  softball: { usual: { ...DIAMOND, period: '5' }, full: { ...FULL_DIAMOND, period: '10' } },
  tennis: {
    usual: {
      ...teams({
        points: ['30', '40'],
        games: ['4', '3'],
        sets: ['1', '0'],
        set1: ['7', '6'],
        tie1: ['7', '5'],
        set2: ['4', '3'],
      }),
      period: '2',
      serve: 'home',
      serveClock: '17',
    },
    full: {
      ...teams({
        points: ['AD', '40'],
        games: ['10', '11'],
        sets: ['2', '2'],
        set2: ['6', '7'],
        tie2: ['10', '12'],
        set3: ['6', '4'],
        set4: ['3', '6'],
        set5: ['10', '11'],
        breakPoint: ['1', '1'],
        setPoint: ['1', '1'],
        matchPoint: ['1', '1'],
      }),
      period: '5',
      serveClock: '4',
    },
  },
  futsal: {
    usual: { ...teams({ score: ['3', '2'], fouls: ['3', '4'], timeouts: ['1', '0'] }), clock: '11:05', period: '2' },
    full: teams({ fouls: ['5', '6'], sentOff: ['1:34', '0:48'] }),
  },
  waterpolo: {
    usual: { ...teams({ score: ['8', '7'], timeouts: ['2', '1'] }), clock: '5:12', period: '3', shotClock: '22' },
    full: {
      ...teams({
        exclusion1: ['0:14', '0:09'],
        exclusion2: ['0:18', '0:12'],
        exclusion3: ['0:18', '0:17'],
        'exclusion1.player': ['7', '11'],
        'exclusion2.player': ['4', '3'],
        'exclusion3.player': ['10', '12'],
        manUp: ['1', '1'],
        manUpClock: ['0:14', '0:09'],
      }),
      shotClock: '4',
    },
  },
  rugby: {
    usual: { ...teams({ score: ['17', '14'], tries: ['2', '2'] }), clock: '58:31', period: '2', possession: 'away' },
    full: {
      ...teams({ yellow1: ['8:34', '4:48'], yellow2: ['9:59', '9:12'], red1: ['19:59', '12:00'] }),
      kickClock: '24',
      tackle: '5',
      setRestart: '1',
    },
  },
  floorball: {
    usual: { ...teams({ score: ['4', '5'], timeouts: ['1', '0'] }), clock: '17:22', period: '2' },
    full: {
      ...teams({
        penalty1: ['1:34', '0:48'],
        penalty2: ['1:59', '4:12'],
        'penalty1.player': ['27', '88'],
        'penalty2.player': ['4', '19'],
        emptyNet: ['1', '1'],
        powerPlay: ['1:34', '0:48'],
      }),
      strength: '5v4',
    },
  },
  netball: {
    usual: { ...teams({ score: ['41', '38'] }), clock: '9:17', period: '3', centrePass: 'home' },
    full: { ...teams({ suspension1: ['1:34', '0:48'] }), powerPlay: '1', status: 'TIMEOUT' },
  },
  wrestling: {
    usual: { ...teams({ score: ['6', '4'], country: ['GEO', 'JPN'] }), clock: '2:14', period: '2', weight: '74 KG' },
    full: {
      ...teams({ cautions: ['2', '1'], passivity: ['1', '1'], dual: ['21', '18'] }),
      activityClock: '0:24',
      ridingTime: '1:05',
      ridingSide: 'home',
    },
  },
  boxing: {
    usual: { ...teams({ country: ['MEX', 'UKR'], corner: ['RED', 'BLUE'] }), clock: '1:48', period: '7', rounds: '12' },
    full: { ...teams({ knockdowns: ['1', '2'], deductions: ['1', '1'] }), rest: '1', card: '58-56 57-57 56-58' },
  },
  tabletennis: {
    usual: { ...teams({ score: ['8', '6'], games: ['2', '1'], timeoutUsed: ['1', '0'] }), period: '4', serve: 'home' },
    full: teams({
      score: ['10', '11'],
      games: ['3', '3'],
      yellow: ['1', '1'],
      red: ['1', '1'],
      gamePoint: ['1', '1'],
      matchPoint: ['1', '1'],
    }),
  },
  badminton: {
    usual: { ...teams({ score: ['18', '16'], games: ['1', '0'] }), period: '2', serve: 'away' },
    full: teams({
      score: ['20', '20'],
      games: ['1', '1'],
      yellow: ['1', '1'],
      red: ['1', '1'],
      gamePoint: ['1', '1'],
      matchPoint: ['1', '1'],
    }),
  },
  derby: {
    usual: {
      ...teams({ score: ['98', '87'], jamScore: ['4', '0'], timeouts: ['3', '2'], review: ['1', '1'] }),
      clock: '14:20',
      period: '1',
      jamClock: '1:12',
      jam: '9',
    },
    full: {
      ...teams({ jamScore: ['20', '12'], reviewRetained: ['1', '1'], lead: ['1', '1'], starPass: ['1', '1'] }),
      lineupClock: '0:24',
      jam: '24',
    },
  },
  cricket: {
    usual: {
      ...teams({ score: ['187', '142'], wickets: ['6', '3'], overs: ['20', '16.4'] }),
      batting: 'away',
      period: '2',
      target: '188',
      striker: 'Kohli',
      'striker.runs': '54',
      'striker.balls': '38',
      nonStriker: 'Rahul',
      'nonStriker.runs': '21',
      'nonStriker.balls': '17',
      bowler: 'Starc',
      'bowler.figures': '2-31',
      over: '1 . 4 W',
    },
    full: {
      ...teams({ wickets: ['10', '9'], overs: ['20.0', '19.5'] }),
      over: '1 . 4 W 2nb 6',
      'striker.runs': '154',
      'striker.balls': '128',
      powerplay: 'P2',
      need: '146',
      needBalls: '120',
      requiredRate: '12.25',
      runRate: '10.50',
    },
  },
  curling: {
    usual: {
      ...teams({ score: ['5', '4'], stones: ['5', '6'], clock: ['21:40', '18:05'], timeouts: ['1', '1'] }),
      period: '6',
      hammer: 'home',
    },
    full: {
      ...teams({ score: ['12', '11'], stones: ['8', '8'], timeouts: ['2', '2'] }),
      period: '10',
      status: 'FINAL',
    },
  },
};
