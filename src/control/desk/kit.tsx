/** The few controls of which the page is made. */
import { Accordion } from '@base-ui/react/accordion';
import { Switch } from '@base-ui/react/switch';
import { useId, useState, type ReactNode } from 'react';
import { useWords } from '#store/words/react.tsx';
import styles from './kit.module.css';

/** A key: does something at once. */
export function Key({
  onPress,
  children,
  look = 'plain',
  label,
  isDisabled = false,
  isFresh = false,
  shortcut,
  testId,
}: {
  readonly onPress: () => void;
  readonly children: ReactNode;
  readonly look?: 'plain' | 'big' | 'small' | 'main' | 'danger';
  /** What a screen reader says where the key shows too little. */
  readonly label?: string | undefined;
  readonly isDisabled?: boolean;
  /** It has just come where another one stood: it takes no press yet, and keeps its look and its focus. */
  readonly isFresh?: boolean;
  readonly shortcut?: string | undefined;
  readonly testId?: string;
}): ReactNode {
  return (
    <button
      type="button"
      className={styles.key}
      data-look={look}
      aria-label={label}
      aria-keyshortcuts={shortcut}
      aria-disabled={isFresh || undefined}
      disabled={isDisabled}
      data-testid={testId}
      onClick={isFresh ? undefined : onPress}
    >
      {children}
    </button>
  );
}

/** A part of the page with its heading. */
export function Panel({
  heading,
  children,
  testId,
}: {
  readonly heading: string;
  readonly children: ReactNode;
  readonly testId?: string;
}): ReactNode {
  const id = useId();
  return (
    <section className={styles.panel} aria-labelledby={id} data-testid={testId}>
      <h2 id={id} className={styles.heading}>
        {heading}
      </h2>
      {children}
    </section>
  );
}

/** A part of the page that opens and closes. */
export function Fold({
  value,
  heading,
  note,
  children,
}: {
  readonly value: string;
  readonly heading: string;
  /** What is worth knowing of it while it is closed. */
  readonly note?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <Accordion.Item value={value} className={styles.fold} data-testid={`fold-${value}`}>
      <Accordion.Header className={styles.foldHeader} render={<h2 />}>
        <Accordion.Trigger className={styles.foldTrigger}>
          <span>{heading}</span>
          {note === undefined ? null : <span className={styles.foldNote}>{note}</span>}
        </Accordion.Trigger>
      </Accordion.Header>
      <Accordion.Panel className={styles.foldPanel}>{children}</Accordion.Panel>
    </Accordion.Item>
  );
}

/** On or off, at once. */
export function OnOff({
  isOn,
  onChange,
  children,
}: {
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <label className={styles.onOff}>
      <Switch.Root className={styles.switch} checked={isOn} onCheckedChange={onChange}>
        <Switch.Thumb className={styles.thumb} />
      </Switch.Root>
      <span>{children}</span>
    </label>
  );
}

/** A box whose text counts when it is applied or Enter is pressed, never before; Escape gives back what was there. */
export function Entry({
  label,
  value,
  onApply,
  isLabelHidden = false,
  isShort = false,
  mode,
  isWrong,
  max = 80,
  note,
}: {
  readonly label: string;
  readonly value: string;
  readonly onApply: (text: string) => void;
  readonly isLabelHidden?: boolean;
  /** A sign on the key instead of a word, where room is scarce. */
  readonly isShort?: boolean;
  readonly mode?: 'numeric' | 'text' | 'decimal';
  /** In words what is wrong with a text; nothing for one that is good. */
  readonly isWrong?: (text: string) => string | undefined;
  readonly max?: number;
  /** What is to be known of it, said below it. */
  readonly note?: ReactNode;
}): ReactNode {
  const { common } = useWords();
  const id = useId();
  const [draft, setDraft] = useState<string>();
  const [fault, setFault] = useState<string>();

  function apply(): void {
    if (draft === undefined) return;
    const wrong = isWrong?.(draft);
    setFault(wrong);
    if (wrong !== undefined) return;
    setDraft(undefined);
    onApply(draft);
  }

  return (
    <form
      className={styles.entry}
      data-typed={draft !== undefined}
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <label htmlFor={id} className={isLabelHidden ? styles.unseen : styles.entryLabel}>
        {label}
      </label>
      <span className={styles.entryRow}>
        <input
          id={id}
          className={styles.box}
          type="text"
          autoComplete="off"
          inputMode={mode}
          maxLength={max}
          value={draft ?? value}
          aria-invalid={fault !== undefined}
          aria-describedby={fault === undefined ? (note === undefined ? undefined : `${id}-note`) : `${id}-fault`}
          onChange={(event) => {
            setDraft(event.target.value);
            setFault(undefined);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            setDraft(undefined);
            setFault(undefined);
          }}
        />
        <button
          type="submit"
          className={styles.key}
          data-look="small"
          aria-label={`${common.apply}: ${label}`}
          disabled={draft === undefined}
        >
          {isShort ? '✓' : common.apply}
        </button>
      </span>
      {note === undefined ? null : <div id={`${id}-note`}>{note}</div>}
      {fault === undefined ? null : (
        <span id={`${id}-fault`} className={styles.fault} role="alert">
          {fault}
        </span>
      )}
    </form>
  );
}

/** One of a list, at once. */
export function Choice({
  label,
  value,
  options,
  onChoose,
  note,
}: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, words: string])[];
  readonly onChoose: (value: string) => void;
  /** What is to be known of it, said below it. */
  readonly note?: ReactNode;
}): ReactNode {
  const id = useId();
  const isListed = options.some(([known]) => known === value);
  return (
    <div className={styles.entry}>
      <label htmlFor={id} className={styles.entryLabel}>
        {label}
      </label>
      <select
        id={id}
        className={styles.box}
        value={value}
        aria-describedby={note === undefined ? undefined : `${id}-note`}
        onChange={(event) => {
          onChoose(event.target.value);
        }}
      >
        {isListed ? null : <option value={value}>{value}</option>}
        {options.map(([known, words]) => (
          <option key={known} value={known}>
            {words}
          </option>
        ))}
      </select>
      {note === undefined ? null : <div id={`${id}-note`}>{note}</div>}
    </div>
  );
}

/** A sentence that explains. */
export function Hint({ children }: { readonly children: ReactNode }): ReactNode {
  return <p className={styles.hint}>{children}</p>;
}
