// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { createFitter } from './fitter.ts';

const ROOM = 200;
/** Every letter is this wide here; happy-dom lays nothing out. */
let letter = 20;
/** How many words were squeezed whenever a width was asked for. */
let asked: number[] = [];
let fonts = new EventTarget();

beforeEach(() => {
  letter = 20;
  asked = [];
  fonts = new EventTarget();
  document.body.replaceChildren();
  Object.defineProperty(document, 'fonts', { value: fonts, configurable: true });
  Object.defineProperty(HTMLElement.prototype, 'clientWidth', { value: ROOM, configurable: true });
  Object.defineProperty(HTMLElement.prototype, 'offsetWidth', {
    configurable: true,
    get(this: HTMLElement) {
      asked.push(document.querySelectorAll('span[style]').length);
      return this.textContent.length * letter;
    },
  });
});

function word(): HTMLElement {
  const box = document.createElement('p');
  box.style.padding = '0px';
  const element = box.appendChild(document.createElement('span'));
  document.body.append(box);
  return element;
}

async function fit(text: string, short = '', element = word()): Promise<HTMLElement> {
  createFitter().fit(element, text, short);
  await Promise.resolve();
  return element;
}

test('a text that fits stays as it is', async () => {
  const shown = await fit('0123456789');
  expect([shown.textContent, shown.style.transform]).toEqual(['0123456789', '']);
});

test('a text stands at once, before it is measured', () => {
  const shown = word();
  createFitter().fit(shown, 'Harborview', '');
  expect([shown.textContent, asked]).toEqual(['Harborview', []]);
});

test('a long one is squeezed into its room', async () => {
  const { textContent, style } = await fit('0123456789ab', 'short');
  expect([textContent, style.transform, style.maxWidth]).toEqual(['0123456789ab', `scaleX(${10 / 12})`, '']);
});

test('a longer one gives way to its short form', async () => {
  const shown = await fit('Västerås Basketbollförening', 'VBF');
  expect([shown.textContent, shown.style.transform]).toEqual(['VBF', '']);
});

test('without a short form it is squeezed as far as goes and cut', async () => {
  const shown = await fit('Västerås Basketbollförening');
  expect(shown.textContent).toBe('Västerås Basketbollförening');
  expect([shown.style.transform, shown.style.maxWidth]).toEqual(['scaleX(0.75)', `${ROOM / 0.75}px`]);
});

test('a font that comes late is measured again', async () => {
  const shown = await fit('0123456789ab');
  letter = 10;
  fonts.dispatchEvent(new Event('loadingdone'));
  await Promise.resolve();
  expect(shown.style.transform).toBe('');
});

test('a style that a host pastes late is measured too', async () => {
  const shown = await fit('0123456789');
  letter = 40;
  document.head.append(document.createElement('style'));
  await expect.poll(() => shown.style.transform).toBe('scaleX(0.75)');
});

test('no word is squeezed while others are still to be measured', async () => {
  const fitter = createFitter();
  for (const element of [word(), word(), word()]) fitter.fit(element, '0123456789ab', '');
  await Promise.resolve();
  const before = asked.length;
  fonts.dispatchEvent(new Event('loadingdone'));
  await Promise.resolve();
  expect(document.querySelectorAll('span[style]')).toHaveLength(3);
  expect([before > 0, new Set(asked)]).toEqual([true, new Set([0])]);
});

test('names are short together, and only names; one that has no short form stays', async () => {
  const fitter = createFitter();
  const [long, fits, none, other] = [word(), word(), word(), word()];
  fitter.fit(fits, 'Lions', 'LIO', true);
  fitter.fit(none, 'Bears', '', true);
  fitter.fit(other, 'R7/12', 'R7');
  await Promise.resolve();
  const end = fitter.fit(long, 'Västerås Basketbollförening', 'VBF', true);
  await Promise.resolve();
  expect([long, fits, none, other].map(({ textContent }) => textContent)).toEqual(['VBF', 'LIO', 'Bears', 'R7/12']);
  end();
  fitter.fit(long, 'Västerås', 'VBF', true);
  await Promise.resolve();
  expect([long, fits].map(({ textContent }) => textContent)).toEqual(['Västerås', 'Lions']);
});

test('a word that is gone is not written again', async () => {
  const shown = word();
  const end = createFitter().fit(shown, '0123456789ab', '');
  end();
  await Promise.resolve();
  letter = 10;
  fonts.dispatchEvent(new Event('loadingdone'));
  await Promise.resolve();
  expect([shown.style.transform, asked]).toEqual(['', []]);
});
