import { useState, type ReactNode } from 'react';
import { Stage } from '#graphic/stage.tsx';
import { demoOf } from '#store/selectors.ts';
import { useScoreboard } from '#store/react.tsx';
import { BACKDROPS, loadSettings, saveSettings, type Backdrop, type PreviewSettings } from './settings.ts';
import { StillBackdrop } from './still-backdrop.tsx';
import { useTools } from './tools.tsx';
import styles from './program-panel.module.css';
import panel from './panel.module.css';

const BACKDROP_WORDS: Readonly<Record<Backdrop, string>> = {
  still: 'Hall',
  checker: 'Checker',
  dark: 'Dark',
  light: 'Light',
};

/** The picture as it goes on air, over a backdrop of the operator's choice. `children` is the graphic, `chroma` its key colour if it has one. */
export function ProgramPanel({
  chroma,
  safe,
  children,
}: {
  chroma: string | null;
  safe: boolean;
  children: ReactNode;
}): ReactNode {
  const { storage, location } = useTools();
  const [settings, setSettings] = useState(() => loadSettings(storage, location.search, safe));
  const demo = useScoreboard(demoOf);

  function choose(part: Partial<PreviewSettings>): void {
    const chosen = { ...settings, ...part };
    setSettings(chosen);
    saveSettings(storage, chosen);
  }

  return (
    <section className={styles.program} aria-labelledby="program-heading">
      <h2 id="program-heading" className={panel.unseen}>
        Picture
      </h2>
      <div className={styles.frame} data-demo={demo}>
        <div className={styles.picture} data-backdrop={settings.backdrop} data-testid="picture">
          {settings.backdrop === 'still' ? <StillBackdrop className={styles.still} /> : null}
          <Stage chroma={chroma ?? undefined} safe={settings.guides}>
            {children}
          </Stage>
        </div>
        {demo ? <p className={styles.demo}>DEMO</p> : null}
      </div>
      <div className={styles.tools}>
        <fieldset className={styles.choice}>
          <legend>Backdrop</legend>
          {BACKDROPS.map((backdrop) => (
            <label key={backdrop} className={styles.option}>
              <input
                type="radio"
                name="backdrop"
                value={backdrop}
                checked={settings.backdrop === backdrop}
                onChange={() => {
                  choose({ backdrop });
                }}
              />
              <span>{BACKDROP_WORDS[backdrop]}</span>
            </label>
          ))}
        </fieldset>
        <label className={styles.toggle}>
          <input
            type="checkbox"
            checked={settings.guides}
            onChange={(event) => {
              choose({ guides: event.target.checked });
            }}
          />
          Safe areas <span className={panel.hint}>yellow action, blue title</span>
        </label>
        {chroma === null ? null : (
          <p className={panel.hint}>The URL asks for a solid background ({chroma}): it hides the backdrop.</p>
        )}
      </div>
    </section>
  );
}
