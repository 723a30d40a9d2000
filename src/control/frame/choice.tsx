import { useId, type ReactNode } from 'react';
import styles from './operator-page.module.css';

interface ChoiceProps<T extends string> {
  readonly legend: string;
  readonly all: readonly T[];
  readonly chosen: T;
  readonly choose: (one: T) => void;
  readonly words: Readonly<Record<T, string>>;
}

/** One of a few, all of them in sight. */
export function Choice<T extends string>({ legend, all, chosen, choose, words }: ChoiceProps<T>): ReactNode {
  const name = useId();
  return (
    <fieldset className={styles.choice}>
      <legend>{legend}</legend>
      {all.map((one) => (
        <label key={one} className={styles.option}>
          <input
            type="radio"
            name={name}
            value={one}
            checked={one === chosen}
            onChange={() => {
              choose(one);
            }}
          />
          <span>{words[one]}</span>
        </label>
      ))}
    </fieldset>
  );
}
