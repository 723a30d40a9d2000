import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { createFakeVmix, KEY } from './testing/fake-vmix.ts';
import { readVmixState } from './vmix-state.ts';

/** As vMix 27 writes it, without what is not looked for. */
const STATE = `<?xml version="1.0" encoding="utf-8"?>
<vmix><version>27.0.0.49</version><edition>4K</edition><preset>C:\\shows\\lions.vmix</preset>
<inputs>
<input key="26cae087-b7b6-4d45-98e4-de03ab4feb6b" number="1" type="GT" title="Score &gt; bug.gtzip" shortTitle='a "b" > c' state="Paused" position="0" loop="False">Score &gt; bug.gtzip
<text index="0" name="HomeName.Text">Lions &amp; Bears &#x1F981;</text><text index="1" name="Clock.Text" /><image index="2" name="HomeLogo.Source">C:\\logos\\h.png</image></input>
<input key="11111111-2222-3333-4444-555555555555" number="2" type="Capture" title="Camera" />
<!-- <input key="none" number="3"><text name="No.Text">x</text></input> -->
<input key="99999999-2222-3333-4444-555555555555" number="3" type="Xaml" title="Old"><text index="0" name="Headline"><![CDATA[a < b]]></text></input>
</inputs><overlays><overlay number="1" /></overlays><text name="Outside.Text">x</text></vmix>`;

test('titles are read with their keys and fields, and what is no title has none', () => {
  expect(readVmixState(STATE)).toEqual({
    ok: true,
    value: [
      {
        key: KEY,
        number: '1',
        title: 'Score > bug.gtzip',
        fields: [
          { name: 'HomeName.Text', kind: 'text', value: 'Lions & Bears 🦁' },
          { name: 'Clock.Text', kind: 'text', value: '' },
          { name: 'HomeLogo.Source', kind: 'image', value: 'C:\\logos\\h.png' },
        ],
      },
      { key: '11111111-2222-3333-4444-555555555555', number: '2', title: 'Camera', fields: [] },
      {
        key: '99999999-2222-3333-4444-555555555555',
        number: '3',
        title: 'Old',
        fields: [{ name: 'Headline', kind: 'text', value: 'a < b' }],
      },
    ],
  });
});

const BILLION = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from({ length: 9 }, (_, n) => `<!ENTITY lol${n} "&lol;&lol;">`).join('')}]><vmix>&lol8;</vmix>`;

test.each([
  ['another page', '<html><body>Sign in</body></html>', 'it is no state of vMix'],
  ['no markup at all', 'Hello', 'it is no state of vMix'],
  ['nothing', '', 'it is no state of vMix'],
  ['a billion laughs', BILLION, 'it has a document type'],
  [
    'a document type behind the root',
    '<vmix><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]></vmix>',
    'it has a document type',
  ],
  ['a comment without an end', '<vmix><!-- ', 'it ends too early'],
  ['a tag without an end', '<vmix><input key="', 'it ends too early'],
])('%s is refused in words', (_, xml, reason) => {
  expect(readVmixState(xml)).toEqual({ ok: false, reason });
});

test('entities that XML does not have stay as they are written, and none reads a file', () => {
  const xml = `<vmix><inputs><input key="${KEY}"><text name="A.Text">&lol; &#0; &#x110000; &#xZ; &amp;lt;</text></input></inputs></vmix>`;
  expect(readVmixState(xml)).toMatchObject({
    value: [{ fields: [{ value: '&lol; &#0; &#x110000; &#xZ; &lt;' }] }],
  });
});

/** Tags, halves of tags and what stands in them, in any order. */
const shreds = fc
  .array(
    fc.constantFrom(
      '<vmix>',
      '<inputs>',
      '<input key="k">',
      '<text name="a">',
      '</text>',
      '<',
      '>',
      '"',
      "'",
      '=',
      ' ',
      '/',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '&amp;',
      '&',
      '<?',
      '?>',
      'x',
    ),
    { maxLength: 60 },
  )
  .map((pieces) => `<vmix>${pieces.join('')}`);

test('[G5] whatever vMix says, it is read or refused, and nothing is thrown', () => {
  fc.assert(
    fc.property(fc.oneof(shreds, fc.string()), (xml) => {
      expect(typeof readVmixState(xml).ok).toBe('boolean');
    }),
    { seed: 20_261_127, numRuns: 500 },
  );
});

/** So many openings of everything that has an end, none of which comes. */
test.each(['<!--', '<text name="', '<a =', '<![CDATA[', "<a '", '""', '<a b="" ', '&#', '<vmix '])(
  '[G5] a text of a megabyte of %s is read once, not once for each of them',
  (piece) => {
    // Whoever began anew at each of them would take minutes, and the test's own time is seconds.
    const xml = `<vmix><b ${piece.repeat(1_000_000 / piece.length)}>`;
    expect(typeof readVmixState(xml).ok).toBe('boolean');
    expect(typeof readVmixState(xml.replace('<b ', '')).ok).toBe('boolean');
  },
);

test('what any title shows is read as a reader that is not ours reads it', () => {
  const { window } = new JSDOM('');
  const texts = fc.string({ unit: fc.constantFrom('a', '<', '>', '&', '"', "'", ' ', 'é', '🦁', ';', '#', ']') });
  fc.assert(
    fc.property(texts, texts, (name, value) => {
      const fake = createFakeVmix({ [`${name}.Text`]: value });
      const { body } = fake.answer('/api/', undefined);
      const text = new window.DOMParser().parseFromString(body, 'application/xml').querySelector('text');
      expect(readVmixState(body)).toMatchObject({
        value: [{ fields: [{ name: text?.getAttribute('name'), value: text?.textContent }] }],
      });
    }),
    { seed: 20_261_127 },
  );
});
