/** The operator's window: the feed and its fields, the outputs and what is wrong with them, and what to do without a feed. */
import { saveLook } from './support/looks.ts';
import { runCommand } from './support/command.ts';
import { connectPublisher } from './support/publisher.ts';
import { expect, streamDetail, test } from './support/test.ts';

test.describe('preview', () => {
  test('shows the same graphic as on air, the latest fields, and names those it does not know', async ({
    page,
    publisher,
    origin,
    stream,
    browser,
  }) => {
    publisher.send({ score_a: '12', score_b: '9', time: '4:20', weather: 'rain', constructor: 'x' });
    await page.goto(`${origin}/preview/${stream}?homeName=Lions`);
    await expect(page.getByTestId('feed-word')).toHaveText('Live');
    await expect(page.getByTestId('picture').locator('[data-field="home.score"]')).toHaveText('12');
    await expect(page.getByTestId('picture')).toContainText('Lions');
    const row = (name: string) => page.locator(`[data-testid="field-row"][data-name="${name}"]`);
    await expect(row('clock')).toContainText('4:20');
    await expect(row('weather')).toContainText('rain');
    await expect(row('weather')).toContainText('own name');
    await expect(row('clock')).not.toContainText('own name');
    await expect(page.locator('[data-note="unmapped"]')).toContainText('weather');
    await expect(page.locator('[data-note="refused"]')).toContainText('constructor');

    publisher.send({ score_a: '14', time: '' });
    await expect(row('home.score')).toContainText('14');
    await expect(row('clock')).toContainText('blank');
    await expect(page.getByTestId('picture').locator('[data-field="home.score"]')).toHaveText('14');
    await saveLook(browser, 'preview', await page.screenshot());

    await publisher.close();
    await expect(page.getByTestId('feed-word')).not.toHaveText('Live');
    await expect(page.getByTestId('picture').locator('[data-field="home.score"]')).toHaveText('14');
  });

  test('lists the outputs, flags one of 800×600, and is none itself', async ({
    page,
    publisher,
    origin,
    stream,
    context,
  }) => {
    publisher.send({ score_a: '1' });
    const small = await context.newPage();
    await small.setViewportSize({ width: 800, height: 600 });
    await small.goto(`${origin}/overlay/${stream}?name=small`);
    const right = await context.newPage();
    await right.goto(`${origin}/overlay/${stream}?name=right`);
    await expect.poll(async () => (await streamDetail(origin, stream)).outputs.length).toBe(2);

    await page.goto(`${origin}/preview/${stream}`);
    const output = (name: string) => page.getByTestId('output').filter({ hasText: name });
    await expect(page.getByTestId('output')).toHaveCount(2);
    await expect(output('small').getByTestId('output-warning')).toContainText('800');
    await expect(output('right').getByTestId('output-warning')).toHaveCount(0);
    await small.close();
    await expect(page.getByTestId('output')).toHaveCount(1);
  });

  test('without a feed it says what to check, lists the feeds that arrive and takes one over', async ({
    page,
    publisher,
    origin,
    stream,
  }) => {
    publisher.send({ score_a: '33', score_b: '30' });
    await page.goto(`${origin}/preview/${stream}-mistyped`);
    await expect(page.getByTestId('feed-word')).toHaveText('No feed');
    await expect(page.getByTestId('setup')).toBeVisible();
    const feed = page.locator(`[data-testid="feed"][data-stream="${stream}"]`);
    await expect(feed).toContainText('33');
    await expect(feed).toContainText('127.0.0.1');
    await feed.getByRole('link', { name: /use this one/i }).click();
    await expect(page).toHaveURL(`${origin}/preview/${stream}`);
    await expect(page.getByTestId('picture').locator('[data-field="home.score"]')).toHaveText('33');
  });

  test('the start page lists the feeds as well, and the test page says how the connection is', async ({
    page,
    publisher,
    origin,
    stream,
  }) => {
    publisher.send({ score_a: '5' });
    await page.goto(`${origin}/`);
    await expect(page.locator(`[data-testid="feed"][data-stream="${stream}"]`)).toBeVisible();
    await page.goto(`${origin}/test`);
    await expect(page.getByTestId('check').first()).toBeVisible();
    await expect(page.locator('[data-testid="check"][data-tone="good"]').first()).toBeVisible();
  });

  test('an operator’s page runs under its own, stricter policy without a fault', async ({
    page,
    publisher,
    origin,
    stream,
  }) => {
    const faults: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    page.on('pageerror', (error) => faults.push(error.message));
    publisher.send({ score_a: '5' });
    await page.goto(`${origin}/preview/${stream}`);
    await expect(page.getByTestId('feed-word')).toHaveText('Live');
    await expect(page.getByTestId('picture').locator('[data-field="home.score"]')).toHaveText('5');
    expect(faults).toEqual([]);
  });

  test('[P13] a demo is marked as one until a real publisher comes', async ({ page, folder }) => {
    const demo = await runCommand('demo', { dataDir: folder });
    try {
      await page.goto(`${demo.origin}/preview/stream1`);
      await expect(page.getByTestId('demo-mark')).toBeVisible();
      const publisher = await connectPublisher(demo.origin, '/stream1');
      publisher.send({ score_a: '2' });
      await expect(page.getByTestId('demo-mark')).toHaveCount(0);
      await publisher.close();
    } finally {
      await demo.kill();
    }
  });
});
