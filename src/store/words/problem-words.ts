/** Puts into a page's language why the relay gave no answer, or would not do what was said. */
import type { Words } from './translated.ts';

/** A problem as `createApi` names it: a code and what belongs to it. Anything else is said as it is. */
export function problemWords(problem: string, { problems }: Pick<Words, 'problems'>): string {
  const [, code = '', detail = ''] = /^(\S+) ?(.*)$/s.exec(problem) ?? [];
  switch (code) {
    case 'unreachable':
      return problems.unreachable;
    case 'late':
    case 'status':
    case 'unreadable':
      return problems[code](detail);
    default:
      return problem;
  }
}

/** Why the relay refused a command: by its code where the catalogue has it, else in the relay's own words. */
export function refusalWords(
  { code, reason }: { readonly code: string | undefined; readonly reason: string },
  words: Pick<Words, 'problems'>,
): string {
  const known: Readonly<Record<string, string>> = words.problems.refusals;
  return (code === undefined ? undefined : known[code]) ?? problemWords(reason, words);
}
