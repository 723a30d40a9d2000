import { describe, expect, test } from 'vitest';
import { checkLook } from './check-look.ts';

const faultsOf = (json: unknown): readonly string[] => checkLook(JSON.stringify(json)).faults;

const layoutWith = (...children: readonly unknown[]): unknown => ({
  name: 'x',
  position: 'tl',
  labels: { en: { set: 'SET', bonus: 'BONUS' }, de: { set: 'SATZ' } },
  root: { kind: 'column', children },
});
const period = { kind: 'period', value: [{ field: ['period'] }], format: 'word', count: 5, size: 'small' };
const lamp = { kind: 'light', shape: 'label', on: { field: 'home.bonus', lit: true }, size: 'small' };

const block = (width: number, rest: object = {}): unknown => ({
  kind: 'shape',
  shape: 'block',
  plate: 'lit',
  height: 6,
  width,
  ...rest,
});
const row = (width: number, ...children: readonly unknown[]): unknown => ({ kind: 'row', width, gap: 6, children });
describe('a layout that is right by its schema', () => {
  test('names the word of a period that no label has, and one that is missing', () => {
    expect(faultsOf(layoutWith({ ...period, word: 'set' }, { ...period, format: 'half' }))).toEqual([]);
    expect(faultsOf(layoutWith({ ...period, word: 'frame' }, { ...period, word: 'bonus' }, period))).toEqual([
      'root.children[0].word: expected one of the labels set, bonus, got "frame"',
      'labels.de.bonus: expected a word, which root.children[1] shows, got nothing',
      'root.children[2].word: expected a word, which is all that is shown here, got nothing',
    ]);
  });

  test('has a word for each lamp that is one', () => {
    expect(faultsOf(layoutWith({ ...lamp, label: [{ label: 'set' }] }, { ...lamp, shape: 'dot' }))).toEqual([]);
    expect(faultsOf(layoutWith(lamp))).toEqual([
      'root.children[0].label: expected a word, which is all that is shown here, got nothing',
    ]);
  });

  test('has room in each box of a fixed width for what has one', () => {
    expect(faultsOf(layoutWith(row(126, block(60), block(60)), row(66, block(60), block(60, { grow: true }))))).toEqual(
      [],
    );
    expect(
      faultsOf(
        layoutWith(
          row(120, block(60), block(60)),
          { kind: 'column', width: 60, pad: 6, children: [block(60), block(12)] },
          { kind: 'stack', width: 90, children: [block(6), { kind: 'row', pad: 18, children: [block(60)] }] },
        ),
      ),
    ).toEqual([
      'root.children[0].width: expected 126 or more, which its children take, got 120',
      'root.children[1].width: expected 72 or more, which its children take, got 60',
      'root.children[2].width: expected 96 or more, which its children take, got 90',
    ]);
  });
});
