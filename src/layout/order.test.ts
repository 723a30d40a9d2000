import { beforeAll, expect, test } from 'vitest';
import { composeAll } from '../../vite.layout-plugin.ts';
import type { ComposedFile } from './compose/compose.ts';
import { withSidesSwapped } from './order.ts';
import { looksLikeLayout } from './shape.ts';

let files: readonly ComposedFile[] = [];
beforeAll(async () => {
  files = await composeAll();
});

test('swapped sides show the other team, its colour and its word, in the same shape', () => {
  const [layout] = files.flatMap(({ path, layout }) => (path === 'basketball/bar.json' ? layout : []));
  if (layout === undefined) throw new Error('no basketball');
  const swapped = withSidesSwapped(layout);
  expect(looksLikeLayout(swapped)).toBe(true);
  const texts = JSON.stringify(swapped.root);
  expect(texts.indexOf('"away-name"')).toBeLessThan(texts.indexOf('"home-name"'));
  expect(texts.indexOf('"plate":"away"')).toBeLessThan(texts.indexOf('"plate":"home"'));
  expect(swapped.labels).toBe(layout.labels);
  expect(withSidesSwapped(swapped)).toEqual(layout);
});
