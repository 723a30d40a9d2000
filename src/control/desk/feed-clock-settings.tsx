import type { ReactNode } from 'react';
import { FEED_CLOCK } from '#protocol/feed-clock.ts';
import { useDesk } from './desk-context.tsx';
import { awayWords } from './feed-clock-words.ts';
import { Choice, Hint, OnOff } from './kit.tsx';

/** In ms; any other is to be had through the API, and is in the list while it holds. */
const CHOICES: readonly number[] = [5_000, 10_000, 20_000, 30_000, 60_000];
const NEVER = 'never';

/** How the clock is shown that the feed moves, on every output of the stream. */
export function FeedClockSettings(): ReactNode {
  const { names, view, say } = useDesk();
  const { clock } = names.words;
  const { away, smooth } = view?.state.feedClock ?? FEED_CLOCK;
  const listed = [...new Set([...CHOICES, ...(away === null ? [] : [away])])].sort((a, b) => a - b);
  return (
    <>
      <Choice
        label={clock.whenLost}
        value={away === null ? NEVER : String(away)}
        options={[
          ...listed.map((ms) => [String(ms), awayWords(ms, names.words)] as const),
          [NEVER, awayWords(null, names.words)],
        ]}
        onChoose={(ms) => {
          say({ do: 'clock-feed', away: ms === NEVER ? null : Number(ms) });
        }}
      />
      <Hint>{clock.lostHint}</Hint>
      <OnOff
        isOn={smooth}
        onChange={(isOn) => {
          say({ do: 'clock-feed', smooth: isOn });
        }}
      >
        {clock.smooth}
      </OnOff>
      <Hint>{clock.smoothHint}</Hint>
    </>
  );
}
