// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import { EMPTY_DESK, type DeskState, type DeskView } from '#protocol/desk.ts';
import type { Language } from '#store/words/languages.ts';
import { OPTION_IDS } from '#store/write-options.ts';
import { aRow, openPage, type FakeRelay, type PageUnderTest } from '../frame/fake-page.tsx';
import { LinksPage } from './links-page.tsx';
import { SETTLE_MS } from './preview-panel.tsx';

// The pages in its frames are no part of these tests.
const { happyDOM } = globalThis as {
  happyDOM?: { settings: { navigation: { disableChildFrameNavigation: boolean } } };
};
if (happyDOM !== undefined) happyDOM.settings.navigation.disableChildFrameNavigation = true;

const FILES = {
  '/api/sports': {
    sports: [
      { id: 'hockey', name: 'Ice hockey' },
      { id: 'basketball', name: 'Basketball', rules: { default: 'fiba', variants: [{ id: 'fiba' }, { id: 'nba' }] } },
    ],
  },
  '/themes.json': { themes: [{ id: 'slim', name: 'Slim', variant: 'strip' }] },
};

let opened: PageUnderTest | undefined;

afterEach(() => {
  opened?.leave();
  opened = undefined;
});

async function openLinks(
  path = '/links/court1',
  relay: Partial<FakeRelay> = {},
  language?: Language,
): Promise<PageUnderTest> {
  const [pathname = '', search] = path.split('?');
  opened = await openPage((ports) => <LinksPage ports={ports} />, {
    location: { pathname, search: search === undefined ? '' : `?${search}` },
    relay: { files: FILES, ...relay },
    ...(language === undefined ? {} : { language }),
  });
  return opened;
}

const field = (id: string): string => `[data-option="${id}"]`;
const src = ({ element }: PageUnderTest): string | null => element.querySelector('iframe')?.getAttribute('src') ?? null;

function deskView(state: Partial<DeskState>): DeskView {
  return {
    stream: 'court1',
    rev: 1,
    state: { ...EMPTY_DESK, ...state },
    sport: { id: null, started: null },
    guard: { started: 'normal' },
    next: { program: 'live', court: 'live' },
    undo: 0,
    fields: [],
    cues: [],
    audit: [],
    suggestions: [],
    happened: [],
    operators: [],
    old: null,
    at: 0,
  };
}

test('every option of the table has a control with a name', async () => {
  const page = await openLinks();
  const options = [...page.element.querySelectorAll<HTMLElement>('[data-testid=option]')];
  expect(new Set(options.map(({ dataset }) => dataset['option']))).toEqual(new Set(OPTION_IDS));
  expect(options).toHaveLength(OPTION_IDS.length);
  for (const option of options) {
    const named = option.querySelector('legend, label');
    expect(named?.textContent?.trim()).not.toBe('');
    // A label names its own control; a legend the radios around which it stands.
    const target = named?.getAttribute('for') ?? '';
    expect(option.querySelector(target === '' ? 'legend ~ div input' : `[id="${target}"]`)).not.toBeNull();
  }
});

test('what is filled in stands in the link and in the address bar, without # and without defaults', async () => {
  const page = await openLinks();
  expect(page.text('[data-testid=link-url]')).toBe('http://studio:15001/overlay/court1');
  page.fill(`${field('homeName')} input`, 'Lions & Co');
  page.fill(`${field('homeColor')} input[type=text]`, '#C8102E');
  page.fill(`${field('theme')} select`, 'slim');
  page.fill(`${field('scale')} input`, '1');
  await page.click(`${field('animate')} input`);
  await page.click(`${field('position')} input[value=br]`);
  expect(page.text('[data-testid=link-url]')).toBe(
    'http://studio:15001/overlay/court1?homeName=Lions%20%26%20Co&homeColor=c8102e&theme=slim&position=br&animate=0',
  );
  expect(page.urls.at(-1)).toBe(
    '/links/court1?homeName=Lions%20%26%20Co&homeColor=c8102e&theme=slim&position=br&animate=0',
  );
  await page.click(`${field('animate')} input`);
  page.fill(`${field('theme')} select`, '');
  expect(page.urls.at(-1)).toBe('/links/court1?homeName=Lions%20%26%20Co&homeColor=c8102e&position=br');
});

