import type { ReactNode } from 'react';
import controls from './controls.module.css';

/** The field for a stream's name, of which a page has one: a `label` for `stream-name` belongs to it. Whatever is typed is handed on as it is. */
export function StreamNameInput({ value, onChange }: { value: string; onChange: (value: string) => void }): ReactNode {
  return (
    <input
      id="stream-name"
      className={controls.input}
      value={value}
      spellCheck={false}
      autoCapitalize="none"
      autoComplete="off"
      onChange={(event) => {
        onChange(event.target.value);
      }}
    />
  );
}
