import { expect, test } from 'vitest';
import type { OgrafForm } from './form.ts';
import { readRecording } from './recording.ts';
import { scheduleOf, type Schedule } from './schedule.ts';

const FORM: OgrafForm = {
  fields: {
    clock: { name: 'clock', type: 'string', maxLength: 8 },
    'home.score': { name: 'homeScore', type: 'integer', maximum: 99 },
    'home.emptyNet': { name: 'homeEmptyNet', type: 'boolean' },
  },
  options: {
    homeName: { name: 'homeName', type: 'string' },
    homeColor: { name: 'homeColor', type: 'string' },
    show: { name: 'show', type: 'string', enum: ['', 'pregame', 'break', 'final'] },
    hide: { name: 'hide', type: 'string' },
  },
  actions: ['goal-home', 'text', 'clear'],
};

const BEGINS = 1_764_000_000_000;

function snapshot(after: number, state: object): object {
  const source = { status: 'live', age: 1 };
  return {
    type: 'snapshot',
    stream: 'rink',
    epoch: 'e',
    rev: 1,
    at: BEGINS + after,
    build: 'b',
    control: {},
    source,
    ...state,
  };
}

function update(after: number, change: object): object {
  return { type: 'update', since: 1, rev: 2, at: BEGINS + after, ...change };
}

/** As curl writes it. */
function recorded(...messages: readonly object[]): string {
  return messages.map((message) => `data: ${JSON.stringify(message)}\n\n`).join('');
}

function scheduled(...messages: readonly object[]): Schedule {
  const read = readRecording(recorded(...messages));
  if (!read.ok) throw new Error(read.reason);
  return scheduleOf(read.value, FORM);
}

/** Each action as its time, its type and what it says. */
function told({ schedule }: Schedule): readonly unknown[] {
  return schedule.map(({ timestamp, action: { type, params } }) => [timestamp, type, params['data'] ?? params]);
}

test('the first state stands at once, and every change comes at its time', () => {
  const made = scheduled(
    snapshot(0, { values: { clock: '12:34', 'home.score': '3', crowd: '900' } }),
    update(1000, { values: { clock: '12:33' } }),
    update(2000, { values: { clock: '12:32', 'home.emptyNet': '1' } }),
    update(3000, { values: { 'home.emptyNet': null } }),
  );
  expect(told(made)).toEqual([
    [0, 'updateAction', { clock: '12:34', homeScore: '3' }],
    [0, 'playAction', { skipAnimation: true }],
    [1000, 'updateAction', { clock: '12:33' }],
    [2000, 'updateAction', { clock: '12:32', homeEmptyNet: '1' }],
    [3000, 'updateAction', { homeEmptyNet: '' }],
  ]);
  expect(made).toMatchObject({ begins: BEGINS, ms: 3000, refused: [] });
});

test('a value that waited to be believed counts from its first reading on', () => {
  const made = scheduled(
    snapshot(0, { values: { clock: '12:34', 'home.score': '3' } }),
    update(900, { values: { clock: '12:33' } }),
    update(1200, { values: { 'home.score': '4' }, ats: { 'home.score': BEGINS + 700 } }),
  );
  expect(told(made).slice(2)).toEqual([
    [700, 'updateAction', { homeScore: '4' }],
    [900, 'updateAction', { clock: '12:33' }],
  ]);
});

test('the desk’s names, its cards, what it hides and its banners, each banner once and none from before', () => {
  const goal = { id: 'a', kind: 'goal', side: 'home', at: BEGINS + 1000, ms: 5000 };
  const old = { ...goal, id: 'old', at: BEGINS - 3000 };
  const made = scheduled(
    snapshot(0, { values: {}, control: { teams: { home: { name: 'Lions', color: '#0a3d91' } }, cues: [old] } }),
    update(1000, { control: { cues: [old, goal] } }),
    update(1500, { control: { cues: [goal], hide: ['clock', 'home.fouls'] } }),
    update(2000, { control: { cues: [] } }),
    update(3000, { control: { phase: 'break', hidden: true } }),
    update(4000, { control: { phase: 'live' } }),
  );
  expect(told(made)).toEqual([
    [0, 'updateAction', { homeName: 'Lions', homeColor: '#0a3d91' }],
    [0, 'playAction', { skipAnimation: true }],
    [1000, 'updateAction', { homeName: '', homeColor: '' }],
    [1000, 'customAction', { id: 'goal-home' }],
    [1500, 'updateAction', { hide: 'clock.home.fouls' }],
    [2000, 'updateAction', { hide: '' }],
    [2000, 'customAction', { id: 'clear' }],
    [3000, 'updateAction', { show: 'break' }],
    [3000, 'stopAction', {}],
    [4000, 'updateAction', { show: '' }],
    [4000, 'playAction', {}],
  ]);
});

