// @vitest-environment happy-dom
import { readFile } from 'node:fs/promises';
import { act } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { composeAll } from '../../vite.layout-plugin.ts';
import { createScoreboardStore, type ScoreboardState, type ScoreboardStore } from '#store/scoreboard-store.ts';
import type { Listening } from '#store/listen.ts';
import { aDetail, anOutput, openPage, type FakeRelay, type PageUnderTest } from './fake-page.tsx';
import type { Tools } from './tools.tsx';
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

async function openPreview(
  relay: Partial<FakeRelay> = {},
  search = '',
  fetch?: Tools['fetch'],
): Promise<PageUnderTest> {
  opened = await openPage(<PreviewPage stream="stream1" store={store} />, {
    relay,
    location: { search },
    ...(fetch === undefined ? {} : { fetch }),
  });
  return opened;
}

/** Layout and theme are files: they are there some ticks of the disk later. */
const layouts = new Map((await composeAll()).map(({ path, layout }) => [`/layouts/${path}`, layout]));

async function publicFile(url: string): Promise<Response> {
  const [path = ''] = url.split('?');
  const layout = layouts.get(path);
  if (layout !== undefined) return Response.json(layout);
  return new Response(
    await readFile(path.replace(/^\/packs/, 'src/scoreboard/packs').replace(/^\/themes/, 'public/themes'), 'utf8'),
  );
}

async function drawn(isSo: () => boolean): Promise<void> {
  while (!isSo()) await act(() => new Promise<void>((resolve) => setImmediate(resolve)));
}

function hear(state: Partial<ScoreboardState>): void {
  act(() => {
    store.setState(state);
  });
}

function press(page: PageUnderTest, selector: string): void {
  act(() => page.element.querySelector<HTMLElement>(selector)?.click());
}

const LIVE = { link: 'live', synced: true, redraw: 1, source: { status: 'live', age: 100 } } as const;

test('the picture is drawn from the URL, as on air; what the URL asks for in vain is said', async () => {
  const page = await openPreview({}, '?homeName=Lions&bg=dark&foo=1', publicFile);
  hear({ ...LIVE, values: { clock: '3:12', 'home.score': '56' } });
  await drawn(() => page.text('[data-testid=picture]') !== '');
  expect(page.text('[data-testid=picture]')).toMatch(/Lions.*56.*3:12/);
  expect(page.element.querySelector('[data-testid=picture]')?.getAttribute('data-backdrop')).toBe('dark');
  expect(page.text('[data-testid=url-notes]')).toBe("In this page's URL: foo: not an option");
});

test('the picture is drawn by the rules that the URL names, and those that the sport does not have are said', async () => {
  const page = await openPreview({}, '?sport=basketball&rules=ncaa-men', publicFile);
  hear({ ...LIVE, values: { clock: '3:12', period: '1' } });
  await drawn(() => page.text('[data-testid=picture]') !== '');
  expect(page.text('[data-testid=picture]')).toContain('1H');
  const other = await openPreview({}, '?sport=basketball&rules=nope', publicFile);
  await drawn(() => other.text('[data-testid=url-notes]') !== '');
  expect(other.text('[data-testid=url-notes]')).toContain('rules: expected one of fiba, nba, ');
});

test('team colours that are taken for one are said, with whose eyes', async () => {
  const page = await openPreview({}, '?homeColor=c8102e&awayColor=00843d', publicFile);
  await drawn(() => page.text('[data-testid=url-notes]') !== '');
  expect(page.text('[data-testid=url-notes]')).toMatch(/Viewers who lack green-sensitive cones/);
});

test('the picture has the shape of the output that is chosen', async () => {
  const page = await openPreview({}, '', publicFile);
  act(() => page.element.querySelector<HTMLInputElement>('input[type=radio][value="9:16"]')?.click());
  expect(page.element.querySelector('[data-testid=picture]')?.getAttribute('data-aspect')).toBe('9:16');
  const design = page.element.querySelector<HTMLElement>('.stage-design');
  expect([design?.style.width, design?.style.height]).toEqual(['1080px', '1920px']);
});

test('backdrop and safe areas are chosen with the keyboard as with the mouse', async () => {
  const page = await openPreview();
  const light = page.element.querySelector<HTMLInputElement>('input[type=radio][value=light]');
  const guides = page.element.querySelector<HTMLInputElement>('input[type=checkbox]');
  act(() => {
    light?.click();
    guides?.click();
  });
  expect(page.element.querySelector('[data-testid=picture]')?.getAttribute('data-backdrop')).toBe('light');
  expect(page.element.querySelector('.stage-safe')).not.toBeNull();
});

