import type { Layout } from './schema.ts';
import type { Theme } from './theme/theme-schema.ts';

const KINDS: readonly unknown[] =
  'row column stack text number clock shot-clock period image pips light shape sets bases penalties over bar series slides unlit'.split(
    ' ',
  );

/**
 * Whether JSON that the page fetched can be a layout. The whole schema would cost the page more bytes than the engine itself: files are
 * held to it by the tests and by whoever serves them, here only another kind of answer is told apart (an error page, another version).
 */
export function looksLikeLayout(json: unknown): json is Layout {
  return isRecord(json) && isRecord(json['labels']) && isRecord(json['labels']['en']) && looksLikeNode(json['root']);
}

function looksLikeNode(json: unknown): boolean {
  if (!isRecord(json) || !KINDS.includes(json['kind'])) return false;
  const children = json['children'];
  return children === undefined || (Array.isArray(children) && children.every(looksLikeNode));
}

/** Whether JSON that the page fetched can be a theme: what it lacks beyond this leaves something undressed, and never ends the picture. */
export function looksLikeTheme(json: unknown): json is Theme {
  return (
    isRecord(json) && isRecord(json['tokens']) && typeof json['home'] === 'string' && typeof json['away'] === 'string'
  );
}

function isRecord(json: unknown): json is Record<string, unknown> {
  return typeof json === 'object' && json !== null;
}
