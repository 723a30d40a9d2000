// @vitest-environment happy-dom
import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { beforeEach, expect, test } from 'vitest';
import { useFit } from './use-fit.ts';

const ROOM = 200;
/** Every letter is this wide here; happy-dom lays nothing out. */
let letter = 20;
const fonts = new EventTarget();

function Word({ text, short, isBound = true }: { text: string; short: string; isBound?: boolean }): ReactNode {
  return (
    <p style={{ paddingLeft: '0px', paddingRight: '0px' }}>
      <span ref={useFit(text, short, isBound)} />
    </p>
  );
}

function show(text: string, short = '', isBound = true): HTMLElement {
  const page = document.createElement('div');
  document.body.replaceChildren(page);
  act(() => {
    createRoot(page).render(<Word text={text} short={short} isBound={isBound} />);
  });
  const word = page.querySelector('span');
  if (word === null) throw new Error('nothing was drawn');
  return word;
}

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  letter = 20;
  Object.defineProperty(document, 'fonts', { value: fonts, configurable: true });
  Object.defineProperty(HTMLElement.prototype, 'clientWidth', { value: ROOM, configurable: true });
  Object.defineProperty(HTMLElement.prototype, 'offsetWidth', {
    configurable: true,
    get(this: HTMLElement) {
      return this.textContent.length * letter;
    },
  });
});

test('a text that fits stays as it is', () => {
  const word = show('0123456789');
  expect([word.textContent, word.style.transform]).toEqual(['0123456789', '']);
});

test('a long one is squeezed into its room', () => {
  const word = show('0123456789ab', 'short');
  expect([word.textContent, word.style.transform, word.style.maxWidth]).toEqual([
    '0123456789ab',
    `scaleX(${10 / 12})`,
    '',
  ]);
});

test('a longer one gives way to its short form', () => {
  const word = show('Västerås Basketbollförening', 'VBF');
  expect([word.textContent, word.style.transform]).toEqual(['VBF', '']);
});

test('without a short form it is squeezed as far as goes and cut', () => {
  const word = show('Västerås Basketbollförening');
  expect(word.textContent).toBe('Västerås Basketbollförening');
  expect([word.style.transform, word.style.maxWidth]).toEqual(['scaleX(0.75)', `${ROOM / 0.75}px`]);
});

test('a font that comes late is measured again', () => {
  const word = show('0123456789ab');
  letter = 10;
  fonts.dispatchEvent(new Event('loadingdone'));
  expect(word.style.transform).toBe('');
});

test('a style that a host pastes late is measured too', async () => {
  const word = show('0123456789');
  letter = 40;
  document.head.append(document.createElement('style'));
  await expect.poll(() => word.style.transform).toBe('scaleX(0.75)');
});

test('where the box hugs its text nothing is measured', () => {
  expect(show('Västerås Basketbollförening', 'VBF', false).style.transform).toBe('');
});
