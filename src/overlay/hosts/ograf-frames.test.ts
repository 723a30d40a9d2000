import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PACKS } from '#scoreboard/packs/packs.ts';
import { customActionsOf, standingOf, type Rules, type Standing } from './ograf-actions.ts';
import { framesOf, readSchedule, type Frames, type ScheduledAction } from './ograf-frames.ts';
import { propertiesOf } from './ograf-properties.ts';

const PACK = PACKS.get('hockey')!;
const RULES: Rules = {
  properties: propertiesOf(PACK, { home: '#b3202c', away: '#1f4e9e' }),
  customActions: customActionsOf(PACK),
};

function loaded(data: unknown = {}): Standing {
  const outcome = standingOf(RULES, data);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.standing;
}

function act(timestamp: number, type: ScheduledAction['action']['type'], params: object = {}): ScheduledAction {
  return { timestamp, action: { type, params: { ...params } } };
}

function framesIn(schedule: readonly ScheduledAction[]): Frames {
  const frames = framesOf(RULES, loaded(), schedule);
  if (!frames.ok) throw new Error(frames.reason);
  return frames.value;
}

describe('a graphic drawn by time', () => {
  test('is off until it is played, leaves in 320 ms, and what it showed changes when the schedule says', () => {
    const { at, marks } = framesIn([
      act(1000, 'playAction'),
      act(2000, 'updateAction', { data: { homeScore: 1 } }),
      act(3000, 'stopAction'),
      act(5000, 'playAction', { skipAnimation: true }),
      act(6000, 'stopAction', { skipAnimation: true }),
    ]);
    expect([999, 1000, 2999, 3000, 3319, 3320, 5000, 6000].map((time) => at(time).air)).toEqual([
      'off',
      'on',
      'on',
      'leaving',
      'leaving',
      'off',
      'on',
      'off',
    ]);
    expect([1999, 2000].map((time) => at(time).wish.values['home.score'])).toEqual(['0', '1']);
    expect([1000, 5000, 6000].map((time) => at(time).isCut)).toEqual([false, true, true]);
    expect(marks).toEqual([1000, 2000, 3000, 3320, 5000, 6000]);
  });

  test('a banner stands for its time and leaves; a newer one takes its place, and clear ends it', () => {
    const { at } = framesIn([
      act(0, 'playAction'),
      act(1000, 'customAction', { id: 'goal-home' }),
      act(20_000, 'customAction', { id: 'text', payload: { text: 'Half time show' } }),
      act(21_000, 'customAction', { id: 'timeout-away' }),
      act(22_000, 'customAction', { id: 'clear' }),
    ]);
    const said = (time: number): unknown => {
      const { cue } = at(time);
      return cue && [cue.cue.kind, cue.cue.side, cue.cue.text, cue.leaves];
    };
    expect(said(999)).toBeUndefined();
    expect(said(1000)).toEqual(['goal', 'home', undefined, false]);
    expect(said(5999)).toEqual(['goal', 'home', undefined, false]);
    expect(said(6000)).toEqual(['goal', 'home', undefined, true]);
    expect(said(6320)).toBeUndefined();
    expect(said(20_500)).toEqual(['text', undefined, 'Half time show', false]);
    expect(said(21_500)).toEqual(['timeout', 'away', undefined, false]);
    expect(said(22_000)).toEqual(['timeout', 'away', undefined, true]);
    expect(said(22_320)).toBeUndefined();
  });

  test.each([
    [[{}], 0],
    [[{ delta: 1 }], 0],
    [[{ goto: 0 }], 0],
    [[{ goto: -1 }], 0],
    [[{ goto: 1 }], undefined],
    [[{ delta: 2 }], undefined],
    [[{}, {}], undefined],
    [[{}, { goto: 0 }], 0],
    [[{}, { delta: -1 }], undefined],
    [[{}, { delta: 0 }], 0],
    [[{}, {}, {}], 0],
  ])('played by %j it is at step %s', (plays, step) => {
    const { standingAt } = framesIn(plays.map((params, index) => act(index, 'playAction', params)));
    expect(standingAt(plays.length).step).toBe(step);
  });

  test('says of every action of a schedule why it cannot be', () => {
    const answer = framesOf(RULES, loaded(), [
      act(10, 'updateAction', { data: { homeScore: 'x' } }),
      act(20, 'customAction', { id: 'dance' }),
      act(30, 'playAction', { goto: 'end' }),
      act(40, 'customAction', { id: 'text' }),
    ]);
    const said = answer.ok ? '' : answer.reason;
    for (const part of [
      'updateAction at 10: homeScore',
      'customAction at 20: id',
      'playAction at 30: goto',
      'payload.text',
    ])
      expect(said).toContain(part);
  });

  test('a schedule that is none is refused, all faults at once', () => {
    expect(readSchedule('soon')).toMatchObject({ ok: false });
    const answer = readSchedule([{ timestamp: 'soon', action: { type: 'dance', params: 7 } }, 7]);
    expect(answer.ok ? [] : answer.reason.split('; ')).toEqual([
      'schedule[0].timestamp: expected ms, got a value of type string',
      'schedule[0].action.type: expected one of playAction, stopAction, updateAction, customAction',
      'schedule[0].action.params: expected an object, got a value of type number',
      'schedule[1].timestamp: expected ms, got a value of type undefined',
      'schedule[1].action.type: expected one of playAction, stopAction, updateAction, customAction',
    ]);
  });

  const action = fc.oneof(
    fc.record({
      type: fc.constantFrom('playAction' as const, 'stopAction' as const),
      params: fc.record({ skipAnimation: fc.boolean() }),
    }),
    fc.record({
      type: fc.constant('updateAction' as const),
      params: fc.record({ data: fc.record({ homeScore: fc.nat(99), clock: fc.constantFrom('1:00', '0:59.9', '') }) }),
    }),
    fc.record({
      type: fc.constant('customAction' as const),
      params: fc.record({ id: fc.constantFrom('goal-home', 'timeout-away', 'period', 'clear') }),
    }),
  );
  const schedules = fc.array(fc.record({ timestamp: fc.nat(30_000), action }), { maxLength: 12 }).map((given) => {
    const read = readSchedule(given);
    return read.ok ? read.value : [];
  });

  test('nothing changes between two marks', () => {
    fc.assert(
      fc.property(schedules, fc.integer({ min: -1000, max: 60_000 }), (schedule, time) => {
        const { at, marks } = framesIn(schedule);
        const mark = marks.findLast((one) => one <= time) ?? -Infinity;
        expect({ ...at(time), isCut: false }).toEqual({ ...at(mark), isCut: false });
      }),
    );
  });

  test('what comes later changes nothing of what was before', () => {
    fc.assert(
      fc.property(schedules, fc.nat(30_000), (schedule, time) => {
        const past = schedule.filter(({ timestamp }) => timestamp <= time);
        expect(framesIn(past).at(time)).toEqual(framesIn(schedule).at(time));
      }),
    );
  });
});
