import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAnyText } from './any-text.ts';

function told(text: string, form?: 'form' | 'csv') {
  const read = readAnyText(text, form);
  if (!read.ok) throw new Error(read.reason);
  const { values, same, refused, left } = read.value;
  return {
    values: Object.fromEntries(values),
    same: Object.fromEntries(same),
    refused: refused.map(({ name }) => name),
    left: left.map(({ name }) => name),
  };
}
const BOARD = { 'Home Score': '35', 'Away Score': '7' };
const NOTHING_ELSE = { same: {}, refused: [], left: [] };
const RECT = { x: 1, y: 2, width: 3, height: 4 };

describe('[I1] a board is read in whatever form a program has it', () => {
  test.each<[string, string, ('form' | 'csv')?]>([
    ['flat JSON', '{"Home Score":"35","Away Score":7}'],
    ['flat JSON that names its kind', '{"values":{"Home Score":"35","Away Score":"7"}}'],
    ['a frame', '{"type":"ocr", "values":{"Home Score":"35", "Away Score":"7"}}'],
    [
      'frames, a line each',
      '{"type":"ocr","values":{"Home Score":"35"}}\n{"type":"ocr","values":{"Away Score":"7"}}\r\n',
    ],
    ['a list of fields', '[{"name":"Home Score","text":"35"},{"name":"Away Score","value":"7"}]'],
    ['a list within an object', '{"results":[{"name":"Home Score","text":"35"},{"name":"Away Score","text":"7"}]}'],
    ['lines', 'Home Score=35\r\nAway Score=7\r\n'],
    ['form data', 'Home+Score=35&Away%20Score=7', 'form'],
    ['JSON that says that it is form data, as curl -d does', '{"Home Score":"35","Away Score":"7"}', 'form'],
    [
      'XML of elements',
      '<?xml version="1.0"?><data><row><Home_Score>35</Home_Score></row></data>'.replaceAll('Home_Score', 'x'),
    ],
    ['XML of fields', '<data><field name="Home Score">35</field><field name="Away Score" value="7"/></data>'],
    [
      'a table with a field a line',
      'Name,Text,State,X\r\nHome Score,35,Success,1\r\n"Away Score","7",Success,2\r\n',
      'csv',
    ],
    ['a table with names in its first line', 'Home Score,Away Score\r\n35,7', 'csv'],
    ['the same as spreadsheets write it where a comma is for decimals', 'Home Score;"Away Score"\r\n35;7\r\n', 'csv'],
    ['a table that says that it is form data, as curl does', 'Home Score,Away Score\n35,7\n', 'form'],
    ['XML whose fields stand in the tag of the board', '<d xmlns:x="y"><row Home.Score="35"/></d>'],
  ])('%s', (title, text, form) => {
    const read = told(text, form);
    const values =
      title === 'XML of elements' ? { x: '35' } : title.startsWith('XML whose') ? { 'Home.Score': '35' } : BOARD;
    expect(read).toEqual({ ...NOTHING_ELSE, values });
  });

  test('objects and elements within others have their names before theirs', () => {
    const values = { 'home.score': '7', 'away.score': '9' };
    expect(told('{"scoreboard":{"home":{"score":7},"away":{"score":9}}}').values).toEqual(values);
    expect(told('{"home":{"score":7}}').values).toEqual({ 'home.score': '7' });
    expect(told('<board><home><score>7</score></home><away><score>9</score></away></board>').values).toEqual(values);
    expect(told('<HomeScore>7</HomeScore>').values).toEqual({ HomeScore: '7' });
    expect(told('<board xmlns="x"/>').values).toEqual({});
    expect(told('<board><home score="7"/><away score="9"/></board>').values).toEqual(values);
    expect(told('<board><t>&lt;A&#38;B&gt;</t><!-- <x> --><u><![CDATA[1 < 2]]></u><e/></board>').values).toEqual({
      t: '<A&B>',
      u: '1 < 2',
      e: '',
    });
  });

  test('what is no value is refused for its field alone', () => {
    expect(told('{"a":[1],"b":"2","c":1e999,"__proto__":"x","d":NaN,"e":null}')).toEqual({
      ...NOTHING_ELSE,
      values: { b: '2', d: '', e: '' },
      refused: ['a', 'c', '__proto__'],
    });
  });
});

describe('[I2] ScoreSight says of each field how its reading went', () => {
  const rows = [
    ['Home Score', '35', 'Success'],
    ['Time', '9:5', 'FailedFilter'],
    ['Away Score', '', 'Empty'],
    ['Period', '2', 'SameNoChange'],
    ['Shot', 'SIM', 'Success'],
    ['Fouls', '3', 'Unheard'],
  ] as const;
  const expected = {
    values: { 'Home Score': '35', 'Away Score': '' },
    same: { Period: '2' },
    refused: [],
    left: ['Time', 'Shot', 'Fouls'],
  };

  test('as JSON', () => {
    expect(told(JSON.stringify(rows.map(([name, text, state]) => ({ name, text, state, rect: RECT }))))).toEqual(
      expected,
    );
  });

  test('as XML', () => {
    const results = rows.map(
      ([name, text, state]) => `<result name="${name}" result="${text}" result_state="${state}" x="1" />`,
    );
    expect(told(`<root>${results.join('')}</root>`)).toEqual(expected);
  });

  test('as a table', () => {
    const lines = rows.map((row) => [...row, 1, 2].join(','));
    expect(told(['Name,Text,State,X,Y', ...lines].join('\r\n'), 'csv')).toEqual(expected);
  });
});

describe('[I1] what is no board is refused with what was expected', () => {
  test.each([
    '',
    ' \r\n',
    'hello',
    '{"Home Score":"35"',
    '[1,2]',
    '{"type":"ocr"}',
    '<data><a>1</a>',
    '<data><a>1</b></data>',
    '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d><a>&x;</a></d>',
    '<a/><b/>',
    '<!-- open',
  ])('%j', (text) => {
    expect(readAnyText(text)).toMatchObject({ ok: false, reason: expect.stringContaining('expected JSON such as') });
  });

  test('whatever text it is, it is read or refused', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.array(fc.constantFrom('<a>', '</a>', '<a', '"', '<!--', '=', '\n', ',', '{"a":1}')),
        ),
        (text) => {
          expect(typeof readAnyText(Array.isArray(text) ? text.join('') : text).ok).toBe('boolean');
        },
      ),
    );
  });
});

test('[I1] what stands beside a wrapper counts too where it is plain, and the word inside goes before it', () => {
  const { values } = told(
    '{"data":{"Home Score":"35","clock":"4:32"},"period":"2","home_score":"1","Clock":"9:99","horn":true,"away":{"score":"7"}}',
  );
  expect(values).toEqual({ 'Home Score': '35', clock: '4:32', period: '2', horn: 'true' });
  const list = '{"quarter":3,"results":[{"name":"Home Score","text":"35","state":"Success"}],"ids":[1]}';
  expect(told(list).values).toEqual({ 'Home Score': '35', quarter: '3' });
});

test('[I1] words that answers of programs have around a board are none of its fields, and are named', () => {
  const { values, left } = told('{"status":"success","code":200,"time":1764000000,"data":{"Home Score":"35"}}');
  expect(values).toEqual({ 'Home Score': '35' });
  expect(left).toEqual(['status', 'code', 'time']);
});
