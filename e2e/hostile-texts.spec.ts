/** Texts that would run as code, brought everywhere that a page takes text from: nothing runs, and each reads as it was sent. */
import { once } from 'node:events';
import type { Page } from 'playwright/test';
import { WebSocket } from 'ws';
import { cleanText, FIELD_NAME_BYTES_MAX, streamAddressOfPath } from '#protocol/fields.ts';
import { sayTo } from './support/desk.ts';
import { HOSTILE_TEXTS } from './support/hostile-texts.ts';
import { expectShown, overlayOn } from './support/overlay.ts';
import { connectPublisher } from './support/publisher.ts';
import { expect, startTestRelay, streamDetail, test } from './support/test.ts';
import { watchPage } from './support/watch-page.ts';

/** Every text as the value of a field, which has the text for a name too where that is no longer than names may be. */
const FIELDS = new Map(
  HOSTILE_TEXTS.map(
    (text, at) => [Buffer.byteLength(text) <= FIELD_NAME_BYTES_MAX ? text : `long ${at}`, text] as const,
  ),
);

/** What rows of fields say: by the name, the text of a cell. */
function rowTexts(page: Page, rows: string, name: string, cell: string): Promise<Record<string, string>> {
  return page.evaluate(
    ([rowCss = '', nameOf = '', cellCss = '']) =>
      Object.fromEntries(
        [...document.querySelectorAll<HTMLElement>(rowCss)].map((row) => [
          row.getAttribute(nameOf) ?? '',
          row.querySelector(cellCss)?.firstChild?.textContent ?? '',
        ]),
      ),
    [rows, name, cell],
  );
}

/** The whole text that was given, or its beginning where no more fits. */
function reads(text: string, given: string): boolean {
  return text === given || (text.endsWith('…') && text.length > 4 && given.startsWith(text.slice(0, -1).trimEnd()));
}

