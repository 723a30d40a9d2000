import { useState, type ReactNode } from 'react';
import { useWords } from '#store/words/react.tsx';
import type { PagePorts } from '../frame/ports.ts';
import { saveFile } from '../library/save-file.ts';
import { localFileFor } from './local-file.ts';
import frame from '../frame/operator-page.module.css';
import styles from './links-page.module.css';

interface LocalFileButtonProps {
  readonly stream: string;
  /** The overlay's whole address. */
  readonly url: string;
  readonly ports: Pick<PagePorts, 'fetch'>;
}

/** Saves the file for OBS's "Local file", which waits for a Boardcast that is started after OBS. */
export function LocalFileButton({ stream, url, ports }: LocalFileButtonProps): ReactNode {
  const { links } = useWords();
  const [failed, setFailed] = useState(false);

  async function save(document: Document): Promise<void> {
    const answer = await ports.fetch('/boardcast-overlay.html').catch(() => undefined);
    const text = answer?.ok === true ? localFileFor(await answer.text(), url) : undefined;
    setFailed(text === undefined);
    if (text !== undefined) saveFile(document, `boardcast-${stream}.html`, text);
  }

  return (
    <p className={styles.drop}>
      <button
        className={frame.button}
        type="button"
        data-testid="local-file"
        onClick={({ currentTarget }) => void save(currentTarget.ownerDocument)}
      >
        {links.localFile}
      </button>
      <span className={frame.hint} role="status">
        {failed ? links.localFileFailed : links.localFileHint}
      </span>
    </p>
  );
}
