import { useSyncExternalStore, type ReactNode } from 'react';
import type { Suggestion } from '#protocol/moments.ts';
import { momentWords } from './command-words.ts';
import { useDesk } from './desk-context.tsx';
import { Key } from './kit.tsx';
import styles from './suggested-moments.module.css';

/** What the board says has happened, the newest last: each is shown or let go by one touch, or is on air by itself in a moment. */
export function SuggestedMoments(): ReactNode {
  const { names, view } = useDesk();
  const { moments } = names.words;
  const suggestions = view?.suggestions ?? [];
  const newest = suggestions.at(-1);
  return (
    <>
      <p className={styles.unseen} role="status" data-testid="moment-said">
        {newest === undefined ? '' : <Said suggestion={newest} />}
      </p>
      {suggestions.length === 0 ? null : (
        <section className={styles.waits} aria-label={moments.heading} data-testid="moments">
          <h2 className={styles.heading}>{moments.heading}</h2>
          <ul className={styles.list}>
            {suggestions.map((suggestion) => (
              <Waits key={suggestion.id} suggestion={suggestion} />
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

function Waits({ suggestion }: { readonly suggestion: Suggestion }): ReactNode {
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
          label={kind === 'final' ? undefined : moments.showOf(what)}
          testId="moment-show"
          onPress={() => {
            say({ do: 'show-event', id });
          }}
        >
          {show}
        </Key>
        <Key
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
