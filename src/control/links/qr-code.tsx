import { useMemo, type ReactNode } from 'react';
import { useWords } from '#store/words/react.tsx';
import { qrMatrix, qrPath } from './qr-matrix.ts';
import frame from '../frame/operator-page.module.css';
import styles from './links-page.module.css';

/** An address for a phone's camera. */
export function QrCode({ url }: { readonly url: string }): ReactNode {
  const { links } = useWords();
  const rows = useMemo(() => qrMatrix(url), [url]);
  if (rows === undefined) return <p className={frame.hint}>{links.qrTooLong}</p>;
  return (
    <svg
      className={styles.qr}
      viewBox={`0 0 ${rows.length} ${rows.length}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={links.qrLabel(url)}
      data-testid="qr"
    >
      <path fill="#fff" d={`M0 0h${rows.length}v${rows.length}H0z`} />
      <path fill="#000" d={qrPath(rows)} />
    </svg>
  );
}
