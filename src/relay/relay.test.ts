import { expect, test } from 'vitest';
import { PACKS } from '#scoreboard/packs/packs.ts';
import { USUAL_LIMITS } from './limits.ts';
import { createTestRelay, ocr } from './testing/test-relay.ts';

test('[G5] streams that nobody publishes to make room for one another and for publishers, never the other way round', () => {
  const { relay, dial, watch } = createTestRelay();
  for (let n = 0; n < 10; n += 1) dial(`/live${n}`).say(ocr({ time: '1' }));
  for (let n = 0; n < 10_000; n += 1) watch(`empty${n}`).hangUp();
  expect([...relay.channels()]).toHaveLength(USUAL_LIMITS.streams);
  expect(relay.find('live0')?.values()).toEqual({ clock: '1' });
  const viewers = Array.from({ length: USUAL_LIMITS.streams }, (_, n) => watch(`held${n}`));
  const refused = viewers.filter((viewer) => viewer.peer.closedWith?.code === 1013);
  expect(refused).toHaveLength(10);
  const publisher = dial('/new');
  publisher.say(ocr({ time: '2' }));
  expect(relay.find('new')?.values()).toEqual({ clock: '2' });
  expect(viewers.filter((viewer) => viewer.peer.closedWith?.code === 1013)).toHaveLength(11);
});

test('[S15] a house sets how many streams there are: 10,000 names make no more, and take nothing from one that was published', () => {
  const { relay, dial, watch } = createTestRelay({ streamsMax: 2 });
  dial('/live').say(ocr({ time: '1' }));
  for (let n = 0; n < 10_000; n += 1) watch(`name${n}`).hangUp();
  expect([...relay.channels()].map(({ id }) => id)).toEqual(['live', 'name9999']);
  dial('/other').say(ocr({ time: '2' }));
  const tooMany = dial('/third');
  tooMany.say(ocr({ time: '3' }));
  expect(tooMany.peer.closedWith?.code).toBe(1013);
});

test('[S15] [A8] of closed streams those are known that are named, were saved, are for show, or were opened by an operator', () => {
  const kept = new Map([['saved', { values: { clock: '1:00' } }]]);
  const { relay } = createTestRelay({
    onlyStreams: ['named'],
    demo: { stream: 'show', key: 'K' },
    kept,
    streamsMax: 1,
  });
  const known = (): string[] => ['named', 'saved', 'show', 'asked', 'opened'].filter((id) => relay.knows(id));
  relay.readDesk('asked');
  expect(known()).toEqual(['named', 'saved', 'show']);
  relay.desk('opened');
  // What had to make room for it is known still.
  expect(known()).toEqual(['named', 'saved', 'show', 'opened']);
  expect(createTestRelay().relay.knows('any')).toBe(true);
});

test('[S15] [A8] where streams are closed, who pings before it names its stream is answered and waits to hear it', () => {
  const { relay, dial, pass } = createTestRelay({ onlyStreams: ['court1'] });
  const publisher = dial('/');
  publisher.say({ type: 'ping' });
  publisher.pinged();
  publisher.peer.arrive(6);
  pass(10_000);
  expect(publisher.peer.closedWith).toBeUndefined();
  expect(publisher.texts()).toEqual(['{"type":"pong"}']);
  publisher.say({ type: 'register', stream: 'court1', role: 'ocr' });
  publisher.say(ocr({ time: '5' }));
  expect(relay.find('court1')?.values()).toEqual({ clock: '5' });

  const stray = dial('/');
  stray.say(ocr({ time: '5' }));
  expect(stray.peer.closedWith).toEqual({ code: 1013, reason: 'no such stream' });
  const lost = dial('/court7');
  lost.say({ type: 'register', role: 'viewer' });
  expect(lost.peer.closedWith).toEqual({ code: 1013, reason: 'no such stream' });
});

test('[G5] with all streams published a further publisher is told to try later, and takes the place of one that is offline', () => {
  const { relay, dial, pass } = createTestRelay();
  const publishers = Array.from({ length: USUAL_LIMITS.streams }, (_, n) => dial(`/s${n}`));
  for (const publisher of publishers) publisher.say(ocr({ time: '1' }));
  const tooMany = dial('/one-more');
  tooMany.say(ocr({ time: '2' }));
  expect(tooMany.peer.closedWith?.code).toBe(1013);
  publishers[3]?.hangUp();
  pass(120_000);
  dial('/one-more').say(ocr({ time: '2' }));
  expect(relay.find('s3')).toBeUndefined();
  expect(relay.find('one-more')?.values()).toEqual({ clock: '2' });
});

