/** Spans of time in a page's language. */
import { isJustNow, spanInWords } from '../ages.ts';
import type { Words } from './translated.ts';

/** A span with the language's own units. */
export function spanOf(ms: number, { common }: Pick<Words, 'common'>): string {
  const units: Readonly<Record<string, string>> = common.units;
  return spanInWords(ms).replace(/[a-z]+/g, (unit) => units[unit] ?? unit);
}

/** How long ago something was; `now` within a second and a half. */
export function agoOf(ms: number, words: Pick<Words, 'common' | 'preview'>): string {
  return isJustNow(ms) ? words.preview.now : words.preview.ago(spanOf(ms, words));
}
