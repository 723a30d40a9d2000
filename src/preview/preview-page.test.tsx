// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createScoreboardStore, type ScoreboardState, type ScoreboardStore } from '#store/scoreboard-store.ts';
import { aDetail, anOutput, aRow, openPage, type FakeRelay, type PageUnderTest } from './fake-page.tsx';
import { PreviewPage } from './preview-page.tsx';

let store: ScoreboardStore;
let opened: PageUnderTest | undefined;

beforeEach(() => {
  // happy-dom has no font loading; the graphic listens to it.
  Object.assign(document, { fonts: new EventTarget() });
  store = createScoreboardStore();
});

afterEach(() => {
  opened?.leave();
  opened = undefined;
});

async function openPreview(relay: Partial<FakeRelay> = {}, search = ''): Promise<PageUnderTest> {
  opened = await openPage(<PreviewPage stream="stream1" store={store} />, { relay, location: { search } });
  return opened;
}

function hear(state: Partial<ScoreboardState>): void {
  act(() => {
    store.setState(state);
  });
}

const LIVE = { link: 'live', synced: true, redraw: 1, source: { status: 'live', age: 100 } } as const;

test('[W1] [W3] [W5] the band says in a word, a tone and a sentence how the feed is, and the title says it too', async () => {
  const page = await openPreview({ detail: aDetail() });
  expect(page.text('[data-testid=feed-word]')).toBe('Connecting');
  hear({ ...LIVE, values: { clock: '3:12' } });
  expect(page.text('[data-testid=feed-status]')).toContain('Values arrive from 192.168.1.20.');
  expect(page.element.querySelector('[data-testid=feed-status]')?.getAttribute('data-tone')).toBe('live');
  expect(document.title).toBe('Live · stream1 · Boardcast');
  hear({ source: { status: 'stale', age: 12_000 } });
  await page.pass(1000);
  expect(page.text('[data-testid=feed-status]')).toMatch(/Stale.*hold the last values.*\(13 s\)/);
  hear({ link: 'waiting' });
  expect(page.text('[data-testid=feed-word]')).toBe('Link lost');
});

test('[S1] a publisher without a key is let in or sent away from here as well', async () => {
  const parked = { standing: 'parked', address: '192.168.1.23', since: 1, frames: 4, values: { Home: '10' } } as const;
  const page = await openPreview({ detail: aDetail({ publishers: [parked] }) });
  hear(LIVE);
  await page.pass(1000);
  expect(page.text('[data-testid=parked-publisher]')).toBe('192.168.1.23 wants to send scoresHome 10AcceptReject');
  for (const name of ['Accept', 'Reject']) {
    await act(async () => {
      page.element.querySelector<HTMLElement>(`[aria-label="${name} 192.168.1.23"]`)?.click();
      await Promise.resolve();
    });
  }
  expect(page.relay.said).toEqual([
    ['stream1', { do: 'admit', address: '192.168.1.23' }],
    ['stream1', { do: 'turn-away', address: '192.168.1.23' }],
  ]);
});

test('[P13] a demo is marked as one, and only a demo', async () => {
  const page = await openPreview();
  hear({ ...LIVE, source: { status: 'live', demo: true } });
  expect(page.text('[data-testid=demo-mark]')).toContain('DEMO');
  hear({ source: { status: 'live' } });
  expect(page.element.querySelector('[data-testid=demo-mark]')).toBeNull();
});

test('each field shows its value and when it changed; a value renders nothing but its own cell', async () => {
  const page = await openPreview({ detail: aDetail({ unmapped: ['Horn'] }) });
  hear({ ...LIVE, values: { Horn: '', 'home.score': '56', clock: '3:12' } });
  const names = [...page.element.querySelectorAll('[data-testid=field-row]')].map((row) =>
    row.getAttribute('data-name'),
  );
  expect(names).toEqual(['clock', 'home.score', 'Horn']);
  expect(page.text('[data-name=Horn]')).toContain('own name');
  expect(page.text('[data-name=Horn] td')).toBe('blank');
  expect(page.text('[data-name=clock]')).toBe('Game clockclock3:12–');

  const changed: string[] = [];
  const observer = new MutationObserver((records) => {
    for (const { target } of records) changed.push(target.nodeName);
  });
  observer.observe(page.element, { childList: true, characterData: true, attributes: true, subtree: true });
  store.setState({ values: { Horn: '', 'home.score': '56', clock: '3:11' } });
  const cells = observer.takeRecords().map((record) => record.target.nodeName);
  observer.disconnect();
  expect([...changed, ...cells].every((name) => name === 'TD' || name === '#text')).toBe(true);
  expect(page.text('[data-name=clock]')).toBe('Game clockclock3:11now');
  await page.pass(3000);
  expect(page.text('[data-name=clock]')).toBe('Game clockclock3:113 s ago');
});

