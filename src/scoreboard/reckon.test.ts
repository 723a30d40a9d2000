import { expect, test } from 'vitest';
import basketball from './packs/basketball.json' with { type: 'json' };
import { createReckon, rulesFault } from './reckon.ts';

test('a pack reckons by the rules that were asked for, the usual ones else', () => {
  const fouls = { 'away.fouls': '6' };
  expect(createReckon(basketball, null)(fouls)).toMatchObject({ 'home.bonus': '1' });
  expect(createReckon(basketball, 'quidditch')(fouls)).toMatchObject({ 'home.bonus': '1' });
  expect(createReckon(basketball, 'ncaa-men')(fouls)).toMatchObject({ 'home.bonus': '0' });
});

test.each([null, 7, 'x', {}, { rules: {}, derived: [] }, { rules: { variants: [] } }])('%j reckons nothing', (json) => {
  expect(createReckon(json, null)({ 'away.fouls': '6' })).toEqual({});
});

test('rules that a sport does not have are said, with those that it has', () => {
  expect(rulesFault(basketball, null)).toBeUndefined();
  expect(rulesFault(basketball, 'nba')).toBeUndefined();
  expect(rulesFault(basketball, 'nope')).toBe(
    'rules: expected one of fiba, nba, wnba, nfhs, ncaa-men, ncaa-women, got "nope"; fiba holds',
  );
  expect(rulesFault(undefined, 'nba')).toBe('rules: "nba" needs a sport whose rules they are');
});
