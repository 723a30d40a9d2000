import { expect, test } from 'vitest';
import { EMPTY_DESK } from '#protocol/desk.ts';
import { joinParts, partOf, savedName, SAVED_VERSION, type Kept } from './snapshot-store.ts';

const desk = { rev: 3, state: EMPTY_DESK, undo: [], audit: [] };
const kept: Kept = { values: { clock: '1:00' }, desk };

function saved(part: 'feed' | 'desk', savedAt: number) {
  return {
    ...partOf(kept, part),
    version: SAVED_VERSION,
    stream: savedName('game', part),
    sequence: 1,
    savedAt,
  } as const;
}

test('[R1] feed and desk of a stream are saved apart and stand together again, whichever was saved last', () => {
  expect(partOf(kept, 'feed')).toEqual({ values: { clock: '1:00' } });
  expect(partOf(kept, 'desk')).toEqual({ values: {}, desk });
  for (const order of [
    [saved('feed', 9), saved('desk', 5)],
    [saved('desk', 9), saved('feed', 5)],
  ]) {
    const joined = joinParts(order);
    expect([...joined.keys()]).toEqual(['game']);
    expect(joined.get('game')).toMatchObject({
      ...kept,
      savedAt: order.find(({ stream }) => stream === 'game')?.savedAt,
    });
  }
  expect(joinParts([saved('desk', 9)]).get('game')).toMatchObject({ values: {}, desk, savedAt: 9 });
});
