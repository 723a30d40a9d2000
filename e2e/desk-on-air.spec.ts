/** An operator's words, as a page on air follows them: without a reload, a blank frame or a jump. */
import { saveLook } from './support/looks.ts';
import { onAir, watchFrames } from './support/on-air.ts';
import { expectShown, type Overlay } from './support/overlay.ts';
import { expect, test } from './support/test.ts';

const clockPlate = (overlay: Overlay): Promise<string> => overlay.style('--bug-clock');
const displayOf = (overlay: Overlay): Promise<string> => overlay.style('display');

test('[V15] the whole graphic leaves the air, costs nothing there, and comes back with what holds then @engine', async ({
  page,
  fakeServer,
}) => {
  const { overlay, say } = await onAir(fakeServer, page);
  await expectShown(overlay, { 'home.score': '56' });
  say({ hidden: true });
  await expect.poll(() => displayOf(overlay)).toBe('none');
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  expect(await page.evaluate(() => document.getElementById('root')?.dataset['offAir'])).toBe('');
  say({ hidden: true }, { 'home.score': '58' });
  await expectShown(overlay, { 'home.score': '58' });
  expect(await displayOf(overlay)).toBe('none');
  say({});
  await expect.poll(() => displayOf(overlay)).toBe('flex');
  await expect.poll(() => overlay.style('opacity')).toBe('1');
  expect(await overlay.isSeen('home.score')).toBe(true);
});

