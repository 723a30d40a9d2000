import { expect, test } from 'vitest';
import { htmlOf, reactPart } from './traced-page.ts';

const VALUES = { clock: '12:34', period: '1' };
const cell = (field: string, text: string) => ({
  tag: 'div',
  attributes: { class: 'bug-cell', 'data-field': field, style: 'width: 96px; --plate: var(--bug-base);' },
  children: [
    { tag: 'span', attributes: { style: 'background-image: url("data:image/png;base64,AA==");' }, children: [text] },
  ],
});

test('what shows a field’s text is bound to it, and what shows another is not', () => {
  // Its text comes over the wire: a peer that had it in its document would be right before the stream says anything.
  expect(htmlOf(cell('clock', '12:34'), VALUES)).toContain('data-bound="clock"></span>');
  expect(htmlOf(cell('period', '1ST'), VALUES)).toMatch(/">1ST<\/span>/);
  expect(reactPart(cell('clock', '12:34'), VALUES)).toMatchObject({ children: [{ tag: 'span', field: 'clock' }] });
});

test('styles and classes are what React takes, and texts what HTML takes', () => {
  expect(reactPart(cell('clock', '12:34'), VALUES)).toMatchObject({
    props: {
      className: 'bug-cell',
      'data-field': 'clock',
      style: { width: '96px', '--plate': 'var(--bug-base)' },
    },
    children: [{ props: { style: { backgroundImage: 'url("data:image/png;base64,AA==")' } } }],
  });
  expect(htmlOf({ tag: 'i', attributes: { title: 'a "b"' }, children: ['<&'] }, {})).toBe(
    '<i title="a &quot;b&quot;">&lt;&amp;</i>',
  );
  expect(htmlOf({ tag: 'img', attributes: { src: '/a.png' }, children: [] }, {})).toBe('<img src="/a.png">');
});
