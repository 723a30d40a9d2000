/** Feed to pixels: what a publisher sends stands on the picture, where it should and as text. */
import { readPicture } from './support/pixels.ts';
import { saveLook } from './support/looks.ts';
import { connectPublisher } from './support/publisher.ts';
import { expectShown, expectStatus, overlayOn } from './support/overlay.ts';
import { expect, streamDetail, test } from './support/test.ts';

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
    await expectShown(overlay, { 'home.score': '56', 'away.score': '61', clock: '3:12', shotClock: '14' });
    await expectStatus(overlay, 'live');
    expect(await overlay.text('period')).toMatch(/2/);
    expect(await overlay.words()).toMatch(/lions[^]*eagles/i);

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

  test('[P2] without a stream in its address the overlay shows the one of a publisher that names none', async ({
    page,
    origin,
  }) => {
    const publisher = await connectPublisher(origin, '/');
    publisher.send(GAME);
    await page.goto(`${origin}/overlay`);
    await expectShown(overlayOn(page), { 'home.score': '56' });
    await publisher.close();
  });

  test('[P6] an update merges: what it does not name stays, an empty text is a blank', async ({
    publisher,
    openOverlay,
  }) => {
    publisher.send(GAME);
    const overlay = await openOverlay();
    await expectShown(overlay, { clock: '3:12' });
    expect(await overlay.isSeen('shotClock')).toBe(true);
    publisher.send({ score_a: '58', shot_clock: '' });
    await expectShown(overlay, { 'home.score': '58', 'away.score': '61', clock: '3:12', shotClock: '' });
    expect(await overlay.isSeen('shotClock')).toBe(false);
  });

  test('[G4] nothing is drawn before the first whole state has come', async ({ page, fakeServer, context }) => {
    // A server that takes the page's first frame and says nothing.
    await page.goto(`${fakeServer.origin}/overlay/silent`, { waitUntil: 'networkidle' });
    await expect.poll(() => fakeServer.heard.length).toBe(1);
    const { drawn } = await readPicture(context, await page.screenshot({ omitBackground: true }));
    expect(drawn).toBeNull();
    expect(await overlayOn(page).words()).toBe('');
  });

  test('[G4] a stream that nobody publishes draws nothing, above all no empty bug', async ({
    openOverlay,
    origin,
    stream,
  }) => {
    const overlay = await openOverlay('?name=waiting');
    // Nobody knows the stream until the page has registered.
    await expect.poll(async () => (await fetch(`${origin}/api/streams/${stream}`)).status).toBe(200);
    expect((await streamDetail(origin, stream)).outputs.map(({ name }) => name)).toEqual(['waiting']);
    await expectStatus(overlay, 'none');
    expect(await overlay.words()).toBe('');
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
    await expectShown(left.overlay, { 'home.score': '20', 'away.score': '0', clock: null });
    await expectShown(right.overlay, { 'home.score': '120', 'away.score': '', clock: '9:59' });
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
    await expectShown(overlay, { 'home.score': attack, 'away.score': '"><script>document.title=1</script>' });
    expect(await overlay.words()).toMatch(/onerror/i);
    expect(await overlay.count('.bug script, .bug img')).toBe(0);
    expect(await overlay.page.title()).not.toBe('1');
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
