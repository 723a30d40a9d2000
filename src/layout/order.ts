import type { Layout } from './schema.ts';

/** The layout with the teams' places changed: who stood left or on top stands right or below. Its shape, and its words' list, stay. */
export function withSidesSwapped(layout: Layout): Layout {
  const root = JSON.stringify(layout.root).replace(/\b(home|away)\b/g, (team) => (team === 'home' ? 'away' : 'home'));
  return { ...layout, root: JSON.parse(root) };
}
