/** What makes a bug look amateur, on every sport in every theme: measured in the page at 1920 by 1080. */
import { appendFile, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright/test';
import * as v from 'valibot';
import { FACE_NAMES } from '#layout/theme/faces.ts';
import { themeSchema, type BreakableRule } from '#layout/theme/theme-schema.ts';
import { BOARDS } from './looks/boards.ts';
import { changesOf, evenValuesOf, firstValuesOf, valuesOf, type Case } from './looks/cases.ts';
import { THEMES } from './looks/options.ts';
import { BY_PERIOD, CARD_WORDS } from './looks/shoot.ts';
import { takeMeasures, type Measures } from './rules/measure.ts';
import { PAINT_RULES } from './rules/paint-rules.ts';
import { takePaint } from './rules/paint.ts';
import { movesOf, watchPlaces } from './rules/places.ts';
import { RULES } from './rules/rules.ts';
import { connectPublisher, type TestPublisher } from './support/publisher.ts';
import { expect, startTestRelay, test } from './support/test.ts';

/** After the second every field is known, so that from there on nothing may change its place. */
const STATES: readonly Case[] = ['usual', 'strained', 'blank'];

/** Sports whose cards differ in what stands on them: periods, sets, innings with hits, tie-breaks, wickets, nothing more. */
const CARD_SPORTS = ['basketball', 'volleyball', 'baseball', 'tennis', 'cricket', 'soccer'];
const CARDS = ['pregame', 'break', 'final', 'strap'];

/** Sends values and waits until the page has drawn them, known by a number that comes along. */
function createFeed(page: Page, publisher: TestPublisher) {
  let sent = 0;
  let shown = 0;
  let arrived: (() => void) | undefined;
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      const found = /"marker":"(\d+)"/.exec(String(payload));
      if (found !== null) shown = Math.max(shown, Number(found[1]));
      if (shown === sent) arrived?.();
    }),
  );
  return async (...frames: readonly Readonly<Record<string, string>>[]): Promise<void> => {
    for (const values of frames) {
      sent += 1;
      publisher.send({ ...values, marker: String(sent) });
      // One after the other: of those that come at once the relay tells the last alone (docs/PROTOCOL.md V8).
      await new Promise<void>((resolve) => {
        arrived = resolve;
        if (shown === sent) resolve();
      });
    }
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  };
}

async function breaksOf(theme: string): Promise<ReadonlySet<BreakableRule>> {
  const file = path.resolve(import.meta.dirname, '..', 'public', 'themes', `${theme}.json`);
  const { breaks = [] } = v.parse(themeSchema, JSON.parse(await readFile(file, 'utf8')));
  return new Set(breaks.map(({ rule }) => rule));
}

for (const theme of THEMES) {
  test(`every sport in ${theme} keeps the rules of a good bug`, async ({ page, folder }) => {
    test.setTimeout(90_000);
    // Its own, since one relay keeps 64 streams.
    const relay = await startTestRelay(folder);
    const allowed = await breaksOf(theme);
    const faults = new Map<string, Set<string>>();
    const note = (sport: string, rule: BreakableRule, state: string, found: readonly string[]): void => {
      if (allowed.has(rule) || found.length === 0) return;
      const key = `${theme} ${sport} ${rule}`;
      const list = faults.get(key) ?? new Set();
      for (const fault of found) list.add(`${state}: ${fault}`);
      faults.set(key, list);
    };

    for (const sport of Object.keys(BOARDS)) {
      const stream = `rules-${theme}-${sport}`;
      const publisher = await connectPublisher(relay.origin, `/${stream}`);
      const feed = createFeed(page, publisher);
      publisher.send({ ...firstValuesOf(sport, 'usual'), marker: '0' });
      await page.goto(`${relay.origin}/overlay/${stream}?sport=${sport}&theme=${theme}&animate=0`);
      await page.waitForSelector('.bug', { state: 'attached' });
      for (const state of STATES) {
        if (state !== 'usual') await feed(valuesOf(sport, state));
        const measures = await page.evaluate(takeMeasures);
        for (const [rule, broken] of Object.entries(RULES)) note(sport, rule as BreakableRule, state, broken(measures));
      }
      await feed(evenValuesOf(sport));
      const painted = await takePaint(page);
      for (const [rule, broken] of Object.entries(PAINT_RULES))
        note(sport, rule as BreakableRule, 'even', broken(painted));
      await watchPlaces(page);
      await feed(...changesOf(sport));
      const { moves, looks } = await movesOf(page);
      expect(looks).toBeGreaterThan(10);
      note(sport, 'steady', 'changing', moves);
      await publisher.close();
    }
    await relay.close();
    const report = process.env['BOARDCAST_RULES_REPORT'];
    if (report !== undefined)
      await appendFile(report, [...faults].map(([key, list]) => `${key}\t${[...list].join(' | ')}\n`).join(''));

    expect([...faults].map(([key, list]) => `${key}: ${[...list].join('; ')}`)).toEqual([]);
  });
}

