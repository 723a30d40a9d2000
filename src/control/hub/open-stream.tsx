import { useId, type ReactNode } from 'react';
import { toStreamId } from '#protocol/fields.ts';
import { previewPath } from '#store/addresses.ts';
import { useWords } from '#store/words/react.tsx';
import type { PagePorts } from '../frame/ports.ts';
import frame from '../frame/operator-page.module.css';
import styles from './hub-page.module.css';

interface OpenStreamProps {
  /** As typed; the guide below names it too. */
  readonly name: string;
  readonly setName: (name: string) => void;
  readonly ports: Pick<PagePorts, 'access' | 'location' | 'go'>;
}

/** Opens a stream by its name, also one that has no feed yet. */
export function OpenStream({ name, setName, ports }: OpenStreamProps): ReactNode {
  const { hub, common } = useWords();
  const id = useId();
  const stream = toStreamId(name);
  /** The page says by itself what is wrong where the relay does not answer. */
  async function open(pathOf: (id: string) => string): Promise<void> {
    if (stream === undefined) return;
    await ports.access.openStream(stream);
    ports.go(pathOf(stream));
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void open((id) => previewPath(ports.location, id));
      }}
    >
      <label className={frame.label} htmlFor={id}>
        {hub.byName}
      </label>
      <div className={styles.row}>
        <input
          id={id}
          className={frame.input}
          type="text"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={64}
          value={name}
          aria-describedby={`${id}-hint`}
          onChange={(event) => {
            setName(event.target.value);
          }}
        />
        <button className={frame.button} type="submit" disabled={stream === undefined}>
          {common.preview}
        </button>
        <button
          className={frame.button}
          type="button"
          disabled={stream === undefined}
          onClick={() => {
            void open((id) => `/control/${id}`);
          }}
        >
          {common.control}
        </button>
      </div>
      <p id={`${id}-hint`} className={frame.hint}>
        {hub.byNameHint}
      </p>
    </form>
  );
}
