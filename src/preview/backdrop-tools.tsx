import { useEffect, useSyncExternalStore, type ReactNode } from 'react';
import { Choice } from './choice.tsx';
import { LIVE_SOURCES, type Capture, type LivePicture } from './live-picture.ts';
import { useWords } from '#store/words/react.tsx';
import { BACKDROPS, type PreviewSettings } from './settings.ts';
import styles from './program-panel.module.css';
import panel from './panel.module.css';

interface BackdropToolsProps {
  readonly settings: PreviewSettings;
  readonly choose: (part: Partial<PreviewSettings>) => void;
  readonly capture: Capture;
  readonly live: LivePicture;
}

/** What the graphic stands on in this page: something drawn, a colour, or a live picture where the browser gives one. */
export function BackdropTools({ settings, choose, capture, live }: BackdropToolsProps): ReactNode {
  const { preview } = useWords();
  const { source, problem } = useSyncExternalStore(live.subscribe, live.state);
  // A page that is left lets go of the camera.
  useEffect(() => live.stop, [live]);
  const sources = LIVE_SOURCES.filter((one) => capture[one] !== undefined);
  return (
    <>
      <Choice
        name="backdrop"
        legend={preview.backdrop}
        all={BACKDROPS}
        chosen={source === undefined ? settings.backdrop : undefined}
        choose={(backdrop) => {
          live.stop();
          choose({ backdrop });
        }}
        words={preview.backdrops}
      />
      {sources.length === 0 ? null : (
        <fieldset className={styles.choice}>
          <legend>{preview.live}</legend>
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
              {preview.liveSources[one]}
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
          {preview.backdropColour}
        </label>
      ) : null}
      {source === undefined && problem === undefined ? null : (
        <p className={styles.live} role="status" data-testid="live-picture">
          {problem === undefined ? preview.liveStays : preview.liveProblems[problem.source][problem.kind]}
          {source === 'camera' ? <span className={panel.hint}> {preview.virtualCamera}</span> : null}
        </p>
      )}
    </>
  );
}