test('[P7] [P8] [P9] [P10] rivals, refused fields, unreadable frames and unknown names are named', async () => {
  const page = await openPreview({
    detail: aDetail({
      unmapped: ['Horn'],
      rivals: [{ source: 'Clock2', canonical: 'clock', heldBy: 'time' }],
      refused: [{ name: '__proto__', reason: 'the field name __proto__ is reserved', count: 3 }],
      unreadable: { count: 2, reason: 'not JSON' },
    }),
  });
  const notes = page.text('[data-testid=field-notes]');
  expect(notes).toContain('Clock2 also claims clock; held by time.');
  expect(notes).toContain('__proto__ was refused 3 times: the field name __proto__ is reserved.');
  expect(notes).toContain('2 frames could not be read: not JSON.');
  expect(notes).toContain('Horn is no name that Boardcast knows.');
});

test('a feed with nothing odd has no notes', async () => {
  const page = await openPreview({ detail: aDetail() });
  expect(page.element.querySelector('[data-testid=field-notes]')).toBeNull();
});

test('[V7] [H2] outputs are listed with what is wrong with them; operators are no outputs', async () => {
  const page = await openPreview({
    detail: aDetail({
      outputs: [
        anOutput(),
        anOutput({ id: '2', name: '', viewport: { width: 800, height: 600 } }),
        anOutput({ id: '3', role: 'operator' }),
      ],
    }),
  });
  const outputs = [...page.element.querySelectorAll('[data-testid=output]')];
  expect(outputs).toHaveLength(2);
  expect(outputs[0]?.textContent).toContain('OBS 32.2.1 · Chromium 127 · 1920 × 1080');
  expect(outputs[0]?.textContent).toContain('drew change 100 of 100, now · lag 14 ms');
  expect(outputs[0]?.getAttribute('data-warned')).toBe('false');
  expect(outputs[1]?.textContent).toContain("set Width 1920, Height 1080 in the source's properties");
});

test('a relay that does not answer is said in words, and what was known stays', async () => {
  const page = await openPreview({ detail: aDetail({ outputs: [anOutput()] }) });
  page.relay.down = true;
  await page.pass(1000);
  expect(page.text('[data-testid=api-problem]')).toBe('Boardcast cannot be reached. Below is the last that was known.');
  expect(page.text('[data-testid=output]')).toContain('OBS program Unknown');
  page.relay.down = false;
  await page.pass(1000);
  expect(page.text('[data-testid=api-problem]')).toBe('');
});

test('[W5] without a feed it lists those that do arrive, each one click away with the query kept', async () => {
  const streams = [aRow({ id: 'court2', source: { status: 'stale' } }), aRow({ id: 'court1' })];
  const page = await openPreview({ streams }, '?homeName=Lions');
  expect(page.element.querySelector('[data-testid=setup]')).toBeNull();
  hear({ ...LIVE, source: { status: 'none' } });
  await page.pass(0);
  const feeds = [...page.element.querySelectorAll('[data-testid=feed]')];
  expect(feeds.map((feed) => feed.getAttribute('data-stream'))).toEqual(['court1', 'court2']);
  expect(feeds[0]?.textContent).toContain('192.168.1.20');
  expect(feeds[0]?.textContent).toContain('Home: Score 56');
  expect(feeds[0]?.querySelector('a')?.getAttribute('href')).toBe('/preview/court1?homeName=Lions');
  expect(page.text('[data-testid=setup]')).toMatch(/Firewall.*15001.*Same network.*Port/);
  expect(page.text('[data-testid=setup-url]')).toBe('ws://studio:15001/stream1');
  hear(LIVE);
  expect(page.element.querySelector('[data-testid=setup]')).toBeNull();
});

