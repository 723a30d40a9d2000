import { describe, expect, test } from 'vitest';
import { createManualTime } from '#lib/manual-time.ts';
import { createRandom } from '#lib/random.ts';
import { silentLog } from '../../log.ts';
import { createObsLink } from './obs-link.ts';
import type { ObsRule } from './read-obs.ts';
import { createFakeObs, dialFake, type FakeObs } from './testing/fake-obs.ts';

const RULES: readonly ObsRule[] = [
  { on: 'goal', action: { do: 'replay' } },
  { on: 'timeout', action: { do: 'scene', scene: 'Break' } },
];

async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await new Promise(setImmediate);
}

function createRig(fake: FakeObs, { password = '', rules = RULES } = {}) {
  const time = createManualTime();
  const net = dialFake(fake);
  const link = createObsLink({
    config: { url: 'ws://obs:4455', password, rules },
    dial: net.dial,
    time,
    random: createRandom(1),
    log: silentLog,
  });
  return {
    link,
    net,
    pass: async (ms: number) => {
      await settled();
      for (let left = ms; left > 0; left -= 50) {
        time.advance(50);
        await settled();
      }
    },
    /** What was asked to be done: without what is only looked at. */
    done: () => fake.asked.filter((what) => !what.startsWith('Get')),
  };
}

describe('what OBS is told', () => {
  test('[O6] a goal saves its replay buffer, a timeout switches its scene, and what has no rule does nothing', async () => {
    const fake = createFakeObs({ password: 's3cret' });
    const { link, pass, done } = createRig(fake, { password: 's3cret' });
    await pass(0);
    link.tell('goal');
    link.tell('foul');
    link.tell('timeout');
    await pass(0);
    expect(done()).toEqual(['SaveReplayBuffer', 'SetCurrentProgramScene Break']);
    expect([fake.saved, fake.scene]).toEqual([1, 'Break']);
    expect(link.count()).toMatchObject({ name: 'obs', isUp: true, failures: 0 });
    expect(link.alarms()).toEqual([]);
  });

  test('[O6] what comes while it is away for a moment is done when it is back, once, and what is older never', async () => {
    const fake = createFakeObs();
    const { link, net, pass, done } = createRig(fake);
    await pass(0);
    net.isDown = true;
    net.cut();
    await pass(0);
    link.tell('goal');
    link.tell('goal');
    await pass(1000);
    net.isDown = false;
    await pass(2000);
    expect(done()).toEqual(['SaveReplayBuffer']);
    net.isDown = true;
    net.cut();
    await pass(0);
    link.tell('timeout');
    await pass(7000);
    net.isDown = false;
    await pass(3000);
    expect(link.count().isUp).toBe(true);
    expect(done()).toEqual(['SaveReplayBuffer']);
  });
});

describe('a request that is under way when OBS goes', () => {
  test('[O6] is done once it is back, once, and never when its moment is over', async () => {
    const fake = createFakeObs();
    const { link, net, pass, done } = createRig(fake);
    await pass(0);
    fake.isMute = true;
    link.tell('goal');
    link.tell('goal');
    await pass(0);
    fake.isMute = false;
    net.cut();
    await pass(2000);
    expect(fake.saved).toBe(1);

    fake.isMute = true;
    link.tell('goal');
    await pass(0);
    net.isDown = true;
    net.cut();
    await pass(5000);
    fake.isMute = false;
    net.isDown = false;
    await pass(3000);
    expect(link.count().isUp).toBe(true);
    expect(fake.saved).toBe(1);
    expect(done()).toHaveLength(4);
  });

  test('counts from when it was told, also where OBS takes it and answers nothing', async () => {
    const fake = createFakeObs();
    const { link, pass, done } = createRig(fake);
    await pass(0);
    fake.isMute = true;
    link.tell('goal');
    // It is given up after 3 s, dialled anew, and asked once more.
    await pass(4900);
    expect(done()).toEqual(['SaveReplayBuffer', 'SaveReplayBuffer']);
    await pass(20_000);
    expect(done()).toHaveLength(2);
  });

  test('gives way to what was told after it', async () => {
    const fake = createFakeObs();
    const rules: readonly ObsRule[] = [
      { on: 'timeout', action: { do: 'scene', scene: 'Break' } },
      { on: 'live', action: { do: 'scene', scene: 'Game' } },
    ];
    const { link, net, pass, done } = createRig(fake, { rules });
    await pass(0);
    fake.isMute = true;
    link.tell('timeout');
    link.tell('live');
    await pass(0);
    fake.isMute = false;
    net.cut();
    await pass(2000);
    expect(done().slice(2)).toEqual(['SetCurrentProgramScene Game']);
  });
});

