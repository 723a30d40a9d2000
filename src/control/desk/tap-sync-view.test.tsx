// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, expect, test } from 'vitest';
import { detailWith, openDesk, type DeskUnderTest } from './fake-page.tsx';

let page: DeskUnderTest | undefined;
afterEach(() => {
  page?.leave();
  page = undefined;
});

/** The clock of a feed that runs, so far behind which the picture is. */
const BEHIND_MS = 2000;
/** How long a finger stays on the key. */
const HELD_MS = 120;

/** The desk with its delay open and a clock that has run for a while. */
async function open(): Promise<{ readonly desk: DeskUnderTest; readonly tick: () => Promise<void> }> {
  const desk = await openDesk({ feed: { clock: '9:59' } });
  page = desk;
  await desk.click(desk.get('fold-delay').querySelector('button') ?? desk.get('fold-delay'));
  let left = 599;
  const tick = async (): Promise<void> => {
    await desk.pass(1000);
    left -= 1;
    await desk.live({ clock: `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}` });
  };
  for (let second = 0; second < 4; second += 1) await tick();
  return { desk, tick };
}

/** Lets the game run on until the picture rolls to what is to be tapped at, and presses there. */
async function tapAlong(
  { desk, tick }: Awaited<ReturnType<typeof open>>,
  press: (key: HTMLElement) => Promise<void>,
): Promise<void> {
  for (let taps = 0; taps < 5; taps += 1) {
    const target = /\d+:\d+/.exec(desk.get('tap').textContent)?.[0];
    const shown = (): string | null | undefined =>
      desk.element.querySelector('[data-testid="clock-value"]')?.textContent;
    for (let second = 0; second < 20 && shown() !== target; second += 1) await tick();
    for (let second = 0; second < BEHIND_MS / 1000; second += 1) await tick();
    await press(desk.get('tap'));
  }
}

async function send(target: HTMLElement, event: Event): Promise<void> {
  await act(async () => {
    target.dispatchEvent(event);
    await Promise.resolve();
  });
}

test('a tap counts when the finger comes down, however long it stays', async () => {
  const desk = await open();
  await tapAlong(desk, async (key) => {
    await send(key, new PointerEvent('pointerdown', { bubbles: true, button: 0 }));
    await desk.desk.pass(HELD_MS);
    await send(key, new PointerEvent('pointerup', { bubbles: true, button: 0 }));
    await send(key, new MouseEvent('click', { bubbles: true, detail: 1 }));
  });
  expect(desk.desk.get('tap-result').textContent).toContain('2000 ms behind');
});

test('the keyboard taps when the key goes down, once', async () => {
  const desk = await open();
  await tapAlong(desk, async (key) => {
    for (const repeat of [false, true])
      await send(key, new KeyboardEvent('keydown', { key: ' ', repeat, bubbles: true, cancelable: true }));
  });
  expect(desk.desk.get('tap-result').textContent).toContain('2000 ms behind');
});

test('a delay of seconds stands there as it is typed, without marks between its digits', async () => {
  const { desk } = await open();
  const box = desk.get('fold-delay').querySelector('input');
  if (box === null) throw new Error('no box');
  await desk.type(box, '2630');
  await desk.click(desk.button('Apply: All outputs'));
  expect(desk.desk.said).toEqual([{ do: 'delay', ms: 2630 }]);
  expect(box.value).toBe('2630');
  expect(desk.get('delay-taken').textContent).toBe('');
});

test('what is now is not called on air where outputs are later', async () => {
  const { desk } = await open();
  const heading = (): string | undefined => desk.get('values').querySelectorAll('th')[1]?.textContent;
  expect(heading()).toBe('On air');
  const late = detailWith('OBS');
  desk.relay.detail = { ...late, outputs: late.outputs.map((output) => ({ ...output, delay: 2_500 })) };
  await desk.pass(5000);
  expect(heading()).toBe('Now');
  desk.relay.detail = late;
  await desk.pass(5000);
  expect(heading()).toBe('On air');
});
