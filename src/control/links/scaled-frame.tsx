import { useLayoutEffect, useRef, type ReactNode } from 'react';
import styles from './links-page.module.css';

interface ScaledFrameProps {
  readonly src: string;
  readonly title: string;
  readonly size: { readonly width: number; readonly height: number };
  readonly ground: string;
}

/** A page in the very size that a host gives it, drawn as large as there is room. */
export function ScaledFrame({ src, title, size, ground }: ScaledFrameProps): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const page = useRef<HTMLIFrameElement>(null);
  const { width, height } = size;
  useLayoutEffect(() => {
    const [around, inner] = [box.current, page.current];
    if (around === null || inner === null) return undefined;
    const fit = (): void => {
      inner.style.transform = `scale(${around.clientWidth / width})`;
    };
    fit();
    const observer = new ResizeObserver(fit);
    observer.observe(around);
    return () => {
      observer.disconnect();
    };
  }, [width]);
  return (
    <div ref={box} className={styles.screen} data-ground={ground} data-tall={height > width} data-testid="screen">
      {/* It shows and takes nothing in: no way of the keyboard leads into it. */}
      {/* oxlint-disable-next-line react/iframe-missing-sandbox -- Our own page, which needs its scripts and its origin: such a sandbox is none. */}
      <iframe ref={page} className={styles.page} src={src} title={title} width={width} height={height} tabIndex={-1} />
    </div>
  );
}
