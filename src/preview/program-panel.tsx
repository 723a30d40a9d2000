import { useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import { canvasOf, type Canvas } from '#layout/canvas.ts';
import { confusedBy, type Eyes } from '#layout/theme/apart.ts';
import { platesOf } from '#layout/theme/tokens.ts';
import { rulesFault } from '#scoreboard/reckon.ts';
import { lookOf } from '#store/look-options.ts';
import type { LookRow, Output } from '#protocol/api.ts';
import { readOptions, type OverlayOptions } from '#store/url-options.ts';
import { overlaySearch } from '#store/addresses.ts';
import { BackdropTools } from './backdrop-tools.tsx';
import { Choice } from './choice.tsx';
import { LiveBackdrop } from './live-backdrop.tsx';
import { createLivePicture } from './live-picture.ts';
import { useCues, useOffAir, useOnAir } from './on-air.ts';
import { laterInWords } from './output-words.ts';
import { isProgram } from '#protocol/is-program.ts';
import { Picture, useLookFiles } from './picture.tsx';
import type { PictureFiles } from '#graphic/picture-files.ts';
import { Stage } from '#graphic/stage.tsx';
import { demoOf } from '#store/selectors.ts';
import type { Poll } from '#store/poll.ts';
import { ScoreboardProvider, useScoreboard, useScoreboardStore } from '#store/react.tsx';
import { ASPECTS, loadSettings, saveSettings, type Aspect, type PreviewSettings } from './settings.ts';
import { StillBackdrop } from './still-backdrop.tsx';
import { useSavedLooks, type SavedLooks } from './saved-looks.ts';
import type { StreamWatch } from './stream-watch.ts';
import { useWords } from '#store/words/react.tsx';
import { usePoll, useTools } from './tools.tsx';
import { ignoredWords, noSportWords } from './url-words.ts';
import { useDelayedStore, type DelayedOutput } from './use-delayed-store.ts';
import { WithParts } from '#store/words/with-parts.tsx';
import styles from './program-panel.module.css';
import panel from './panel.module.css';

const CANVASES: Readonly<Record<Aspect, Canvas>> = {
  '16:9': canvasOf(1920, 1080),
  '9:16': canvasOf(1080, 1920),
  '1:1': canvasOf(1080, 1080),
};
/** The choice of no output: no name has a line end in it. */
const NOW = '\n';
const NO_LOOKS: readonly LookRow[] = [];

interface ProgramPanelProps {
  readonly stream: string;
  readonly saved: SavedLooks;
  readonly watch: Poll<StreamWatch>;
}

/** The picture as it goes on air, by this page's own URL options, over a backdrop of the operator's choice. */
export function ProgramPanel({ stream, saved, watch }: ProgramPanelProps): ReactNode {
  const { storage, location, capture } = useTools();
  const words = useWords();
  const { outputList: outputs, preview } = words;
  const [{ options: given, ignored }] = useState(() => readOptions(overlaySearch(location.search)));
  const [settings, setSettings] = useState(() => loadSettings(storage, location.search, given.safe));
  const delayed = delayedOf(usePoll(watch).answer?.value?.outputs ?? []);
  const as = delayed.find(({ name }) =>
    settings.as === undefined ? isProgram(name, undefined) : name === settings.as,
  );
  const now = useScoreboardStore();
  const then = useDelayedStore(stream, as);
  const shown = then ?? now;
  const { options, phase, isOff } = useOnAir(shown, given);
  const cues = useCues(shown, watch);
  const root = useRef<HTMLDivElement>(null);
  useOffAir(root, isOff, options.animate);
  const [live] = useState(() => createLivePicture(capture));
  const { stream: behind } = useSyncExternalStore(live.subscribe, live.state);
  const canvas = CANVASES[settings.aspect];
  const looks = useSavedLooks(saved)?.looks ?? NO_LOOKS;
  const files = useLookFiles(options, canvas, looks);
  const demo = useScoreboard(demoOf);

  function choose(part: Partial<PreviewSettings>): void {
    const chosen = { ...settings, ...part };
    setSettings(chosen);
    saveSettings(storage, chosen);
  }

  return (
    <section className={styles.program} aria-labelledby="program-heading">
      <h2 id="program-heading" className={panel.unseen}>
        {preview.picture}
      </h2>
      <div className={styles.frame} data-demo={demo}>
        <div
          ref={root}
          className={styles.picture}
          data-aspect={settings.aspect}
          data-backdrop={behind === undefined ? settings.backdrop : 'live'}
          data-testid="picture"
          style={behind === undefined && settings.backdrop === 'color' ? { background: settings.color } : undefined}
        >
          {behind !== undefined ? (
            <LiveBackdrop stream={behind} className={styles.still} />
          ) : settings.backdrop === 'still' ? (
            <StillBackdrop className={styles.still} />
          ) : null}
          <Stage canvas={canvas} chroma={options.chroma ?? undefined} safe={settings.guides}>
            {files === undefined ? null : (
              <ScoreboardProvider store={shown}>
                <Picture canvas={canvas} options={options} files={files} saved={looks} phase={phase} cues={cues} />
              </ScoreboardProvider>
            )}
          </Stage>
        </div>
        {isOff ? (
          <p className={styles.off} data-testid="off-air">
            {preview.off}
          </p>
        ) : null}
        {demo ? <p className={styles.demo}>{preview.demo}</p> : null}
        {as === undefined || then === undefined ? null : (
          <p className={styles.later} data-testid="later">
            {as.name === '' ? '' : `${as.name}, `}
            {laterInWords(as.delay, words)}
          </p>
        )}
      </div>
      <div className={styles.tools}>
        <BackdropTools settings={settings} choose={choose} capture={capture} live={live} />
        <Choice
          name="aspect"
          legend={preview.shape}
          all={ASPECTS}
          chosen={settings.aspect}
          choose={(aspect) => {
            choose({ aspect });
          }}
        />
        {delayed.length === 0 ? null : (
          <label className={styles.toggle}>
            <span className={panel.hint}>{preview.shownAs}</span>
            <select
              className={styles.select}
              value={as?.name ?? NOW}
              onChange={(event) => {
                const { value } = event.target;
                choose({ as: value === NOW ? null : value });
              }}
            >
              <option value={NOW}>{preview.asOfNow}</option>
              {delayed.map(({ name, delay }) => (
                <option key={name} value={name}>
                  {name === '' ? outputs.unnamed : name}, {laterInWords(delay, words)}
                </option>
              ))}
            </select>
          </label>
        )}
        <label className={styles.toggle}>
          <input
            type="checkbox"
            checked={settings.guides}
            onChange={(event) => {
              choose({ guides: event.target.checked });
            }}
          />
          {preview.safe} <span className={panel.hint}>{preview.safeHint}</span>
        </label>
      </div>
      <UrlNotes
        chroma={options.chroma}
        said={[...ignoredWords(ignored, words), ...noSportWords(options.sport, files?.pack, words)]}
        faults={faultsOf(files, options)}
        confused={files === undefined ? [] : confusedBy(...platesOf(files.theme, lookOf(options)))}
      />
    </section>
  );
}

/** The outputs that are delayed, one of each name. */
function delayedOf(outputs: readonly Output[]): readonly DelayedOutput[] {
  const byName = new Map(
    outputs.filter(({ role, delay }) => role === 'viewer' && delay > 0).map(({ name, delay }) => [name, delay]),
  );
  return [...byName].map(([name, delay]) => ({ name, delay }));
}

/** What is wrong with the files and the rules that the URL names, in the words of who read them. */
function faultsOf(files: PictureFiles | undefined, { rules }: OverlayOptions): readonly string[] {
  return files === undefined ? [] : [rulesFault(files.pack, rules) ?? [], ...files.faults].flat();
}

interface UrlNotesProps {
  readonly chroma: string | null;
  /** In the page's language. */
  readonly said: readonly string[];
  /** In English. */
  readonly faults: readonly string[];
  readonly confused: readonly Eyes[];
}

/** What the URL asks for that cannot be done as asked, or that the operator may wonder at. */
function UrlNotes({ chroma, said, faults, confused }: UrlNotesProps): ReactNode {
  const { preview } = useWords();
  if (chroma === null && said.length === 0 && faults.length === 0 && confused.length === 0) return null;
  return (
    <ul className={styles.notes} data-testid="url-notes">
      {said.map((fault) => (
        <li key={fault}>{preview.inUrl(fault)}</li>
      ))}
      {faults.map((fault) => (
        <li key={fault}>
          <WithParts
            say={preview.inUrl}
            parts={[
              <span key="fault" lang="en">
                {fault}
              </span>,
            ]}
          />
        </li>
      ))}
      {confused.map((eyes) => (
        <li key={eyes}>{preview.confused[eyes]}</li>
      ))}
      {chroma === null ? null : <li>{preview.chroma(chroma)}</li>}
    </ul>
  );
}
