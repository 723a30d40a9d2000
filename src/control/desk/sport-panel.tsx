import type { ReactNode } from 'react';
import { useDesk } from './desk-context.tsx';
import { Choice, Fold, Hint } from './kit.tsx';

/** What the stream plays, for everybody who shows or scores it. */
export function SettingsPanel(): ReactNode {
  const { names, view, pack } = useDesk();
  const { desk } = names.words;
  const rules = view?.state.sport.rules;
  const variant = pack?.rules.variants.find(({ id }) => id === rules);
  return (
    <Fold value="settings" heading={desk.streamSettings} note={[pack?.name, variant?.name].filter(Boolean).join(', ')}>
      <SportChoice />
      <RulesChoice />
      <Hint>{desk.sportHint}</Hint>
    </Fold>
  );
}

/** Which sport it is: of the list, or as the relay was started. */
export function SportChoice(): ReactNode {
  const { names, lists, view, say } = useDesk();
  const { desk } = names.words;
  const started = lists.sports.find(({ id }) => id === view?.sport.started)?.name ?? desk.noSport;
  return (
    <Choice
      label={desk.sport}
      value={view?.state.sport.id ?? ''}
      options={[['', `${desk.asStarted} (${started})`], ...lists.sports.map(({ id, name }) => [id, name] as const)]}
      onChoose={(sport) => {
        say({ do: 'sport', sport: sport === '' ? null : sport, rules: null });
      }}
    />
  );
}

/** By which of the sport's rules it is played; nothing where there is but one. */
function RulesChoice(): ReactNode {
  const { names, view, pack, say } = useDesk();
  const { desk } = names.words;
  if (view === undefined || pack === undefined || pack.rules.variants.length < 2) return null;
  const { variants, default: usual } = pack.rules;
  const usualName = variants.find(({ id }) => id === usual)?.name ?? usual;
  const { sport } = view.state;
  return (
    <Choice
      label={desk.rules}
      value={sport.rules ?? ''}
      options={[
        ['', `${desk.usualRules} (${usualName})`],
        ...variants.filter(({ id }) => id !== usual).map(({ id, name }) => [id, name] as const),
      ]}
      onChoose={(rules) => {
        say({ do: 'sport', sport: sport.id, rules: rules === '' ? null : rules });
      }}
    />
  );
}
