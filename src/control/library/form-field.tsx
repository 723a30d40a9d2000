import { useId, type ReactNode, type Ref } from 'react';
import frame from '../frame/operator-page.module.css';
import styles from './library-page.module.css';

interface FormFieldProps {
  readonly label: string;
  readonly value: string;
  readonly change: (text: string) => void;
  /** What may be picked instead of typed. */
  readonly suggestions?: readonly string[];
  readonly isWrong?: boolean;
  readonly isNarrow?: boolean;
  readonly input?: Ref<HTMLInputElement>;
}

/** A word of a form, with its label. */
export function FormField(props: FormFieldProps): ReactNode {
  const { label, value, change, suggestions = [], isWrong = false, isNarrow = false, input } = props;
  const id = useId();
  return (
    <div className={styles.field} data-narrow={isNarrow}>
      <label className={frame.label} htmlFor={id}>
        {label}
      </label>
      <input
        ref={input}
        id={id}
        className={frame.input}
        type="text"
        autoComplete="off"
        dir="auto"
        maxLength={80}
        list={suggestions.length === 0 ? undefined : `${id}-list`}
        value={value}
        aria-invalid={isWrong}
        onChange={(event) => {
          change(event.target.value);
        }}
      />
      {suggestions.length === 0 ? null : (
        <datalist id={`${id}-list`}>
          {suggestions.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
    </div>
  );
}
