// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { beforeEach, expect, test, vi } from 'vitest';
import { ScoreboardProvider, useFieldText, useScoreboard } from './react.tsx';
import { createScoreboardStore } from './scoreboard-store.ts';
import { fieldOf, type Selector } from './selectors.ts';

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
});

const CLOCK = ['clock'];
const clockText: Selector<string> = (state) => state.values['clock'] ?? '';

function show(changed?: (element: HTMLElement, before: string) => void) {
  const store = createScoreboardStore();
  const clockRendered = vi.fn();
  const periodRendered = vi.fn();
  function Clock() {
    clockRendered();
    return <b ref={useFieldText<HTMLElement>({ names: CLOCK, read: clockText, changed })} />;
  }
  function Period() {
    periodRendered();
    return <i>{useScoreboard(fieldOf('period'))}</i>;
  }
  const page = document.createElement('div');
  const root = createRoot(page);
  act(() => {
    root.render(
      <ScoreboardProvider store={store}>
        <Clock />
        <Period />
      </ScoreboardProvider>,
    );
  });
  const values = (next: Readonly<Record<string, string>>, redraw = 0): void => {
    act(() => {
      store.setState({ values: next, redraw });
    });
  };
  return { page, root, values, clockRendered, periodRendered, store };
}

test('a hot text is written without a render, into one text node that stays', () => {
  const { page, values, clockRendered, periodRendered } = show();
  const node = page.querySelector('b')?.firstChild;
  values({ clock: '3:12', period: '2' });
  values({ clock: '3:11', period: '2' });
  expect(page.textContent).toBe('3:112');
  expect(page.querySelector('b')?.firstChild).toBe(node);
  expect(clockRendered).toHaveBeenCalledTimes(1);
  expect(periodRendered).toHaveBeenCalledTimes(2);
});

test('a change is told with the text before; a whole state is not told', () => {
  const told: string[] = [];
  const { values } = show((element, before) => told.push(`${before} to ${element.textContent}`));
  values({ clock: '3:12' }, 1);
  values({ clock: '3:11' }, 1);
  values({ clock: '3:11' }, 1);
  values({ clock: '9:00' }, 2);
  expect(told).toEqual(['3:12 to 3:11']);
});

test('a graphic that is taken away leaves no subscription', () => {
  const { page, root, store } = show();
  const node = page.querySelector('b')?.firstChild;
  act(() => {
    root.unmount();
  });
  store.setState({ values: { clock: '3:12' } });
  expect(node?.textContent).toBe('');
});

function Lost() {
  return <p>{useScoreboard(fieldOf('clock'))}</p>;
}

test('without a provider it says what is missing', () => {
  const root = createRoot(document.createElement('div'), { onUncaughtError: () => undefined });
  expect(() => {
    act(() => {
      root.render(<Lost />);
    });
  }).toThrow('no <ScoreboardProvider> above');
});
