/** What was measured, as tables that people read. */
import { tableOf } from '../truth/table.ts';
import { medianOf, OURS_NAME, verdictsOf, type Results } from './bars.ts';
import type { Figures } from './measure.ts';

const MB = 1e6;

/** What the heads mean. */
export const LEGEND = [
  'Medians of the rounds; times in ms. age: of the newest value that a viewer holds, at even moments; delay: from sending a value to its arrival',
  'taken/s: values that the server took; frames/s: that all viewers got; final: from sending the last value until all had it; on last: viewers that ended on it,',
  'behind the + those that had stopped reading; join: from dialling to the first value; CPU: of one processor, all threads; µs/frame: CPU time a frame that arrived; kB/viewer: of',
  "the server's memory; growth: of its memory while measured, MB; viewers' CPU: of the measuring process itself, which is no longer to be trusted near 100 %",
].join('\n');

interface Column {
  readonly head: string;
  readonly of: (figures: Figures) => number;
}

const COLUMNS: readonly Column[] = [
  { head: 'age p50', of: ({ ageP50 }) => ageP50 },
  { head: 'p99', of: ({ ageP99 }) => ageP99 },
  { head: 'delay p50', of: ({ delayP50 }) => delayP50 },
  { head: 'p99', of: ({ delayP99 }) => delayP99 },
  { head: 'taken/s', of: ({ taken }) => taken },
  { head: 'frames/s', of: ({ frames }) => frames },
  { head: 'final', of: ({ finalMs }) => finalMs },
  { head: 'join p50', of: ({ joiningP50 }) => joiningP50 },
  { head: 'slowest', of: ({ joining }) => joining },
  { head: 'CPU %', of: ({ cpu }) => cpu * 100 },
  { head: 'µs/frame', of: ({ cpuPerFrame }) => cpuPerFrame },
  { head: 'kB/viewer', of: ({ memory }) => memory / 1000 },
  { head: 'growth', of: ({ growth }) => growth / MB },
  { head: "viewers' CPU %", of: ({ viewersCpu }) => viewersCpu * 100 },
  { head: 'reads/s', of: ({ reads }) => reads },
  { head: 'read p99', of: ({ readP99 }) => readP99 },
  { head: "others'", of: ({ othersCpu }) => othersCpu * 100 },
];

/** One scenario: a line for each contender, whether or not it could be measured. */
export function figuresTable(results: Results, missing: ReadonlyMap<string, string>): string {
  const all = [...results.values()].flat().filter((run) => run !== undefined);
  const columns = COLUMNS.filter(({ of }) => all.some((run) => !Number.isNaN(of(run))));
  const lines = Array.from(results, ([name, runs]) => {
    const measured = runs.filter((run) => run !== undefined);
    if (measured.length === 0) return [`${name} (${missing.has(name) ? 'missing' : 'failed'})`];
    const worst = measured.reduce((a, b) => (leftBehind(b) > leftBehind(a) ? b : a));
    return [name, ...columns.map(({ of }) => short(medianOf(measured.map(of)))), onLast(worst)];
  });
  return tableOf(['', ...columns.map(({ head }) => head), 'on last'], lines);
}

/** How our relay stands against the bars of one scenario, and whether it holds them all. */
export function verdictTable(scenario: string, results: Results): { readonly text: string; readonly holds: boolean } {
  const verdicts = verdictsOf(scenario, results);
  const lines = verdicts.map(({ figure, ours, peer, theirs, held, bar, passed }) => [
    figure,
    short(ours),
    peer === '' ? '' : short(theirs),
    short(held),
    bar,
    Number.isNaN(held) ? 'NOT MEASURED' : passed ? 'held' : 'MISSED',
  ]);
  return {
    text: tableOf(['bar', OURS_NAME, 'peer', 'held', 'to be', ''], lines),
    holds: verdicts.every(({ passed }) => passed),
  };
}

function leftBehind({ viewers, onFinal, stalled, stalledOnFinal }: Figures): number {
  return viewers - onFinal + stalled - stalledOnFinal;
}

function onLast({ viewers, onFinal, stalled, stalledOnFinal, lost }: Figures): string {
  const others = stalled === 0 ? '' : ` + ${stalledOnFinal}/${stalled}`;
  return `${onFinal}/${viewers}${others}${lost === 0 ? '' : `, ${lost} cut`}`;
}

/** Three significant digits, as much as such a measurement is worth. */
function short(number: number): string {
  return Number.isFinite(number) ? String(Number(number.toPrecision(3))) : '–';
}