describe('what would fail is said before it does', () => {
  test('[O6] a replay buffer that is off, or that there is none of, is an alarm until it is on', async () => {
    for (const replay of ['off', 'none'] as const) {
      const fake = createFakeObs({ replay });
      const { link, pass } = createRig(fake);
      await pass(0);
      expect(link.alarms()).toEqual([
        'OBS at ws://obs:4455: its replay buffer is off: Settings → Output → Replay Buffer, then Start Replay Buffer.',
      ]);
      fake.replay = 'on';
      await pass(10_000);
      expect(link.alarms()).toEqual([]);
    }
  });

  test('a scene that does not exist is an alarm that names it, also one that goes while it runs', async () => {
    const fake = createFakeObs();
    fake.scenes.splice(1, 1);
    const { link, pass } = createRig(fake);
    await pass(0);
    const alarm = 'OBS at ws://obs:4455: it has no scene "Break".';
    expect(link.alarms()).toEqual([alarm]);
    fake.scenes.push('Break');
    await pass(10_000);
    expect(link.alarms()).toEqual([]);
    fake.scenes.splice(1, 1);
    link.tell('timeout');
    await pass(0);
    expect(link.alarms()).toEqual([alarm]);
    expect(fake.scene).toBe('Game');
    expect(link.count().failures).toBe(1);
  });
});

describe('when OBS is away', () => {
  test('[O6] it is dialled again with a pause that grows, and is an alarm after 5 s that says what to do', async () => {
    const fake = createFakeObs();
    const { link, net, pass } = createRig(fake);
    await pass(0);
    net.isDown = true;
    net.cut();
    await pass(4000);
    expect(link.alarms()).toEqual([]);
    await pass(2000);
    expect(link.alarms()).toEqual([
      'OBS does not answer at ws://obs:4455 (ECONNREFUSED): see that it runs, and that its Tools → WebSocket Server Settings are on. It is told of no cue.',
    ]);
    expect(net.dialled()).toBeLessThan(15);
    net.isDown = false;
    await pass(2000);
    expect(link.alarms()).toEqual([]);
  });

  test('[O6] a wrong password is said as such, and tried every ten seconds', async () => {
    const fake = createFakeObs({ password: 'right' });
    const { link, net, pass } = createRig(fake, { password: 'wrong' });
    await pass(21_000);
    expect(net.dialled()).toBe(3);
    expect(link.alarms()).toEqual([
      'OBS at ws://obs:4455 refuses the password: give the one of its Tools → WebSocket Server Settings with --obs. It is told of no cue.',
    ]);
    fake.password = 'wrong';
    await pass(10_000);
    expect(link.alarms()).toEqual([]);
  });

  test('who greets as no OBS does, and who never answers, is away', async () => {
    const stranger: FakeObs = {
      ...createFakeObs(),
      connect({ send }) {
        send('{"op":99}');
        send('no JSON');
        return () => undefined;
      },
    };
    const other = createRig(stranger);
    await other.pass(6000);
    expect(other.link.alarms()).toEqual([expect.stringContaining('(it does not greet as OBS does)')]);
    const mute = createFakeObs();
    mute.isMute = true;
    const { link, pass } = createRig(mute);
    await pass(3000);
    expect(link.count().isUp).toBe(false);
  });

  test('one that refuses something in the moment in which it goes is dialled again all the same', async () => {
    const fake = createFakeObs({ replay: 'off' });
    const { link, net, pass, done } = createRig(fake);
    await pass(0);
    link.tell('goal');
    while (done().length === 0) await Promise.resolve();
    // Its answer is heard, and nobody has done anything about it yet.
    await Promise.resolve();
    net.cut();
    await pass(2000);
    expect(net.dialled()).toBe(2);
    expect(link.count().isUp).toBe(true);
  });

  test('once stopped it neither dials nor does anything', async () => {
    const fake = createFakeObs();
    const { link, net, pass, done } = createRig(fake);
    await pass(0);
    link.stop();
    link.tell('goal');
    await pass(60_000);
    expect(net.dialled()).toBe(1);
    expect(done()).toEqual([]);
  });
});
