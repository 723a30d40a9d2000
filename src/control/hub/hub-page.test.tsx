// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import type { PageLocation } from '#store/addresses.ts';
import type { Language } from '#store/words/languages.ts';
import { aRow, openPage, type FakeRelay, type PageUnderTest } from '../frame/fake-page.tsx';
import { standOpen } from '#graphic/operator-page.tsx';
import { HubPage } from './hub-page.tsx';

let opened: PageUnderTest | undefined;

afterEach(() => {
  opened?.leave();
  opened = undefined;
});

async function openHub(
  relay: Partial<FakeRelay> = {},
  location: Partial<PageLocation> = {},
  language: Language = 'en',
): Promise<PageUnderTest> {
  opened = await openPage((ports) => <HubPage ports={ports} />, { relay, location, language });
  return opened;
}

const cards = ({ element }: PageUnderTest): HTMLElement[] => [
  ...element.querySelectorAll<HTMLElement>('[data-testid=feed]'),
];

test('[W5] each stream has its light in a word and a tone, its source, its values and how many outputs draw it', async () => {
  const page = await openHub({
    streams: [aRow({ id: 'court2', source: { status: 'stale' }, outputs: 2 }), aRow({ id: 'court1' })],
  });
  expect(cards(page).map(({ dataset }) => [dataset['stream'], dataset['tone']])).toEqual([
    ['court1', 'live'],
    ['court2', 'stale'],
  ]);
  expect(page.text('[data-stream=court1]')).toMatch(
    /^court1 Live ?from 192\.168\.1\.20 ?1 output.*Game clock 3:12.*Home: Score 56/,
  );
  expect(page.text('[data-stream=court2]')).toContain('2 outputs');
  expect(page.element.querySelector('[data-testid=no-streams]')).toBeNull();
});

test('each stream has its pages, named with it, and the query goes along', async () => {
  const page = await openHub({ streams: [aRow()] }, { search: '?homeName=Lions&bg=dark' });
  const links = [...page.element.querySelectorAll('[data-testid=feed] a')];
  expect(links.map((link) => [link.getAttribute('aria-label'), link.getAttribute('href')])).toEqual([
    ['Preview: stream1', '/preview/stream1?homeName=Lions&bg=dark'],
    ['Control: stream1', '/control/stream1'],
    ['Overlay: stream1', '/overlay/stream1?homeName=Lions'],
    ['Link builder: stream1', '/links/stream1?homeName=Lions'],
    ['Teams and games: stream1', '/library/stream1'],
  ]);
});

test('on a relay that is open to everybody on its network that stands on top, in each language', async () => {
  const page = await openHub();
  expect(page.element.querySelector('[data-testid=open-lan]')).toBeNull();
  page.leave();
  standOpen();
  for (const [language, said] of [
    ['en', 'Open to everybody on this network.'],
    ['de', 'Offen für alle in diesem Netz.'],
    ['es', 'Abierto a todos en esta red.'],
    ['fr', 'Ouvert à tous sur ce réseau.'],
    ['pl', 'Otwarte dla wszystkich w tej sieci.'],
  ] as const) {
    const { element, leave } = await openHub({}, {}, language);
    expect(element.firstElementChild?.firstElementChild?.textContent).toContain(said);
    leave();
  }
  delete document.documentElement.dataset['openLan'];
});

test('a new stream shows by itself', async () => {
  const page = await openHub();
  expect(cards(page)).toEqual([]);
  page.relay.streams.push(aRow({ id: 'court3' }));
  await page.pass(1000);
  expect(cards(page)).toHaveLength(1);
});

test('[R1] what is from before a restart waits for its publisher; a game by hand has none; a demo is marked', async () => {
  const page = await openHub({
    streams: [
      aRow({ id: 'old', source: { status: 'none', restored: true }, publisher: null }),
      aRow({ id: 'by-hand', source: { status: 'none' }, publisher: null, values: { 'home.score': '2' } }),
      aRow({ id: 'demo-hockey', source: { status: 'live', age: 1, demo: true } }),
    ],
  });
  expect(page.text('[data-stream=old]')).toMatch(/Waiting.*not connected/);
  expect(page.text('[data-stream=by-hand]')).toMatch(/No feed1 output.*Score 2/);
  expect(page.text('[data-stream=demo-hockey]')).toContain('DEMO');
});

test('without any stream it says so first, offers a demo, and how to connect Scoreboard OCR', async () => {
  const page = await openHub();
  expect(page.text('[data-testid=no-streams] h2')).toBe('No feed arrives yet');
  expect(page.element.querySelector('[data-testid=no-streams] a')?.getAttribute('href')).toBe(
    '/preview/demo-basketball',
  );
  expect(page.text('[data-testid=setup-url]')).toBe('ws://studio:15001/stream1');
  expect(page.text('[data-testid=setup]')).toMatch(/http:\/\/studio:15001\/test.*Firewall.*15001.*Same network.*Port/);
  await page.click('[data-testid=setup-url] + button');
  expect(page.copied).toEqual(['ws://studio:15001/stream1']);
});

test('on an address that only this PC knows it names the command that prints one for others', async () => {
  const page = await openHub({}, { host: 'localhost:15001', hostname: 'localhost' });
  expect(page.text('[data-testid=setup]')).toContain('npm start -- --lan');
});

test('streams that all stand still are said to, and the list stays', async () => {
  const page = await openHub({ streams: [aRow({ source: { status: 'offline' } })] });
  expect(page.text('main')).toContain('No feed arrives at the moment.');
  expect(cards(page)).toHaveLength(1);
});

test('a relay that does not answer is said, what was known stays with an unknown light, and its return is seen', async () => {
  const page = await openHub({ streams: [aRow()] });
  page.relay.down = true;
  await page.pass(1000);
  expect(page.text('[role=alert]')).toBe(
    'Boardcast does not answer. Is it still running? Below is the last that was known.',
  );
  expect(page.text('[data-testid=feed]')).toContain('Unknown');
  page.relay.down = false;
  await page.pass(1000);
  expect(page.element.querySelector('[role=alert]')).toBeNull();
  expect(page.text('[data-testid=feed]')).toContain('Live');
});

test('a stream is opened by its name as the relay would read it, and the guide names it too', async () => {
  const page = await openHub({}, { search: '?homeName=Lions' });
  page.fill('form input', 'court 2');
  expect(page.text('[data-testid=setup-url]')).toBe('ws://studio:15001/court-2');
  await page.click('form button[type=submit]');
  await page.click('form button[type=button]');
  expect(page.gone).toEqual(['/preview/court-2?homeName=Lions', '/control/court-2']);
  expect(page.relay.door).toEqual(['open court-2', 'open court-2']);
  page.fill('form input', '');
  expect(page.element.querySelector('form button')?.hasAttribute('disabled')).toBe(true);
});

test('it speaks the language that is chosen, the title too', async () => {
  const page = await openHub({ streams: [aRow()] }, {}, 'fr');
  expect(page.text('[data-testid=feed]')).toContain('1 sortie');
  expect(document.title).toBe('Flux · Boardcast');
  expect(document.documentElement.lang).toBe('fr');
});

test('a page that is left leaves no timer behind', async () => {
  const page = await openHub({ streams: [aRow()] });
  page.leave();
  opened = undefined;
  expect(page.time.pending()).toBe(0);
});
