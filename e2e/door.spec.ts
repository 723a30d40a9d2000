/** The door of a relay that wants keys, by its own command and from other computers: signing in, who waits there, and keys that change. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright/test';
import * as v from 'valibot';
import { streamListSchema } from '#protocol/api.ts';
import { runCommand, type RunningCommand } from './support/command.ts';
import { startForwardingProxy } from './support/forwarding-proxy.ts';
import { expectShown, overlayOn } from './support/overlay.ts';
import { connectPublisher, type TestPublisher } from './support/publisher.ts';
import { expect, test as base } from './support/test.ts';

interface House {
  readonly relay: RunningCommand;
  /** What it printed when it made its keys. */
  readonly printed: { readonly publish: string; readonly viewer: string; readonly passphrase: string };
  /** Where operators come from, and the scoreboard's computer at 192.168.1.30. */
  readonly operators: string;
  readonly gym: string;
}

const test = base.extend<object, { readonly house: House }>({
  house: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads a fixture's needs from its first parameter, which must be a pattern.
    async ({}, use) => {
      const dataDir = await mkdtemp(path.join(os.tmpdir(), 'boardcast-e2e-'));
      const relay = await runCommand('start', { dataDir, flags: ['--trust-proxy', '127.0.0.1', '--guard', 'off'] });
      const said = async (what: RegExp): Promise<string> => (await relay.said(what))[1] ?? '';
      const printed = {
        publish: await said(/wss:\S+stream1~(\S+)/),
        viewer: await said(/https:\S+#k=(\S+)/),
        passphrase: await said(/^Passphrase +(\S+)/),
      };
      const operators = await startForwardingProxy(relay.origin, '192.168.1.23');
      const gym = await startForwardingProxy(relay.origin, '192.168.1.30');
      await use({ relay, printed, operators: operators.origin, gym: gym.origin });
      await operators.close();
      await gym.close();
      await relay.kill();
      await rm(dataDir, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
});
// One relay for all, whose keys the last of them changes.
test.describe.configure({ mode: 'serial' });

async function signIn(page: Page, passphrase: string): Promise<void> {
  await page.getByTestId('sign-in').getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** What stands on air, as the relay's own computer reads it; undefined while nobody knows the stream. */
function valuesOf({ origin }: RunningCommand, stream = 'court1') {
  return async () => {
    const answer = await fetch(`${origin}/api/streams`);
    return v.parse(streamListSchema, await answer.json()).streams.find(({ id }) => id === stream)?.values;
  };
}

test('[S1] [A5] [A6] an operator on another computer signs in, turns a publisher away, thinks better of it, and lets it in', async ({
  page,
  context,
  house: { relay, printed, operators, gym },
}) => {
  await page.goto(`${operators}/control/court1`);
  await signIn(page, 'not-the-one');
  await expect(page.getByTestId('sign-in-problem')).toHaveText('that is not the passphrase');
  expect(await context.cookies()).toEqual([]);
  await signIn(page, printed.passphrase);
  await expect(page.getByTestId('sign-in')).toHaveCount(0);
  expect(await context.cookies()).toMatchObject([{ httpOnly: true, sameSite: 'Strict', path: '/' }]);

  const dial = (): Promise<TestPublisher> => connectPublisher(gym, '/court1');
  const row = page.getByTestId('parked-publisher');
  const first = await dial();
  first.send({ score_a: '12', score_b: '7' });
  await expect(row).toContainText('192.168.1.30 wants to send scores');
  await expect(row).toContainText('score_a 12');
  first.sendText('{"type":"ping"}');
  await expect.poll(() => first.answers).toContain('{"type":"pong"}');
  expect(await valuesOf(relay)()).toEqual({});

  await page.getByRole('button', { name: 'Reject 192.168.1.30' }).click();
  await expect(row).toHaveCount(0);
  expect(await first.closed).toBe(4503);
  const again = await dial();
  again.send({ score_a: '13' });
  expect(await again.closed).toBe(4503);

  await page.getByTestId('undo').click();
  await expect(page.getByTestId('undo')).toBeDisabled();
  const third = await dial();
  third.send({ score_a: '14', score_b: '7' });
  await expect(row).toContainText('score_a 14');
  await page.getByRole('button', { name: 'Accept 192.168.1.30' }).click();
  await expect(row).toHaveCount(0);
  await expect.poll(valuesOf(relay)).toEqual({ 'home.score': '14', 'away.score': '7' });
  third.send({ score_a: '15' });
  await expect.poll(valuesOf(relay)).toMatchObject({ 'home.score': '15' });

  // Taken back it waits again, what it said so far is held, and its next words stay at the door. Preview lets it in as well.
  await page.getByTestId('undo').click();
  await expect(row).toContainText('192.168.1.30');
  third.send({ score_a: '16' });
  await expect(row).toContainText('score_a 16');
  expect(await valuesOf(relay)()).toMatchObject({ 'home.score': '15' });
  await page.goto(`${operators}/preview/court1`);
  await page.getByRole('button', { name: 'Accept 192.168.1.30' }).click();
  await expect.poll(valuesOf(relay)).toMatchObject({ 'home.score': '16' });
  await third.close();
});

test('[S1] [A2] [A5] keys that are made anew on the start page open what the old ones opened, which open nothing more', async ({
  page,
  browser,
  house: { relay, printed, operators, gym },
}) => {
  const publisher = await connectPublisher(gym, `/court2~${printed.publish}`);
  publisher.send({ score_a: '1' });
  await expect.poll(valuesOf(relay, 'court2')).toEqual({ 'home.score': '1' });
  const elsewhere = await browser.newContext();
  const air = await elsewhere.newPage();
  await air.goto(`${operators}/overlay/court2#k=${printed.viewer}`);
  await expectShown(overlayOn(air), { 'home.score': '1' });
  const other = await elsewhere.newPage();
  await other.goto(`${operators}/control/court2`);
  await signIn(other, printed.passphrase);
  await expect(other.getByTestId('undo')).toBeVisible();

  await page.goto(`${operators}/`);
  await signIn(page, printed.passphrase);
  const make = async (kind: 'publish' | 'viewer' | 'operator'): Promise<string> => {
    const before = await page.getByTestId('new-key').allTextContents();
    await page.locator(`[data-testid=key][data-kind=${kind}]`).getByRole('button').click();
    await page.getByRole('button', { name: 'Make it' }).click();
    await expect(page.getByTestId('new-key')).not.toHaveText(before[0] ?? '');
    return page.getByTestId('new-key').innerText();
  };

  const overlayUrl = await make('viewer');
  expect(overlayUrl).toMatch(/\/overlay\/stream1#k=\w{26}$/);
  // It holds what it shows, and hears no more.
  await expect.poll(() => overlayOn(air).status()).toBe('stale');
  const publishUrl = await make('publish');
  expect(await publisher.closed).toBe(4503);
  const renewed = await connectPublisher(gym, new URL(publishUrl).pathname.replace('stream1', 'court2'));
  renewed.send({ score_a: '2' });
  await expect.poll(valuesOf(relay, 'court2')).toEqual({ 'home.score': '2' });
  await expectShown(overlayOn(air), { 'home.score': '1' });
  await air.goto(overlayUrl.replace('stream1', 'court2'));
  await air.reload();
  await expectShown(overlayOn(air), { 'home.score': '2' });

  const passphrase = await make('operator');
  await expect(other.getByTestId('sign-in')).toContainText('Your sign-in has ended.');
  await signIn(other, printed.passphrase);
  await expect(other.getByTestId('sign-in-problem')).toHaveText('that is not the passphrase');
  await signIn(other, passphrase);
  await expect(other.getByTestId('sign-in')).toHaveCount(0);
  // Whoever made it is signed in by it already, until they sign out.
  await page.reload();
  await expect(page.getByTestId('sign-in')).toHaveCount(0);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByTestId('sign-in')).toBeVisible();
  await renewed.close();
  await elsewhere.close();
});
