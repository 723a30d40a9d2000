import type { Canvas } from '#layout/canvas.ts';
import { useLayoutEffect, useRef, type ReactNode } from 'react';
import './stage.css';

export interface StageProps {
  readonly canvas: Canvas;
  /** A solid colour behind everything, for keying; without it the stage is transparent. */
  readonly chroma?: string | undefined;
  /** Draws the action-safe and the title-safe area. */
  readonly safe?: boolean;
  readonly children?: ReactNode;
}

/** The design, as large as it fits into the nearest positioned ancestor, and in its middle. */
export function Stage({ canvas, chroma, safe = false, children }: StageProps): ReactNode {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const design = ref.current;
    const frame = design?.parentElement;
    if (design === null || frame === null || frame === undefined) return undefined;
    const { width, height } = canvas;
    const scale = (): void => {
      const factor = Math.min(frame.clientWidth / width, frame.clientHeight / height);
      const x = (frame.clientWidth - width * factor) / 2;
      const y = (frame.clientHeight - height * factor) / 2;
      // At the design's own size there is nothing to transform: no layer, and text on whole pixels.
      design.style.transform = factor === 1 && x === 0 && y === 0 ? '' : `translate(${x}px, ${y}px) scale(${factor})`;
    };
    scale();
    const observer = new ResizeObserver(scale);
    observer.observe(frame);
    return () => {
      observer.disconnect();
    };
  }, [canvas]);
  return (
    <div className="stage" style={{ background: chroma }}>
      <div className="stage-design" ref={ref} style={{ width: canvas.width, height: canvas.height }}>
        {children}
        {safe && <div className="stage-safe" />}
      </div>
    </div>
  );
}
