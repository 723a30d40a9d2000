import type { ReactNode } from 'react';
import type { DeskState } from '#protocol/desk.ts';
import { useWords } from '#store/words/react.tsx';
import { OPTION_IDS } from '#store/write-options.ts';
import { verdictOf, type Verdict } from './desk-word.ts';
import { givenIn, optionsOfDraft, type LinkDraft } from './draft.ts';
import frame from '../frame/operator-page.module.css';
import styles from './links-page.module.css';

/** Whose word counts: what of the link the desk overrules now or may, and what the link pins. */
export function DeskPanel({
  draft,
  desk,
}: {
  readonly draft: LinkDraft;
  readonly desk: DeskState | undefined;
}): ReactNode {
  const { links, options } = useWords();
  const given = givenIn(draft);
  const { name } = optionsOfDraft(draft);
  const verdicts = OPTION_IDS.flatMap((id) => {
    const verdict = verdictOf(id, given.includes(id), desk, name);
    return verdict === undefined ? [] : [{ id, label: options.labels[id], ...verdict }];
  });
  const list = (kind: Verdict['kind'], title: string, means: (word: string) => string): ReactNode => {
    const rows = verdicts.filter((verdict) => verdict.kind === kind);
    if (rows.length === 0) return null;
    return (
      <div className={styles.verdicts} data-kind={kind} data-testid="verdicts">
        <h3>{title}</h3>
        <ul>
          {rows.map(({ id, label, word }) => (
            <li key={id}>
              <b>{label}</b> {word === undefined ? null : means(word)}
            </li>
          ))}
        </ul>
      </div>
    );
  };
  return (
    <section className={frame.panel} aria-labelledby="desk-heading">
      <h2 id="desk-heading" className={frame.heading}>
        {links.desk}
      </h2>
      {desk === undefined ? <p className={frame.hint}>{links.deskUnknown}</p> : null}
      {verdicts.length === 0 ? <p className={frame.hint}>{links.deskSilent}</p> : null}
      {list('wins', links.wins, links.winsMeans)}
      {list('pinned', `${links.pinned}. ${links.pinnedMeans}`, () => '')}
      {list('canWin', links.canWin, () => '')}
      {list('adds', links.wins, links.adds)}
    </section>
  );
}
