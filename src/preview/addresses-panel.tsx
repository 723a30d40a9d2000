import type { ReactNode } from 'react';
import { isLoopback, obsDropUrl, overlayUrl, publishUrl } from '#store/addresses.ts';
import { edgeOf } from '#graphic/operator-page.tsx';
import { CopyField } from './copy-field.tsx';
import { useWords } from '#store/words/react.tsx';
import { useTools } from './tools.tsx';
import { WithParts } from '#store/words/with-parts.tsx';
import controls from './controls.module.css';
import panel from './panel.module.css';

/** The two URLs that leave this page: one for the scoreboard program, one for OBS or vMix. */
export function AddressesPanel({ stream }: { stream: string }): ReactNode {
  const { location } = useTools();
  const { reach } = useWords();
  return (
    <section className={panel.panel} aria-labelledby="addresses-heading">
      <h2 id="addresses-heading" className={panel.heading}>
        {reach.addresses}
      </h2>
      <CopyField
        label={reach.overlay}
        testId="overlay-url"
        value={overlayUrl(location, stream)}
        hint={
          <WithParts
            say={reach.overlayHint}
            parts={[
              <a
                key="link"
                className={controls.link}
                href={obsDropUrl(location, stream)}
                target="_blank"
                rel="noreferrer"
              >
                {reach.overlayLink}
              </a>,
            ]}
          />
        }
      />
      {edgeOf() === undefined ? (
        <CopyField label={reach.publish} testId="publish-url" value={publishUrl(location, stream)} />
      ) : null}
      {isLoopback(location.hostname) ? <LoopbackHint /> : null}
    </section>
  );
}

/** Said wherever URLs are shown that only mean "this PC". */
export function LoopbackHint(): ReactNode {
  const { reach } = useWords();
  return (
    <p className={panel.hint}>
      <WithParts say={reach.loopback} parts={[<code key="command">npm start -- --lan</code>]} />
    </p>
  );
}
