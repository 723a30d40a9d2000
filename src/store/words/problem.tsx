/** Says in a page's language why the relay gave no answer, or why something was not done. */
import type { ReactNode } from 'react';
import type { Refusal } from '#lib/result.ts';
import { useWords } from './react.tsx';
import type { Words } from './translated.ts';
import { WithParts } from './with-parts.tsx';

/** Codes whose parts are words of a deeper place, in English: a path in a request or a file, what a system says. */
const IN_ENGLISH: ReadonlySet<string> = new Set(['unfit', 'logo-unsaved', 'keys-unsaved', 'unreadable']);
/** Most parts of a sentence: a relay of another version may send fewer than this page's words have room for. */
const PARTS_MAX = 3;

/** A refusal by its code, or by its reason where that is one (`late 5`, as `createApi` names it). What the catalogue does not know is said as it is: in English. */
export function Problem({ of }: { readonly of: Refusal | string }): ReactNode {
  const { problems } = useWords();
  const { code = '', about = [], reason } = coded(typeof of === 'string' ? { reason: of } : of);
  const say = sentenceOf(code, problems);
  if (say === undefined) return <span lang="en">{reason}</span>;
  const parts = Array.from({ length: PARTS_MAX }, (_, index) => about[index] ?? '').map((part) =>
    IN_ENGLISH.has(code) ? (
      <span key={part} lang="en">
        {part}
      </span>
    ) : (
      part
    ),
  );
  return <WithParts say={say} parts={parts} />;
}

function coded(of: Refusal): Refusal {
  if (of.code !== undefined) return of;
  const [, code = '', detail = ''] = /^(\S+) ?(.*)$/s.exec(of.reason) ?? [];
  return { reason: of.reason, code, about: [detail] };
}

function sentenceOf(
  code: string,
  { refusals, ...others }: Words['problems'],
): ((...parts: string[]) => string) | undefined {
  const known: Readonly<Record<string, (...parts: string[]) => string>> = refusals;
  switch (code) {
    case 'unreachable':
      return () => others.unreachable;
    case 'late':
    case 'status':
    case 'unreadable':
      return others[code];
    default:
      return Object.hasOwn(known, code) ? known[code] : undefined;
  }
}
