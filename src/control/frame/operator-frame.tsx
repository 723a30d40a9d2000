import { useEffect, type ReactNode } from 'react';
import { OperatorHeader, OperatorPage } from '#graphic/operator-page.tsx';
import { useWords } from '#store/words/react.tsx';
import styles from './operator-page.module.css';

interface OperatorFrameProps {
  readonly title: string;
  /** Whether the page is the start page, which needs no way to itself. */
  readonly isHub?: boolean;
  /** The stream that the page is about, whose other pages are one step away. */
  readonly stream?: string;
  readonly children: ReactNode;
}

/** What stands around a page: its name, the ways to the others, and the language. */
export function OperatorFrame({ title, isHub = false, stream, children }: OperatorFrameProps): ReactNode {
  const { common } = useWords();
  useEffect(() => {
    document.title = `${title} · Boardcast`;
  }, [title]);
  return (
    <OperatorPage className={styles.page}>
      <OperatorHeader title={title}>
        {isHub ? null : <a href="/">{common.allFeeds}</a>}
        {stream === undefined ? null : (
          <>
            <a href={`/preview/${stream}`}>{common.preview}</a>
            <a href={`/control/${stream}`}>{common.control}</a>
          </>
        )}
        <a href="/gallery">{common.gallery}</a>
        <a href="/test">{common.connectionTest}</a>
      </OperatorHeader>
      {children}
    </OperatorPage>
  );
}
