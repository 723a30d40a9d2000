import type { ReactNode } from 'react';
import { isLoopback, publishUrl } from '#store/addresses.ts';
import { useWords } from '#store/words/react.tsx';
import { CopyLine } from '../frame/copy-line.tsx';
import type { PagePorts } from '../frame/ports.ts';
import frame from '../frame/operator-page.module.css';
import styles from './hub-page.module.css';

/** What to check, the likeliest first, so that Scoreboard OCR's feed arrives. */
export function ConnectGuide({ stream, ports }: { readonly stream: string; readonly ports: PagePorts }): ReactNode {
  const { hub } = useWords();
  const { location } = ports;
  const port = portOf(location);
  return (
    <ol className={styles.steps}>
      <li>
        <CopyLine
          label={hub.connectUrl}
          testId="setup-url"
          value={publishUrl(location, stream)}
          hint={hub.connectUrlHint}
          ports={ports}
        />
      </li>
      <li>
        <strong>{hub.otherPc}</strong>{' '}
        {isLoopback(location.hostname) ? (
          <>
            {hub.otherPcLoopback} <code>npm start -- --lan</code>
          </>
        ) : (
          <>
            {hub.otherPcTest}{' '}
            <a className={frame.link} href="/test">
              {`${location.protocol}//${location.host}/test`}
            </a>
          </>
        )}
      </li>
      <li>
        <strong>{hub.firewall}.</strong> {hub.firewallText(port)}
      </li>
      <li>
        <strong>{hub.network}.</strong> {hub.networkText}
      </li>
      <li>
        <strong>{hub.port}.</strong> {hub.portText(port)}
      </li>
    </ol>
  );
}

function portOf({ host, protocol }: { readonly host: string; readonly protocol: string }): string {
  return /:(\d+)$/.exec(host)?.[1] ?? (protocol === 'https:' ? '443' : '80');
}
