import { useId, type ReactNode } from 'react';
import { rowOf } from '#store/write-options.ts';
import { useWords } from '#store/words/react.tsx';
import { choiceWord } from './option-words.ts';
import styles from './links-page.module.css';

/** Where on the picture the graphic stands: nine places on a small picture, or as the layout says. */
export function PositionField({
  text,
  change,
}: {
  readonly text: string;
  readonly change: (text: string) => void;
}): ReactNode {
  const words = useWords();
  const name = useId();
  const radio = (value: string, word: string): ReactNode => (
    <label key={value} className={styles.place}>
      <input
        type="radio"
        name={name}
        value={value}
        checked={text === value}
        onChange={() => {
          change(value);
        }}
      />
      <span>{word}</span>
    </label>
  );
  return (
    <fieldset className={styles.places} data-testid="option" data-option="position">
      <legend>{words.options.labels.position}</legend>
      <div className={styles.placeGrid}>
        {(rowOf('position').choices ?? []).map((value) =>
          radio(value, choiceWord('position', { value, name: undefined }, words)),
        )}
      </div>
      <div className={styles.placeNone}>{radio('', words.links.notSet)}</div>
    </fieldset>
  );
}