/** Whether the picture stands above what there is to check. */
function isPictureFirst({ element }: PageUnderTest): boolean {
  const setup = element.querySelector('[data-testid=setup]');
  const picture = element.querySelector('[data-testid=picture]');
  if (setup === null || picture === null) throw new Error('one of them is missing');
  return (picture.compareDocumentPosition(setup) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

test('[W5] [R1] after a restart the picture stays on top, and the page says that the publisher has not come back', async () => {
  const own = aRow({ source: { status: 'none', restored: true }, publisher: null });
  const page = await openPreview({ streams: [own, { ...own, id: 'court2' }] });
  hear({ ...LIVE, source: { status: 'none', restored: true }, values: { clock: '3:12' } });
  await page.pass(0);
  expect(page.text('[data-testid=feed-status]')).toMatch(/^Waiting.*before Boardcast was restarted/);
  expect(page.text('[data-testid=setup] h2')).toBe('stream1 waits for its publisher');
  expect(isPictureFirst(page)).toBe(true);
  expect(page.text('[data-testid=feeds]')).toContain('No feed arrives at Boardcast at the moment.');
  const feeds = [...page.element.querySelectorAll('[data-testid=feed]')];
  expect(feeds.map((feed) => feed.getAttribute('data-stream'))).toEqual(['court2']);
  expect(feeds[0]?.textContent).toMatch(/Restored, waiting for the publisher.*Use this one/);
  expect(page.element.textContent).not.toContain('Nothing has been published');
});

test('a link that is refused while Boardcast answers is told as such, with the feeds there are', async () => {
  const page = await openPreview({ streams: [aRow({ id: 'court1' })] });
  hear({ link: 'waiting' });
  expect(page.text('[data-testid=feed-word]')).toBe('Link lost');
  for (let second = 0; second < 4; second += 1) await page.pass(1000);
  hear({ link: 'connecting' });
  expect(page.text('[data-testid=feed-word]')).toBe('No live link');
  await page.pass(0);
  expect(isPictureFirst(page)).toBe(false);
  expect(page.text('[data-testid=setup] h2')).toBe('No live link to stream1');
  expect(page.text('[data-testid=outputs]')).toBe('Outputs Not known while this page has no live link.');
  expect(page.element.querySelectorAll('[data-testid=feed]')).toHaveLength(1);
  hear(LIVE);
  expect(page.text('[data-testid=feed-word]')).toBe('Live');
  expect(page.element.querySelector('[data-testid=setup]')).toBeNull();
});

test('the URLs are there to copy', async () => {
  const page = await openPreview({}, '?homeName=Lions&bg=dark');
  const button = page.element.querySelector<HTMLButtonElement>('button[aria-label^="Copy: Overlay"]');
  await act(async () => {
    button?.click();
    await Promise.resolve();
  });
  expect(page.copied).toEqual(['http://studio:15001/overlay/stream1?homeName=Lions']);
  expect(button?.textContent).toBe('Copied');
  await page.pass(3000);
  expect(button?.textContent).toBe('Copy');
});

test('on an address that only this PC knows it names the one for others, without a guess at how the relay was started', async () => {
  opened = await openPage(<PreviewPage stream="stream1" store={store} />, {
    location: { host: 'localhost:15001', hostname: 'localhost' },
  });
  hear({ ...LIVE, source: { status: 'none' } });
  await opened.pass(0);
  expect(opened.text('[data-testid=setup]')).toContain('Use the one that npm start -- --lan prints for other PCs');
  expect(opened.element.textContent).toContain('For a second PC use the address that npm start -- --lan prints.');
  expect(opened.element.textContent).not.toMatch(/start Boardcast with/i);
});

test('a page that is left leaves no timer behind', async () => {
  const page = await openPreview();
  hear({ ...LIVE, source: { status: 'none' }, values: { clock: '1' } });
  page.leave();
  opened = undefined;
  expect(page.time.pending()).toBe(0);
});
