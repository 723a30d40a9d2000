/** The overlay as a template: in CasparCG's hand and in SPX's, from a file, fed by their updates or by a relay. */
import path from 'node:path';
import { chromium } from 'playwright/test';
import { USUAL_ACCESS } from '#relay/access/access.ts';
import { launchOptions } from './browser-places.ts';
import { launchFromEnv } from './launch-env.ts';
import { expectShown, overlayOn } from './support/overlay.ts';
import { readPicture } from './support/pixels.ts';
import { connectPublisher } from './support/publisher.ts';
import { spxUpdate, casparTemplate, hold, startSpx, templateData, type SpxServer } from './support/template.ts';
import { expect, startTestRelay, test as base } from './support/test.ts';

const test = base.extend<{ readonly spx: SpxServer }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads a fixture's needs from its first parameter, which must be a pattern.
  spx: async ({}, use) => {
    const spx = await startSpx();
    await use(spx);
    await spx.close();
  },
});

const GAME = { 'home.name': 'Lions', 'away.name': 'Bears', 'home.score': '56', 'away.score': '61', clock: '3:12' };

/** The fields of a template's form by their titles. */
async function formOf(page: { evaluate: <T>(code: () => T) => Promise<T> }): Promise<Readonly<Record<string, string>>> {
  return page.evaluate(() => {
    const { DataFields: fields } = (
      window as unknown as { SPXGCTemplateDefinition: { DataFields: { field?: string; title?: string }[] } }
    ).SPXGCTemplateDefinition;
    return Object.fromEntries(fields.map(({ field = '', title = '' }) => [title, field]));
  });
}

test.describe('a template in CasparCG', { tag: '@engine' }, () => {
  test('[Q2] [Q5] shows nothing before its play, the bug until its stop, and asks nobody for anything', async ({
    page,
    context,
  }) => {
    const template = casparTemplate(page, context, 'basketball');
    await template.add(0, JSON.stringify(GAME));
    await expectShown(overlayOn(page), { 'home.score': '56', clock: '3:12' });
    expect((await template.picture()).drawn).toBeNull();

    await template.call('play');
    await template.call('play');
    await expect.poll(async () => (await template.picture()).solid).toBe(true);
    expect((await template.picture()).corners).toEqual(Array.from({ length: 4 }, () => [0, 0, 0, 0]));
    await template.call('update', JSON.stringify({ 'home.score': '58' }));
    await expectShown(overlayOn(page), { 'home.score': '58', 'away.score': '61' });

    await template.call('stop');
    await expect.poll(async () => (await template.picture()).drawn).toBeNull();
    await template.call('play');
    await expect.poll(async () => (await template.picture()).solid).toBe(true);
    await template.call('next');
    await expect.poll(async () => (await template.picture()).drawn).toBeNull();
    expect([template.requests, template.faults]).toEqual([[], []]);
  });

  test('[Q1] [Q3] takes the calls of before its load has ended, and XML', async ({ page, context }) => {
    const template = casparTemplate(page, context, 'hockey');
    await page.addInitScript(
      (data) => {
        document.addEventListener('DOMContentLoaded', () => {
          const host = window as unknown as { update: (data: string) => void; play: () => void };
          host.update(data);
          host.play();
        });
      },
      templateData({ f0: 'A&B', f1: 'C <D>', score_a: '2', Time: '12:34' }),
    );
    await template.add(0, '');
    await expectShown(overlayOn(page), { 'home.score': '2', clock: '12:34', 'home.name': 'A&B', 'away.name': 'C <D>' });
    await expect.poll(async () => (await template.picture()).solid).toBe(true);
    expect(await overlayOn(page).count('.bug d')).toBe(0);
  });

  test('[Q3] of what is no update what is shown stays', async ({ page, context }) => {
    const template = casparTemplate(page, context, 'basketball');
    await template.add(1, JSON.stringify(GAME));
    for (const garbage of ['', '{"f1":', '<templateData><x', '<b>', 'x'.repeat(70_000), '["f1"]'])
      await template.call('update', garbage);
    await expectShown(overlayOn(page), { 'home.score': '56', 'away.score': '61' });
    await expect.poll(async () => (await template.picture()).solid).toBe(true);
    expect(template.faults).toEqual([]);
  });

  test('[Q4] an update changes the look on air', async ({ page, context }) => {
    const template = casparTemplate(page, context, 'tennis');
    await template.add(1, JSON.stringify({ ...GAME, homeColor: 'rgba(16,61,145,1)' }));
    await expect.poll(() => overlayOn(page).style('--bug-home-color')).toBe('#103d91');
    await template.call('update', '{"theme":"led","position":"tr"}');
    await expect.poll(() => overlayOn(page).style('--bug-digit-font')).toContain('Segments');
    await expect.poll(async () => (await overlayOn(page).box()).top).toBeLessThan(200);
  });
});

