import { useId, useState, type ReactNode } from 'react';
import type { OptionId } from '#store/options-table.ts';
import { useWords } from '#store/words/react.tsx';
import { rowOf } from '#store/write-options.ts';
import { readText } from './draft.ts';
import { choicesOf, listedOf, suggestionsOf, type LinkLists } from './link-lists.ts';
import { choiceWord, expectationOf, helpOf } from './option-words.ts';
import { PositionField } from './position-field.tsx';
import frame from '../frame/operator-page.module.css';
import styles from './links-page.module.css';

export interface OptionFieldProps {
  readonly id: OptionId;
  /** As it was typed; empty where the option is not given. */
  readonly text: string;
  readonly change: (text: string) => void;
  readonly lists: LinkLists;
  /** The sport that the link names. */
  readonly sport: string | undefined;
  /** What there is to say of the desk, beside the label. */
  readonly note?: string | undefined;
}

/** What the form needs to draw one control. */
interface ControlProps extends OptionFieldProps {
  readonly controlId: string;
  readonly describedBy: string | undefined;
  readonly isBad: boolean;
}

/** An option with its label, its control, what helps, and what is wrong with it. */
export function OptionField(props: OptionFieldProps): ReactNode {
  const { id, text, change, note } = props;
  const words = useWords();
  const controlId = useId();
  const isBad = text !== '' && readText(id, text) === undefined;
  const hint = isBad ? expectationOf(id, words) : helpOf(id, words);
  const hintId = hint === undefined ? undefined : `${controlId}-hint`;
  const { type } = rowOf(id);
  if (id === 'position') return <PositionField text={text} change={change} />;
  const control = { ...props, controlId, describedBy: hintId, isBad };
  return (
    <div
      className={styles.field}
      data-testid="option"
      data-option={id}
      data-wide={type === 'paths' || type === 'names'}
    >
      {type === 'flag' ? (
        <Flag {...control} />
      ) : (
        <>
          <label className={frame.label} htmlFor={controlId}>
            {words.options.labels[id]}
          </label>
          <Control {...control} />
        </>
      )}
      {hint === undefined ? null : (
        <p id={hintId} className={frame.hint} data-bad={isBad}>
          {hint}
        </p>
      )}
      {note === undefined ? null : <p className={styles.note}>{note}</p>}
    </div>
  );
}

function Control(props: ControlProps): ReactNode {
  const { id, lists } = props;
  const { type } = rowOf(id);
  const choices = choicesOf(id, lists);
  if (choices !== undefined) return <Select {...props} choices={choices} />;
  const listed = listedOf(id, lists);
  if (listed.length > 0) return <SelectOrText {...props} listed={listed} />;
  if (type === 'colour' || type === 'chroma') return <Colour {...props} />;
  return <Text {...props} />;
}

function Select({
  id,
  text,
  change,
  controlId,
  describedBy,
  choices,
}: ControlProps & { readonly choices: NonNullable<ReturnType<typeof choicesOf>> }): ReactNode {
  const words = useWords();
  const isKnown = text === '' || choices.some(({ value }) => value === text);
  return (
    <select
      id={controlId}
      className={frame.select}
      aria-describedby={describedBy}
      value={text}
      onChange={(event) => {
        change(event.target.value);
      }}
    >
      <option value="">{words.links.notSet}</option>
      {isKnown ? null : <option value={text}>{text}</option>}
      {choices.map(({ value, name }) => (
        <option key={value} value={value}>
          {choiceWord(id, { value, name }, words)}
        </option>
      ))}
    </select>
  );
}

/** One of a list, or a name of one's own, which is typed. */
function SelectOrText({
  listed,
  ...props
}: ControlProps & { readonly listed: ReturnType<typeof listedOf> }): ReactNode {
  const { id, text, change, controlId, describedBy } = props;
  const { links, options } = useWords();
  const isListed = text === '' || listed.some(({ value }) => value === text);
  const [isOwn, setOwn] = useState(false);
  const isTyped = isOwn || !isListed;
  return (
    <>
      <select
        id={controlId}
        className={frame.select}
        aria-describedby={describedBy}
        value={isTyped ? OWN : text}
        onChange={({ target: { value } }) => {
          setOwn(value === OWN);
          change(value === OWN ? '' : value);
        }}
      >
        <option value="">{links.notSet}</option>
        {listed.map(({ value, name }) => (
          <option key={value} value={value}>
            {name ?? value}
          </option>
        ))}
        <option value={OWN}>{links.ownName}</option>
      </select>
      {isTyped ? (
        <div className={styles.own}>
          <Text {...props} controlId={`${controlId}-own`} label={`${options.labels[id]}: ${links.ownName}`} />
        </div>
      ) : null}
    </>
  );
}

/** No name that an option can have. */
const OWN = ' own';

function Text({
  id,
  text,
  change,
  controlId,
  describedBy,
  isBad,
  lists,
  sport,
  label,
}: ControlProps & { readonly label?: string }): ReactNode {
  const { type } = rowOf(id);
  const suggestions = suggestionsOf(id, lists, sport);
  const listId = suggestions.length === 0 ? undefined : `${controlId}-list`;
  return (
    <>
      <input
        id={controlId}
        className={frame.input}
        type="text"
        inputMode={type === 'number' || type === 'scale' ? 'decimal' : undefined}
        autoComplete="off"
        spellCheck={false}
        list={listId}
        aria-label={label}
        value={text}
        aria-invalid={isBad}
        aria-describedby={describedBy}
        onChange={(event) => {
          change(event.target.value);
        }}
      />
      {listId === undefined ? null : (
        <datalist id={listId}>
          {suggestions.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
    </>
  );
}

/** A colour by eye or by its digits. */
function Colour(props: ControlProps): ReactNode {
  const { id, text, change } = props;
  const { links, options } = useWords();
  const read = readText(id, text);
  const seen = text !== '' && typeof read === 'string' ? read.slice(0, 7) : undefined;
  return (
    <div className={styles.colour}>
      <input
        className={styles.well}
        type="color"
        data-set={seen !== undefined}
        aria-label={links.pick(options.labels[id])}
        value={seen ?? '#808080'}
        onChange={(event) => {
          change(event.target.value.slice(1));
        }}
      />
      <Text {...props} />
    </div>
  );
}

function Flag({ id, text, change, controlId, describedBy }: ControlProps): ReactNode {
  const { options } = useWords();
  const row = rowOf(id);
  const value = text === '' ? row.default : readText(id, text);
  return (
    <label className={styles.flag} htmlFor={controlId}>
      <input
        id={controlId}
        type="checkbox"
        checked={value === true}
        aria-describedby={describedBy}
        onChange={(event) => {
          const { checked } = event.target;
          change(checked === row.default ? '' : checked ? '1' : '0');
        }}
      />
      {options.labels[id]}
    </label>
  );
}
