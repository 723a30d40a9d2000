import type { ReactNode } from 'react';
import { EVENT_MODES, MORE_MOMENTS, NO_EVENTS } from '#protocol/moments.ts';
import { useDesk } from './desk-context.tsx';
import { Choice, Hint, OnOff } from './kit.tsx';

/** What becomes of moments that the board says. */
export function EventsChoice(): ReactNode {
  const { names, view, pack, say } = useDesk();
  const { moments } = names.words;
  const { mode, vetoMs, also } = view?.state.events ?? NO_EVENTS;
  const seconds = String(vetoMs / 1000);
  return (
    <>
      <Choice
        label={moments.setting}
        value={mode}
        options={EVENT_MODES.map((each) => [each, moments.modes[each](seconds)] as const)}
        onChoose={(chosen) => {
          say({ do: 'events', events: EVENT_MODES.find((known) => known === chosen) ?? 'off' });
        }}
      />
      {mode === 'off'
        ? null
        : MORE_MOMENTS.map((kind) => (
            <OnOff
              key={kind}
              isOn={also.includes(kind)}
              onChange={(isOn) => {
                say({
                  do: 'events',
                  also: MORE_MOMENTS.filter((each) => (each === kind ? isOn : also.includes(each))),
                });
              }}
            >
              {moments.also[kind]}
            </OnOff>
          ))}
      <Hint>{pack?.moments === undefined ? moments.none : moments.hint(seconds)}</Hint>
    </>
  );
}
