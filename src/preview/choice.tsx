import type { ReactNode } from 'react';
import styles from './program-panel.module.css';

interface ChoiceProps<T extends string> {
  /** The group's name in the page, for its radios. */
  readonly name: string;
  readonly legend: string;
  readonly all: readonly T[];
  /** Undefined while something that is none of these holds. */
  readonly chosen: T | undefined;
  readonly choose: (one: T) => void;
  /** What an operator reads for one; the value itself without it. */
  readonly words?: Readonly<Record<T, string>>;
}

/** One of a few, all of them in sight. */
export function Choice<T extends string>({ name, legend, all, chosen, choose, words }: ChoiceProps<T>): ReactNode {
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
          <span>{words?.[one] ?? one}</span>
        </label>
      ))}
    </fieldset>
  );
}
