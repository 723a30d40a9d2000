import { useState, type ReactNode } from 'react';
import type { DeskState } from '#protocol/desk.ts';
import { OPTION_GROUPS, optionsOf, type OptionGroup } from '#store/option-notes.ts';
import { useWords } from '#store/words/react.tsx';
import { verdictOf } from './desk-word.ts';
import { givenIn, optionsOfDraft, withText, type LinkDraft } from './draft.ts';
import type { LinkLists } from './link-lists.ts';
import { OptionField } from './option-field.tsx';
import { noteOf } from './option-words.ts';
import { PasteLink } from './paste-link.tsx';
import frame from '../frame/operator-page.module.css';
import styles from './links-page.module.css';

export interface LinkFormProps {
  readonly draft: LinkDraft;
  readonly change: (draft: LinkDraft) => void;
  /** Takes over a whole link. */
  readonly take: (link: { readonly stream: string; readonly search: string }) => void;
  readonly lists: LinkLists;
  readonly desk: DeskState | undefined;
}

/** What most links say stands open from the start. */
const OPEN: ReadonlySet<OptionGroup> = new Set(['teams', 'look', 'place']);

/** Every option of the table, in groups that open and close. */
export function LinkForm({ draft, change, take, lists, desk }: LinkFormProps): ReactNode {
  const { links } = useWords();
  return (
    <form
      className={styles.form}
      aria-label={links.title}
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <PasteLink take={take} />
      {OPTION_GROUPS.map((group) => (
        <Group key={group} group={group} draft={draft} change={change} lists={lists} desk={desk} />
      ))}
      {draft.others.length === 0 ? null : (
        <p className={frame.hint} data-testid="kept">
          {links.kept} <code>{draft.others.join('&')}</code>
        </p>
      )}
      <button
        type="button"
        className={frame.button}
        onClick={() => {
          change({ texts: {}, others: [] });
        }}
      >
        {links.clear}
      </button>
    </form>
  );
}

type GroupProps = Omit<LinkFormProps, 'take'> & { readonly group: OptionGroup };

function Group({ group, draft, change, lists, desk }: GroupProps): ReactNode {
  const words = useWords();
  const { links } = words;
  const ids = optionsOf(group);
  const given = givenIn(draft, ids);
  const { name } = optionsOfDraft(draft);
  // What the link already says is in sight when the page opens; later it is the reader who opens and closes.
  const [isOpen] = useState(OPEN.has(group) || given.length > 0);
  return (
    <details className={styles.group} open={isOpen} data-group={group}>
      <summary>
        <h3>{links.groups[group]}</h3> <span>{links.given(given.length)}</span>
      </summary>
      <div className={styles.fields} data-group={group}>
        {ids.map((id) => (
          <OptionField
            key={id}
            id={id}
            text={draft.texts[id] ?? ''}
            change={(text) => {
              change(withText(draft, id, text));
            }}
            lists={lists}
            sport={draft.texts.sport}
            note={noteOf(verdictOf(id, given.includes(id), desk, name), words)}
          />
        ))}
      </div>
    </details>
  );
}
