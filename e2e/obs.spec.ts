/** A cue of the desk reaches OBS, which a fake of its WebSocket server stands for: what it saved and which scene it shows is the picture. */
import { createFakeObs } from '#relay/outlets/obs/testing/fake-obs.ts';
import { listenAsObs } from '#relay/transport/testing/obs-server.ts';
import { runCommand } from './support/command.ts';
import { sayTo } from './support/desk.ts';
import { expect, test } from './support/test.ts';

async function isThere(origin: string): Promise<boolean> {
  const metrics = await fetch(`${origin}/metrics`);
  return (await metrics.text()).includes('boardcast_link_up{link="obs"} 1');
}

test('a goal saves OBS’s replay buffer, a phase switches its scene, and a relay that starts again repeats neither', async ({
  folder,
}) => {
  const fake = createFakeObs({ password: 's3cret' });
  const obs = await listenAsObs(fake);
  const start = () =>
    runCommand('start', {
      dataDir: folder,
      flags: ['--obs', `ws://:s3cret@127.0.0.1:${obs.port}`, '--obs-on', 'goal=replay,break=scene:Break'],
    });
  let relay = await start();
  const { origin } = relay;
  await expect.poll(() => isThere(origin)).toBe(true);
  await sayTo(origin, 'stream1', 'cue', { kind: 'goal', side: 'home' });
  await expect.poll(() => fake.saved).toBe(1);
  await sayTo(origin, 'stream1', 'phase', { phase: 'break' });
  await expect.poll(() => fake.scene).toBe('Break');
  expect(await (await fetch(`${origin}/api/streams/stream1`)).text()).toContain('"name":"OBS link"');

  fake.scene = 'Game';
  await sayTo(origin, 'stream1', 'cue', { kind: 'goal', side: 'away' });
  await expect.poll(() => fake.saved).toBe(2);
  expect(await relay.stop()).toBe(0);
  relay = await start();
  await expect.poll(() => isThere(relay.origin)).toBe(true);
  // What comes after what would have been repeated.
  await sayTo(relay.origin, 'stream1', 'cue', { kind: 'goal', side: 'home' });
  await expect.poll(() => fake.saved).toBe(3);
  expect(fake.scene).toBe('Game');
  expect(await relay.stop()).toBe(0);
  await obs.close();
});
