/** A value that is read and held, below the keys that stay in sight: why, and the two keys that decide. */
import type { ReactNode } from 'react';
import { useDesk, useOnAir } from './desk-context.tsx';
import { Key } from './kit.tsx';
import kit from './kit.module.css';
import type { Keys } from './shortcuts.ts';
import type { AskedHeld } from './use-held.ts';
import styles from './held-band.module.css';

/** A key that has just come under a finger which was meant for what stood there is not pressed by it, in ms. */
const NEW_MS = 400;

/** Lies over the page, so that nothing moves when it comes and goes. */
export function HeldBand({ held, keys }: { readonly held: AskedHeld | undefined; readonly keys: Keys }): ReactNode {
  const { names } = useDesk();
  const { desk, truth } = names.words;
  const said =
    held === undefined || held.isOver
      ? ''
      : `${names.fieldName(held.field)}. ${truth.holds(held.value === '' ? desk.blank : held.value, truth.why[held.reason])}`;
  return (
    <div className={styles.place}>
      {/* Always there, so that what comes into it is read out. */}
      <p className={kit.unseen} role="status" data-testid="held-said">
        {said}
      </p>
      {held === undefined ? null : <Asked held={held} keys={keys} />}
    </div>
  );
}

function Asked({ held, keys }: { readonly held: AskedHeld; readonly keys: Keys }): ReactNode {
  const { say, names, ports } = useDesk();
  const { desk, truth } = names.words;
  const { field, value, reason, since, isOver } = held;
  const onAir = useOnAir(field) ?? '';
  const label = names.fieldName(field);
  const text = value === '' ? desk.blank : value;
  const decide = (verdict: 'accept' | 'refuse') => () => {
    if (ports.time.now() - since >= NEW_MS) say({ do: verdict, field, value });
  };
  return (
    <section className={styles.band} aria-label={truth.heldValue} data-over={isOver} data-testid="held-band">
      <p className={styles.what}>
        <strong>{label}</strong>{' '}
        <span className={styles.change}>{isOver ? text : `${onAir === '' ? desk.blank : onAir} → ${text}`}</span>{' '}
        <span className={styles.why}>{isOver ? (onAir === value ? truth.aired : truth.over) : truth.why[reason]}</span>
      </p>
      <div className={styles.keys}>
        <Key
          look="main"
          label={truth.acceptOf(value, label)}
          isDisabled={isOver}
          shortcut={keys.acceptHeld}
          testId="held-accept"
          onPress={decide('accept')}
        >
          {truth.accept}
        </Key>
        <Key
          label={truth.refuseOf(value, label)}
          isDisabled={isOver}
          shortcut={keys.refuseHeld}
          testId="held-refuse"
          onPress={decide('refuse')}
        >
          {truth.refuse}
        </Key>
      </div>
    </section>
  );
}
