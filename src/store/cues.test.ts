import { expect, test } from 'vitest';
import { createManualTime } from '#lib/manual-time.ts';
import { createCues, type Cue } from './cues.ts';
import { createScoreboardStore } from './scoreboard-store.ts';

const LEAVE_MS = 320;

function setUp(first: readonly unknown[] = [], hasClock = true) {
  const time = createManualTime();
  const store = createScoreboardStore();
  store.setState({ control: { cues: first } });
  const cues = createCues(store, store.getState().control, {
    time,
    relayNow: async () => (hasClock ? time.now() : undefined),
    leaveMs: LEAVE_MS,
  });
  let changes = 0;
  cues.on(() => (changes += 1));
  return {
    time,
    cues,
    store,
    changes: () => changes,
    /** The words of the desk are these cues now. */
    tell: async (...told: readonly unknown[]) => {
      store.setState({ control: { cues: told } });
      await Promise.resolve();
    },
    cue: (id: string, part: Partial<Cue> = {}): Cue => ({ id, kind: 'goal', at: time.now(), ms: 5_000, ...part }),
    /** What is on the screen: the cue's id, in brackets while it leaves. */
    seen: () => {
      const shown = cues.shown();
      return shown && (shown.leaves ? `(${shown.cue.id})` : shown.cue.id);
    },
  };
}

test('[V15] a cue is shown once, for as long as it says', async () => {
  const { time, tell, cue, seen, changes } = setUp();
  const goal = cue('a');
  await tell(goal);
  expect(seen()).toBe('a');
  time.advance(4_999);
  expect(seen()).toBe('a');
  time.advance(1);
  expect(seen()).toBe('(a)');
  time.advance(LEAVE_MS);
  expect(seen()).toBeUndefined();
  // The relay keeps it in its words for a while.
  await tell(goal);
  expect(seen()).toBeUndefined();
  expect(changes()).toBe(3);
});

test('[V15] those of a page’s first state are over for it', async () => {
  const { tell, cue, seen } = setUp([{ id: 'a', kind: 'goal', at: 0, ms: 30_000 }]);
  expect(seen()).toBeUndefined();
  await tell(cue('a'), cue('b'));
  expect(seen()).toBe('b');
});

test('one that came between the first state and the code that shows it is shown', async () => {
  const time = createManualTime();
  const store = createScoreboardStore();
  store.setState({ control: { cues: [{ id: 'a', kind: 'text', text: 'Hi', at: time.now(), ms: 5_000 }] } });
  const cues = createCues(store, {}, { time, relayNow: async () => time.now(), leaveMs: LEAVE_MS });
  await Promise.resolve();
  expect(cues.shown()?.cue.id).toBe('a');
});

test('[V15] one whose time has passed is not shown, one that came late leaves when it should', async () => {
  const { time, tell, cue, seen } = setUp();
  time.advance(60_000);
  const late = cue('late', { at: time.now() - 3_000 });
  await tell(cue('old', { at: time.now() - 5_000 }));
  expect(seen()).toBeUndefined();
  await tell(late);
  expect(seen()).toBe('late');
  // It is due for two seconds more, and the relay's clock is known to about one.
  time.advance(3_000);
  expect(seen()).toBe('(late)');
});

test('where the relay’s clock cannot be had a new cue is shown', async () => {
  const { tell, cue, seen } = setUp([], false);
  await tell(cue('a', { at: -99_000 }));
  expect(seen()).toBe('a');
});

test('a newer cue takes the place of an older one, which does not come back', async () => {
  const { time, tell, cue, seen } = setUp();
  const first = cue('a');
  await tell(first);
  time.advance(1_000);
  const second = cue('b');
  await tell(first, second);
  expect(seen()).toBe('b');
  time.advance(4_999);
  expect(seen()).toBe('b');
  time.advance(1 + LEAVE_MS);
  expect(seen()).toBeUndefined();
});

test('of several that come at once the newest is shown, whatever their order', async () => {
  const { time, tell, cue, seen } = setUp();
  await tell(cue('new', { at: time.now() + 10 }), cue('old'));
  expect(seen()).toBe('new');
});

test('the operator takes a cue off the air, before it is there or after', async () => {
  const { time, store, tell, cue, seen } = setUp();
  store.setState({ control: { cues: [cue('early')] } });
  await tell();
  expect(seen()).toBeUndefined();
  await tell(cue('a'));
  await tell();
  expect(seen()).toBe('(a)');
  time.advance(LEAVE_MS);
  expect(seen()).toBeUndefined();
});

test('a cue that comes while another leaves is not cut short by that', async () => {
  const { time, tell, cue, seen } = setUp();
  await tell(cue('a'));
  await tell();
  time.advance(100);
  await tell(cue('b'));
  time.advance(4_999);
  expect(seen()).toBe('b');
});

test.each([
  'goal',
  null,
  { id: 'a' },
  { id: 'a', kind: 'fireworks', at: 0, ms: 5_000 },
  { id: 1, kind: 'goal', at: 0, ms: 5_000 },
  { id: 'a', kind: 'goal', at: 'now', ms: 5_000 },
  { id: 'a', kind: 'goal', side: 'left', at: 0, ms: 5_000 },
  { id: 'a', kind: 'text', text: {}, at: 0, ms: 5_000 },
])('what is no cue is left out: %j', async (told) => {
  const { tell, cue, seen } = setUp();
  await tell(told);
  expect(seen()).toBeUndefined();
  await tell(told, cue('b'));
  expect(seen()).toBe('b');
});

test('after its end nothing is shown any more', async () => {
  const { cues, tell, cue, seen } = setUp();
  cues.stop();
  await tell(cue('a'));
  expect(seen()).toBeUndefined();
});
