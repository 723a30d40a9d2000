import type { ReactNode } from 'react';
import { timeOfDay } from '#store/ages.ts';
import { LanguageSwitch } from '#store/words/react.tsx';
import { commandWords, phaseWords } from './command-words.ts';
import { useDesk } from './desk-context.tsx';
import { FeedLine } from './feed-line.tsx';
import { Key } from './kit.tsx';
import { LinkMarks } from './link-marks.tsx';
import { Phases } from './game-panel.tsx';
import { lastStep } from './last-step.ts';
import { nextCommand } from './next-command.ts';
import { presenceWords } from './presence.ts';
import styles from './top-bar.module.css';

/** Which stream this is, how its feed is, and who else is at its desk. */
export function TopBar(): ReactNode {
  const { ports, names, view, me } = useDesk();
  const { common, desk } = names.words;
  const stream = encodeURIComponent(ports.stream);
  const operators = view?.operators ?? [];
  return (
    <header className={styles.top}>
      <div className={styles.line}>
        <h1 className={styles.title}>
          <span className={styles.product}>{desk.title}</span> {ports.stream}
        </h1>
        <FeedLine />
        <p className={styles.operators} data-alone={operators.length < 2} data-testid="operators">
          {desk.operators}:{' '}
          <strong>{operators.length < 2 ? desk.alone : presenceWords(operators, me, desk.thisPage)}</strong>
        </p>
        <nav className={styles.nav} aria-label={common.pages}>
          <a href="/">{common.allFeeds}</a>
          <a href={`/preview/${stream}`}>{common.preview}</a>
          <a href={`/links/${stream}`}>{names.words.links.title}</a>
          <a href={`/library/${stream}`}>{names.words.library.title}</a>
        </nav>
        <LanguageSwitch className={styles.language} />
      </div>
    </header>
  );
}

/** Values of before a restart that are too old to be shown without a word: one touch puts them back on air, another begins the next game. */
export function OldBand(): ReactNode {
  const { view, say, names, ports } = useDesk();
  const { desk } = names.words;
  if (view === undefined || view.old === null) return null;
  const now = ports.time.now();
  return (
    <div className={styles.old} data-testid="old">
      <p>{desk.old(timeOfDay(view.old.savedAt + now - view.at, now))}</p>
      <Key
        look="main"
        testId="restore"
        onPress={() => {
          say({ do: 'restore' });
        }}
      >
        {desk.showOld}
      </Key>
      <Key
        testId="new-after-old"
        onPress={() => {
          say({ do: 'new-game' });
        }}
      >
        {desk.newGame}
      </Key>
    </div>
  );
}

/** What must be at hand whatever else is done: on and off the air, one step back, everything back to the feed, and the game's next phase. */
export function MainKeys(): ReactNode {
  const { view, say, names, settings } = useDesk();
  const { desk } = names.words;
  if (view === undefined) return null;
  const { state } = view;
  const step = view.undo > 0 ? lastStep(view.audit) : undefined;
  const byHand = Object.keys(state.overrides).length + (state.clock === null ? 0 : 1);
  const next = nextCommand(view, settings.watches);
  return (
    <section className={styles.keys} aria-label={desk.onAir}>
      <button
        type="button"
        className={styles.air}
        data-hidden={state.hidden}
        data-testid="air"
        onClick={() => {
          say(state.hidden ? { do: 'show' } : { do: 'hide' });
        }}
      >
        <span className={styles.airState} data-testid="air-state">
          {state.hidden ? desk.hidden : desk.onAir}
        </span>
        <span className={styles.airAct}>{state.hidden ? desk.showBug : desk.hideBug}</span>
      </button>
      <button
        type="button"
        className={styles.two}
        disabled={view.undo === 0}
        data-testid="undo"
        onClick={() => {
          say({ do: 'undo' });
        }}
      >
        <span>{desk.undo}</span>
        <span className={styles.small}>
          {view.undo === 0
            ? desk.nothingToUndo
            : step === undefined
              ? view.undo
              : desk.undoes(commandWords(step.command, names))}
        </span>
      </button>
      <button
        type="button"
        className={styles.two}
        disabled={byHand === 0}
        data-testid="release-all"
        onClick={() => {
          say({ do: 'release-all' });
        }}
      >
        <span>{desk.releaseAll}</span>
        <span className={styles.small}>{desk.overridden(byHand)}</span>
      </button>
      <div className={styles.phase}>
        <Phases />
        <Key
          look="main"
          isDisabled={next === undefined}
          testId="next"
          onPress={() => {
            if (next !== undefined) say(next);
          }}
        >
          {next === undefined ? desk.over : desk.next(phaseWords(view.next[settings.watches], names.words))}
          <span className={styles.now}>
            {desk.phase}: {phaseWords(state.phase, names.words)}
          </span>
        </Key>
      </div>
      <div className={styles.pins}>
        <LinkMarks ids={['show']} />
      </div>
    </section>
  );
}
