/** The states of a board that are looked at: how it mostly is, and what strains it. */
import { BOARDS } from './boards.ts';
import { NAMES, type Values } from './values.ts';

export const CASES = ['usual', 'full', 'strained', 'blank'] as const;
export type Case = (typeof CASES)[number];

/** The values of one sport in one state; every state names every field, so that one may follow the other. Throws for a sport without a board. */
export function valuesOf(sport: string, state: Case): Values {
  const board = BOARDS[sport];
  if (board === undefined) throw new Error(`${sport} has no board in e2e/looks/boards.ts`);
  const all: Values = { ...NAMES.usual, ...board.usual, ...board.full };
  switch (state) {
    case 'usual':
      return { ...blanked(all), ...NAMES.usual, ...board.usual };
    case 'full':
      return all;
    case 'strained':
      return { ...all, ...NAMES.long, ...('home.score' in all ? { 'home.score': '199', 'away.score': '199' } : {}) };
    default:
      return { ...blanked(all), ...NAMES.usual };
  }
}

/** Only what a field's own value has made known has room; so what a board never had stays out of it. */
export function firstValuesOf(sport: string, state: Case): Values {
  return Object.fromEntries(Object.entries(valuesOf(sport, state)).filter(([, value]) => value !== ''));
}

/**
 * One change after the other, for boards on which every field was known once: each field is blanked, 0 and usual while all else is lit, and set while all
 * else is blank; and the scores count from 0 to 199.
 */
export function changesOf(sport: string): readonly Values[] {
  const [full, usual, strained, blank] = (['full', 'usual', 'strained', 'blank'] as const).map((state) =>
    valuesOf(sport, state),
  ) as [Values, Values, Values, Values];
  const names = Object.keys(full);
  const scores = names.filter((name) => /^(home|away)\.score$/.test(name));
  const counts = scores.length === 0 ? [] : ['0', '9', '10', '99', '100', '199'];
  return [
    full,
    ...names.flatMap((name) => [withOne(full, name), withOne(full, name, '0'), withOne(full, name, usual[name])]),
    blank,
    ...names.map((name) => withOne(blank, name, full[name])),
    ...names.filter((name) => strained[name] !== full[name]).map((name) => withOne(blank, name, strained[name])),
    ...counts.map((count) => scores.reduce((all, name) => withOne(all, name, count), full)),
    ...scores.map((name) => withOne(strained, name, '0')),
    strained,
  ];
}

/** All that is lit, with scores and clocks whose outer digits fill their advance alike: where they are painted, the text is. */
export function evenValuesOf(sport: string): Values {
  return Object.fromEntries(
    Object.entries(valuesOf(sport, 'full')).map(([name, value]) => [name, evenOf(name, value)]),
  );
}

function withOne(all: Values, name: string, value = ''): Values {
  return { ...all, [name]: value };
}

function evenOf(name: string, value: string): string {
  if (/^home\.(score|points)$/.test(name)) return '8';
  if (/^away\.(score|points)$/.test(name)) return '80';
  if (/^\d\d?[:.]\d+$/.test(value)) return value.replaceAll(/^\d|\d$/g, '8');
  return /clock/i.test(name) ? value.replaceAll(/\d/g, '8') : value;
}

function blanked(values: Values): Values {
  return Object.fromEntries(Object.keys(values).map((name) => [name, '']));
}
