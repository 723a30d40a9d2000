import type { ReactNode } from 'react';
import { useDesk } from './desk-context.tsx';
import { Choice, Entry, Fold } from './kit.tsx';
import { LinkMarks } from './link-marks.tsx';

/** What the cards and the name strap say, each line on air when it is applied; an empty one gives the word back to the URL. */
export function TextsPanel(): ReactNode {
  const { names, view, say } = useDesk();
  const { desk } = names.words;
  const texts = view?.state.texts;
  return (
    <Fold value="texts" heading={desk.texts} note={texts?.strapName ?? texts?.title ?? undefined}>
      {(['title', 'subtitle', 'strapName', 'strapLine'] as const).map((text) => (
        <Entry
          key={text}
          note={<LinkMarks ids={[text]} />}
          label={desk.textNames[text]}
          value={texts?.[text] ?? ''}
          onApply={(words) => {
            say({ do: 'texts', [text]: words.trim() === '' ? null : words.trim() });
          }}
        />
      ))}
      <Choice
        label={desk.textNames.strapTeam}
        value={texts?.strapTeam ?? ''}
        options={[
          ['', desk.byUrl],
          ['home', names.teamName('home')],
          ['away', names.teamName('away')],
        ]}
        onChoose={(side) => {
          say({ do: 'texts', strapTeam: side === 'home' || side === 'away' ? side : null });
        }}
        note={<LinkMarks ids={['strapTeam']} />}
      />
    </Fold>
  );
}