for (const theme of THEMES) {
  test(`every card in ${theme} keeps the rules that are a bug's too`, async ({ page, origin }) => {
    test.setTimeout(60_000);
    const allowed = await breaksOf(theme);
    const faults: string[] = [];
    for (const sport of CARD_SPORTS) {
      const stream = `cards-${sport}`;
      const publisher = await connectPublisher(origin, `/${stream}`);
      publisher.send({ ...firstValuesOf(sport, 'strained'), ...BY_PERIOD });
      for (const show of CARDS) {
        await page.goto(
          `${origin}/overlay/${stream}?sport=${sport}&theme=${theme}&animate=0&show=${show}&${CARD_WORDS}`,
        );
        await page.waitForSelector('.bug', { state: 'attached' });
        const measures = await page.evaluate(takeMeasures);
        expect(measures.inks.length).toBeGreaterThan(1);
        for (const [rule, broken] of Object.entries(RULES))
          if (!allowed.has(rule as BreakableRule))
            faults.push(...broken(measures).map((fault) => `${sport} ${show} ${rule}: ${fault}`));
      }
      await publisher.close();
    }
    expect(faults).toEqual([]);
  });
}

for (const face of FACE_NAMES) {
  test(`figures in ${face} are painted in the middle of their plates, and so is the colon`, async ({
    page,
    origin,
  }) => {
    const publisher = await connectPublisher(origin, `/rules-${face}`);
    publisher.send(evenValuesOf('hockey'));
    for (const theme of ['classic', 'bold', 'led']) {
      await page.goto(`${origin}/overlay/rules-${face}?sport=hockey&theme=${theme}&font=${face}&animate=0`);
      await page.waitForSelector('.bug', { state: 'attached' });
      const painted = await takePaint(page);
      expect(painted.map(({ what }) => what)).toEqual(expect.arrayContaining(['home.score', 'away.score', 'clock']));
      const faults = Object.values(PAINT_RULES).flatMap((broken) => broken(painted));
      expect({ theme, faults }).toEqual({ theme, faults: [] });
    }
    await publisher.close();
  });
}

test('a logo is not stretched and has clear room, and one that is missing leaves no hole', async ({ page, origin }) => {
  test.setTimeout(60_000);
  const publisher = await connectPublisher(origin, '/rules-logos');
  publisher.send(firstValuesOf('basketball', 'usual'));
  const measured = async (theme: string, logos: string): Promise<Measures> => {
    await page.goto(`${origin}/overlay/rules-logos?sport=basketball&theme=${theme}&animate=0${logos}`);
    await page.waitForSelector('.bug', { state: 'attached' });
    await page.waitForLoadState('networkidle');
    return page.evaluate(takeMeasures);
  };
  let drawn = 0;
  for (const theme of THEMES) {
    const without = await measured(theme, '');
    const missing = await measured(theme, '&homeLogo=/logos/none.svg&awayLogo=/logos/none.svg');
    expect({ theme, ...missing }).toEqual({ theme, ...without });
    const withLogos = await measured(theme, '&homeLogo=/logos/lions.svg&awayLogo=/logos/bears.svg');
    expect({ theme, bug: withLogos.bug, faults: RULES.logos(withLogos) }).toEqual({
      theme,
      bug: without.bug,
      faults: [],
    });
    drawn += withLogos.logos.length;
  }
  expect(drawn).toBeGreaterThan(0);
  await publisher.close();
});
