// @vitest-environment happy-dom
import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { beforeEach, expect, test, vi } from 'vitest';
import { createManualTime } from '#lib/manual-time.ts';
import { KeepFrame } from './keep-frame.tsx';

let broken = false;

function Picture({ text }: { text: string }): ReactNode {
  if (broken) throw new Error('cannot draw');
  return <p>{text}</p>;
}

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  broken = false;
  // React reports what the boundary caught.
  vi.spyOn(console, 'error').mockReturnValue();
});

function show(): { page: HTMLElement; draw: (text: string) => void; wait: (ms: number) => void } {
  const page = document.createElement('div');
  const root = createRoot(page);
  const time = createManualTime();
  return {
    page,
    draw: (text) => {
      act(() => {
        root.render(
          <KeepFrame time={time}>
            <Picture text={text} />
          </KeepFrame>,
        );
      });
    },
    wait: (ms) => {
      act(() => {
        time.advance(ms);
      });
    },
  };
}

test('[G4] a picture that cannot be drawn leaves the last good one, and is built anew after five seconds', () => {
  const { page, draw, wait } = show();
  draw('56 : 61');
  broken = true;
  draw('58 : 61');
  expect(page.textContent).toBe('56 : 61');
  wait(5_000);
  expect(page.textContent).toBe('56 : 61');
  broken = false;
  wait(5_000);
  expect(page.textContent).toBe('58 : 61');
});

test('[G4] a picture that could never be drawn leaves the page transparent and goes on trying', () => {
  const { page, draw, wait } = show();
  broken = true;
  draw('56 : 61');
  expect(page.textContent).toBe('');
  broken = false;
  wait(5_000);
  expect(page.textContent).toBe('56 : 61');
});
