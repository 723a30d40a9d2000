import { Component, type ReactNode } from 'react';
import type { Time } from '#lib/time.ts';

/** After this long a graphic that failed is built anew. */
const REBUILD_MS = 5_000;

interface KeepFrameProps {
  readonly time: Pick<Time, 'after'>;
  readonly children: ReactNode;
}

interface KeepFrameState {
  readonly failed: boolean;
}

/**
 * Holds the last good picture if drawing a new one fails, and tries again every five seconds. The page is not loaded anew for it: that
 * would clear the picture on air, and the stream's state is in this page.
 */
export class KeepFrame extends Component<KeepFrameProps, KeepFrameState> {
  override readonly state: KeepFrameState = { failed: false };
  private frame: HTMLElement | null = null;
  private still: Node | undefined;
  private callOff: (() => void) | undefined;

  static getDerivedStateFromError(): KeepFrameState {
    return { failed: true };
  }

  override componentDidCatch(): void {
    this.callOff?.();
    this.callOff = this.props.time.after(REBUILD_MS, () => {
      this.setState({ failed: false });
    });
  }

  override componentWillUnmount(): void {
    this.callOff?.();
  }

  override render(): ReactNode {
    if (!this.state.failed) {
      return (
        <div key="live" className="overlay-frame" ref={(element) => void (this.frame = element)}>
          {this.props.children}
        </div>
      );
    }
    // React has not taken the failed picture away yet: it is copied as it stands. A picture that failed at once leaves the copy before it.
    if (this.frame?.hasChildNodes() === true) this.still = this.frame.cloneNode(true);
    return (
      <div
        key="still"
        ref={(element) => {
          if (this.still !== undefined) element?.replaceChildren(this.still);
        }}
      />
    );
  }
}
