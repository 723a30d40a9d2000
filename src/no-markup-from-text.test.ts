import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const ROOT = path.join(import.meta.dirname, '..');
/** Ways from a text to markup or code; what `eval`, `new Function`, `javascript:` and `dangerouslySetInnerHTML` are, the linter refuses too. */
const WAYS =
  /\.(?:inner|outer)HTML\b|\b(?:insertAdjacentHTML|setHTMLUnsafe|parseHTMLUnsafe|createContextualFragment|dangerouslySetInnerHTML|srcdoc|srcDoc|DOMParser|importScripts)\b|\bdocument\.write|\beval\(|\bnew Function\b|\bset(?:Timeout|Interval)\(\s*['"`]|\bsetAttribute\(\s*['"`](?:on|style)|\bcssText\s*\+?=(?!\s*'[^']*';)|javascript:/;
/** What is allowed, and why it makes no markup. */
const ALLOWED: readonly (readonly [way: string, reads: RegExp])[] = [
  // CasparCG's data is XML: it is read as such, and its attributes are taken as text.
  ['src/overlay/hosts/host-data.ts: DOMParser', /new DOMParser\(\)\.parseFromString\(text, 'text\/xml'\)/],
  // The name of a character, of letters and digits alone, in a document of its own of which the text is taken.
  [
    'src/overlay/hosts/host-data.ts: DOMParser',
    /&\(\?:.*\(\\w\{2,31\}\)\);[^]*namedCharacter\(entity\)[^]*parseFromString\(entity, 'text\/html'\)\.body\.textContent/,
  ],
];
/** Fewer files than these were not all. */
const FILES_MIN = 500;

const SOURCES = [
  'index.html',
  ...readdirSync(path.join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => path.join('src', name)),
];

test('[S6] no page makes markup or code of a text, in any of the ways that there are', () => {
  expect(SOURCES.length).toBeGreaterThan(FILES_MIN);
  const found = SOURCES.flatMap((name) =>
    Array.from(
      // What a comment speaks of it does not do.
      readFileSync(path.join(ROOT, name), 'utf8')
        .replaceAll(/^\s*(?:\/\/|\/?\*).*$/gm, '')
        .matchAll(new RegExp(WAYS, 'g')),
      ([way]) => `${name.split(path.sep).join('/')}: ${way}`,
    ),
  );
  expect(found).toEqual(ALLOWED.map(([way]) => way));
  for (const [way, reads] of ALLOWED)
    expect(readFileSync(path.join(ROOT, way.split(':')[0] ?? ''), 'utf8')).toMatch(reads);
});

test.each([
  'box.innerHTML = name',
  'box.outerHTML += name',
  'box.insertAdjacentHTML("beforeend", name)',
  '<p dangerouslySetInnerHTML={{ __html: name }} />',
  'document.write(name)',
  'eval(name)',
  'new Function(name)',
  "setTimeout('go()', 5)",
  "box.setAttribute('onclick', name)",
  "box.setAttribute('style', name)",
  'box.style.cssText = name',
  'box.style.cssText = `color: ${name}`;',
  '<a href="javascript:go()">',
  '<iframe srcDoc={name} />',
])('[S6] %s would be found', (line) => {
  expect(WAYS.test(line)).toBe(true);
});
