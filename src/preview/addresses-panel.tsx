import type { ReactNode } from 'react';
import { isLoopback, obsDropUrl, overlayUrl, publishUrl } from '#store/addresses.ts';
import { CopyField } from './copy-field.tsx';
import { useTools } from './tools.tsx';
import controls from './controls.module.css';
import panel from './panel.module.css';

/** The two URLs that leave this page: one for the scoreboard program, one for OBS or vMix. */
export function AddressesPanel({ stream }: { stream: string }): ReactNode {
  const { location } = useTools();
  return (
    <section className={panel.panel} aria-labelledby="addresses-heading">
      <h2 id="addresses-heading" className={panel.heading}>
        Addresses
      </h2>
      <CopyField
        label="Overlay, for OBS and vMix"
        testId="overlay-url"
        value={overlayUrl(location, stream)}
        hint={
          <>
            Width 1920, Height 1080. Or drag{' '}
            <a className={controls.link} href={obsDropUrl(location, stream)} target="_blank" rel="noreferrer">
              this link
            </a>{' '}
            into OBS, which sets the size too.
          </>
        }
      />
      <CopyField label="Scoreboard OCR, WebSocket URL" testId="publish-url" value={publishUrl(location, stream)} />
      {isLoopback(location.hostname) ? <LoopbackHint /> : null}
    </section>
  );
}

/** Said wherever URLs are shown that only mean "this PC". */
export function LoopbackHint(): ReactNode {
  return (
    <p className={panel.hint}>
      These work on this PC only. For a second PC use the address that <code>npm start -- --lan</code> prints.
    </p>
  );
}