test('a colour and a live picture are backdrops too; a browser that gives no pictures has no button for them', async () => {
  const plain = await openPreview();
  press(plain, 'input[type=radio][value=color]');
  expect(plain.element.querySelector<HTMLElement>('[data-testid=picture]')?.style.background).toBe('#00b140');
  expect(plain.element.querySelector('input[type=color]')).not.toBeNull();
  expect(plain.element.querySelector('button[aria-pressed]')).toBeNull();
  plain.leave();

  const track = Object.assign(new EventTarget(), { stop: vi.fn() });
  // The page uses no more of a stream than its tracks.
  const stream = Object.assign(new MediaStream(), { getTracks: () => [track] });
  opened = await openPage(<PreviewPage stream="stream1" store={store} />, {
    capture: { camera: () => Promise.resolve(stream) },
  });
  await act(async () => {
    opened?.element.querySelector<HTMLElement>('button[aria-pressed=false]')?.click();
    await Promise.resolve();
  });
  expect(opened.element.querySelector('[data-testid=picture]')?.getAttribute('data-backdrop')).toBe('live');
  expect(opened.element.querySelector('video')?.srcObject).toBe(stream);
  expect(opened.text('[data-testid=live-picture]')).toContain('nothing of it is recorded or sent');
  press(opened, 'input[type=radio][value=still]');
  expect(track.stop).toHaveBeenCalled();
  expect(opened.element.querySelector('video')).toBeNull();
});

test('a delayed output’s view is asked for under its name and with its delay, and only shown once it is there', async () => {
  const asked: Listening[] = [];
  const left: string[] = [];
  opened = await openPage(<PreviewPage stream="stream1" store={store} />, {
    fetch: publicFile,
    relay: { detail: aDetail({ outputs: [anOutput({ name: 'program', delay: 5000 }), anOutput({ id: '2' })] }) },
    listen: (listening) => {
      asked.push(listening);
      return () => left.push(listening.name ?? '');
    },
  });
  const page = opened;
  hear({ ...LIVE, values: { clock: '3:12', 'home.score': '56' } });
  await drawn(() => page.text('[data-testid=picture]') !== '');
  const select = page.element.querySelector<HTMLSelectElement>('main select');
  expect([...(select?.options ?? [])].map(({ text }) => text)).toEqual(['the relay has it now', 'program, 5 s later']);
  function choose(index: number): void {
    act(() => {
      if (select !== null) select.selectedIndex = index;
      select?.dispatchEvent(new Event('change', { bubbles: true }));
    });
  }
  // Nobody chose: it is the program's.
  expect(select?.selectedIndex).toBe(1);
  expect(asked).toMatchObject([{ stream: 'stream1', role: 'operator', name: 'program', delay: 5000 }]);
  expect(page.text('[data-testid=picture]')).toContain('3:12');
  expect(page.element.querySelector('[data-testid=later]')).toBeNull();
  act(() => {
    asked[0]?.store.setState({ ...LIVE, values: { clock: '3:17', 'home.score': '54' } });
  });
  expect(page.text('[data-testid=picture]')).toMatch(/54.*3:17/);
  expect(page.text('[data-testid=later]')).toBe('program, 5 s later');
  choose(0);
  expect(page.text('[data-testid=picture]')).toContain('3:12');
  expect(left).toEqual(['program']);
});

test('without a delay there is nothing to choose', async () => {
  const page = await openPreview({ detail: aDetail({ outputs: [anOutput()] }) });
  expect(page.element.querySelector('main select')).toBeNull();
});

test('the operators’ live words count as on air: teams, order, a hidden graphic, and each cue once', async () => {
  const page = await openPreview({ detail: aDetail() }, '?homeName=Lions&animate=0', publicFile);
  const cue = (id: string): object => ({ id, kind: 'text', text: `Cue ${id}`, at: page.time.now(), ms: 5000 });
  hear({ ...LIVE, values: { clock: '3:12', 'home.score': '56' }, control: { cues: [cue('old')] } });
  await drawn(() => page.text('[data-testid=picture]') !== '');
  expect(page.text('[data-testid=picture]')).toContain('Lions');
  expect(page.element.textContent).not.toContain('Cue old');
  await act(async () => {
    store.setState({ control: { teams: { home: { name: 'Tigers' } }, cues: [cue('new')] } });
    await new Promise<void>((resolve) => setImmediate(resolve));
  });
  await drawn(() => page.text('[data-testid=picture]').includes('Tigers'));
  await drawn(() => page.text('[data-testid=picture]').includes('Cue new'));
  expect(page.element.querySelector('[data-testid=off-air]')).toBeNull();
  hear({ control: { teams: { home: { name: 'Tigers' } }, hidden: true } });
  expect(page.text('[data-testid=off-air]')).toBe('Hidden by an operator');
  expect(page.element.querySelector('[data-testid=picture]')?.hasAttribute('data-off-air')).toBe(true);
  hear({ control: {} });
  expect(page.element.querySelector('[data-testid=picture]')?.hasAttribute('data-off-air')).toBe(false);
  await drawn(() => page.text('[data-testid=picture]').includes('Lions'));
});
