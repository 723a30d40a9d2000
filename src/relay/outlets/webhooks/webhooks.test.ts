import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createManualTime } from '#lib/manual-time.ts';
import { againId } from '#protocol/cue-id.ts';
import { EMPTY_DESK, type Cue, type DeskState } from '#protocol/desk.ts';
import type { Source } from '#protocol/down.ts';
import type { Values } from '#protocol/fields.ts';
import { NEWS_MS, WEBHOOK_ANSWER_MS, WEBHOOK_QUEUE_MAX, WEBHOOK_WAITS_MS } from '../../limits.ts';
import type { Post, Posted } from './http-post.ts';
import { freshSecret, readSecret } from './signature.ts';
import { createWebhooks } from './webhooks.ts';

// The library that checks signatures looks at the machine's date.
beforeEach(() => vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => vi.useRealTimers());

const URL_GIVEN = 'https://club.example/hook/se-cr-et?token=abc';

/** Webhooks over a stream that tests change, and a receiver that answers as they say. */
function createHouse(urls: readonly string[] = [URL_GIVEN]) {
  const time = createManualTime(Date.now());
  const text = freshSecret();
  const secret = readSecret(text) ?? Buffer.alloc(0);
  const checker = new Webhook(text);
  const board = {
    values: {} as Values,
    phase: null as DeskState['phase'],
    source: { status: 'live' } as Source,
    cues: [] as Cue[],
    alarms: [] as string[],
    id: 'stream1',
  };
  const posts: { url: string; id: string; content: unknown; signal: AbortSignal }[] = [];
  const answers: Posted[] = [];
  const lines: string[] = [];
  let under = 0;
  let waiting: ((posted: Posted) => void) | undefined;
  const post: Post = (url, { headers, body }, signal) => {
    under += 1;
    expect(under).toBe(1);
    vi.setSystemTime(time.now());
    posts.push({ url, id: headers['webhook-id'] ?? '', content: checker.verify(body, headers), signal });
    const answer = answers.shift();
    if (answer !== undefined) {
      under -= 1;
      return Promise.resolve(answer);
    }
    return new Promise((resolve) => {
      waiting = (posted) => {
        under -= 1;
        resolve(posted);
      };
      signal.addEventListener('abort', () => waiting?.({ fault: 'no answer in time' }));
    });
  };
  const hooks = createWebhooks({
    urls,
    secret,
    time,
    random: () => 0,
    log: (level, msg, fields) => lines.push(JSON.stringify({ level, msg, ...fields })),
    post,
    streams: () => [
      {
        id: board.id,
        told: () => ({
          pack: undefined,
          desk: { ...EMPTY_DESK, phase: board.phase },
          values: board.values,
          source: board.source,
          at: 0,
        }),
        desk: { cues: () => board.cues },
      },
    ],
    alarms: () => board.alarms,
  });
  /** Lets news be seen, and what was answered be read. */
  const pass = async (ms = NEWS_MS): Promise<void> => {
    time.advance(ms);
    for (let turns = 0; turns < 20; turns += 1) await Promise.resolve();
  };
  return {
    time,
    board,
    posts,
    answers,
    lines,
    hooks,
    pass,
    types: () => posts.map(({ content }) => (content as { type: string }).type),
    answer: (posted: Posted) => {
      waiting?.(posted);
      return pass(0);
    },
  };
}

const TAKEN: Posted = { status: 204 };

test('[O3] what happens is told as Standard Webhooks has it: signed, with an id, and nothing of what was there before', async () => {
  const { board, posts, answers, pass } = createHouse();
  board.values = { 'home.score': '1', 'away.score': '0', period: '1' };
  await pass();
  expect(posts).toEqual([]);

  answers.push(TAKEN, TAKEN, TAKEN, TAKEN, TAKEN);
  board.values = { 'home.score': '2', 'away.score': '0', period: '2' };
  board.phase = 'break';
  board.source = { status: 'stale' };
  board.cues = [{ id: 'c1', kind: 'goal', side: 'home', at: 5, ms: 5000 }];
  await pass();
  expect(posts.map(({ content }) => content)).toEqual([
    {
      type: 'score.changed',
      timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
      data: { stream: 'stream1', home: '2', away: '0', from: { home: '1', away: '0' } },
    },
    expect.objectContaining({ type: 'period.changed', data: { stream: 'stream1', period: '2', from: '1' } }),
    expect.objectContaining({ type: 'phase.changed', data: { stream: 'stream1', phase: 'break', from: '' } }),
    expect.objectContaining({ type: 'source.changed', data: { stream: 'stream1', status: 'stale', from: 'live' } }),
    expect.objectContaining({
      type: 'cue.shown',
      data: { stream: 'stream1', id: 'c1', kind: 'goal', side: 'home', ms: 5000 },
    }),
  ]);
  expect(new Set(posts.map(({ id }) => id)).size).toBe(5);
  await pass(60_000);
  expect(posts).toHaveLength(5);
});

test('[O3] a board that goes dark and comes back tells nothing, and a simulated game is no news', async () => {
  const { board, posts, pass } = createHouse();
  board.values = { 'home.score': '1' };
  await pass();
  for (const values of [{ 'home.score': '' }, {}, { 'home.score': '1' }]) {
    board.values = values;
    await pass();
  }
  board.source = { status: 'live', demo: true };
  board.values = { 'home.score': '9' };
  await pass();
  expect(posts).toEqual([]);
});

