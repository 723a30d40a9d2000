/** A whole game as a crew plays it: two operators, one of them on a phone, three outputs, a feed that fights them, and a relay that dies. */
import type { Browser, Page } from 'playwright/test';
import { sayTo } from './support/desk.ts';
import { runCommand, type RunningCommand } from './support/command.ts';
import { connectPublisher } from './support/publisher.ts';
import { expectShown, overlayOn, type Overlay } from './support/overlay.ts';
import { savedText } from './support/saved-text.ts';
import { expect, test } from './support/test.ts';

const STREAM = 'final4';
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 360, height: 740 };
const FULL_HD = { width: 1920, height: 1080 };

async function open(
  browser: Browser,
  url: string,
  viewport: Readonly<{ width: number; height: number }>,
): Promise<Page> {
  const page = await browser.newPage({ viewport: { ...viewport } });
  await page.goto(url);
  return page;
}

/** Every text that a field of an output ever showed, in order. */
async function record(page: Page, field: string): Promise<() => Promise<readonly string[]>> {
  await page.evaluate((name) => {
    const seen: string[] = [];
    const look = (): void => {
      const text = document.querySelector(`[data-field="${name}"]`)?.textContent ?? '';
      if (text !== '' && text !== seen.at(-1)) seen.push(text);
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
    look();
    Object.assign(window, { seenTexts: seen });
  }, field);
  return () => page.evaluate(() => [...(Reflect.get(window, 'seenTexts') as string[])]);
}

async function say(relay: RunningCommand, name: string, words: object): Promise<number> {
  const answer = await sayTo(relay.origin, STREAM, name, words);
  return answer.status;
}

function secondsIn(clock: string): number {
  const [minutes = '0', seconds = '0'] = clock.split(':');
  return Number(minutes) * 60 + Number(seconds);
}

test('[K1] [K3] [D1] [D2] a game with two operators and three outputs, through a feed that fights them and a relay that is killed', async ({
  browser,
  folder,
}) => {
  test.setTimeout(120_000);
  const relays: RunningCommand[] = [];
  const pages: Page[] = [];
  const opened = async (url: string, size = FULL_HD): Promise<Page> => {
    const page = await open(browser, url, size);
    pages.push(page);
    return page;
  };
  try {
    const first = await runCommand('start', { dataDir: folder });
    relays.push(first);
    const at = (path: string): string => `${first.origin}${path}`;
    const feed = await connectPublisher(first.origin, `/${STREAM}`);
    feed.send({ score_a: '40', score_b: '38', time: '5:00', period: '3' });
    expect(await say(first, 'team', { side: 'home', name: 'Riverside Lions', who: 'Ann' })).toBe(200);

    const outputs: Overlay[] = [];
    for (const query of ['name=program', 'name=clean&theme=slim', 'name=late&delay=1500']) {
      outputs.push(overlayOn(await opened(at(`/overlay/${STREAM}?sport=basketball&animate=0&${query}`))));
    }
    const [program, , late] = outputs as [Overlay, Overlay, Overlay];
    for (const output of outputs) await expectShown(output, { 'home.score': '40', 'away.score': '38' });
    for (const output of outputs) await expect.poll(() => output.words()).toMatch(/RIVERSIDE LIONS/i);

    // Ann corrects the score at her desk; the feed goes on saying what it reads.
    const ann = await opened(at(`/control/${STREAM}`), DESK);
    const row = ann.locator('[data-testid=row][data-field="home.score"]');
    await row.getByRole('textbox').fill('42');
    await row.getByRole('textbox').press('Enter');
    for (const output of outputs) await expectShown(output, { 'home.score': '42' });
    for (const score of ['41', '43', '4', '']) feed.send({ score_a: score });
    await expect(row).toHaveAttribute('data-state', 'overridden');

    // Ben scores for the visitors on his phone, at the same time.
    const ben = await opened(at(`/control/${STREAM}`), PHONE);
    await ben.getByTestId('score-away.score').waitFor();
    await ben.getByRole('group', { name: 'Away' }).getByRole('button', { name: /\+3$/ }).click();
    for (const output of outputs) await expectShown(output, { 'away.score': '41', 'home.score': '42' });
    await expect(ann.locator('[data-testid=row][data-field="away.score"]').getByTestId('on-air')).toHaveText('41');
    // Who has not seen that changes nothing by mistake.
    expect(await say(first, 'override', { field: 'away.score', value: '38', expects: 1 })).toBe(409);

    // The relay dies in the middle of it. The pictures hold, and the corrections are there again before the feed is.
    await expect.poll(() => savedText(folder)).toMatch(/"overrides":\{[^}]*"away.score":"41"/);
    await first.kill();
    for (const output of outputs) {
      await expect.poll(() => output.status()).toBe('stale');
      await expectShown(output, { 'away.score': '41', 'home.score': '42' });
    }
    const second = await runCommand('start', { port: first.port, dataDir: folder });
    relays.push(second);
    const again = await connectPublisher(second.origin, `/${STREAM}`);
    again.send({ score_a: '44', score_b: '39', time: '4:59', period: '3' });
    for (const output of outputs) await expectShown(output, { clock: '4:59', 'away.score': '41', 'home.score': '42' });

    // The delay changes while the clock runs: whatever it does, nobody sees the clock go back.
    const seen = await record(late.page, 'clock');
    const delays = [3_000, 200, 5_000, 0, 1_000];
    for (let second_ = 298; second_ > 240; second_ -= 1) {
      again.send({ time: `4:${String(second_ - 240).padStart(2, '0')}` });
      const ms = second_ % 12 === 0 ? delays.pop() : undefined;
      if (ms !== undefined) expect(await say(second, 'delay', { ms, output: 'late' })).toBe(200);
      await expectShown(program, { clock: `4:${String(second_ - 240).padStart(2, '0')}` });
    }
    await expectShown(late, { clock: '4:01' });
    const clocks = (await seen()).map(secondsIn);
    expect(clocks).toEqual(clocks.toSorted((a, b) => b - a));
    expect(clocks.length).toBeGreaterThan(10);

    // Ben gives everything back, when his page has heard of the last delay (K1): the feed's latest values stand on every output.
    await expect(ben.getByTestId('undo')).toContainText(/late.*\b200 ms/);
    await ben.getByTestId('release-all').click();
    for (const output of outputs) await expectShown(output, { 'home.score': '44', 'away.score': '39' });
    await again.close();
  } finally {
    for (const page of pages) await page.close();
    for (const relay of relays) await relay.kill();
  }
});

test('[G4] [K3] when the feed dies a phone scores on in two touches, and not a pixel changes but the score’s', async ({
  browser,
  origin,
  stream,
  page,
}) => {
  const feed = await connectPublisher(origin, `/${stream}`);
  feed.send({ score_a: '40', score_b: '38', time: '5:00', period: '3' });
  await page.setViewportSize(FULL_HD);
  await page.goto(`${origin}/overlay/${stream}?animate=0`);
  const output = overlayOn(page);
  await expectShown(output, { 'home.score': '40' });
  const withoutScore = (): Promise<Buffer> =>
    page.screenshot({ mask: [page.locator('[data-field="home.score"]')], animations: 'disabled' });
  const before = await withoutScore();
  await feed.close();
  await expect.poll(() => output.status()).toBe('stale');
  expect((await withoutScore()).equals(before)).toBe(true);

  const phone = await open(browser, `${origin}/preview/${stream}`, PHONE);
  await phone.getByRole('link', { name: 'Control', exact: true }).click();
  await phone.getByRole('group', { name: 'Home' }).getByRole('button', { name: /\+2$/ }).click();
  await expectShown(output, { 'home.score': '42' });
  expect((await withoutScore()).equals(before)).toBe(true);
  await phone.close();
});
