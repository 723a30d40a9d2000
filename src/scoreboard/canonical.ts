import { aliasKey, type AliasTable } from './alias-table.ts';

/**
 * The names that layouts bind to whatever the sport, each with the names that scoreboard programs are known to use for it. The names were
 * gathered from public setups of Scoreboard OCR, ScoreSight, Daktronics readers, Scorebird and graphics templates. They are compared blind to
 * case, space, dot, hyphen and underscore, so each stands here once. What only one sport has stands in its pack (`packs/`).
 */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  clock: ['time', 'clock.text', 'gameClock', 'matchClock', 'ocrClock'],
  shotClock: ['shot'],
  period: ['quarter', 'currentSet', 'inning'],
  'home.score': ['scoreA', 'home', 'scoreHome', 't1Score', 'team1Score'],
  'away.score': ['scoreB', 'away', 'scoreAway', 't2Score', 'team2Score', 'visitorScore', 'scoreVisitor', 'guestScore'],
  'home.fouls': ['foulsA', 'foulsHome', 't1Fouls', 'team1Fouls'],
  'away.fouls': ['foulsB', 'foulsAway', 't2Fouls', 'team2Fouls', 'visitorFouls', 'guestFouls'],
  'home.timeouts': ['timeoutsA', 'timeoutsHome', 't1Timeouts', 'team1Timeouts'],
  'away.timeouts': ['timeoutsB', 'timeoutsAway', 't2Timeouts', 'team2Timeouts', 'visitorTimeouts', 'guestTimeouts'],
  'home.bonus': [],
  'away.bonus': ['visitorBonus', 'guestBonus'],
  possession: ['homePossession', 'homePossesion'],
  down: [],
  toGo: ['distance'],
  ballOn: [],
  balls: ['ball'],
  strikes: ['strike'],
  outs: ['out'],
  'home.sets': ['setsA', 'setsHome', 't1Sets', 'team1Sets'],
  'away.sets': ['setsB', 'setsAway', 't2Sets', 'team2Sets', 'visitorSets', 'guestSets'],
  winner: ['winningTeam', 'winningSide', 'matchWinner', 'gameWinner'],
};

/** Every canonical field, in the order in which people read a board. */
export const CANONICAL_FIELDS: readonly string[] = Object.keys(ALIASES);

/** The spellings that mean the same in every sport, unless a stream's own sport says otherwise. */
export const COMMON_ALIASES: AliasTable = new Map(
  Object.entries(ALIASES).flatMap(([canonical, names]) =>
    [canonical, ...names].map((name) => [aliasKey(name), canonical] as const),
  ),
);

/** One lamp of a team's time-outs, as a board with a lamp for each sends it. */
export interface TimeoutLamp {
  readonly team: 'home.timeouts' | 'away.timeouts';
  /** The same for every spelling of this lamp's name. */
  readonly key: string;
}

/** Which lamp of which team a field such as `timeout2-3` or `Timeout 2-3` is: one lamp a field, team 1 is home. */
export function timeoutLampOf(name: string): TimeoutLamp | undefined {
  const key = aliasKey(name);
  const team = /^timeout([12])[1-9]$/.exec(key)?.[1];
  return team === undefined ? undefined : { team: team === '1' ? 'home.timeouts' : 'away.timeouts', key };
}
