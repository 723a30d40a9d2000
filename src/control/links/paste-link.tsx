import { useId, useState, type ReactNode } from 'react';
import { useWords } from '#store/words/react.tsx';
import { readLink } from './draft.ts';
import frame from '../frame/operator-page.module.css';

/** Takes over a link that somebody has already: once it is whole, the form has it, and this field is empty again. */
export function PasteLink({
  take,
}: {
  readonly take: (link: NonNullable<ReturnType<typeof readLink>>) => void;
}): ReactNode {
  const { links } = useWords();
  const id = useId();
  const [text, setText] = useState('');
  return (
    <div>
      <label className={frame.label} htmlFor={id}>
        {links.paste}
      </label>
      <input
        id={id}
        className={frame.input}
        type="text"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        value={text}
        aria-invalid={text !== '' && readLink(text) === undefined}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          setText(event.target.value);
        }}
        onPaste={(event) => {
          const link = readLink(event.clipboardData.getData('text'));
          if (link === undefined) return;
          event.preventDefault();
          setText('');
          take(link);
        }}
        onKeyDown={(event) => {
          const link = event.key === 'Enter' ? readLink(text) : undefined;
          if (link === undefined) return;
          setText('');
          take(link);
        }}
      />
      <p id={`${id}-hint`} className={frame.hint} data-bad={text !== '' && readLink(text) === undefined}>
        {text === '' || readLink(text) !== undefined ? links.pasteHint : links.pasteBad}
      </p>
    </div>
  );
}
