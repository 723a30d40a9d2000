import { useEffect, useId, useState, type ReactNode } from 'react';
import type { AccessClient } from '#store/access-client.ts';
import { useWords } from '#store/words/react.tsx';
import frame from '../frame/operator-page.module.css';

interface ViewerKeyProps {
  readonly value: string;
  readonly change: (key: string) => void;
  readonly access: Pick<AccessClient, 'keys'>;
}

/** What a viewer key has none of would end the fragment, or be read as something else. */
const NO_KEY = /[^\w-]/g;

/** Where the relay wants keys of other computers: the one that the link is to bring along. It lives in this page alone, and goes with it. */
export function ViewerKey({ value, change, access }: ViewerKeyProps): ReactNode {
  const id = useId();
  const { access: said } = useWords();
  const [isWanted, setWanted] = useState(value !== '');
  useEffect(() => {
    let isHere = true;
    void access.keys().then((answer) => {
      if (isHere && answer.ok && answer.value.lan && !answer.value.openLan) setWanted(true);
      return undefined;
    });
    return () => {
      isHere = false;
    };
  }, [access]);
  if (!isWanted) return null;
  return (
    <div>
      <label className={frame.label} htmlFor={id}>
        {said.viewerKey}
      </label>
      <input
        id={id}
        className={frame.input}
        type="text"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={128}
        value={value}
        data-testid="viewer-key"
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          change(event.target.value.replaceAll(NO_KEY, ''));
        }}
      />
      <p id={`${id}-hint`} className={frame.hint}>
        {said.viewerKeyHint}
      </p>
    </div>
  );
}
