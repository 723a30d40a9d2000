/** Feed to pixels: what a publisher sends stands on the picture, where it should and as text. */
import { readPicture } from './support/pixels.ts';
import { saveLook } from './support/looks.ts';
import { connectPublisher } from './support/publisher.ts';
import { expect, overlayOn, streamDetail, test } from './support/test.ts';

const GAME = {
  time: ' 3:12',
  score_a: '56',
  score_b: '61',
  period: '2nd',
  fouls_a: '4',
  fouls_b: '5',
  shot_clock: '14',
};

/** Title-safe margins of a 1920 × 1080 picture: 5 % (EBU R95). */
const SAFE = { left: 96, top: 54, right: 1920 - 96, bottom: 1080 - 54 };

test.describe('on air', { tag: '@engine' }, () => {
  test('[G1] a frame of the publisher stands on the picture, inside the title-safe area and on nothing else', async ({
    publisher,
    openOverlay,
    context,
    browser,
  }) => {
    publisher.sendText('{"type":"register", "stream":"stream1", "role":"ocr"}');
    publisher.send(GAME);
    const overlay = await openOverlay('?homeName=Lions&awayName=Eagles');
    await expect(overlay.field('home.score')).toHaveText('56');
    await expect(overlay.field('away.score')).toHaveText('61');
    await expect(overlay.field('clock')).toHaveText('3:12');
    await expect(overlay.field('period')).not.toBeEmpty();
    await expect(overlay.root).toHaveAttribute('data-status', 'live');
    await expect(overlay.bug).toContainText('Lions');

    const png = await overlay.page.screenshot({ omitBackground: true });
    await saveLook(browser, 'bug', png);
    const { drawn, corners, width } = await readPicture(context, png);
    expect(width).toBe(1920);
    expect(corners).toEqual([
      [0, 0, 0, 0],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ]);
    expect(drawn).not.toBeNull();
    expect(drawn?.left).toBeGreaterThanOrEqual(SAFE.left);
    expect(drawn?.top).toBeGreaterThanOrEqual(SAFE.top);
    expect(drawn?.right).toBeLessThanOrEqual(SAFE.right);
    expect(drawn?.bottom).toBeLessThanOrEqual(SAFE.bottom);
  });

  test('[P6] an update merges: what it does not name stays, an empty text is a blank', async ({
    publisher,
    openOverlay,
  }) => {
    publisher.send(GAME);
    const overlay = await openOverlay();
    await expect(overlay.field('clock')).toHaveText('3:12');
    publisher.send({ score_a: '58', shot_clock: '' });
    await expect(overlay.field('home.score')).toHaveText('58');
    await expect(overlay.field('away.score')).toHaveText('61');
    await expect(overlay.field('shotClock')).toHaveText('');
    await expect(overlay.field('shotClock')).toBeHidden();
  });

  test('[G4] nothing is drawn before the first whole state has come', async ({ page, openOverlay, context }) => {
    const registered: unknown[] = [];
    // A server that takes the page's first frame and says nothing.
    await page.routeWebSocket(/./, (socket) => {
      socket.onMessage((frame) => registered.push(frame));
    });
    const overlay = await openOverlay();
    await expect.poll(() => registered.length).toBe(1);
    await page.waitForLoadState('networkidle');
    const { drawn } = await readPicture(context, await overlay.page.screenshot({ omitBackground: true }));
    expect(drawn).toBeNull();
    expect(await page.evaluate(() => document.body.innerText.trim())).toBe('');
  });

  test('[G4] a stream that nobody publishes shows no figure, above all no 0', async ({
    openOverlay,
    origin,
    stream,
  }) => {
    const overlay = await openOverlay('?name=waiting');
    await expect
      .poll(async () => (await streamDetail(origin, stream)).outputs.map(({ name }) => name))
      .toEqual(['waiting']);
    await expect(overlay.root).toHaveAttribute('data-status', 'none');
    expect(await overlay.page.evaluate(() => document.body.innerText)).not.toMatch(/\d/);
  });

  test('[P12] two streams side by side never mix', async ({ origin, stream, context }) => {
    const [left, right] = await Promise.all(
      ['left', 'right'].map(async (side) => {
        const publisher = await connectPublisher(origin, `/${stream}-${side}`);
        const page = await context.newPage();
        await page.goto(`${origin}/overlay/${stream}-${side}`);
        return { publisher, overlay: overlayOn(page) };
      }),
    );
    if (left === undefined || right === undefined) throw new Error('two streams');
    for (let score = 1; score <= 20; score += 1) {
      left.publisher.send({ score_a: String(score), score_b: '0' });
      right.publisher.send({ score_a: String(100 + score), time: '9:59' });
    }
    await expect(left.overlay.field('home.score')).toHaveText('20');
    await expect(right.overlay.field('home.score')).toHaveText('120');
    await expect(right.overlay.field('clock')).toHaveText('9:59');
    await expect(left.overlay.field('clock')).toHaveCount(0);
    await expect(right.overlay.field('away.score')).toHaveText('');
    await Promise.all([left.publisher.close(), right.publisher.close()]);
  });

  test('a value is text, whatever it holds', async ({ publisher, openOverlay }) => {
    const attack = '<img src=x onerror="document.title=1">';
    const overlay = await openOverlay(`?homeName=${encodeURIComponent(attack)}`);
    publisher.send({
      score_a: attack,
      score_b: '"><script>document.title=1</script>',
      period: '&lt;b&gt;',
      time: '{{1}}',
    });
    await expect(overlay.field('home.score')).toHaveText(attack);
    await expect(overlay.field('away.score')).toHaveText('"><script>document.title=1</script>');
    await expect(overlay.bug.locator('script, img[src="x"]')).toHaveCount(0);
    await expect(overlay.bug).toContainText('onerror');
    await expect(overlay.page).not.toHaveTitle('1');
  });

  test('[V1] [V7] the relay knows each output by its label, its size and what it has painted', async ({
    publisher,
    openOverlay,
    origin,
    stream,
  }) => {
    publisher.send(GAME);
    await openOverlay('?name=OBS%20program');
    await expect
      .poll(async () =>
        (await streamDetail(origin, stream)).outputs.map(({ name, viewport, ack }) => [name, viewport, ack?.rev]),
      )
      .toEqual([['OBS program', { width: 1920, height: 1080 }, 1]]);
  });
});
