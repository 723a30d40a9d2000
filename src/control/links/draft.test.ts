import { expect, test } from 'vitest';
import { faultsOf, givenIn, readDraft, readLink, searchOf, withText } from './draft.ts';

test('a query comes back without what is at its default, with what is unknown to the letter and behind the options', () => {
  const draft = readDraft('?css=a%2Cb&homeColour=%23C8102E&scale=1&Theme=Slim&vendor=x+y&empty&layer-width=1920');
  expect(searchOf(draft)).toBe('?homeColor=c8102e&theme=slim&css=a%2Cb&vendor=x+y&empty');
  expect(givenIn(draft)).toEqual(['homeColor', 'theme']);
  expect(givenIn(draft, ['theme', 'scale'])).toEqual(['theme']);
  expect(faultsOf(draft)).toEqual([]);
});

test('a link that says nothing has no query', () => {
  expect(searchOf(readDraft(''))).toBe('');
  expect(searchOf(readDraft('?scale=1&animate=1'))).toBe('');
});

test('what cannot be read stands in its field, is named, and is left out of the link', () => {
  const draft = readDraft('?x=abc&homeName=Lions&position=middle');
  expect(draft.texts.x).toBe('abc');
  expect(faultsOf(draft)).toEqual(['position', 'x']);
  expect(searchOf(draft)).toBe('?homeName=Lions');
  expect(searchOf(withText(draft, 'x', '-24'))).toBe('?homeName=Lions&x=-24');
});

test('a text that is emptied takes its option off, and so does one that says the default', () => {
  const draft = readDraft('?homeName=Lions&safe=1');
  expect(searchOf(withText(draft, 'homeName', ''))).toBe('?safe=1');
  expect(searchOf(withText(draft, 'safe', '0'))).toBe('?homeName=Lions');
});

test('paths may be typed with blanks between', () => {
  const draft = withText(readDraft(''), 'sponsors', '/logos/a.svg, /logos/b.svg');
  expect(searchOf(draft)).toBe('?sponsors=/logos/a.svg&sponsors=/logos/b.svg');
  expect(searchOf(readDraft(searchOf(draft)))).toBe(searchOf(draft));
});

test.each([
  ['http://studio:15001/overlay/court%202?homeName=Lions#x', { stream: 'court-2', search: '?homeName=Lions' }],
  ['/preview/stream1', { stream: 'stream1', search: '' }],
  ['  https://a/overlay/b?safe ', { stream: 'b', search: '?safe' }],
  ['http://studio:15001/', undefined],
  ['hello', undefined],
])('a pasted %s is read as %j', (link, expected) => {
  expect(readLink(link)).toEqual(expected);
});
