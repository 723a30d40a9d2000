import type { ReactNode } from 'react';
import { ruleWords, sportWords } from '#store/words/name-words.ts';
import { GUARDS } from '#protocol/desk.ts';
import { BlankChoices } from './blank-choices.tsx';
import { numberWords } from './command-words.ts';
import { useDesk } from './desk-context.tsx';
import { EventsChoice } from './events-choice.tsx';
import { FeedClockSettings } from './feed-clock-settings.tsx';
import { Choice, Fold, Hint, Key } from './kit.tsx';
import { LinkMarks } from './link-marks.tsx';
import styles from './side-panels.module.css';

/** What the stream plays, for everybody who shows or scores it. */
export function SettingsPanel(): ReactNode {
  const { names, view, pack } = useDesk();
  const { desk } = names.words;
  return (
    <Fold
      value="settings"
      heading={desk.streamSettings}
      note={[pack && sportWords(pack, names.words), view?.state.sport.rules].filter(Boolean).join(', ')}
    >
      <SportChoice />
      <RulesChoice />
      <Hint>{desk.sportHint}</Hint>
      <GuardChoice />
      <Hint>{names.words.truth.guardHint}</Hint>
      <EventsChoice />
      <FeedClockSettings />
      <BlankChoices />
    </Fold>
  );
}

/** Which sport it is: of the list, or as the relay was started. */
export function SportChoice(): ReactNode {
  const { names, lists, view, say } = useDesk();
  const { desk } = names.words;
  const startedAs = lists.sports.find(({ id }) => id === view?.sport.started);
  const started = startedAs === undefined ? desk.noSport : sportWords(startedAs, names.words);
  return (
    <Choice
      label={desk.sport}
      value={view?.state.sport.id ?? ''}
      options={[
        ['', `${desk.asStarted} (${started})`],
        ...lists.sports.map((sport) => [sport.id, sportWords(sport, names.words)] as const),
      ]}
      onChoose={(sport) => {
        say({ do: 'sport', sport: sport === '' ? null : sport });
      }}
      note={<LinkMarks ids={['sport']} />}
    />
  );
}

/** How careful the relay is with misreads: a profile, and what of its numbers was said by itself. */
function GuardChoice(): ReactNode {
  const { names, view, say } = useDesk();
  const { truth, desk } = names.words;
  const started = view?.guard.started;
  const chosen = view?.state.guard ?? null;
  const numbers = numberWords((chosen ?? started) === 'off' ? {} : view?.state.guardNumbers, names.words);
  return (
    <Choice
      label={truth.guard}
      value={chosen ?? ''}
      options={[
        ['', started === undefined ? desk.asStarted : `${desk.asStarted} (${truth.guards[started]})`],
        ...GUARDS.map((guard) => [guard, truth.guards[guard]] as const),
      ]}
      onChoose={(guard) => {
        say({ do: 'guard', guard: GUARDS.find((known) => known === guard) ?? null, numbers: {} });
      }}
      note={
        numbers === '' ? undefined : (
          <div className={styles.row}>
            <Hint>{truth.ownNumbers(numbers)}</Hint>
            <Key
              look="small"
              onPress={() => {
                say({ do: 'guard', guard: chosen, numbers: {} });
              }}
            >
              {truth.dropNumbers}
            </Key>
          </div>
        )
      }
    />
  );
}

/** By which of the sport's rules it is played; nothing where there is but one. */
function RulesChoice(): ReactNode {
  const { names, view, pack, say } = useDesk();
  const { desk } = names.words;
  if (view === undefined || pack === undefined || pack.rules.variants.length < 2) return null;
  const { variants, default: usual } = pack.rules;
  const usualName = ruleWords(
    pack.id,
    variants.find(({ id }) => id === usual) ?? { id: usual, name: usual },
    names.words,
  );
  const { sport } = view.state;
  return (
    <Choice
      label={desk.rules}
      value={sport.rules ?? ''}
      options={[
        ['', `${desk.usualRules} (${usualName})`],
        ...variants
          .filter(({ id }) => id !== usual)
          .map((one) => [one.id, ruleWords(pack.id, one, names.words)] as const),
      ]}
      onChoose={(rules) => {
        say({ do: 'sport', rules: rules === '' ? null : rules });
      }}
      note={<LinkMarks ids={['rules']} />}
    />
  );
}
