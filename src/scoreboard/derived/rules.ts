/** The rules by which a pack may have a field reckoned from others; what each does stands in `derived.ts`. */
export const RULES = [
  'reaches',
  'strength',
  'advantage',
  'advantageClock',
  'setPoint',
  'gamePoint',
  'matchPoint',
  'breakPoint',
  'pastSet',
  'downText',
  'count',
  'players',
  'need',
  'needBalls',
  'runRate',
  'requiredRate',
  'shootoutGoals',
  'winner',
  'chaseWinner',
] as const;
export type Rule = (typeof RULES)[number];
