import { describe, expect, test } from 'vitest';
import type { Output } from '#protocol/api.ts';
import { QUERY_LENGTH_MAX, toldQuery } from '#protocol/fields.ts';
import { LINK_BUILDER, linkWordsOf, sharedWords } from './link-words.ts';

function output(name: string, query: string, role: Output['role'] = 'viewer'): Output {
  return {
    id: name,
    role,
    name,
    address: '',
    host: '',
    engine: null,
    query,
    since: 0,
    viewport: null,
    delay: 0,
    current: 0,
    ack: null,
  };
}

const said = (query: string): readonly string[] =>
  linkWordsOf(output('OBS', query)).map(({ id, value, precedence }) => `${precedence} ${id} ${value}`);

describe('[V16] what an output’s link names', () => {
  test('is read as the output itself reads it: other names, any case, and nothing that it ignores', () => {
    expect(said('?THEME=Led&home-name=LIONS&awaycolour=c8102e&show=bug&hide=clock.logo&order=away&delay=0')).toEqual([
      'desk homeName LIONS',
      'desk awayColor c8102e',
      'pinned show bug',
      'pinned theme led',
      'desk order away',
      'desk delay 0',
      'adds hide clock, logo',
    ]);
    expect(said('?sport=hockey&rules=nhl')).toEqual(['pinned sport hockey', 'pinned rules nhl']);
    expect(said('?theme=../x&layout=&show=dance&mood=good')).toEqual([]);
    expect(said('')).toEqual([]);
  });

  test('leaves out what a desk has no word for', () => {
    expect(said('?position=br&scale=1.5&lang=de&name=OBS&chroma')).toEqual([]);
  });

  test('is none of the link builder’s own picture, and of operators’ pages', () => {
    expect(linkWordsOf(output(LINK_BUILDER, '?theme=led'))).toEqual([]);
    expect(linkWordsOf(output('OBS', '?theme=led', 'operator'))).toEqual([]);
  });

  test('holds of a query that was cut as far as it is whole', () => {
    const long = toldQuery(`?theme=led&${'mood=good&'.repeat(201)}layout=bar&homeName=${'x'.repeat(300)}`);
    expect(long).toHaveLength(QUERY_LENGTH_MAX);
    expect(said(long)).toEqual(['pinned theme led', 'pinned layout bar']);
  });
});

test('outputs that say the same of an option stand together, each name once', () => {
  const outputs = [
    output('OBS', '?theme=led&layout=bar'),
    output('vMix', '?theme=led'),
    output('OBS', '?theme=led'),
    output('', '?theme=slim'),
  ];
  expect(sharedWords(outputs, ['layout', 'theme']).map(({ id, value, outputs }) => [id, value, outputs])).toEqual([
    ['layout', 'bar', ['OBS']],
    ['theme', 'led', ['OBS', 'vMix']],
    ['theme', 'slim', ['']],
  ]);
  expect(sharedWords(outputs, ['homeName'])).toEqual([]);
});
