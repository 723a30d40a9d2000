import { useId, type ReactNode } from 'react';
import { sportWords } from '#store/words/name-words.ts';
import { useWords } from '#store/words/react.tsx';
import { SHAPES, type GalleryFilter, type GalleryLists } from './gallery-filter.ts';
import styles from './filter-bar.module.css';

export interface FilterBarProps {
  readonly lists: GalleryLists;
  readonly filter: GalleryFilter;
  readonly change: (part: Partial<GalleryFilter>) => void;
  /** How many tiles the filter leaves. */
  readonly count: number;
}

/** What of the gallery is to be seen, and the stream its URLs are for. */
export function FilterBar({ lists, filter, change, count }: FilterBarProps): ReactNode {
  const words = useWords();
  const { gallery } = words;
  return (
    <form
      className={styles.bar}
      aria-label={gallery.filter}
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <Choice
        label={gallery.sport}
        all={gallery.allSports}
        rows={lists.sports.map((sport) => ({ id: sport.id, name: sportWords(sport, words) }))}
        value={filter.sport}
        choose={(sport) => {
          change({ sport });
        }}
      />
      <Choice
        label={gallery.theme}
        all={gallery.allThemes}
        rows={lists.themes}
        lang="en"
        value={filter.theme}
        choose={(theme) => {
          change({ theme });
        }}
      />
      <fieldset className={styles.shapes}>
        <legend>{gallery.shape}</legend>
        {SHAPES.map((shape) => (
          <label key={shape} className={styles.shape}>
            <input
              type="radio"
              name="shape"
              value={shape}
              checked={filter.shape === shape}
              onChange={() => {
                change({ shape });
              }}
            />
            <span>{shape}</span>
          </label>
        ))}
      </fieldset>
      <label className={styles.field}>
        <span>{gallery.stream}</span>
        <input
          type="text"
          spellCheck={false}
          autoCapitalize="none"
          autoComplete="off"
          maxLength={64}
          value={filter.stream}
          onChange={(event) => {
            change({ stream: event.target.value });
          }}
        />
      </label>
      <p className={styles.count} role="status" data-testid="count">
        {gallery.count(count)}
      </p>
    </form>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly all: string;
  readonly rows: readonly { readonly id: string; readonly name: string }[];
  /** The language of the rows' names, where it is not the page's. */
  readonly lang?: string;
  readonly value: string | undefined;
  readonly choose: (id: string | undefined) => void;
}

function Choice({ label, all, rows, lang, value, choose }: ChoiceProps): ReactNode {
  const id = useId();
  const isKnown = rows.some(({ id }) => id === value);
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={isKnown ? value : ''}
        onChange={(event) => {
          choose(event.target.value || undefined);
        }}
      >
        <option value="">{all}</option>
        {rows.map(({ id, name }) => (
          <option key={id} value={id} lang={lang}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
