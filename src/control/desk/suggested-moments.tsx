import { Fragment, useSyncExternalStore, type ReactNode } from 'react';
import type { Suggestion } from '#protocol/moments.ts';
import { momentWords } from './command-words.ts';
import { useDesk } from './desk-context.tsx';
import { Key } from './kit.tsx';
import type { Waiting } from './use-waiting.ts';
import styles from './suggested-moments.module.css';

/** What the board says has happened, the newest last: each is shown or let go by one touch, or is on air by itself in a moment. */
export function SuggestedMoments({ waiting }: { readonly waiting: Waiting }): ReactNode {
  const { names } = useDesk();
  const { moments } = names.words;
  const { all, told, isFresh } = waiting;
  return (
    <>
      <p className={styles.unseen} role="status" data-testid="moment-said">
        {told.map((suggestion) => (
          <Fragment key={suggestion.id}>
            <Said suggestion={suggestion} />{' '}
          </Fragment>
        ))}
      </p>
      {all.length === 0 ? null : (
        <section className={styles.waits} aria-label={moments.heading} data-testid="moments">
          <h2 className={styles.heading}>{moments.heading}</h2>
          <ul className={styles.list}>
            {all.map((suggestion) => (
              <Waits key={suggestion.id} suggestion={suggestion} isFresh={isFresh} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** For a screen reader: once for each moment, without its seconds as they pass. */
function Said({ suggestion: { kind, side, airs } }: { readonly suggestion: Suggestion }): ReactNode {
  const { names, view } = useDesk();
  const { moments } = names.words;
  const what = momentWords(kind, side, names);
  return airs ? moments.tells(what, inSeconds(view?.state.events.vetoMs ?? 0)) : moments.asks(what);
}

function Waits({ suggestion, isFresh }: { readonly suggestion: Suggestion; readonly isFresh: boolean }): ReactNode {
  const { names, say } = useDesk();
  const { desk, moments } = names.words;
  const { id, kind, side, airs, from, to } = suggestion;
  const what = momentWords(kind, side, names);
  // The end of the game has no banner: it leads to the card of the final score.
  const show = kind === 'final' ? desk.next(desk.phases.final) : moments.show;
  return (
    <li className={styles.moment} data-airs={airs} data-testid="moment">
      <p className={styles.what}>
        <span>
          <strong>{what}</strong>
          {kind === 'final' || kind === 'timeout' ? null : <span className={styles.change}>{` ${from} → ${to}`}</span>}
        </span>{' '}
        {airs ? <Countdown until={suggestion.until} /> : null}
      </p>
      <div className={styles.keys}>
        <Key
          look="main"
          isFresh={isFresh}
          label={kind === 'final' ? undefined : moments.showOf(what)}
          testId="moment-show"
          onPress={() => {
            say({ do: 'show-event', id });
          }}
        >
          {show}
        </Key>
        <Key
          isFresh={isFresh}
          label={moments.dropOf(what)}
          testId="moment-drop"
          onPress={() => {
            say({ do: 'drop-event', id });
          }}
        >
          {moments.drop}
        </Key>
      </div>
    </li>
  );
}

/** In how many seconds it is on air, by the relay's clock as the desk told it. */
function Countdown({ until }: { readonly until: number }): ReactNode {
  const { names, view, viewAt, ports } = useDesk();
  useSyncExternalStore(ports.ticker.subscribe, ports.ticker.now);
  const left = until - (view?.at ?? 0) - (ports.time.now() - viewAt);
  const { moments } = names.words;
  return (
    <span className={styles.countdown} data-testid="countdown">
      {left <= 0 ? moments.airsNow : moments.airs(String(Math.ceil(left / 1000)))}
    </span>
  );
}

function inSeconds(ms: number): string {
  return String(ms / 1000);
}
