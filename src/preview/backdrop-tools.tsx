import { useEffect, useSyncExternalStore, type ReactNode } from 'react';
import { Choice } from './choice.tsx';
import { LIVE_SOURCES, type Capture, type LivePicture, type LiveSource } from './live-picture.ts';
import { BACKDROPS, type Backdrop, type PreviewSettings } from './settings.ts';
import styles from './program-panel.module.css';
import panel from './panel.module.css';

const WORDS: Readonly<Record<Backdrop, string>> = {
  still: 'Hall',
  checker: 'Checker',
  dark: 'Dark',
  light: 'Light',
  color: 'Colour',
};

const LIVE_WORDS: Readonly<Record<LiveSource, string>> = { screen: 'Screen', camera: 'Camera' };

interface BackdropToolsProps {
  readonly settings: PreviewSettings;
  readonly choose: (part: Partial<PreviewSettings>) => void;
  readonly capture: Capture;
  readonly live: LivePicture;
}

/** What the graphic stands on in this page: something drawn, a colour, or a live picture where the browser gives one. */
export function BackdropTools({ settings, choose, capture, live }: BackdropToolsProps): ReactNode {
  const { source, problem } = useSyncExternalStore(live.subscribe, live.state);
  // A page that is left lets go of the camera.
  useEffect(() => live.stop, [live]);
  const sources = LIVE_SOURCES.filter((one) => capture[one] !== undefined);
  return (
    <>
      <Choice
        name="backdrop"
        legend="Backdrop"
        all={BACKDROPS}
        chosen={source === undefined ? settings.backdrop : undefined}
        choose={(backdrop) => {
          live.stop();
          choose({ backdrop });
        }}
        words={WORDS}
      />
      {sources.length === 0 ? null : (
        <fieldset className={styles.choice}>
          <legend>Live</legend>
          {/* Buttons: whoever walks through radios with the arrow keys does not ask for a camera. */}
          {sources.map((one) => (
            <button
              key={one}
              type="button"
              className={styles.button}
              aria-pressed={one === source}
              onClick={() => {
                if (one === source) live.stop();
                else void live.start(one);
              }}
            >
              {LIVE_WORDS[one]}
            </button>
          ))}
        </fieldset>
      )}
      {settings.backdrop === 'color' && source === undefined ? (
        <label className={styles.toggle}>
          <input
            type="color"
            className={styles.color}
            value={settings.color}
            onChange={(event) => {
              choose({ color: event.target.value });
            }}
          />
          Colour of the backdrop
        </label>
      ) : null}
      {source === undefined && problem === undefined ? null : (
        <p className={styles.live} role="status" data-testid="live-picture">
          {problem ?? 'The live picture stays on this page: nothing of it is recorded or sent.'}
          {source === 'camera' ? (
            <span className={panel.hint}> OBS’s own picture comes this way too: start its Virtual Camera.</span>
          ) : null}
        </p>
      )}
    </>
  );
}
