import { useEffect, useRef, useState } from 'react';
import { tinykeys } from 'tinykeys';
import { act } from './actions.ts';
import { useDesk } from './desk-context.tsx';
import type { HeldValue } from './held-value.ts';
import { isTyping, loadKeys, saveKeys, SHORTCUTS, type Keys, type Shortcut } from './shortcuts.ts';

export interface Shortcuts {
  readonly keys: Keys;
  readonly change: (keys: Keys) => void;
}

/** Lets the operator's keys act for as long as the page is open; never while somebody types, and once a press however long it is held. */
export function useShortcuts(held: HeldValue | undefined, moment: string | undefined): Shortcuts {
  const { view, keys: sportKeys, session, trouble, ports, settings } = useDesk();
  const { watches } = settings;
  const [keys, setKeys] = useState(() => loadKeys(ports.storage));
  const context = useRef({ view, keys: sportKeys, watches, session, isTroubled: trouble !== undefined, held, moment });
  useEffect(() => {
    context.current = { view, keys: sportKeys, watches, session, isTroubled: trouble !== undefined, held, moment };
  });
  useEffect(() => {
    const press = (shortcut: Shortcut) => (event: KeyboardEvent) => {
      if (event.repeat || event.defaultPrevented || isTyping(event.target)) return;
      event.preventDefault();
      act(shortcut, context.current);
    };
    const bound = SHORTCUTS.filter((shortcut) => keys[shortcut] !== '');
    return tinykeys(window, Object.fromEntries(bound.map((shortcut) => [keys[shortcut], press(shortcut)])));
  }, [keys]);
  return {
    keys,
    change(next) {
      setKeys(next);
      saveKeys(ports.storage, next);
    },
  };
}
