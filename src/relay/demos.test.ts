import { expect, test } from 'vitest';
import { USUAL_LIMITS } from './limits.ts';
import { createTestRelay, ocr } from './testing/test-relay.ts';

const demo = { stream: 'demo-hockey', key: 'K' };

test('[P14] the relay says when a stream gets its first listener and when it loses the last', () => {
  const said = new Map<string, boolean>();
  const { dial, watch } = createTestRelay({ wanted: (stream, isWanted) => said.set(stream, isWanted) });
  dial('/demo-hockey').say(ocr({ time: '1:00' }));
  expect(said.size).toBe(0);
  const viewers = [watch('demo-hockey'), watch('demo-hockey', { role: 'operator' })];
  expect(said.get('demo-hockey')).toBe(true);
  viewers[0]?.hangUp();
  expect(said.get('demo-hockey')).toBe(true);
  viewers[1]?.hangUp();
  expect([...said]).toEqual([['demo-hockey', false]]);
});

test('[P14] a demo’s stream is gone once nobody plays or looks, and neither is saved', () => {
  const { relay, dial, watch, pass, saved } = createTestRelay({ demo });
  const viewer = watch('demo-hockey');
  const game = dial('/demo-hockey~K');
  game.say(ocr({ time: '1:00' }));
  expect(relay.find('demo-hockey')?.source().demo).toBe(true);
  viewer.hangUp();
  pass(1000);
  expect(relay.find('demo-hockey')).toBeDefined();
  game.hangUp();
  pass(1000);
  expect(relay.find('demo-hockey')).toBeUndefined();
  expect(saved).toEqual([]);
});

test('[P13] [P14] a real publisher takes a demo’s stream over, and the demo does not come back to it', () => {
  const { relay, dial, watch, pass } = createTestRelay({ demo });
  const viewer = watch('demo-hockey');
  const game = dial('/demo-hockey~K');
  game.say(ocr({ time: '1:00', score_a: '3' }));
  const real = dial('/demo-hockey');
  real.say(ocr({ time: '20:00' }));
  expect(game.peer.closedWith?.code).toBe(4003);
  expect(relay.find('demo-hockey')?.values()).toEqual({ clock: '20:00' });
  for (const line of [game, real, viewer]) line.hangUp();
  pass(5000);
  expect(relay.find('demo-hockey')?.values()).toEqual({ clock: '20:00' });
  const again = dial('/demo-hockey~K');
  again.say(ocr({ time: '0:59' }));
  expect(again.peer.closedWith?.code).toBe(4003);
});

test.each([['in the demo’s time'], ['once it is over']])(
  '[P14] a real publisher goes on from what was saved before the demo, %s',
  (when) => {
    const restored = new Map([['demo-hockey', { clock: '3:33', 'home.score': '55' }]]);
    const { relay, dial, pass } = createTestRelay({ demo, restored });
    const game = dial('/demo-hockey~K');
    game.say(ocr({ time: '1:00', score_b: '7' }));
    expect(relay.find('demo-hockey')?.values()).toEqual({ clock: '1:00', 'away.score': '7' });
    if (when === 'once it is over') {
      game.hangUp();
      pass(1000);
    }
    dial('/demo-hockey').say(ocr({ time: '3:32' }));
    expect(relay.find('demo-hockey')?.values()).toEqual({ clock: '3:32', 'home.score': '55' });
  },
);

test('[G5] [P14] games for show make room for a publisher, and for nobody else', () => {
  const { relay, dial, watch } = createTestRelay({ demo });
  watch('demo-hockey');
  const game = dial('/demo-hockey~K');
  game.say(ocr({ time: '1:00' }));
  for (let n = 1; n < USUAL_LIMITS.streams; n += 1) dial(`/live${n}`).say(ocr({ time: '1' }));
  expect(watch('one-more').peer.closedWith?.code).toBe(1013);
  expect(relay.find('demo-hockey')).toBeDefined();
  dial('/real').say(ocr({ time: '2' }));
  expect(relay.find('real')?.values()).toEqual({ clock: '2' });
  expect(relay.find('demo-hockey')).toBeUndefined();
  expect(game.peer.closedWith?.code).toBe(4003);
});