test('where the desk names no team the board’s name stands', () => {
  const made = scheduled(
    snapshot(0, { values: { 'home.name': 'Löwen' } }),
    update(1000, { values: { 'home.name': 'Bären' } }),
    update(2000, { control: { teams: { home: { name: 'Lions' } } } }),
    update(3000, { values: { 'home.name': 'Wölfe' } }),
    update(4000, { control: {} }),
    update(5000, { values: { 'home.name': null } }),
  );
  expect(told(made)).toEqual([
    [0, 'updateAction', { homeName: 'Löwen' }],
    [0, 'playAction', { skipAnimation: true }],
    [1000, 'updateAction', { homeName: 'Bären' }],
    [2000, 'updateAction', { homeName: 'Lions' }],
    [4000, 'updateAction', { homeName: 'Wölfe' }],
    [5000, 'updateAction', { homeName: '' }],
  ]);
});

test('begins with the recording, however long before nothing had changed, and ends with the last word of the relay', () => {
  const heartbeat = (after: number): object => {
    const source = { status: 'live', age: 1 };
    return { type: 'heartbeat', epoch: 'e', rev: 1, at: BEGINS + after, source };
  };
  const made = scheduled(
    snapshot(-3_600_000, { values: { clock: '12:34' } }),
    heartbeat(2000),
    update(3000, { values: { clock: '12:33' } }),
    heartbeat(9000),
  );
  expect(told(made)).toEqual([
    [0, 'updateAction', { clock: '12:34' }],
    [0, 'playAction', { skipAnimation: true }],
    [3000, 'updateAction', { clock: '12:33' }],
  ]);
  expect(made).toMatchObject({ begins: BEGINS, ms: 9000 });
});

test('what the graphic would refuse is left out and named, and costs nothing else', () => {
  const made = scheduled(
    snapshot(0, { values: { clock: '12:34', 'home.score': '3' } }),
    update(500, { values: { clock: 'far too long', 'home.score': '100' } }),
    update(600, { values: { clock: '12:33', 'home.score': 'x' } }),
  );
  expect(told(made).slice(2)).toEqual([[600, 'updateAction', { clock: '12:33' }]]);
  expect(made.refused).toEqual(['clock', 'homeScore']);
});

test('a state that is told anew replaces all, and a relay that started again goes on in time', () => {
  const made = scheduled(
    snapshot(0, { values: { clock: '12:34', 'home.score': '3' } }),
    update(2000, { values: { clock: '12:32' } }),
    snapshot(1900, { epoch: 'f', values: { clock: '12:31' } }),
  );
  expect(told(made).slice(2)).toEqual([
    [2000, 'updateAction', { clock: '12:32' }],
    [2000, 'updateAction', { clock: '12:31', homeScore: '' }],
  ]);
});

test('a recording that was cut off is read up to there, and what is none is refused', () => {
  const whole = recorded(
    snapshot(0, { values: {}, control: { sport: 'hockey' } }),
    update(10, { values: { clock: '1' } }),
  );
  expect(readRecording(whole.slice(0, -20))).toMatchObject({
    ok: true,
    value: { sport: 'hockey', told: [{ rev: 1 }] },
  });
  expect(readRecording(`: hello\r\n${whole.replaceAll('\n', '\r\n')}`)).toMatchObject({
    value: { told: { length: 2 } },
  });
  expect(readRecording('{"values":{}}')).toMatchObject({ ok: false });
  expect(readRecording('')).toMatchObject({ ok: false });
});
