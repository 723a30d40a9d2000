/** Where an output's link and the desk both say something, the control page shows it; and an output on program that is gone is said there too. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './support/test.ts';

test.describe('the desk beside outputs’ links', () => {
  test('[V15] [V16] what a link pins stands beside the control that does not reach it, what it merely says beside the one that counts', async ({
    page,
    context,
    publisher,
    origin,
    stream,
  }) => {
    publisher.send({ score_a: '1' });
    const output = await context.newPage();
    await output.goto(`${origin}/overlay/${stream}?name=OBS+program&theme=led&show=bug&homeName=LIONS&delay=500`);
    const plain = await context.newPage();
    await plain.goto(`${origin}/overlay/${stream}?name=side`);
    await page.goto(`${origin}/control/${stream}`);
    await expect(page.locator('section').getByTestId('link-marks')).toHaveText(
      'Pinned by the link of OBS program: the score bug',
    );
    for (const fold of ['Look', 'Teams', 'Outputs'])
      await page.getByRole('button', { name: new RegExp(`^${fold}`) }).click();
    const look = page.getByTestId('fold-look');
    await expect(look.getByTestId('link-marks')).toHaveText(['Pinned by the link of OBS program: led']);
    await expect(page.getByTestId('fold-teams').getByTestId('link-marks')).toHaveText(
      'Home name. The link of OBS program says LIONS. What you say here counts.',
    );
    await expect(page.getByRole('group', { name: 'OBS program' }).getByTestId('pins')).toHaveText(
      'Pinned by its link – What is shown: the score bug · Theme: led',
    );
    await expect(page.getByRole('group', { name: 'side' }).getByTestId('pins')).toHaveCount(0);

    // And so it is: the theme reaches the one without a pin alone, the name both.
    await look.getByLabel('Theme').selectOption('slim');
    const home = page.getByTestId('team-home');
    await home.getByLabel('Name', { exact: true }).fill('TIGERS');
    await home.getByRole('button', { name: 'Apply' }).click();
    for (const each of [output, plain]) await expect(each.locator('#root')).toContainText('TIGERS');
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);

    // A page that loses its link and comes back tells the same again.
    await output.reload();
    await expect(look.getByTestId('link-marks')).toHaveText(['Pinned by the link of OBS program: led']);
  });

  test('a program output that closes raises an alarm on control, until it is back', async ({
    page,
    context,
    publisher,
    origin,
    stream,
  }) => {
    publisher.send({ score_a: '1' });
    const output = await context.newPage();
    await output.goto(`${origin}/overlay/${stream}?name=program`);
    await page.goto(`${origin}/control/${stream}`);
    await page.getByRole('button', { name: /^Outputs/ }).click();
    await expect(page.getByRole('group', { name: 'program' })).toBeVisible();
    await output.close();
    await expect(page.getByTestId('alarm')).toContainText('program is gone since', { timeout: 15_000 });
    await expect(page.getByTestId('alarm-spoken')).toHaveText(/^Alarm: program is gone, since [\d:]+\.$/);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    const back = await context.newPage();
    await back.goto(`${origin}/overlay/${stream}?name=program`);
    await expect(page.getByTestId('alarm')).toHaveCount(0, { timeout: 15_000 });
  });
});