test('[Q5] a template that is told of a relay shows its game, and the host still has it in its hand', async ({
  page,
  context,
  folder,
}) => {
  const relay = await startTestRelay(folder, { access: { ...USUAL_ACCESS, allowLocalFiles: ['file'] } });
  const publisher = await connectPublisher(relay.origin, '/court2');
  publisher.send({ score_a: '7', score_b: '9', time: '0:42' });
  const template = casparTemplate(page, context, 'basketball');
  await template.add(0, '');
  const { 'Boardcast overlay URL (blank: the fields above)': url = '' } = await formOf(page);
  await template.call('update', JSON.stringify({ ...GAME, [url]: `${relay.origin}/overlay/court2?homeName=Wolves` }));
  await expectShown(overlayOn(page), { 'home.score': '7', clock: '0:42', 'home.name': 'Wolves' });
  expect((await template.picture()).drawn).toBeNull();
  await template.call('play');
  await expect.poll(async () => (await template.picture()).solid).toBe(true);
  publisher.send({ score_a: '10' });
  await expectShown(overlayOn(page), { 'home.score': '10' });

  await relay.close();
  await expect.poll(() => overlayOn(page).status()).toBe('stale');
  await expectShown(overlayOn(page), { 'home.score': '10' });
  await template.call('update', JSON.stringify({ [url]: '' }));
  await expectShown(overlayOn(page), { 'home.score': '56' });
});

test('[Q5] [S3] in CasparCG, which asks for no web security, a file is let in at a relay by the same word as in a browser', async ({
  folder,
}) => {
  const relays = {
    usual: await startTestRelay(path.join(folder, 'usual')),
    file: await startTestRelay(path.join(folder, 'file'), { access: { ...USUAL_ACCESS, allowLocalFiles: ['file'] } }),
  };
  const launch = launchOptions(launchFromEnv(process.env));
  const caspar = await chromium.launch({ ...launch, args: [...launch.args, '--disable-web-security'] });
  const scores: Record<string, string | null> = {};
  for (const [name, relay] of Object.entries(relays)) {
    const publisher = await connectPublisher(relay.origin, '/stream1');
    publisher.send({ score_a: '7' });
    const context = await caspar.newContext();
    const page = await context.newPage();
    const refused = new Promise<void>((resolve) => {
      page.on('websocket', (socket) => {
        socket.on('socketerror', () => resolve());
      });
    });
    const template = casparTemplate(page, context, 'basketball');
    await template.add(1, JSON.stringify({ relay: `${relay.origin}/overlay/stream1` }));
    await (name === 'usual' ? refused : expectShown(overlayOn(page), { 'home.score': '7' }));
    scores[name] = await overlayOn(page).text('home.score');
    await context.close();
    await relay.close();
  }
  await caspar.close();
  expect(scores).toEqual({ usual: null, file: '7' });
});

