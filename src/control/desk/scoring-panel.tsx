import type { CSSProperties, ReactNode } from 'react';
import type { Side } from '#protocol/desk.ts';
import { signed } from './command-words.ts';
import { rowOf, useDesk, useOnAir } from './desk-context.tsx';
import { partWords } from '#store/words/name-words.ts';
import { Entry, Key } from './kit.tsx';
import { nudgeBy } from './nudge.ts';
import { SportChoice } from './sport-panel.tsx';
import type { ChoiceKeys, CountKeys } from './sport-keys.ts';
import { OnProgram } from './on-program.tsx';
import { StateMark } from './state-mark.tsx';
import styles from './scoring-panel.module.css';

/** The game in big keys: a column for each team, what both share below. */
export function ScoringPanel(): ReactNode {
  const { keys, names, view } = useDesk();
  const { desk } = names.words;
  const sides: readonly Side[] = view?.state.order === 'away' ? ['away', 'home'] : ['home', 'away'];
  return (
    <section className={styles.scoring} aria-labelledby="scoring-heading" id="scoring" tabIndex={-1}>
      <h2 id="scoring-heading" className={styles.unseen}>
        {desk.scoring}
      </h2>
      <div className={styles.teams}>
        {sides.map((side) => (
          <TeamKeysView key={side} side={side} />
        ))}
      </div>
      {keys.counts.length + keys.sides.length === 0 && keys.period === undefined ? null : (
        <div className={styles.shared}>
          {keys.period === undefined ? null : <Count keys={keys.period} />}
          {keys.counts.map((count) => (
            <Count key={count.field} keys={count} />
          ))}
          {keys.sides.map((choice) => (
            <SideKeys key={choice.field} keys={choice} />
          ))}
        </div>
      )}
      {view?.sport.id === null ? (
        <div className={styles.sport}>
          <SportChoice />
        </div>
      ) : null}
    </section>
  );
}
function TeamKeysView({ side }: { side: Side }): ReactNode {
  const { keys, names, view } = useDesk();
  const { score, points, counts } = keys[side];
  const color = view?.state.teams[side].color;
  const style = color === null || color === undefined ? undefined : ({ '--team': color } as CSSProperties);
  return (
    <div className={styles.team} role="group" aria-label={names.teamName(side)} data-side={side} style={style}>
      <p className={styles.teamName}>{names.teamName(side)}</p>
      {score === undefined ? null : <Score keys={score} />}
      {points === undefined ? null : <Points keys={points} />}
      {counts.map((count) => (
        <Count key={count.field} keys={count} />
      ))}
    </div>
  );
}

/** What the keys can count on from. Any other text of a score is typed in its row of the values. */
const COUNT = /^\d{1,6}$/;

function Score({ keys }: { keys: CountKeys }): ReactNode {
  const { say, view, names } = useDesk();
  const value = useOnAir(keys.field);
  const label = names.fieldName(keys.field);
  const row = rowOf(view, keys.field);
  return (
    <>
      <p className={styles.score}>
        <span className={styles.unseen}>{label}: </span>
        <span data-testid={`score-${keys.field}`}>{value === undefined || value === '' ? '–' : value}</span>
      </p>
      <div className={styles.mark}>
        <OnProgram row={row} />
        <StateMark row={row} />
        {row?.state === 'overridden' ? (
          <Key
            look="small"
            label={names.words.desk.releaseField(label)}
            onPress={() => {
              say({ do: 'release', field: keys.field });
            }}
          >
            {names.words.desk.release}
          </Key>
        ) : null}
      </div>
      <div className={styles.steps}>
        {keys.steps.map((by) => (
          <Key
            key={by}
            look="big"
            label={`${label} ${signed(by)}`}
            onPress={() => {
              say({ do: 'nudge', field: keys.field, by });
            }}
          >
            {signed(by)}
          </Key>
        ))}
        <Key
          label={`${label} ${signed(-1)}`}
          onPress={() => {
            say({ do: 'nudge', field: keys.field, by: -1 });
          }}
        >
          {signed(-1)}
        </Key>
      </div>
      <Entry
        label={label}
        isLabelHidden
        isShort
        mode="numeric"
        value={value ?? ''}
        isWrong={(text) => (COUNT.test(text.trim()) ? undefined : names.words.desk.badCount)}
        onApply={(text) => {
          say({ do: 'override', field: keys.field, value: text.trim() });
        }}
      />
    </>
  );
}

function Points({ keys }: { keys: ChoiceKeys }): ReactNode {
  const { say, names } = useDesk();
  const value = useOnAir(keys.field);
  const label = names.fieldName(keys.field);
  return (
    <>
      <p className={styles.score}>
        <span className={styles.unseen}>{label}: </span>
        <span data-testid={`score-${keys.field}`}>{value === undefined || value === '' ? '–' : value}</span>
      </p>
      <div className={styles.steps}>
        {keys.choices.map((choice) => (
          <Key
            key={choice}
            label={`${label}: ${choice}`}
            onPress={() => {
              say({ do: 'override', field: keys.field, value: choice });
            }}
          >
            {choice}
          </Key>
        ))}
      </div>
    </>
  );
}

function Count({ keys }: { keys: CountKeys }): ReactNode {
  const { say, names, pack, view } = useDesk();
  const value = useOnAir(keys.field);
  const label = names.fieldName(keys.field);
  const nudge = (by: number) => (): void => {
    say(nudgeBy(keys.field, by, value));
  };
  return (
    <div className={styles.count} role="group" aria-label={label}>
      <span className={styles.countName} aria-hidden="true">
        {partWords(keys.word, pack, names.words)}
        <StateMark row={rowOf(view, keys.field)} isShort />
      </span>
      <Key label={`${label} ${signed(-1)}`} onPress={nudge(-1)}>
        −
      </Key>
      <span className={styles.countValue}>{value === undefined || value === '' ? '–' : value}</span>
      <Key label={`${label} ${signed(1)}`} onPress={nudge(1)}>
        +
      </Key>
    </div>
  );
}

function SideKeys({ keys }: { keys: ChoiceKeys }): ReactNode {
  const { say, names } = useDesk();
  const value = useOnAir(keys.field) ?? '';
  const label = names.fieldName(keys.field);
  return (
    <div className={`${styles.count} ${styles.sides}`} role="group" aria-label={label}>
      <span className={styles.countName} aria-hidden="true">
        {label}
      </span>
      {keys.choices.map((choice) => (
        <button
          key={choice}
          type="button"
          className={styles.side}
          aria-pressed={value.toLowerCase() === choice}
          onClick={() => {
            say({ do: 'override', field: keys.field, value: choice });
          }}
        >
          {choice === 'home' || choice === 'away' ? names.teamName(choice) : '–'}
        </button>
      ))}
    </div>
  );
}
