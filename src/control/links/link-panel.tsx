import { useState, type ReactNode } from 'react';
import { keyInFragment } from '#protocol/fields.ts';
import { isLoopback, keyFragment, obsDropUrl, previewPath } from '#store/addresses.ts';
import { useWords } from '#store/words/react.tsx';
import { Choice } from '../frame/choice.tsx';
import { CopyLine } from '../frame/copy-line.tsx';
import type { PagePorts } from '../frame/ports.ts';
import { LocalFileButton } from './local-file-button.tsx';
import { QrCode } from './qr-code.tsx';
import { ViewerKey } from './viewer-key.tsx';
import { SIZE_NAMES, SIZE_WORDS, SIZES, type SizeName } from './sizes.ts';
import frame from '../frame/operator-page.module.css';
import styles from './links-page.module.css';

const QR_KINDS = ['overlay', 'control', 'preview'] as const;

interface LinkPanelProps {
  readonly stream: string;
  /** The link's query. */
  readonly search: string;
  readonly size: SizeName;
  readonly setSize: (size: SizeName) => void;
  readonly ports: PagePorts;
}

/** The link itself, and every way to take it along: copied, dragged into OBS, or by a phone's camera. */
export function LinkPanel({ stream, search, size, setSize, ports }: LinkPanelProps): ReactNode {
  const { links } = useWords();
  const { location } = ports;
  const { protocol, host, hostname, pathname } = location;
  const { width, height } = SIZES[size];
  const [key, setKey] = useState(() => keyInFragment(location.hash) ?? '');
  const [kind, setKind] = useState<(typeof QR_KINDS)[number]>('overlay');
  const origin = `${protocol}//${host}`;
  const urls = {
    overlay: `${origin}/overlay/${stream}${search}${keyFragment(key)}`,
    control: `${origin}/control/${stream}`,
    preview: `${origin}${previewPath({ search }, stream)}`,
  };
  return (
    <section id="link" className={frame.panel} aria-labelledby="link-heading">
      <h2 id="link-heading" className={frame.heading}>
        {links.link}
      </h2>
      <Choice legend={links.size} all={SIZE_NAMES} chosen={size} choose={setSize} words={SIZE_WORDS} />
      <div className={styles.take}>
        <CopyLine
          label={links.link}
          isUnseen
          testId="link-url"
          value={urls.overlay}
          hint={links.linkHint(width, height)}
          ports={ports}
        />
        <p className={styles.drop}>
          <a
            className={styles.drag}
            href={obsDropUrl({ protocol, host, hostname, pathname, search, hash: keyFragment(key) }, stream, {
              width,
              height,
            })}
            target="_blank"
            rel="noreferrer"
            data-testid="drop-link"
          >
            {links.drag}
          </a>
          <span className={frame.hint}>{links.dragHint}</span>
        </p>
        <LocalFileButton stream={stream} url={urls.overlay} ports={ports} />
      </div>
      <ViewerKey value={key} change={setKey} access={ports.access} />
      {isLoopback(hostname) ? <p className={frame.hint}>{links.loopback}</p> : null}
      <h3 className={styles.subheading}>{links.qr}</h3>
      <div className={styles.phone}>
        <QrCode url={urls[kind]} />
        <Choice legend={links.qrOpens} all={QR_KINDS} chosen={kind} choose={setKind} words={links.qrKinds} />
      </div>
    </section>
  );
}
