// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import { openPage, type PageUnderTest } from '../frame/fake-page.tsx';
import { LinksPage } from './links-page.tsx';

// The pages in its frames are no part of these tests.
const { happyDOM } = globalThis as {
  happyDOM?: { settings: { navigation: { disableChildFrameNavigation: boolean } } };
};
if (happyDOM !== undefined) happyDOM.settings.navigation.disableChildFrameNavigation = true;

let opened: PageUnderTest | undefined;
afterEach(() => {
  opened?.leave();
  opened = undefined;
});

const KEYS = { lan: true, openLan: false, keys: [{ kind: 'viewer' as const, made: 1 }] };

async function open(hash: string, keys?: typeof KEYS): Promise<PageUnderTest> {
  const location = { pathname: '/links/court1', search: '?theme=led', hash };
  opened = await openPage((ports) => <LinksPage ports={ports} />, { location, relay: { keys } });
  return opened;
}

const dropped = ({ element }: PageUnderTest): string =>
  element.querySelector('[data-testid=drop-link]')?.getAttribute('href') ?? '';

test('[S20] a link keeps the viewer key of the page’s own fragment, behind everything that is sent', async () => {
  const page = await open('#k=K7Q');
  expect(page.text('[data-testid=link-url]')).toBe('http://studio:15001/overlay/court1?theme=led#k=K7Q');
  expect(dropped(page)).toMatch(/&layer-height=1080#k=K7Q$/);
});

test('[S20] where the relay wants keys one can be typed, and stands in the link alone', async () => {
  const page = await open('', KEYS);
  expect(page.text('[data-testid=link-url]')).toBe('http://studio:15001/overlay/court1?theme=led');
  page.fill('[data-testid=viewer-key]', ' K7Q-x&y');
  expect(page.text('[data-testid=link-url]')).toBe('http://studio:15001/overlay/court1?theme=led#k=K7Q-xy');
  page.fill('[data-option=homeName] input', 'Lions');
  expect(page.text('[data-testid=link-url]')).toContain('homeName=Lions');
  expect(page.text('[data-testid=link-url]')).toMatch(/#k=K7Q-xy$/);
  expect(page.urls.length).toBeGreaterThan(0);
  expect(page.urls.join(' ')).not.toContain('K7Q');
});

test('where it wants none nothing is asked', async () => {
  const page = await open('');
  expect(page.element.querySelector('[data-testid=viewer-key]')).toBeNull();
});
