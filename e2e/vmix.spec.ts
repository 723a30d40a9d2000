/** From a scoreboard's program through the relay into a title of vMix, which a fake of its HTTP API stands for: what stands in the title's fields is the picture. */
import { createFakeVmix, KEY, listenAsVmix } from '#relay/outlets/vmix/testing/fake-vmix.ts';
import { runCommand } from './support/command.ts';
import { sayTo } from './support/desk.ts';
import { connectPublisher } from './support/publisher.ts';
import { expect, test } from './support/test.ts';

const PASSWORD = 'admin:s3cret';

test('a reading and an operator’s word reach vMix’s title, a vMix that restarts is filled anew, and one that is away is said on the control page', async ({
  page,
  folder,
}) => {
  const fields = { 'HomeScore.Text': '0', 'Clock.Text': '0:00', 'HomeName.Text': 'HOME', 'Sponsor.Text': 'Own' };
  const fake = createFakeVmix(fields);
  fake.authorization = `Basic ${Buffer.from(PASSWORD).toString('base64')}`;
  const title = () => fake.inputs.get(KEY);
  let vmix = await listenAsVmix(fake);
  const { port } = vmix;
  const relay = await runCommand('start', {
    dataDir: folder,
    guard: 'off',
    flags: ['--vmix', `http://${PASSWORD}@127.0.0.1:${port}`, '--vmix-input', KEY],
  });
  const { origin } = relay;
  const publisher = await connectPublisher(origin, '/stream1');
  publisher.send({ score_a: '56', time: '4:31' });
  // The preset's own name stays until Boardcast knows one.
  await expect.poll(title).toEqual({ ...fields, 'HomeScore.Text': '56', 'Clock.Text': '4:31' });
  await sayTo(origin, 'stream1', 'team', { side: 'home', name: 'Löwen & Söhne 🦁' });
  await expect.poll(() => title()?.['HomeName.Text']).toBe('Löwen & Söhne 🦁');

  await vmix.close();
  // As its preset has it.
  fake.inputs.set(KEY, { ...fields });
  await page.goto(`${origin}/control/stream1`);
  await expect(page.getByText(`vMix does not answer at http://127.0.0.1:${port}`).first()).toBeVisible();
  publisher.send({ score_a: '57' });
  vmix = await listenAsVmix(fake, port);
  await expect
    .poll(title)
    .toEqual({ ...fields, 'HomeScore.Text': '57', 'Clock.Text': '4:31', 'HomeName.Text': 'Löwen & Söhne 🦁' });
  await expect(page.getByText('vMix does not answer')).toHaveCount(0);
  const metrics = await (await fetch(`${origin}/metrics`)).text();
  expect(metrics).toContain('boardcast_link_up{link="vmix"} 1');
  const told = await (await fetch(`${origin}/api/streams/stream1`)).text();
  expect(told).toContain('"name":"vMix titles"');
  for (const text of [metrics, told, await page.content()]) expect(text).not.toContain('s3cret');
  await publisher.close();
  expect(await relay.stop()).toBe(0);
  await vmix.close();
});
