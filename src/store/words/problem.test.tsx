// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Refusal } from '#lib/result.ts';
import { refusal } from '#protocol/refusals.ts';
import type { Language } from './languages.ts';
import { Problem } from './problem.tsx';
import { WordsProvider } from './react.tsx';
import { loadWords } from './words.ts';

async function said(of: Refusal | string, language: Language = 'de'): Promise<string> {
  const first = { language, words: await loadWords(language) };
  return renderToStaticMarkup(
    <WordsProvider first={first} storage={undefined}>
      <Problem of={of} />
    </WordsProvider>,
  );
}

test('a refusal is said in the page’s language, with what belongs to it', async () => {
  expect(await said(refusal('unknown-theme', 'clbu', 'club, led'))).toBe(
    'es gibt kein Thema „clbu“, sondern club, led',
  );
  expect(await said(refusal('unknown-theme', 'clbu', 'club, led'), 'fr')).toContain('thème « clbu »');
});

test('what a deeper place says in English is marked as that, and so is what the page does not know', async () => {
  expect(await said(refusal('unfit', 'kits.0: expected #rrggbb'))).toBe(
    'nicht lesbar: <span lang="en">kits.0: expected #rrggbb</span>',
  );
  expect(await said({ reason: 'the moon is full', code: 'moon' })).toBe('<span lang="en">the moon is full</span>');
  expect(await said({ reason: 'valueOf', code: 'constructor' })).toBe('<span lang="en">valueOf</span>');
});

test('a relay that sends fewer parts than the sentence has leaves no hole', async () => {
  expect(await said({ reason: 'x', code: 'unknown-theme' })).not.toContain('undefined');
});

test('no answer is said by what the client names it', async () => {
  expect(await said('late 5')).toBe('Boardcast hat 5 s lang nicht geantwortet');
  expect(await said({ reason: 'unreachable' })).toBe('Boardcast ist nicht erreichbar');
});
