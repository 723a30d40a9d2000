import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { digestOf, inlineHashes } from './vite.page-plugins.ts';

const sha256 = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;

const files = (name: string, text: string) => [
  { name, content: Buffer.from(text) },
  { name: 'b', content: Buffer.from('') },
];

test('each inline script is hashed as it stands, and no other', () => {
  const html =
    '<script>one()</script>\n<script type="module" crossorigin src="/assets/a.js"></script><style>x</style><script>\n  two();\n</script>';
  expect(inlineHashes(html, 'script')).toEqual([sha256('one()'), sha256('\n  two();\n')]);
});

test('style sheets are hashed on their own', () => {
  expect(inlineHashes('<style>a{}</style><script>one()</script>', 'style')).toEqual([sha256('a{}')]);
});

test('line ends count as a browser reads them', () => {
  expect(inlineHashes('<script>\r\n  one();\r\n</script>', 'script')).toEqual([sha256('\n  one();\n')]);
});

test('the build’s id changes with any file’s name or content, and with nothing else', () => {
  const ids = [files('a', 'x'), files('a', 'y'), files('c', 'x'), files('a', 'x')].map(digestOf);
  expect(new Set(ids).size).toBe(3);
  expect(ids[3]).toBe(ids[0]);
});