test('[O3] a cue that is taken off and given back under another id is told once', async () => {
  const { board, answers, pass, posts } = createHouse();
  answers.push(TAKEN, TAKEN);
  const goal = { id: '1000-2', kind: 'goal', at: 5, ms: 5000 } as const;
  await pass();
  for (const cues of [[goal], [], [{ ...goal, id: againId(goal.id, '1500-4') }], [], [{ ...goal, id: '1900-6' }]]) {
    board.cues = cues;
    await pass();
  }
  expect(posts.map(({ content }) => content)).toMatchObject([
    { type: 'cue.shown', data: { id: '1000-2' } },
    { type: 'cue.shown', data: { id: '1900-6' } },
  ]);
});

test('[G5] of streams that are gone no more than some are remembered, however many come', async () => {
  const { board, posts, pass } = createHouse();
  board.values = { 'home.score': '1' };
  for (let court = 0; court < 300; court += 1) {
    board.id = `court${court}`;
    await pass();
  }
  board.id = 'court0';
  board.values = { 'home.score': '2' };
  await pass();
  expect(posts).toEqual([]);
});

test('[O3] an alarm is told once whatever it counts, and its end', async () => {
  const { board, answers, pass, types } = createHouse();
  answers.push(TAKEN, TAKEN);
  for (const alarms of [['late by 120 ms'], ['late by 340 ms'], []]) {
    board.alarms = alarms;
    await pass();
  }
  expect(types()).toEqual(['alarm.raised', 'alarm.cleared']);
});

test('[O3] what is not taken is sent again with the same id, later and later, and what happens meanwhile waits in order', async () => {
  const { board, posts, answers, hooks, lines, pass } = createHouse();
  board.values = { 'home.score': '0' };
  await pass();
  answers.push({ status: 503 }, { fault: 'ECONNREFUSED' }, { status: 429 }, TAKEN, TAKEN);
  board.values = { 'home.score': '1' };
  await pass();
  board.values = { 'home.score': '2' };
  await pass();
  expect(posts).toHaveLength(1);
  // What a restart takes is no alarm.
  expect(hooks.alarms()).toEqual([]);
  const [first = 0, second = 0, third = 0] = WEBHOOK_WAITS_MS;
  await pass(first - 1);
  expect(posts.length).toBeLessThanOrEqual(2);
  await pass(1);
  expect(posts).toHaveLength(2);
  expect(hooks.alarms()).toEqual([expect.stringContaining('club.example takes no events (ECONNREFUSED)')]);
  await pass(second);
  await pass(third);
  expect(posts).toHaveLength(5);
  expect(new Set(posts.slice(0, 4).map(({ id }) => id)).size).toBe(1);
  expect(posts[4]?.content).toMatchObject({ data: { home: '2', from: { home: '1' } } });
  expect(hooks.alarms()).toEqual([]);
  expect([...lines, ...hooks.alarms()].join('\n')).not.toMatch(/se-cr-et|token|abc/);
});

test('[O3] one that does not answer is cut off, and one that is away for an hour loses the event and gets the next', async () => {
  const { board, posts, hooks, pass, types, answer } = createHouse();
  board.values = { 'home.score': '0' };
  await pass();
  board.values = { 'home.score': '1' };
  await pass();
  await pass(WEBHOOK_ANSWER_MS);
  expect(posts[0]?.signal.aborted).toBe(true);
  for (const waitMs of WEBHOOK_WAITS_MS) {
    await pass(waitMs);
    await answer({ fault: 'EHOSTUNREACH' });
  }
  expect(posts).toHaveLength(WEBHOOK_WAITS_MS.length + 1);
  expect(hooks.alarms()).toEqual([expect.stringContaining('did not take an event')]);
  board.values = { 'home.score': '2' };
  await pass();
  await answer(TAKEN);
  expect(types()).toHaveLength(WEBHOOK_WAITS_MS.length + 2);
  expect(hooks.alarms()).toEqual([]);
});

test('[O3] what is refused for good is not sent again, and who wants no more gets no more', async () => {
  const { board, posts, answers, hooks, pass } = createHouse();
  board.values = { 'home.score': '0' };
  await pass();
  answers.push({ status: 404 }, { status: 410 });
  board.values = { 'home.score': '1' };
  await pass();
  expect(hooks.alarms()).toEqual([expect.stringContaining('(HTTP 404): is its address right?')]);
  board.values = { 'home.score': '2' };
  await pass();
  board.values = { 'home.score': '3' };
  await pass(3_600_000);
  expect(posts).toHaveLength(2);
  expect(hooks.alarms()).toEqual([expect.stringContaining('wants no more events')]);
});

test('[O3] of what waits the oldest gives way, and a redirect is no receiver', async () => {
  const { board, posts, pass, hooks, answer } = createHouse();
  board.values = { 'home.score': '0' };
  await pass();
  for (let score = 1; score <= WEBHOOK_QUEUE_MAX + 3; score += 1) {
    board.values = { 'home.score': String(score) };
    await pass();
    // The first is under way all the while, within its time.
    if (score % 100 === 0) await answer({ status: 503 });
  }
  await answer({ status: 302 });
  expect(hooks.alarms()).toEqual([expect.stringContaining('HTTP 302')]);
  await answer(TAKEN);
  const last = posts.at(-1)?.content as { data: { home: string } };
  expect(Number(last.data.home)).toBeGreaterThan(2);
  await hooks.close();
  const before = posts.length;
  await pass(3_600_000);
  expect(posts).toHaveLength(before);
});