test.describe('a template in SPX’s renderer', { tag: '@engine' }, () => {
  test('[Q2] [Q3] is drawn in its layer, its texts as they were typed, until Continue or Stop', async ({
    page,
    context,
    spx,
  }) => {
    const layer = await spx.open(page, 'basketball');
    const form = await formOf(layer);
    const call = (name: string, data?: string): Promise<unknown> =>
      page.evaluate(
        ([name, data]) => {
          const [layer] = document.getElementsByTagName('iframe');
          const host = layer?.contentWindow as unknown as Record<string, (data?: string) => void>;
          host[name ?? '']?.(data);
        },
        [name, data],
      );
    const picture = async () => readPicture(context, await page.screenshot({ omitBackground: true }));
    expect((await picture()).drawn).toBeNull();
    const words = {
      [form['Home: name'] ?? '']: 'A&B',
      [form['Away: name'] ?? '']: `<i>O'Neil\nU19`,
      [form['Home: score'] ?? '']: '12',
      [form['Away: score'] ?? '']: '0',
      [form['Theme'] ?? '']: 'auto',
    };
    await call('update', spxUpdate(words));
    await call('play');
    const shown = () =>
      layer.evaluate(() =>
        ['home.name', 'away.name', 'home.score'].map(
          (field) => document.querySelector(`[data-field="${field}"]`)?.textContent,
        ),
      );
    await expect.poll(shown).toEqual(['A&B', `<i>O'Neil U19`, '12']);
    await expect.poll(async () => (await picture()).solid).toBe(true);
    expect((await picture()).corners[0]).toEqual([0, 0, 0, 0]);
    await call('next');
    await expect.poll(async () => (await picture()).drawn).toBeNull();
    await call('play');
    await expect.poll(async () => (await picture()).solid).toBe(true);
    await call('stop');
    await expect.poll(async () => (await picture()).drawn).toBeNull();
  });
});

test('[Q5] a template in SPX, whose page is of another origin, shows a relay that takes it', async ({
  page,
  spx,
  folder,
}) => {
  const access = { ...USUAL_ACCESS, allowOrigins: [spx.origin] };
  const relay = await startTestRelay(folder, { access });
  const publisher = await connectPublisher(relay.origin, '/stream1');
  publisher.send({ score_a: '7' });
  const layer = await spx.open(page, 'basketball', `&relay=${relay.origin}&stream=stream1`);
  await layer.evaluate('play()');
  const score = () => layer.evaluate(() => document.querySelector('[data-field="home.score"]')?.textContent);
  await expect.poll(score).toBe('7');
  await relay.close();
});

test.describe('the relay’s own page in CasparCG', () => {
  test('[Q1] [Q2] is held back by CG ADD until CG PLAY, whatever the relay says', async ({
    page,
    context,
    origin,
    stream,
    publisher,
  }) => {
    publisher.send({ score_a: '7' });
    const template = hold(page, context, `${origin}/overlay/${stream}`);
    await template.add(0, '');
    await expectShown(overlayOn(page), { 'home.score': '7' });
    expect((await template.picture()).drawn).toBeNull();
    await template.call('play');
    await expect.poll(async () => (await template.picture()).solid).toBe(true);
    await template.call('stop');
    await expect.poll(async () => (await template.picture()).drawn).toBeNull();
  });

  test('[Q1] shows by itself what PLAY [HTML] opens', async ({ page, context, origin, stream, publisher }) => {
    publisher.send({ score_a: '7' });
    await page.addInitScript('window.caspar = window.casparcg = {}');
    await page.goto(`${origin}/overlay/${stream}`);
    await expectShown(overlayOn(page), { 'home.score': '7' });
    await expect
      .poll(async () => (await readPicture(context, await page.screenshot({ omitBackground: true }))).solid)
      .toBe(true);
  });
});

test('an engine that is too old paints nothing on air', async ({ browser }) => {
  const context = await browser.newContext({ userAgent: 'Mozilla/5.0 Chrome/71.0.3578.98 Safari/537.36' });
  const page = await context.newPage();
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  const template = casparTemplate(page, context, 'basketball');
  await template.add(1, JSON.stringify(GAME));
  expect([(await template.picture()).drawn, template.faults]).toEqual([null, []]);
  expect(said.join()).toContain('Chromium 103');
  await context.close();
});
