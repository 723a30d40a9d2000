import type { ReactNode } from 'react';
import { Problem } from '#store/words/problem.tsx';
import { useWords } from '#store/words/react.tsx';
import { WithParts } from '#store/words/with-parts.tsx';
import type { Said } from '../desk/desk-client.ts';
import styles from './library-page.module.css';

/** Why a desk did not do what the library told it. */
export function NotDone({ answer }: { readonly answer: Said }): ReactNode {
  const { library } = useWords();
  const why = 'why' in answer ? <Problem key="why" of={answer.why} /> : '';
  return (
    <span className={styles.fault}>
      <WithParts say={library.failed} parts={[why]} />
    </span>
  );
}
