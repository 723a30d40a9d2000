import { useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Canvas } from '#layout/canvas.ts';
import { withPlatesClosed } from '#layout/closed-plates.ts';
import { withPhaseLabel, type LabelledPhase } from '#layout/phase-label.ts';
import type { LookRow } from '#protocol/api.ts';
import { createReckon } from '#scoreboard/reckon.ts';
import { createRenames } from '#scoreboard/renames.ts';
import { addDerived } from '#store/derived-fields.ts';
import { useScoreboardStore } from '#store/react.tsx';
import { CueBanner } from '#graphic/cue-banner.tsx';
import { completePicture, type PictureFiles } from '#graphic/picture-files.ts';
import { Picture as DrawnPicture } from '#graphic/picture.tsx';
import type { Cues } from '#store/cues.ts';
import { loadLookFiles } from '#store/look-files.ts';
import { lookOf } from '#store/look-options.ts';
import { fetchLookAgain } from '#store/saved-look.ts';
import type { OverlayOptions } from '#store/url-options.ts';
import { savedPath, savedVersion, withSavedLogos } from './saved-looks.ts';
import { useTools } from './tools.tsx';
import panel from './panel.module.css';

interface Loaded {
  readonly files: PictureFiles;
  readonly options: OverlayOptions;
  readonly isWide: boolean;
}

/** The layout and theme that the URL names, once they are there, and anew whenever the crew has saved them (`saved` are its own). */
export function useLookFiles(
  options: OverlayOptions,
  { isWide }: Canvas,
  saved: readonly LookRow[],
): PictureFiles | undefined {
  const { fetch, time } = useTools();
  const [loaded, setLoaded] = useState<Loaded>();
  const latest = useRef<Loaded>(undefined);
  const version = loaded === undefined ? '' : savedVersion(loaded.files.paths, saved);
  useEffect(() => {
    let gone = false;
    const ports = { fetch: (path: string) => fetch(savedPath(path)), time };
    const shown = latest.current;
    const isKnown = shown !== undefined && shown.options === options && shown.isWide === isWide;
    void (async () => {
      const files = await (isKnown
        ? fetchLookAgain(shown.files, options, `saved=${version}`, ports)
        : loadLookFiles(options, isWide, ports));
      const picture = await completePicture(files);
      if (!gone) setLoaded((latest.current = { files: picture, options, isWide }));
    })();
    return () => {
      gone = true;
    };
  }, [options, isWide, version, fetch, time]);
  return loaded?.files;
}

export interface PictureProps {
  readonly canvas: Canvas;
  readonly options: OverlayOptions;
  readonly files: PictureFiles;
  /** The crew's own files, as the relay lists them. */
  readonly saved: readonly LookRow[];
  /** The phase that stands in the period's place. */
  readonly phase: LabelledPhase | null;
  readonly cues: Cues | undefined;
}

/** The graphic of the air, drawn by the same code from the same options. */
export function Picture({ canvas, options, files: plainFiles, saved, phase, cues }: PictureProps): ReactNode {
  const store = useScoreboardStore();
  const files = useMemo(
    () => ({ ...plainFiles, layout: withPlatesClosed(withPhaseLabel(plainFiles.layout, phase), options.hide) }),
    [plainFiles, phase, options.hide],
  );
  const { pack } = files;
  // Before anything below follows the store: what is reckoned is drawn with what it is reckoned from.
  useLayoutEffect(
    () =>
      pack === undefined ? undefined : addDerived(store, createReckon(pack, options.rules), createRenames(pack)).stop,
    [store, pack, options.rules],
  );
  const plain = useMemo(() => lookOf(options), [options]);
  const look = useMemo(() => withSavedLogos(plain, saved), [plain, saved]);
  return (
    <>
      <DrawnPicture canvas={canvas} options={options} files={files} look={look} faultClass={panel.fault} />
      {cues === undefined ? null : (
        <CueBanner
          cues={cues}
          canvas={canvas}
          theme={files.theme}
          look={look}
          bug={files.layout}
          scale={options.scale}
          animate={options.animate}
        />
      )}
    </>
  );
}