test('a link that is opened again fills the form, and what is unknown in it is kept and named', async () => {
  const page = await openLinks('/links/court1?homeColour=%23C8102E&vendor=x+y&position=tr&hide=clock,period');
  expect(page.element.querySelector<HTMLInputElement>(`${field('homeColor')} input[type=text]`)?.value).toBe('c8102e');
  expect(page.element.querySelector<HTMLInputElement>(`${field('position')} input[value=tr]`)?.checked).toBe(true);
  expect(page.element.querySelector<HTMLInputElement>(`${field('hide')} input`)?.value).toBe('clock, period');
  expect(page.text('[data-testid=kept]')).toContain('vendor=x+y');
  expect(page.text('[data-testid=link-url]')).toMatch(/hide=clock\.period&vendor=x\+y$/);
});

test('what cannot be read is said at its field, in the reader’s language, and left out', async () => {
  const page = await openLinks('/links/court1?x=abc', {}, 'de');
  expect(page.text(field('x'))).toContain('Erwartet: eine Zahl von -1920 bis 1920. Der Link lässt es weg.');
  expect(page.element.querySelector(`${field('x')} input`)?.getAttribute('aria-invalid')).toBe('true');
  expect(page.text('[data-testid=link-url]')).toBe('http://studio:15001/overlay/court1');
});

test('the picture is the link’s own overlay on its stream, under a name of its own, and follows once the typing rests', async () => {
  const page = await openLinks('/links/court1?name=program', { streams: [aRow({ id: 'court1' })] });
  expect(src(page)).toBe('/overlay/court1?name=Link%20builder');
  page.fill(`${field('homeName')} input`, 'L');
  page.fill(`${field('homeName')} input`, 'Lions');
  await page.pass(SETTLE_MS - 1);
  expect(src(page)).toBe('/overlay/court1?name=Link%20builder');
  await page.pass(1);
  expect(src(page)).toBe('/overlay/court1?homeName=Lions&name=Link%20builder');
  expect(page.text('[data-testid=link-url]')).toContain('name=program');
});

test('without a feed on the stream it is a demo game, of the link’s sport', async () => {
  const page = await openLinks('/links/court1?sport=hockey', { streams: [aRow({ id: 'court2' })] });
  expect(src(page)).toBe('/overlay/demo-hockey?sport=hockey&name=Link%20builder');
  await page.click('input[value=stream]');
  await page.pass(SETTLE_MS);
  expect(src(page)).toBe('/overlay/court1?sport=hockey&name=Link%20builder');
});

test('the size goes into the picture and into what is dragged into OBS', async () => {
  const page = await openLinks('/links/court1?safe');
  await page.click('input[value="1080x1920"]');
  expect(page.element.querySelector('iframe')?.getAttribute('height')).toBe('1920');
  expect(page.element.querySelector('[data-testid=drop-link]')?.getAttribute('href')).toBe(
    'http://studio:15001/overlay/court1?safe=1&layer-name=Score%20bug%20court1&layer-width=1080&layer-height=1920',
  );
  expect(page.element.textContent).toContain('width 1080, height 1920');
});

test('the code for a phone is of the overlay, the control page or the preview', async () => {
  const page = await openLinks('/links/court1?safe');
  const code = (): string | null => page.element.querySelector('[data-testid=qr]')?.getAttribute('aria-label') ?? null;
  expect(code()).toBe('QR code of http://studio:15001/overlay/court1?safe=1');
  await page.click('input[value=control]');
  expect(code()).toBe('QR code of http://studio:15001/control/court1');
  await page.click('input[value=preview]');
  expect(code()).toBe('QR code of http://studio:15001/preview/court1?safe=1');
});

