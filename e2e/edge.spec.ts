/** A score from a gym's relay to the picture at another site, whose own relay follows it; and an operator there. */
import path from 'node:path';
import { runCommand } from './support/command.ts';
import { startForwardingProxy } from './support/forwarding-proxy.ts';
import { expectShown, expectStatus, overlayOn } from './support/overlay.ts';
import { connectPublisher } from './support/publisher.ts';
import { expect, test } from './support/test.ts';

test('[N1] [N3] what is read in the gym is on air at another site, holds there while the gym is away, and goes on with it', async ({
  page,
  context,
  folder,
}) => {
  const gym = { dataDir: path.join(folder, 'gym'), guard: 'off' } as const;
  let relay = await runCommand('start', gym);
  const edge = await runCommand('edge', {
    dataDir: path.join(folder, 'site'),
    flags: ['--upstream', `ws://127.0.0.1:${relay.port}`],
  });
  await edge.said(/^This is an edge of http:\/\/127\.0\.0\.1:/);
  let publisher = await connectPublisher(relay.origin, '/court1');
  publisher.send({ score_a: '56', score_b: '61', time: '4:31' });
  await page.goto(`${edge.origin}/overlay/court1?animate=0`);
  const overlay = overlayOn(page);
  await expectShown(overlay, { 'home.score': '56', 'away.score': '61', clock: '4:31' });
  publisher.send({ score_a: '58' });
  await expectShown(overlay, { 'home.score': '58', 'away.score': '61' });
  await expectStatus(overlay, 'live');

  const desk = await context.newPage();
  await desk.goto(edge.origin);
  await expect(desk.getByTestId('edge')).toContainText('Here one looks on, and operates there.');
  // Nobody is told to send scores where they are not taken.
  await expect(desk.getByTestId('setup')).toHaveCount(0);
  await desk.close();

  await publisher.close();
  await relay.kill();
  await expectStatus(overlay, 'stale');
  await expectShown(overlay, { 'home.score': '58', 'away.score': '61' });
  relay = await runCommand('start', { ...gym, port: relay.port });
  publisher = await connectPublisher(relay.origin, '/court1');
  publisher.send({ score_a: '60' });
  await expectShown(overlay, { 'home.score': '60', 'away.score': '61' });
  await expectStatus(overlay, 'live');
  await publisher.close();
  expect(await edge.stop()).toBe(0);
  expect(await relay.stop()).toBe(0);
});

test('[N4] an operator at an edge commands the gym’s relay through it, with the passphrase that the edge was given', async ({
  page,
  context,
  folder,
}) => {
  const relay = await runCommand('start', {
    dataDir: path.join(folder, 'gym'),
    guard: 'off',
    flags: ['--trust-proxy', '127.0.0.1'],
  });
  const [, passphrase = ''] = await relay.said(/^Passphrase +(\S+)/);
  // To that relay the edge is another computer, which needs a key.
  const far = await startForwardingProxy(relay.origin, '192.168.1.40');
  const edge = await runCommand('edge', {
    dataDir: path.join(folder, 'site'),
    flags: ['--upstream', far.origin, '--upstream-key', passphrase, '--control', 'pass'],
  });
  const publisher = await connectPublisher(relay.origin, '/court1');
  publisher.send({ score_a: '10', score_b: '7', time: '4:31' });
  await page.goto(`${edge.origin}/control/court1`);
  await expect(page.getByTestId('score-home.score')).toHaveText('10');
  await expect(page.getByTestId('edge')).toHaveText(
    `Edge of ${far.origin}. Scoreboards send there. What is said here is passed on to it.`,
  );
  const air = await context.newPage();
  await air.goto(`${edge.origin}/overlay/court1?animate=0&name=site`);
  await expectShown(overlayOn(air), { 'home.score': '10', 'away.score': '7' });
  await page.locator('#scoring').getByRole('button', { name: 'Home: Score +2', exact: true }).click();
  await expect(page.getByTestId('score-home.score')).toHaveText('12');
  await expectShown(overlayOn(air), { 'home.score': '12', 'away.score': '7' });
  // Operators there see who shows their game.
  const told = await (await fetch(`${relay.origin}/api/streams/court1`)).text();
  expect(told).toContain('"name":"site"');
  expect(told).toContain('"host":"Boardcast edge"');
  await page.getByTestId('air').click();
  await expect(page.getByTestId('air-state')).toHaveText('Hidden');
  await publisher.close();
  expect(await edge.stop()).toBe(0);
  await far.close();
  expect(await relay.stop()).toBe(0);
});
