/** What must not be overlooked on an operators' page, across it: outputs in trouble, and what is no game. */
import type { ReactNode } from 'react';
import { StatusLight } from './status-light.tsx';
import look from './alarm-bands.module.css';

interface BandsProps {
  /** On a page whose keys must stay in reach below them. */
  readonly isDense?: boolean;
  readonly children: ReactNode;
}

/** Where they stand; always there, so that what is read out of them can be told. */
export function Bands({ isDense = false, children }: BandsProps): ReactNode {
  return (
    <div className={look.bands} data-dense={isDense || undefined}>
      {children}
    </div>
  );
}

interface AlarmBandProps {
  /** What the band is, for screen readers. */
  readonly label: string;
  /** What is wrong, as the store names it. */
  readonly kind: string;
  /** What is wrong, in words. */
  readonly word: string;
  readonly since: string;
  /** What to do. */
  readonly advice: string;
  /** The key that says it was meant: its word, and which alarm it is of. */
  readonly meant: string;
  readonly meantOf: string;
  readonly mean: () => void;
  /** As `Bands` has it. */
  readonly isDense?: boolean;
}

/** An output in trouble. */
export function AlarmBand(props: AlarmBandProps): ReactNode {
  const { label, kind, word, since, advice, meant, meantOf, mean, isDense = false } = props;
  const when = <span className={look.since}>{since}</span>;
  return (
    <section className={look.alarm} aria-label={label} data-testid="alarm" data-kind={kind}>
      <StatusLight tone="bad" className={look.light} />
      <div className={look.text}>
        <p className={look.word} dir="auto">
          {word}
          {isDense ? <> {when}</> : null}
        </p>
        <p className={look.meaning}>
          {isDense ? null : <>{when} </>}
          <span className={look.advice}>{advice}</span>
        </p>
      </div>
      <button type="button" className={look.dismiss} aria-label={meantOf} onClick={mean}>
        {meant}
      </button>
    </section>
  );
}

/** What is on air and no game. */
export function HazardBand({ word, children }: { readonly word: string; readonly children: ReactNode }): ReactNode {
  return (
    <div className={look.hazard}>
      <div className={look.hazardText}>
        <p className={look.word}>{word}</p>
        <p className={look.meaning}>{children}</p>
      </div>
    </div>
  );
}
