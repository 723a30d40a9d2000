import { expect, test } from 'vitest';
import type { Output } from '#protocol/api.ts';
import { isProgram } from '#protocol/is-program.ts';
import { alarmsOf, withMeant, withOutputs, type OutputSeen } from './output-alarms.ts';

const START = 1_764_000_000_000;
/** The relay's clock is half a minute ahead of the page's. */
const AHEAD = 30_000;

function anOutput(output: Partial<Output>): Output {
  return {
    id: '1',
    role: 'viewer',
    name: '',
    address: '192.168.1.31',
    host: 'OBS 32.2.1',
    engine: 127,
    query: '',
    since: START,
    viewport: null,
    delay: 0,
    current: 7,
    ack: null,
    ...output,
  };
}

/** An output that answered `age` ms before second `second`. */
function output(name: string, second: number, { age = 500, visible = true, id = '1' } = {}): Output {
  const at = START + AHEAD + second * 1000 - age;
  return anOutput({ id, name, since: START + AHEAD - 60_000, ack: { rev: 7, at, visible, lag: 5 } });
}

/** Looks that follow each other; each is a second and what listens then. */
function look(
  looks: readonly (readonly [number, readonly Output[]])[],
  seen: readonly OutputSeen[] = [],
): readonly OutputSeen[] {
  return looks.reduce<readonly OutputSeen[]>(
    (known, [second, outputs]) =>
      withOutputs(known, { outputs, at: START + second * 1000, relayNow: START + AHEAD + second * 1000 }),
    seen,
  );
}

function alarms(seen: readonly OutputSeen[]): readonly string[] {
  return alarmsOf(seen, {}).map(({ name, kind, since }) => `${name} ${kind} ${(since - START) / 1000}`);
}

test('an output is program by its name, blind to case, unless the operator says otherwise', () => {
  expect(
    ['program', 'Program 2', ' PROGRAM obs', 'OBS program', 'spare', 'constructor'].map((name) => isProgram(name, {})),
  ).toEqual([true, true, true, false, false, false]);
  const settings = { 'Program 2': { delay: null, program: false }, spare: { delay: 0, program: true } };
  expect(isProgram('Program 2', settings)).toBe(false);
  expect(isProgram('spare', settings)).toBe(true);
  expect(isProgram('Program', { Program: { delay: 500, program: null } })).toBe(true);
  expect(isProgram('Program', undefined)).toBe(true);
});

test('a program output that is gone raises an alarm with when it was last right, once that has lasted', () => {
  const known = look([[0, [output('Program', 0)]]]);
  expect(alarms(look([[1, []]], known))).toEqual([]);
  expect(
    alarms(
      look(
        [
          [1, []],
          [4, []],
        ],
        known,
      ),
    ),
  ).toEqual(['Program gone -0.5']);
});

test('[F14] one that is hidden does too, and one that does not answer for ten seconds at once', () => {
  const known = look([[0, [output('Program', 0)]]]);
  expect(
    alarms(
      look(
        [
          [1, [output('Program', 1, { visible: false })]],
          [4, [output('Program', 4, { visible: false })]],
        ],
        known,
      ),
    ),
  ).toEqual(['Program hidden -0.5']);
  expect(alarms(look([[9, [output('Program', 9, { age: 9500 })]]], known))).toEqual([]);
  expect(alarms(look([[10, [output('Program', 10, { age: 10_500 })]]], known))).toEqual(['Program silent -0.5']);
});

test('other outputs, unnamed ones and operators’ pages never do', () => {
  const operator = { ...output('Program desk', 0), role: 'operator' as const };
  const known = look([[0, [output('OBS', 0), output('', 0), operator]]]);
  expect(
    alarms(
      look(
        [
          [1, []],
          [60, []],
        ],
        known,
      ),
    ),
  ).toEqual([]);
  expect(
    alarmsOf(
      look(
        [
          [1, []],
          [60, []],
        ],
        known,
      ),
      { OBS: { delay: null, program: true } },
    ),
  ).toHaveLength(1);
});

test('it ends when the output is right again, under whatever id', () => {
  const gone = look([
    [0, [output('Program', 0)]],
    [1, []],
    [30, []],
  ]);
  expect(alarms(gone)).toHaveLength(1);
  const joining = anOutput({ id: '9', name: 'Program', since: START + AHEAD + 31_000, ack: null });
  expect(alarms(look([[31, [joining]]], gone))).toHaveLength(1);
  expect(
    alarms(
      look(
        [
          [31, [joining]],
          [33, [output('Program', 33, { id: '9' })]],
        ],
        gone,
      ),
    ),
  ).toEqual([]);
});

test('a relay that is restarted, after which all dial again under new ids, raises none', () => {
  const seen = look([
    [0, [output('Program', 0)]],
    [2, []],
    [3, [anOutput({ id: '1', name: 'Program', since: START + AHEAD + 3000, ack: null })]],
    [5, [output('Program', 5)]],
  ]);
  expect(alarms(seen)).toEqual([]);
});

test('a gap between looks neither raises an alarm nor ends one', () => {
  const known = look([[0, [output('Program', 0)]]]);
  expect(alarms(look([[900, [output('Program', 900)]]], known))).toEqual([]);
  expect(alarms(look([[900, []]], known))).toEqual([]);
  expect(
    alarms(
      look(
        [
          [900, []],
          [903, []],
        ],
        known,
      ),
    ),
  ).toEqual(['Program gone -0.5']);
});

test('of several pages of one name one that is right is enough', () => {
  const known = look([[0, [output('Program', 0)]]]);
  const both = [output('Program', 20, { age: 15_000 }), output('Program', 20, { id: '2' })];
  expect(alarms(look([[20, both]], known))).toEqual([]);
});

test('one that was never right is still being set up', () => {
  expect(
    alarms(
      look([
        [0, [output('Program', 0, { visible: false })]],
        [60, []],
      ]),
    ),
  ).toEqual([]);
});

test('what the operator meant is no alarm, until the output was right once more', () => {
  const meant = withMeant(
    look([
      [0, [output('Program', 0), output('Program 2', 0)]],
      [1, []],
      [4, []],
    ]),
    'Program',
  );
  expect(alarms(meant)).toEqual(['Program 2 gone -0.5']);
  expect(alarms(look([[60, []]], meant))).toEqual(['Program 2 gone -0.5']);
  const again = look(
    [
      [61, [output('Program', 61)]],
      [70, []],
      [80, []],
    ],
    meant,
  );
  expect(alarms(again)).toEqual(['Program gone 60.5', 'Program 2 gone -0.5']);
});

/** One that answered just before a second, having drawn a revision so late. */
function drawing(second: number, lag: number, rev: number): Output {
  const right = output('Program', second);
  return { ...right, ack: right.ack && { ...right.ack, lag, rev } };
}

test('one that draws long after its time is late; one that has caught up, or was late in passing, is not', () => {
  const right = [0, [drawing(0, 5, 7)]] as const;
  expect(alarms(look([right, [1, [drawing(1, 1500, 4)]], [2, [drawing(2, 1500, 5)]]]))).toEqual([]);
  expect(alarms(look([right, [1, [drawing(1, 1500, 4)]], [4, [drawing(4, 1500, 5)]]]))).toEqual(['Program late -0.5']);
  expect(alarms(look([right, [1, [drawing(1, 1500, 7)]], [4, [drawing(4, 1500, 7)]]]))).toEqual([]);
  expect(alarms(look([right, [1, [drawing(1, 900, 4)]], [4, [drawing(4, 900, 5)]]]))).toEqual([]);
});