test('[V15] a page whose first state is hidden shows nothing, until it is told to @engine', async ({
  page,
  fakeServer,
}) => {
  await page.addInitScript(() => {
    window.blankFrames = 0;
    const look = (): void => {
      const bug = document.querySelector('.bug');
      if (bug !== null && bug.getClientRects().length > 0) window.blankFrames = (window.blankFrames ?? 0) + 1;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  const { overlay, say } = await onAir(fakeServer, page, '', { hidden: true });
  await expectShown(overlay, { 'home.score': '56' });
  expect(await page.evaluate(() => window.blankFrames)).toBe(0);
  expect(await displayOf(overlay)).toBe('none');
  say({});
  await expect.poll(() => displayOf(overlay)).toBe('flex');
});

test('[V15] where nothing is to move the graphic is gone and back within one step', async ({ page, fakeServer }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const query of ['', '?animate=0']) {
    const { overlay, say } = await onAir(fakeServer, page, query);
    await expectShown(overlay, { 'home.score': '56' });
    await page.evaluate(() => {
      window.changes = 0;
      // oxlint-disable-next-line typescript/unbound-method -- it is called with its element
      const { animate } = Element.prototype;
      Element.prototype.animate = function count(...args) {
        window.changes = (window.changes ?? 0) + 1;
        return animate.apply(this, args);
      };
    });
    say({ hidden: true, cues: [{ id: query, kind: 'goal', at: Date.now(), ms: 30_000 }] });
    await expect.poll(() => displayOf(overlay)).toBe('none');
    say({ cues: [{ id: query, kind: 'goal', at: Date.now(), ms: 30_000 }] });
    await expect.poll(() => displayOf(overlay)).toBe('flex');
    await expect.poll(() => overlay.count('[data-part="cue"]')).toBe(1);
    expect(await page.evaluate(() => window.changes)).toBe(0);
    await page.emulateMedia({ reducedMotion: 'no-preference' });
  }
});

test('[V15] names, colours, logos, sides and hidden parts follow the desk, over the URL @engine', async ({
  page,
  fakeServer,
  browser,
}) => {
  const query = '?homeName=Lions&homeColor=c8102e&awayName=Bears&hide=home-timeouts';
  const { overlay, say } = await onAir(fakeServer, page, query);
  await expectShown(overlay, { 'home.score': '56' });
  const blank = await watchFrames(page);
  const home = { name: 'Wolves', short: 'WOL', color: '#1d4e9e', logo: '/logos/lions.svg' };
  say({ teams: { home }, hide: ['period'], order: 'away' });
  await expect.poll(() => overlay.words()).toContain('WOLVES');
  expect(await overlay.words()).toContain('BEARS');
  expect(await overlay.style('--bug-home-color')).toBe('#1d4e9e');
  expect(await overlay.count('img[src="/logos/lions.svg"]')).toBe(1);
  expect(await overlay.isSeen('period')).toBe(false);
  const left = (field: string): Promise<number> =>
    page.evaluate(
      (name) => document.querySelector(`[data-field="${name}"]`)?.getBoundingClientRect().left ?? NaN,
      field,
    );
  expect(await left('away.score')).toBeLessThan(await left('home.score'));
  await saveLook(browser, 'desk-teams', await page.screenshot({ omitBackground: true }));
  // Taken back: the URL's words hold again.
  say({});
  await expect.poll(() => overlay.words()).toContain('LIONS');
  expect(await overlay.style('--bug-home-color')).toBe('#c8102e');
  expect(await left('home.score')).toBeLessThan(await left('away.score'));
  expect(await blank()).toBe(0);
});

test('[V15] words of a first state hold from the first picture on', async ({ page, fakeServer }) => {
  await page.addInitScript(() => {
    window.changes = 0;
    new MutationObserver(() => {
      if (document.body?.innerText.includes('LIONS')) window.changes = (window.changes ?? 0) + 1;
    }).observe(document, { childList: true, subtree: true, characterData: true });
  });
  const teams = { home: { name: 'Wolves' } };
  const { overlay } = await onAir(fakeServer, page, '?homeName=Lions', { teams, theme: 'slim' });
  await expect.poll(() => overlay.words()).toContain('WOLVES');
  expect(await page.evaluate(() => window.changes)).toBe(0);
  expect(await clockPlate(overlay)).toBe('#dde2e8');
});

test('[V15] the same words told again draw nothing', async ({ page, fakeServer }) => {
  const { overlay, say } = await onAir(fakeServer, page);
  await expectShown(overlay, { 'home.score': '56' });
  const teams = { home: { name: 'Wolves' } };
  say({ teams });
  await expect.poll(() => overlay.words()).toContain('WOLVES');
  await page.evaluate(() => {
    window.changes = 0;
    const bug = document.querySelector('.bug');
    if (bug !== null)
      new MutationObserver((found) => {
        window.changes = (window.changes ?? 0) + found.length;
      }).observe(bug, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
  });
  for (let time = 0; time < 5; time += 1) say({ teams });
  say({ teams }, { 'home.score': '57' });
  await expectShown(overlay, { 'home.score': '57' });
  // The score's text, and what its rise puts beside it.
  expect(await page.evaluate(() => window.changes)).toBeLessThanOrEqual(3);
});

test('[V15] theme and layout change live, in one frame, and not where the URL names its own @engine', async ({
  page,
  context,
  fakeServer,
}) => {
  const free = await onAir(fakeServer, page);
  await expectShown(free.overlay, { 'home.score': '56' });
  const blank = await watchFrames(page);
  const before = await clockPlate(free.overlay);
  free.say({ theme: 'led' });
  await expect.poll(() => clockPlate(free.overlay)).not.toBe(before);
  expect(await blank()).toBe(0);
  const width = async (): Promise<number> => {
    const box = await free.overlay.box();
    return Math.round(box.right - box.left);
  };
  const led = await width();
  free.say({ theme: 'led', layout: 'strip' });
  await expect.poll(width).not.toBe(led);
  // One that is not there leaves what is shown.
  const strip = await width();
  free.say({ theme: 'led', layout: 'no-such-layout', teams: { home: { name: 'Wolves' } } });
  await expect.poll(() => free.overlay.words()).toContain('WOL');
  expect(await width()).toBe(strip);
  free.say({});
  await expect.poll(() => clockPlate(free.overlay)).toBe(before);
  expect(await blank()).toBe(0);

  const pinned = await onAir(fakeServer, await context.newPage(), '?theme=classic&layout=bar');
  await expectShown(pinned.overlay, { 'home.score': '56' });
  pinned.say({ theme: 'led', layout: 'strip', teams: { home: { name: 'Wolves' } } });
  await expect.poll(() => pinned.overlay.words()).toContain('WOLVES');
  expect(await clockPlate(pinned.overlay)).toBe(before);
});

test('[V15] a phase draws its card, or in its place on a page of the bug the word for a break @engine', async ({
  page,
  context,
  fakeServer,
  browser,
}) => {
  const { overlay, say } = await onAir(fakeServer, page, '?sport=basketball');
  await expectShown(overlay, { 'home.score': '56' });
  for (const [phase, part] of [
    ['pre', 'pregame'],
    ['break', 'break'],
    ['final', 'final'],
  ] as const) {
    say({ phase });
    await expect.poll(() => overlay.count(`[data-part="${part}"]`)).toBe(1);
    say({ phase: 'live' });
    await expect.poll(() => overlay.count('[data-part="clock"]')).toBe(1);
    expect(await overlay.count(`[data-part="${part}"]`)).toBe(0);
  }
  const bug = await onAir(fakeServer, await context.newPage(), '?sport=basketball&show=bug');
  await expectShown(bug.overlay, { period: 'Q2', clock: '3:12' });
  bug.say({ phase: 'break' }, { clock: '0:58' });
  await expect.poll(() => bug.overlay.words()).toContain('BREAK');
  expect(await bug.overlay.text('clock')).toBe('0:58');
  expect(await bug.overlay.words()).not.toContain('Q2');
  await saveLook(browser, 'desk-break', await bug.overlay.page.screenshot({ omitBackground: true }));
  bug.say({ phase: 'live' });
  await expectShown(bug.overlay, { period: 'Q2' });
});

test('[V15] a cue is shown once beside the bug, within the safe area, and not if it is over @engine', async ({
  page,
  fakeServer,
  browser,
}) => {
  const now = Date.now();
  const old = { id: 'old', kind: 'goal', at: now, ms: 30_000 };
  const { overlay, say } = await onAir(fakeServer, page, '?sport=hockey&homeName=Lions', { cues: [old] });
  await expectShown(overlay, { 'home.score': '56' });
  const banners = (): Promise<number> => overlay.count('[data-part="cue"]');
  const late = { id: 'late', kind: 'text', text: 'Too late', at: now - 60_000, ms: 5_000 };
  const goal = { id: 'goal', kind: 'goal', side: 'home', at: now, ms: 30_000 };
  say({ cues: [old, late] });
  say({ cues: [old, late, goal] });
  await expect.poll(() => overlay.words()).toContain('GOAL');
  expect(await banners()).toBe(1);
  expect(await overlay.words()).not.toContain('TOO LATE');
  await expect.poll(() => page.evaluate(() => document.getAnimations().length)).toBe(0);
  const box = await page.evaluate(() => {
    const banner = document.querySelector('[data-part="cue"]')?.getBoundingClientRect();
    const team = document.querySelector('[data-part="cue-team"]')?.textContent;
    return banner && { left: banner.left, top: banner.top, right: banner.right, bottom: banner.bottom, team };
  });
  const bug = await overlay.box();
  const size = page.viewportSize() ?? { width: NaN, height: NaN };
  expect(box?.team).toBe('Lions');
  expect(box?.bottom).toBeLessThanOrEqual(bug.top);
  expect(box?.left).toBeGreaterThanOrEqual(size.width * 0.05 - 0.5);
  expect(box?.right).toBeLessThanOrEqual(size.width * 0.95 + 0.5);
  expect(box?.top).toBeGreaterThanOrEqual(size.height * 0.05);
  await saveLook(browser, 'desk-cue', await page.screenshot({ omitBackground: true }));
  say({ cues: [old, late] });
  await expect.poll(banners).toBe(0);
  // It is known by its id: told again it is no new one.
  const text = { id: 'text', kind: 'text', text: 'Attendance 4,212', at: Date.now(), ms: 30_000 };
  say({ cues: [old, late, goal] });
  say({ cues: [old, late, goal, text] });
  await expect.poll(() => overlay.words()).toContain('ATTENDANCE 4,212');
  expect(await banners()).toBe(1);
});

test('a page tells its delay when it registers', async ({ page, fakeServer }) => {
  await onAir(fakeServer, page, '?delay=2504&name=program');
  const registers = fakeServer.heard.filter((frame) => frame.includes('"register"')).map((frame) => JSON.parse(frame));
  expect(registers).toMatchObject([{ name: 'program', delay: 2500 }]);
});

test('[G4] a page that cannot have the code that follows the desk draws by its URL, and follows once it has it', async ({
  page,
  fakeServer,
}) => {
  await page.route('**/assets/follow-air-*', (route) => route.abort());
  const { overlay, say } = await onAir(fakeServer, page, '?homeName=Lions', { teams: { home: { name: 'Wolves' } } });
  await expect.poll(() => overlay.words()).toContain('LIONS');
  say({ hidden: true }, { 'home.score': '58' });
  await expectShown(overlay, { 'home.score': '58' });
  expect(await displayOf(overlay)).toBe('flex');
  await page.unroute('**/assets/follow-air-*');
  await expect.poll(() => displayOf(overlay), { timeout: 15_000 }).toBe('none');
});
