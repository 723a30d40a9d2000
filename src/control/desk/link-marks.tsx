/** Where an output's link says something of its own: beside the control whose word it keeps out, or that goes before it. */
import type { ReactNode } from 'react';
import { OPTIONS, type OptionId } from '#store/options-table.ts';
import { sharedWords } from '#store/link-words.ts';
import { sportWords } from '#store/words/name-words.ts';
import type { CommandNames } from './command-words.ts';
import { useDesk } from './desk-context.tsx';
import styles from './link-marks.module.css';

/** What the links of outputs name of these options, a line each; nothing where they name none. */
export function LinkMarks({ ids, id }: { readonly ids: readonly OptionId[]; readonly id?: string }): ReactNode {
  const { detail, names } = useDesk();
  const { outputs: say, options } = names.words;
  const marks = sharedWords(detail.answer?.outputs ?? [], ids);
  if (marks.length === 0) return null;
  return (
    <ul id={id} className={styles.marks} data-testid="link-marks">
      {marks.map((mark) => {
        const of = mark.outputs.map((output) => output || say.unnamed).join(', ');
        const value = valueWords(mark.id, mark.value, names);
        const words =
          mark.precedence === 'pinned'
            ? say.pinned(of, value)
            : mark.precedence === 'adds'
              ? say.linkHides(of, value)
              : say.linkSays(of, value);
        return (
          <li key={`${mark.id} ${mark.value}`} className={styles.mark} data-precedence={mark.precedence}>
            {ids.length === 1 ? null : <b>{options.labels[mark.id]}. </b>}
            {words}
          </li>
        );
      })}
    </ul>
  );
}

/** What a link says of an option, as people call it on this page. */
export function valueWords(id: OptionId, value: string, { words, teamName }: CommandNames): string {
  const { outputs, options, desk } = words;
  if (id === 'show') return Object.entries(options.shows).find(([show]) => show === value)?.[1] ?? value;
  if (id === 'sport') return sportWords({ id: value, name: value }, words);
  if (id === 'delay') return `${value} ${desk.ms}`;
  if (value === 'home' || value === 'away') return teamName(value);
  const { type } = OPTIONS[id];
  if (type === 'colour') return `#${value}`;
  return type === 'logo' && value === '/' ? outputs.ownPicture : value;
}
