/** The operator's window at a game: alarms of outputs on program, what operators said of a field, delayed outputs, and whether everybody can use it. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright/test';
import { expect, streamDetail, test } from './support/test.ts';

/** What axe finds that breaks WCAG 2.2 AA or its best practices, a line each. */
async function accessFaults(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({ rules: { 'target-size': { enabled: true } } })
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

async function say(origin: string, stream: string, command: object): Promise<void> {
  const reply = await fetch(`${origin}/api/streams/${stream}/commands`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ command }),
  });
  expect(reply.status).toBe(200);
}

test.describe('preview with a desk', () => {
  test('a program output that closes raises an alarm over a reload of the page, until it is dismissed', async ({
    page,
    context,
    publisher,
    origin,
    stream,
  }) => {
    publisher.send({ score_a: '1' });
    const output = await context.newPage();
    await output.goto(`${origin}/overlay/${stream}?name=program`);
    await page.goto(`${origin}/preview/${stream}`);
    await expect(page.getByTestId('output')).toContainText('Visible');
    await expect(page.getByTestId('alarm')).toHaveCount(0);
    await output.close();
    await expect(page.getByTestId('alarm')).toContainText('program is gone');
    await expect(page.getByRole('alert').and(page.getByTestId('hazards-spoken'))).toContainText(
      'Alarm: program is gone since',
    );
    await expect(page).toHaveTitle(/^ALARM/);
    await page.reload();
    await expect(page.getByTestId('alarm')).toContainText('program is gone');
    await page.getByRole('button', { name: 'Closed on purpose: program' }).press('Enter');
    await expect(page.getByTestId('alarm')).toHaveCount(0);
  });

  test('[K2] [K3] an overridden field stands out beside what the board reads', async ({
    page,
    publisher,
    origin,
    stream,
  }) => {
    publisher.send({ score_a: '56', time: '3:12', weather: 'rain' });
    await expect.poll(async () => (await streamDetail(origin, stream)).values['home.score']).toBe('56');
    await say(origin, stream, { do: 'override', field: 'home.score', value: '58' });
    await page.goto(`${origin}/preview/${stream}`);
    const row = page.locator('[data-testid="field-row"][data-name="home.score"]');
    await expect(row).toContainText('overridden');
    publisher.send({ score_a: '57' });
    await expect(row.getByTestId('reading')).toHaveText('57 score_a');
    await expect(row.locator('td').first()).toHaveText('58');
    await expect(page.getByTestId('standing-out')).toContainText('Home: Score');
    await expect(page.locator('[data-name="weather"]')).toContainText('own name');
    await say(origin, stream, { do: 'release', field: 'home.score' });
    await expect(page.getByTestId('standing-out')).toHaveCount(0);
    await expect(row.locator('td').first()).toHaveText('57');
  });

  test('[D1] the picture can be shown as a delayed output has it', async ({
    page,
    context,
    publisher,
    origin,
    stream,
  }) => {
    publisher.send({ score_a: '10' });
    await say(origin, stream, { do: 'delay', ms: 60_000, output: 'program' });
    const output = await context.newPage();
    await output.goto(`${origin}/overlay/${stream}?name=program`);
    await page.goto(`${origin}/preview/${stream}`);
    const score = page.getByTestId('picture').locator('[data-field="home.score"]');
    // The program's view, while nobody chooses another.
    await expect(page.getByLabel('Shown as')).toHaveValue('program');
    await expect(page.getByTestId('later')).toHaveText('program, 60 s later');
    publisher.send({ score_a: '12' });
    await expect(page.locator('[data-name="home.score"] td').first()).toHaveText('12');
    // A minute ago there was nothing yet.
    await expect(score).toHaveCount(0);
    // It listens under the output's name, and is neither an output nor another operator.
    await expect(page.getByTestId('output')).toHaveCount(1);
    expect(await (await fetch(`${origin}/api/streams/${stream}/desk`)).json()).toMatchObject({
      operators: ['Preview'],
    });
    await page.getByLabel('Shown as').selectOption('the relay has it now');
    await expect(score).toHaveText('12');
  });

  test('[V15] the picture follows the operators’ live words, and says when the graphic is hidden', async ({
    page,
    publisher,
    origin,
    stream,
  }) => {
    publisher.send({ score_a: '10' });
    await page.goto(`${origin}/preview/${stream}?homeName=Lions`);
    const picture = page.getByTestId('picture');
    await expect(picture).toContainText('Lions');
    await say(origin, stream, { do: 'team', side: 'home', name: 'Tigers' });
    await expect(picture).toContainText('Tigers');
    await say(origin, stream, { do: 'cue', kind: 'text', text: 'Welcome', ms: 30_000 });
    await expect(picture).toContainText('Welcome', { ignoreCase: true });
    await say(origin, stream, { do: 'hide' });
    await expect(page.getByTestId('off-air')).toBeVisible();
    await expect(picture.locator('.bug').first()).toBeHidden();
    await say(origin, stream, { do: 'show' });
    await expect(picture.locator('[data-field="home.score"]')).toBeVisible();
    await expect(page.getByTestId('off-air')).toHaveCount(0);
  });

  test('random values are shown as a hazard, which is over some seconds after the last of them', async ({
    page,
    publisher,
    origin,
    stream,
  }) => {
    publisher.send({ score_a: '10', score_b: '12', time: '3:12' });
    await page.goto(`${origin}/preview/${stream}`);
    await expect(page.getByTestId('feed-word')).toHaveText('Live');
    // Up and down by far, as often as the page has shown the last of it.
    for (const [index, score] of ['150', '20', '170', '40', '190', '60', '120'].entries()) {
      publisher.send({ score_a: score, score_b: String(210 - Number(score)), time: `${(index * 7) % 20}:33` });
      await expect(page.locator('[data-name="home.score"] td').first()).toHaveText(score);
    }
    await expect(page.getByTestId('test-data')).toBeVisible();
    await expect(page.getByRole('alert').and(page.getByTestId('hazards-spoken'))).toContainText('test data is on air');
    expect(await accessFaults(page)).toEqual([]);
    await expect(page.getByTestId('test-data')).toHaveCount(0, { timeout: 30_000 });
  });

  for (const width of [1440, 768, 320]) {
    test(`everybody can use it at ${width} px, with an alarm and an overridden field in sight`, async ({
      page,
      context,
      publisher,
      origin,
      stream,
    }) => {
      publisher.send({ score_a: '56', time: '3:12', weather: 'rain' });
      await expect.poll(async () => (await streamDetail(origin, stream)).values['home.score']).toBe('56');
      await say(origin, stream, { do: 'override', field: 'home.score', value: '58' });
      await say(origin, stream, { do: 'delay', ms: 5000, output: 'spare' });
      const output = await context.newPage();
      await output.goto(`${origin}/overlay/${stream}?name=program`);
      const spare = await context.newPage();
      await spare.goto(`${origin}/overlay/${stream}?name=spare`);
      await page.setViewportSize({ width, height: 800 });
      await page.goto(`${origin}/preview/${stream}`);
      await expect(page.getByTestId('output').filter({ hasText: 'program' })).toContainText('Visible');
      await output.close();
      await expect(page.getByTestId('alarm')).toBeVisible();
      await expect(page.getByTestId('standing-out')).toBeVisible();
      expect(await accessFaults(page)).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    });
  }

  test('the whole of it is reached with the keyboard, in the order in which it stands', async ({
    page,
    publisher,
    origin,
    stream,
  }) => {
    publisher.send({ score_a: '1' });
    await page.goto(`${origin}/preview/${stream}`);
    await expect(page.getByTestId('feed-word')).toHaveText('Live');
    const stops: string[] = [];
    for (let stop = 0; stop < 12; stop += 1) {
      await page.keyboard.press('Tab');
      stops.push(
        await page.evaluate(() => {
          const { activeElement } = document;
          const label = activeElement?.closest('label') ?? activeElement;
          return (label?.textContent ?? '').trim();
        }),
      );
    }
    for (const name of ['All feeds', 'Hall', '16:9', 'Copy']) expect(stops).toContain(name);
    await page.getByRole('radio', { name: 'Hall' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByTestId('picture')).toHaveAttribute('data-backdrop', 'checker');
  });
});
