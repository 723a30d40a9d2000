import { Component, useEffect, useLayoutEffect, useMemo, useState, type ReactNode } from 'react';
import type { Canvas } from '#layout/canvas.ts';
import { Graphic } from '#graphic/graphic.tsx';
import { createReckon } from '#scoreboard/reckon.ts';
import { addDerived } from '#store/derived-fields.ts';
import { useScoreboardStore } from '#store/react.tsx';
import { loadRich } from '#graphic/load-rich.ts';
import type { RichComponent } from '#graphic/scene.tsx';
import { loadLookFiles, type LookFiles } from '#store/look-files.ts';
import { lookOf } from '#store/look-options.ts';
import type { OverlayOptions } from '#store/url-options.ts';
import { useTools } from './tools.tsx';
import panel from './panel.module.css';

/** What a picture is drawn from: the files, and what draws the rich elements of the layout. */
export interface PictureFiles extends LookFiles {
  readonly rich: RichComponent | undefined;
}

/** The layout and theme that the URL names, once they are there. */
export function useLookFiles(options: OverlayOptions, { isWide }: Canvas): PictureFiles | undefined {
  const { fetch, time } = useTools();
  const [files, setFiles] = useState<PictureFiles>();
  useEffect(() => {
    let gone = false;
    void (async () => {
      const loaded = await loadLookFiles(options, isWide, { fetch, time });
      const rich = await loadRich(loaded.layout.root);
      if (!gone) setFiles({ ...loaded, rich });
    })();
    return () => {
      gone = true;
    };
  }, [options, isWide, fetch, time]);
  return files;
}

export interface PictureProps {
  readonly canvas: Canvas;
  readonly options: OverlayOptions;
  readonly files: PictureFiles;
}

/** The graphic of the air, drawn by the same code from the same options. */
export function Picture({ canvas, options, files }: PictureProps): ReactNode {
  const store = useScoreboardStore();
  const { pack } = files;
  // Before anything below follows the store: what is reckoned is drawn with what it is reckoned from.
  useLayoutEffect(
    () => (pack === undefined ? undefined : addDerived(store, createReckon(pack, options.rules))),
    [store, pack, options.rules],
  );
  const look = useMemo(() => lookOf(options), [options]);
  return (
    <PictureBoundary>
      <Graphic
        canvas={canvas}
        layout={files.layout}
        theme={files.theme}
        look={look}
        placement={options}
        animate={options.animate}
        rich={files.rich}
      />
    </PictureBoundary>
  );
}

/** On air a graphic that fails leaves its last picture; here the operator is told. */
class PictureBoundary extends Component<{ readonly children: ReactNode }, { readonly reason: string | undefined }> {
  override readonly state: { readonly reason: string | undefined } = { reason: undefined };

  static getDerivedStateFromError(error: unknown): { readonly reason: string } {
    return { reason: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    if (this.state.reason === undefined) return this.props.children;
    return <p className={panel.fault}>The graphic cannot be drawn: {this.state.reason}</p>;
  }
}