test.describe('hostile texts', () => {
  test('[S6] a team is shown on air by the very text that the feed, the desk or the URL calls it', async ({
    page,
    folder,
  }) => {
    test.slow(); // each text three ways
    const relay = await startTestRelay(folder, { guard: 'off' });
    const publisher = await connectPublisher(relay.origin, '/game');
    const watch = await watchPage(page);
    await page.goto(`${relay.origin}/overlay/game`);
    const overlay = overlayOn(page);
    publisher.send({ score_a: '1', score_b: '2' });
    await expectShown(overlay, { 'home.score': '1' });
    const shown = (part: string): Promise<string> =>
      page.evaluate((name) => document.querySelector(`[data-part="${name}-name"] .bug-word`)?.textContent ?? '', part);
    for (const [at, text] of HOSTILE_TEXTS.entries()) {
      publisher.send({ team_a: text, score_a: String(at) });
      expect((await sayTo(relay.origin, 'game', 'team', { side: 'away', name: text })).status).toBe(200);
      await expect
        .poll(async () => [reads(await shown('home'), text), reads(await shown('away'), text)].join(' '), {
          intervals: [20],
        })
        .toBe('true true');
    }
    for (const text of HOSTILE_TEXTS.slice(0, 12)) {
      await page.goto(
        `${relay.origin}/overlay/game?homeName=${encodeURIComponent(text)}&title=${encodeURIComponent(text)}`,
      );
      await expect.poll(async () => reads(await shown('home'), text), { intervals: [20] }).toBe(true);
    }
    expect(await watch.misdeeds()).toEqual([]);
    await publisher.close();
    await relay.close();
  });

  test('[S6] preview and control show fields by the very names and values that came', async ({ page, folder }) => {
    const relay = await startTestRelay(folder, { guard: 'off' });
    const publisher = await connectPublisher(relay.origin, '/game');
    publisher.send(Object.fromEntries(FIELDS));
    const expected = Object.fromEntries(Array.from(FIELDS, ([name, value]) => [cleanText(name), cleanText(value)]));
    await expect.poll(async () => (await streamDetail(relay.origin, 'game')).values).toEqual(expected);
    const watch = await watchPage(page);

    await page.goto(`${relay.origin}/preview/game`);
    await expect.poll(() => rowTexts(page, '[data-testid="field-row"]', 'data-name', 'td')).toEqual(expected);
    expect(await watch.misdeeds()).toEqual([]);

    await page.goto(`${relay.origin}/control/game`);
    await expect
      .poll(() => rowTexts(page, '[data-testid="row"]', 'data-field', '[data-testid="on-air"]'))
      .toMatchObject(expected);
    expect(await watch.misdeeds()).toEqual([]);
    await publisher.close();
    await relay.close();
  });

  test('[S6] so do their lists of outputs, operators, steps and refused fields', async ({ page, folder }) => {
    const relay = await startTestRelay(folder);
    const publisher = await connectPublisher(relay.origin, '/game');
    // Refused for their values, which are no texts.
    publisher.send(Object.fromEntries(HOSTILE_TEXTS.slice(0, 12).map((text) => [text, [text]])));
    const sockets = await Promise.all(
      HOSTILE_TEXTS.map(async (text) => {
        const agent = text.replace(/[^\u0020-\u007e]/g, '?');
        const socket = new WebSocket(`${relay.origin.replace('http', 'ws')}/game`, {
          headers: { 'user-agent': `OBS/31${agent}` },
        });
        await once(socket, 'open');
        const register = { type: 'register', role: 'viewer', protocol: 1, name: text, query: `?homeName=${text}` };
        socket.send(JSON.stringify(register));
        return socket;
      }),
    );
    for (const who of HOSTILE_TEXTS.slice(0, 20)) {
      const command = { do: 'texts', title: who };
      const answer = await fetch(`${relay.origin}/api/streams/game/commands`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ command, who }),
      });
      expect(answer.status).toBe(200);
    }
    await expect.poll(async () => (await streamDetail(relay.origin, 'game')).outputs.length).toBe(HOSTILE_TEXTS.length);
    const watch = await watchPage(page);
    await page.goto(`${relay.origin}/preview/game`);
    await expect(page.getByTestId('output')).toHaveCount(HOSTILE_TEXTS.length);
    const names = await page
      .getByTestId('output')
      .evaluateAll((items) => items.map((item) => item.querySelector('[dir="auto"]')?.firstChild?.textContent ?? ''));
    expect(names.toSorted()).toEqual(HOSTILE_TEXTS.map(cleanText).toSorted());
    await expect(page.locator('[data-note="refused"]').first()).toContainText(HOSTILE_TEXTS[0] ?? '');
    expect(await watch.misdeeds()).toEqual([]);

    await page.goto(`${relay.origin}/control/game`);
    for (const fold of ['audit', 'outputs']) {
      const trigger = page.getByTestId(`fold-${fold}`).getByRole('button').first();
      if ((await trigger.getAttribute('aria-expanded')) !== 'true') await trigger.click();
    }
    await expect(page.getByTestId('audit')).toContainText(HOSTILE_TEXTS[19] ?? '');
    await expect(page.getByTestId('output')).toHaveCount(HOSTILE_TEXTS.length);
    expect(await watch.misdeeds()).toEqual([]);

    for (const socket of sockets) socket.terminate();
    await publisher.close();
    await relay.close();
  });

  test('[S6] the start page names streams by ids that hold no markup, whatever was dialled', async ({
    page,
    folder,
  }) => {
    const relay = await startTestRelay(folder);
    const ids = new Set<string | undefined>();
    for (const text of HOSTILE_TEXTS) {
      const path = `/${encodeURIComponent(text)}`;
      ids.add(streamAddressOfPath(path).stream);
      const publisher = await connectPublisher(relay.origin, path);
      publisher.send({ score_a: '1' });
      await publisher.close();
    }
    const watch = await watchPage(page);
    await page.goto(`${relay.origin}/`);
    await expect(page.getByTestId('feed').first()).toBeVisible();
    const shown = await page
      .getByTestId('feed')
      .evaluateAll((cards) => cards.map((card) => card.dataset['stream'] ?? ''));
    expect(shown.length).toBeGreaterThan(20);
    for (const id of shown) expect(ids).toContain(id);
    expect(await watch.misdeeds()).toEqual([]);
    for (const kind of ['preview', 'control', 'links', 'library', 'overlay']) {
      for (const text of HOSTILE_TEXTS.slice(0, 3)) {
        await page.goto(`${relay.origin}/${kind}/${encodeURIComponent(text)}?${text}#${text}`);
        await expect(page.locator('#root')).not.toBeEmpty();
        expect(await watch.misdeeds()).toEqual([]);
      }
    }
    await relay.close();
  });
});
