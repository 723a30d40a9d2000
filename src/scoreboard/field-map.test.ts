import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FIELDS_MAX } from '#protocol/fields.ts';
import { createFieldMap, type FieldMap } from './field-map.ts';
import { fieldNamesOf } from './field-names.ts';
import { PACKS } from './packs/packs.ts';

function apply(map: FieldMap, reading: Record<string, string>): Record<string, string | null> {
  return Object.fromEntries(map.apply(new Map(Object.entries(reading))).values);
}

test('[P9] known fields go out under canonical names, others under their own', () => {
  const map = createFieldMap();
  expect(apply(map, { time: '3:12', score_a: '56', Sponsor: 'Bakery' })).toEqual({
    clock: '3:12',
    'home.score': '56',
    Sponsor: 'Bakery',
  });
  expect(map.unmapped()).toEqual(['Sponsor']);
  expect(map.rivals()).toEqual([]);
});

test('[P9] the first seen holds a canonical name, whatever comes later, and the rival is named', () => {
  const map = createFieldMap();
  expect(apply(map, { 'Clock.Text': '3:12' })).toEqual({ clock: '3:12' });
  expect(apply(map, { time: '3:11', 'Clock.Text': '3:10' })).toEqual({ time: '3:11', clock: '3:10' });
  expect(map.rivals()).toEqual([{ source: 'time', canonical: 'clock', heldBy: 'Clock.Text' }]);
});

test('[P9] a field that was renamed at the source takes its canonical name over with the next connection', () => {
  const map = createFieldMap();
  expect(apply(map, { time: '3:12' })).toEqual({ clock: '3:12' });
  expect(apply(map, { Clock: '3:11' })).toEqual({ Clock: '3:11' });
  map.begin();
  expect(apply(map, { Clock: '3:10' })).toEqual({ Clock: null, clock: '3:10' });
  expect(map.rivals()).toEqual([]);
  expect(apply(map, { time: '9:99', Clock: '3:09' })).toEqual({ time: '9:99', clock: '3:09' });
  expect(map.rivals()).toEqual([{ source: 'time', canonical: 'clock', heldBy: 'Clock' }]);
});

test('[P9] a rival is named with whoever holds the name now', () => {
  const map = createFieldMap();
  apply(map, { time: '3:12', Clock: '3:11', clock: '3:10' });
  map.begin();
  apply(map, { Clock: '3:09' });
  apply(map, { time: '3:08', Clock: '3:08' });
  expect(map.rivals().map(({ heldBy }) => heldBy)).not.toContain('time');
  expect(map.rivals()).toContainEqual({ source: 'time', canonical: 'clock', heldBy: 'Clock' });
});

test('[P9] who held a name before a reconnect and is still sent keeps it, wherever it stands in the frame', () => {
  const map = createFieldMap();
  apply(map, { time: '3:12', Clock: '0:00' });
  map.begin();
  expect(apply(map, { Clock: '0:01', time: '3:11' })).toEqual({ Clock: '0:01', clock: '3:11' });
});

test('[P9] a rival whose own name is the canonical one does not slip in under it', () => {
  const map = createFieldMap();
  expect(apply(map, { time: '3:12' })).toEqual({ clock: '3:12' });
  expect(apply(map, { clock: '9:99' })).toEqual({ 'raw.clock': '9:99' });
});

test('lamps of time-outs are counted for their team', () => {
  const map = createFieldMap();
  expect(apply(map, { 'timeout1-1': '1', 'timeout1-2': '1', 'timeout1-3': '0', 'timeout2-1': '' })).toMatchObject({
    'home.timeouts': '2',
    'away.timeouts': '0',
  });
  expect(apply(map, { 'timeout1-2': '0' })).toEqual({ 'timeout1-2': '0', 'home.timeouts': '1' });
  expect(map.unmapped()).toEqual([]);
});

test('a lamp is one lamp, however its name is written', () => {
  const map = createFieldMap();
  expect(apply(map, { 'Timeout 1-1': '1', timeout_1_2: '1', TIMEOUT13: '1' })).toMatchObject({ 'home.timeouts': '3' });
  expect(apply(map, { 'timeout1-1': '0' })).toMatchObject({ 'home.timeouts': '2' });
  expect(map.unmapped()).toEqual([]);
});

test('[R1] lamps are counted on from what was held before a restart', () => {
  const map = createFieldMap({ 'timeout1-1': '1', 'timeout1-2': '1', 'timeout1-3': '1', clock: '3:12' });
  expect(apply(map, { 'timeout1-3': '0' })).toMatchObject({ 'home.timeouts': '2' });
});

test('a team whose time-outs come as a number keeps that number', () => {
  const map = createFieldMap();
  expect(apply(map, { home_timeouts: '3', 'timeout1-1': '1' })).toEqual({ 'home.timeouts': '3', 'timeout1-1': '1' });
});

test('[P8] new names past the limit are left out and named, known ones keep working', () => {
  const map = createFieldMap();
  const many = new Map(Array.from({ length: FIELDS_MAX + 2 }, (_, n) => [`field ${n}`, String(n)]));
  const { values, overflow } = map.apply(many);
  expect(values.size).toBe(FIELDS_MAX);
  expect(overflow).toEqual([`field ${FIELDS_MAX}`, `field ${FIELDS_MAX + 1}`]);
  expect(apply(map, { 'field 3': 'new', other: 'x' })).toEqual({ 'field 3': 'new' });
});

test('[P9] the stream’s sport goes first, then all the others', () => {
  const soccer = PACKS.get('soccer');
  if (soccer === undefined) throw new Error('soccer is missing');
  const map = createFieldMap({}, fieldNamesOf(soccer));
  expect(apply(map, { Half: '2', Stoppage: '3', 'Team A Penalties': 'ox', shot_clock: '24' })).toEqual({
    period: '2',
    addedTime: '3',
    'Team A Penalties': 'ox',
    shotClock: '24',
  });
});

test('[P12] with a sport set, too, no two source fields go out under one name', () => {
  const sports = fc.constantFrom(undefined, ...PACKS.values());
  const names = fc.constantFrom(
    'half',
    'Half',
    'period',
    'inning',
    'home.points',
    'Home Points',
    'home.score',
    'home.games',
    'raw.half',
    'powerplay',
    'powerPlay',
    'Power Play',
    'home.red',
    'red_a',
    'home.red1',
    'serve',
    'Server',
    'possession',
  );
  fc.assert(
    fc.property(sports, fc.array(fc.uniqueArray(names)), (pack, readings) => {
      const map = createFieldMap({}, pack && fieldNamesOf(pack));
      const owner = new Map<string, string>();
      for (const source of readings.flat()) {
        const [out = ''] = map.apply(new Map([[source, 'v']])).values.keys();
        expect(owner.get(out) ?? source).toBe(source);
        owner.set(out, source);
      }
    }),
  );
});

test('[P12] no two source fields ever go out under one name', () => {
  const names = fc.constantFrom(
    'time',
    'clock',
    'Clock',
    'Clock.Text',
    'raw.clock',
    'raw.raw.clock',
    'score_a',
    'Home',
    'home.score',
    'x',
  );
  fc.assert(
    fc.property(fc.array(fc.uniqueArray(names)), (readings) => {
      const map = createFieldMap();
      const owner = new Map<string, string>();
      for (const reading of readings) {
        for (const source of reading) {
          const [out] = map.apply(new Map([[source, 'v']])).values.keys();
          if (out === undefined) throw new Error(`${source} was lost`);
          expect(owner.get(out) ?? source).toBe(source);
          owner.set(out, source);
        }
      }
    }),
  );
});