test('a link that somebody has is taken over whole', async () => {
  const page = await openLinks('/links/court1?homeName=Lions');
  const paste = page.element.querySelector('form input');
  if (paste === null) throw new Error('there is nowhere to paste');
  const id = `[id="${paste.id}"]`;
  page.fill(id, 'no link');
  expect(page.text('form')).toContain('This is no address of an overlay.');
  page.fill(id, 'http://other:1/overlay/court7?awayName=Bears&title=Cup');
  expect(page.text('form')).not.toContain('This is no address of an overlay.');
  await page.press(id, 'Enter');
  expect(page.text('[data-testid=link-url]')).toBe('http://studio:15001/overlay/court7?awayName=Bears&title=Cup');
  expect(page.element.querySelector<HTMLDetailsElement>('details[data-group=texts]')?.open).toBe(true);
});

test('it says what the desk overrules now, what it may, and what the link pins', async () => {
  const view = deskView({
    teams: { ...EMPTY_DESK.teams, home: { name: 'Tigers', short: null, color: null, logo: null } },
    look: { theme: 'led', layout: null },
  });
  const page = await openLinks('/links/court1?homeName=Lions&awayName=Bears&theme=slim', {
    files: { ...FILES, '/api/streams/court1/desk': view },
  });
  const verdicts = (kind: string): string => page.text(`[data-kind=${kind}]`);
  expect(verdicts('wins')).toBe('The desk’s word countsHome name It says “Tigers”, and that is shown.');
  expect(verdicts('canWin')).toBe('The desk can change itAway name');
  expect(verdicts('pinned')).toBe('Pinned by the link. The desk cannot change it on this output.Theme');
  expect(page.text(field('homeName'))).toContain('Tigers');
  expect(page.text(field('theme'))).toContain('Pinned by the link.');
});

test('a relay without a desk is asked once, and the rules are shown all the same', async () => {
  const page = await openLinks('/links/court1?theme=slim');
  expect(page.element.textContent).toContain('What the desk says now is not known.');
  expect(page.text('[data-kind=pinned]')).toContain('Theme');
});

test('names of what there is are offered: sports, themes, the crew’s own layouts and logos, the sport’s rules', async () => {
  const page = await openLinks('/links/court1?sport=basketball', {
    looks: [
      { kind: 'layout', name: 'club', version: 'v1', onAir: true, faults: [] },
      { kind: 'layout', name: 'broken', version: null, onAir: false, faults: ['x'] },
      { kind: 'logo', name: 'lions.svg', version: 'v1', onAir: true, faults: [] },
    ],
  });
  const offered = (id: string): (string | null)[] =>
    [...page.element.querySelectorAll(`${field(id)} option`)].map((option) => option.getAttribute('value'));
  expect(offered('sport')).toEqual(['', 'hockey', 'basketball']);
  expect(offered('rules')).toEqual(['fiba', 'nba']);
  expect(offered('layout')).toEqual(['', 'strip', 'club', ' own']);
  expect(offered('lang')).toEqual(['', 'en', 'de', 'es', 'fr', 'pl', ' own']);
  expect(offered('homeLogo')).toEqual(['/logos/lions.svg']);
});

test('a layout is picked of those there are, or is a name of one’s own', async () => {
  const page = await openLinks('/links/court1');
  page.fill(`${field('layout')} select`, 'strip');
  expect(page.urls.at(-1)).toBe('/links/court1?layout=strip');
  expect(page.element.querySelector(`${field('layout')} input`)).toBeNull();
  page.fill(`${field('layout')} select`, ' own');
  page.fill(`${field('layout')} input`, 'club');
  expect(page.urls.at(-1)).toBe('/links/court1?layout=club');
  page.fill(`${field('layout')} select`, '');
  expect(page.urls.at(-1)).toBe('/links/court1');
});

test('one press copies the link, and the button says so in the page’s language', async () => {
  const page = await openLinks('/links/court1?safe', {}, 'pl');
  await page.click('[data-testid=link-url] + button');
  expect(page.copied).toEqual(['http://studio:15001/overlay/court1?safe=1']);
  expect(page.text('[data-testid=link-url] + button')).toBe('Skopiowano');
});

test('a page that is left leaves no timer behind', async () => {
  const page = await openLinks();
  page.fill(`${field('homeName')} input`, 'L');
  page.leave();
  opened = undefined;
  expect(page.time.pending()).toBe(0);
});