test('[G5] a viewer takes the place of a published stream that is offline and has nobody, and of no other', () => {
  const restored = new Map(Array.from({ length: USUAL_LIMITS.streams }, (_, n) => [`old${n}`, { clock: '1:00' }]));
  const { relay, dial, watch, pass } = createTestRelay({ restored });
  // The least recently saved one is looked at, so that the next is let go.
  const held = watch(`old${USUAL_LIMITS.streams - 1}`);
  expect(watch('new').messages()).toMatchObject([{ type: 'snapshot', stream: 'new' }]);
  expect(relay.find(`old${USUAL_LIMITS.streams - 2}`)).toBeUndefined();
  expect(held.peer.closedWith).toBeUndefined();
  const lines = Array.from({ length: USUAL_LIMITS.streams - 2 }, (_, n) => dial(`/old${n}`));
  for (const line of lines) line.say(ocr({ time: '2:00' }));
  lines[0]?.hangUp();
  pass(119_000);
  const early = watch('newer');
  expect(early.peer.closedWith?.code).toBe(1013);
  pass(1000);
  watch('newer');
  expect(relay.find('newer')).toBeDefined();
  expect(relay.find('old0')).toBeUndefined();
  expect([...relay.channels()]).toHaveLength(USUAL_LIMITS.streams);
});

test('[G5] [R1] a stream that had to make room has its values again when its publisher comes back, and so are they saved', () => {
  const { relay, dial, watch } = createTestRelay({
    restored: new Map([['game', { clock: '5:00', 'home.score': '10' }]]),
  });
  for (let n = 0; n < USUAL_LIMITS.streams + 2; n += 1) watch(`other${n}`);
  expect(relay.find('game')).toBeUndefined();
  dial('/game').say(ocr({ score_a: '11' }));
  expect(relay.find('game')?.values()).toEqual({ clock: '5:00', 'home.score': '11' });
});

test('[R1] what was saved of more streams than there is room for is there for who asks', () => {
  const restored = new Map(
    Array.from({ length: USUAL_LIMITS.streams + 3 }, (_, n) => [`old${n}`, { clock: String(n) }]),
  );
  const { relay, watch } = createTestRelay({ restored });
  watch(`old${USUAL_LIMITS.streams + 2}`);
  expect(relay.find(`old${USUAL_LIMITS.streams + 2}`)?.values()).toEqual({ clock: String(USUAL_LIMITS.streams + 2) });
});

test('[R1] restored values stand under a new epoch', () => {
  const restored = new Map([['stream1', { clock: '3:12' }]]);
  const { relay, watch } = createTestRelay({ restored });
  expect(watch('stream1', { since: { epoch: 'before', rev: 7 } }).messages()).toMatchObject([
    { type: 'snapshot', rev: 1, values: { clock: '3:12' } },
  ]);
  expect(relay.find('stream1')?.published()).toBe(true);
});

test('stopping says 1012 to everybody and leaves no timer', () => {
  const { relay, dial, watch, time } = createTestRelay();
  const lines = [dial('/stream1'), watch('stream1')];
  relay.stop(1012, 'the relay restarts');
  expect(lines.map((line) => line.peer.closedWith?.code)).toEqual([1012, 1012]);
  expect(time.pending()).toBe(0);
});

test('[P9] [H1] a stream with a sport has that sport’s names for fields first, and tells its sport', () => {
  const { relay, dial } = createTestRelay({ sportOf: (stream) => PACKS.get(stream) });
  for (const stream of ['soccer', 'other'])
    dial(`/${stream}`).say(ocr({ Half: '2', 'Added Time': '3', time: '90:00' }));
  expect(relay.find('soccer')?.row()).toMatchObject({
    sport: 'soccer',
    values: { period: '2', addedTime: '3', clock: '90:00' },
  });
  expect(relay.find('other')?.row()).toMatchObject({ sport: null, values: { addedTime: '3', clock: '90:00' } });
});
