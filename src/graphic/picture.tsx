import { Component, useMemo, type ReactNode } from 'react';
import type { Canvas } from '#layout/canvas.ts';
import { layoutByRules } from '#layout/elements/by-rules.ts';
import type { Look } from '#layout/look.ts';
import { withSidesSwapped } from '#layout/order.ts';
import type { OverlayOptions } from '#store/url-options.ts';
import { Graphic } from './graphic.tsx';
import type { PictureFiles } from './picture-files.ts';

export interface PictureProps {
  readonly canvas: Canvas;
  readonly options: OverlayOptions;
  readonly files: PictureFiles;
  /** Keep its identity while it says the same. */
  readonly look: Look;
  /** The class of the words that stand in place of a graphic that cannot be drawn. */
  readonly faultClass: string | undefined;
}

/** The graphic of the air on an operator's page, drawn by the same code from the same options. Stands in a `<Stage>`. */
export function Picture({ canvas, options, files, look, faultClass }: PictureProps): ReactNode {
  const layout = useMemo(() => {
    const ruled = layoutByRules(files.layout, files.pack, options.rules);
    return options.order === 'away' ? withSidesSwapped(ruled) : ruled;
  }, [files.layout, files.pack, options.rules, options.order]);
  return (
    <PictureBoundary faultClass={faultClass}>
      <Graphic
        canvas={canvas}
        layout={layout}
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
class PictureBoundary extends Component<
  { readonly children: ReactNode; readonly faultClass: string | undefined },
  { readonly reason: string | undefined }
> {
  override readonly state: { readonly reason: string | undefined } = { reason: undefined };

  static getDerivedStateFromError(error: unknown): { readonly reason: string } {
    return { reason: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    if (this.state.reason === undefined) return this.props.children;
    return <p className={this.props.faultClass}>The graphic cannot be drawn: {this.state.reason}</p>;
  }
}
