/** The relay's keys on the start page: which there are and since when, and new ones, each shown once. */
import { useEffect, useState, type ReactNode } from 'react';
import type { Refusal } from '#lib/result.ts';
import type { AccessSession, KeyList, NewKey } from '#protocol/access.ts';
import { isLoopback, keyedOverlayUrl, keyedPublishUrl } from '#store/addresses.ts';
import { SIGN_IN_WANTED } from '#store/page-fetch.ts';
import { Problem } from '#store/words/problem.tsx';
import { useSpeech } from '#store/words/react.tsx';
import { CopyLine } from '../frame/copy-line.tsx';
import type { PagePorts } from '../frame/ports.ts';
import frame from '../frame/operator-page.module.css';
import styles from './keys-panel.module.css';

type Kind = NewKey['kind'];

interface Known {
  readonly session: AccessSession | undefined;
  readonly list: KeyList | undefined;
}

interface KeysPanelProps {
  /** The stream that a new key's ready-made addresses name. */
  readonly stream: string;
  readonly ports: PagePorts;
}

/** Nothing on a relay that other computers do not reach, or that has no keys. */
export function KeysPanel({ stream, ports }: KeysPanelProps): ReactNode {
  const { access } = ports;
  const { words } = useSpeech();
  const said = words.access;
  const [{ session, list }, know] = useState<Known>({ session: undefined, list: undefined });
  const [asked, setAsked] = useState<Kind>();
  const [made, setMade] = useState<NewKey>();
  const [problem, setProblem] = useState<Refusal>();

  useEffect(() => {
    let isHere = true;
    void Promise.all([access.session(), access.keys()]).then(([session, list]) => {
      if (isHere) know({ session: session.ok ? session.value : undefined, list: list.ok ? list.value : undefined });
      return undefined;
    });
    return () => {
      isHere = false;
    };
  }, [access]);

  async function make(kind: Kind): Promise<void> {
    setAsked(undefined);
    setProblem(undefined);
    const answer = await access.newKey(kind);
    if (!answer.ok) {
      setProblem(answer);
      return;
    }
    setMade(answer.value);
    know((known) => ({ ...known, list: known.list && renewed(known.list, answer.value) }));
    // Its own sign-in ended with the old passphrase, and whoever made the new one need not type it.
    if (kind === 'operator' && session?.open === false) await access.signIn(answer.value.key);
  }

  async function signOut(): Promise<void> {
    await access.signOut();
    window.dispatchEvent(new Event(SIGN_IN_WANTED));
  }

  if (list === undefined || !list.lan || list.keys.length === 0) return null;
  return (
    <section className={frame.panel} aria-labelledby="keys-heading" data-testid="keys">
      <h2 id="keys-heading" className={frame.heading}>
        {said.keys}
      </h2>
      <p className={frame.hint}>{said.keysHint}</p>
      <ul className={styles.keys}>
        {list.keys.map((key) => (
          <KeyRow
            key={key.kind}
            {...key}
            isAsked={asked === key.kind}
            ask={() => {
              setAsked(key.kind);
            }}
            dismiss={() => {
              setAsked(undefined);
            }}
            make={() => void make(key.kind)}
          />
        ))}
      </ul>
      {problem === undefined ? null : (
        <p className={frame.problem} role="alert">
          <Problem of={problem} />
        </p>
      )}
      <div role="status">{made === undefined ? null : <MadeKey made={made} stream={stream} ports={ports} />}</div>
      {session?.operator === true && !session.open ? (
        <button className={frame.button} type="button" onClick={() => void signOut()}>
          {said.signOut}
        </button>
      ) : null}
    </section>
  );
}

function renewed(list: KeyList, { kind, made }: NewKey): KeyList {
  return { ...list, keys: list.keys.map((key) => (key.kind === kind ? { kind, made } : key)) };
}

interface KeyRowProps {
  readonly kind: Kind;
  readonly made: number;
  /** Whether a new one was asked for, and what that ends is being told. */
  readonly isAsked: boolean;
  readonly ask: () => void;
  readonly dismiss: () => void;
  readonly make: () => void;
}

function KeyRow({ kind, made, isAsked, ask, dismiss, make }: KeyRowProps): ReactNode {
  const { words, language } = useSpeech();
  const { access: said, common } = words;
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(made);
  return (
    <li className={styles.row} data-testid="key" data-kind={kind}>
      <span className={styles.what}>
        <strong>{said.kinds[kind]}</strong> {said.opens[kind]}
        <span className={styles.made}>{said.madeOn(date)}</span>
      </span>
      {isAsked ? (
        <span className={styles.sure} role="group" aria-label={said.newKeyOf(said.kinds[kind])}>
          <span className={styles.ends}>{said.sure[kind]}</span>
          {/* The way back has the focus: a second press of the same key ends nothing. */}
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- it came in the place of the key that was pressed */}
          <button className={frame.button} type="button" autoFocus onClick={dismiss}>
            {common.cancel}
          </button>
          <button className={frame.button} type="button" onClick={make}>
            {said.make}
          </button>
        </span>
      ) : (
        <button className={frame.button} type="button" aria-label={said.newKeyOf(said.kinds[kind])} onClick={ask}>
          {said.newKey}
        </button>
      )}
    </li>
  );
}

/** The new key, ready to paste. It is in no other place than this. */
function MadeKey({ made, stream, ports }: { readonly made: NewKey } & KeysPanelProps): ReactNode {
  const { words } = useSpeech();
  const { access: said, links } = words;
  const { location } = ports;
  const line = {
    publish: { label: said.newPublish, value: keyedPublishUrl(location, stream, made.key) },
    viewer: { label: said.newViewer, value: keyedOverlayUrl(location, stream, made.key) },
    operator: { label: said.newOperator, value: made.key },
  }[made.kind];
  return (
    <div className={styles.fresh}>
      <CopyLine {...line} testId="new-key" ports={ports} />
      {made.kind !== 'operator' && isLoopback(location.hostname) ? (
        <p className={frame.hint}>{links.loopback}</p>
      ) : null}
    </div>
  );
}
