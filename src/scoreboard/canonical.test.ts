import { describe, expect, test } from 'vitest';
import { CANONICAL_FIELDS } from './canonical.ts';
import { ALL_SPORTS } from './field-names.ts';

const { canonicalOf } = ALL_SPORTS;

describe('[P9] every name seen in the wild has its canonical field', () => {
  test.each([
    ['clock', 'time Time clock Clock Clock.Text gameClock match_clock matchClock ocrClock'],
    ['shotClock', 'shot_clock ShotClock shotClock Shot-Clock shot'],
    ['period', 'period Period quarter current_set Inning'],
    [
      'home.score',
      'score_a Score_a scoreA home_score Home-Score Home ScoreHome t1Score team1Score Team.1.Score homeScore',
    ],
    [
      'away.score',
      'score_b Score_b scoreB visitor_score away_score Away-Score Away ScoreAway t2Score team2Score Team.2.Score awayScore',
    ],
    ['home.fouls', 'fouls_a home_fouls Home-Fouls'],
    ['away.fouls', 'fouls_b away_fouls Away-Fouls'],
    ['home.timeouts', 'home_timeouts'],
    ['possession', 'possession home_possesion'],
    ['down', 'down'],
    ['toGo', 'distance to_go'],
    ['ballOn', 'ball_on'],
    ['balls', 'Ball'],
    ['strikes', 'Strike'],
    ['outs', 'Out'],
    ['home.sets', 'home_sets'],
    ['home.bonus', 'home_bonus'],
    ['home.doubleBonus', 'home_double_bonus'],
  ])('%s', (canonical, seen) => {
    for (const name of seen.split(' ')) {
      expect(canonicalOf(name)).toBe(canonical);
      expect(canonicalOf(name.replaceAll(/[-.]/g, ' '))).toBe(canonical);
    }
  });

  test('a canonical name stands for itself', () => {
    for (const name of CANONICAL_FIELDS) expect(canonicalOf(name)).toBe(name);
  });

  test('others are left alone', () => {
    for (const name of ['Clock2', 'sponsor', 'timeout1-1', 'scores', '']) expect(canonicalOf(name)).toBeUndefined();
  });
});
