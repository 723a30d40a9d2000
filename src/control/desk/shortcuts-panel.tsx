import { useState, type ReactNode } from 'react';
import { shortcutWords } from './actions.ts';
import { useDesk } from './desk-context.tsx';
import { Fold, Hint, Key } from './kit.tsx';
import { holderOf, keyOfPress, SHORTCUTS, STANDARD_KEYS, type Shortcut } from './shortcuts.ts';
import type { Shortcuts } from './use-shortcuts.ts';
import styles from './side-panels.module.css';

/** Every shortcut with its key, which a press on it changes. */
export function ShortcutsPanel({ keys, change }: Shortcuts): ReactNode {
  const { names, keys: sportKeys } = useDesk();
  const { desk } = names.words;
  const [waiting, setWaiting] = useState<Shortcut>();
  const [fault, setFault] = useState('');
  const listed = SHORTCUTS.flatMap((shortcut) => {
    const words = shortcutWords(shortcut, sportKeys, names);
    return words === undefined ? [] : [{ shortcut, words }];
  });

  function press(shortcut: Shortcut, event: React.KeyboardEvent): void {
    if (waiting !== shortcut) return;
    const key = keyOfPress(event);
    if (key === undefined) return;
    // What is pressed here is the new key, and no command.
    event.preventDefault();
    event.nativeEvent.stopImmediatePropagation();
    event.stopPropagation();
    const holder = holderOf(keys, key, shortcut);
    setWaiting(undefined);
    if (holder !== undefined) setFault(desk.taken(shortcutWords(holder, sportKeys, names) ?? holder));
    else change({ ...keys, [shortcut]: key });
  }

  return (
    <Fold value="shortcuts" heading={desk.shortcuts}>
      <Hint>{desk.shortcutsHint}</Hint>
      <ul className={styles.shortcuts}>
        {listed.map(({ shortcut, words }) => (
          <li key={shortcut}>
            <span>{words}</span>
            <button
              type="button"
              className={styles.shortcut}
              aria-label={`${desk.change(words)}: ${keys[shortcut] || desk.noKey}`}
              aria-pressed={waiting === shortcut}
              data-testid={`key-${shortcut}`}
              onClick={() => {
                setFault('');
                setWaiting(waiting === shortcut ? undefined : shortcut);
              }}
              onBlur={() => {
                setWaiting(undefined);
              }}
              onKeyDown={(event) => {
                press(shortcut, event);
              }}
            >
              {waiting === shortcut ? desk.press : <kbd>{keys[shortcut] || desk.noKey}</kbd>}
            </button>
          </li>
        ))}
      </ul>
      <p role="alert" className={styles.state}>
        {fault}
      </p>
      <Key
        look="small"
        onPress={() => {
          change(STANDARD_KEYS);
        }}
      >
        {desk.standardKeys}
      </Key>
    </Fold>
  );
}
