// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asSpxSends } from '#lib/testing/spx-words.ts';
import { readHostData } from './host-data.ts';

function quoted(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}

function templateData(words: Readonly<Record<string, string>>): string {
  const parts = Object.entries(words).map(
    ([id, value]) => `<componentData id="${quoted(id)}"><data id="text" value="${quoted(value)}"/></componentData>`,
  );
  return `<templateData>${parts.join('')}</templateData>`;
}

describe('[Q3] an update is read', () => {
  test.each([
    ['JSON', '{"f0":"Lions","f1":"56"}', { f0: 'Lions', f1: '56' }],
    ['JSON behind blanks and a byte order mark', '\ufeff \n {"f0":"Lions"} ', { f0: 'Lions' }],
    ['numbers and booleans as text', '{"f1":56,"f2":true}', { f1: '56', f2: 'true' }],
    ['what has no text is left out', '{"f0":null,"f1":{"a":1},"f2":["x"],"f3":"y"}', { f3: 'y' }],
    ['a frame of the feed', '{"type":"ocr","values":{"score_a":"7"}}', { score_a: '7' }],
    ['a field that is called values', '{"values":"7"}', { values: '7' }],
    [
      'SPX’s entities',
      '{"f0":"A&amp;B","f1":"&lt;b&gt; &quot;x&quot; &#39;y&#39; &#x41;"}',
      { f0: 'A&B', f1: `<b> "x" 'y' A` },
    ],
    ['a line’s end is a space', '{"f0":"One<br>two<br />three\\nfour"}', { f0: 'One two three four' }],
    ['what is encoded twice is decoded once', '{"f0":"&amp;lt;"}', { f0: '&lt;' }],
    [
      'any other that HTML knows',
      '{"f0":"L&ouml;wen &ndash; &Eacute;toile&trade; &rightarrow;"}',
      { f0: 'Löwen – Étoile™ →' },
    ],
    ['an entity that nobody knows stays', '{"f0":"&foo; &#0; &"}', { f0: '&foo;  &' }],
    ['CasparCG’s XML', templateData({ f0: 'A&B', f1: '"x" <b>' }), { f0: 'A&B', f1: '"x" <b>' }],
    ['XML behind blanks', `  ${templateData({ f0: 'x' })}\n`, { f0: 'x' }],
    ['XML without fields', '<templateData></templateData>', {}],
  ])('%s', (_what, data, words) => {
    expect(readHostData(data)).toEqual(words);
  });

  test('an object that a host hands over as it is', () => {
    expect(readHostData({ f0: 'Lions', f1: 3 })).toEqual({ f0: 'Lions', f1: '3' });
  });
});

describe('[Q3] what is neither form is no update', () => {
  test.each([
    ['nothing', ''],
    ['no text at all', undefined],
    ['null', null],
    ['words', 'Lions'],
    ['broken JSON', '{"f0":'],
    ['an array', '["f0"]'],
    ['an array itself', ['f0']],
    ['broken XML', '<templateData><componentData id="f0">'],
    ['other XML', '<html><body onload="x()"/></html>'],
    ['entities of its own', `<!DOCTYPE x [<!ENTITY a "aaa">]>${templateData({ f0: '&a;' })}`],
    ['more than a frame may hold', `{"f0":"${'x'.repeat(65_536)}"}`],
  ])('%s', (_what, data) => {
    expect(readHostData(data)).toBeUndefined();
  });
});

test('[Q3] what SPX encodes comes out as it was typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
      const text = typed.replace(/\r/g, '');
      expect(readHostData(JSON.stringify({ f0: asSpxSends(text) }))).toEqual({ f0: text.replace(/\n/g, ' ') });
    }),
  );
});

test('[Q3] no text whatever makes it throw, and all that comes of it is text', () => {
  const near = fc
    .array(
      fc.constantFrom(
        '{',
        '}',
        '"f0"',
        ':',
        '<templateData>',
        '</templateData>',
        '<data value="',
        '&#x1F3C0;',
        '&amp',
        '/>',
        'x',
        ' ',
      ),
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.oneof(fc.string(), near, fc.json()), (data) => {
      const words = readHostData(data) ?? {};
      expect(Object.values(words).every((word) => typeof word === 'string')).toBe(true);
    }),
  );
});
