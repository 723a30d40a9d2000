/** What the page on air hands to the code that is fetched behind its first picture. */
import type { ReactNode } from 'react';
import type { RichComponent } from '#graphic/scene.tsx';
import type { Canvas } from '#layout/canvas.ts';
import type { Look } from '#layout/look.ts';
import type { Derived } from '#store/derived-fields.ts';
import type { LookFilePorts, LookFiles } from '#store/look-files.ts';
import type { ScoreboardStore } from '#store/scoreboard-store.ts';
import type { OverlayOptions } from '#store/url-options.ts';
import type { Playout } from './hosts/playout.ts';

/** What a page on air draws by. */
export interface Drawn extends LookFiles {
  /** Those of the URL, and what an operator said since. */
  readonly options: OverlayOptions;
  readonly canvas: Canvas;
  readonly look: Look;
  readonly rich: RichComponent | undefined;
  /** Undefined without a sport. */
  readonly sport: typeof import('./complete-fields.ts') | undefined;
  /** What stands in the stage besides the graphic. */
  readonly beside?: ReactNode;
}

export interface Air {
  readonly root: HTMLElement;
  readonly store: ScoreboardStore;
  /** Those of the URL. */
  readonly options: OverlayOptions;
  /** Gets all that a picture needs; does not reject. */
  readonly load: (options: OverlayOptions, canvas: Canvas) => Promise<Drawn>;
  /** Gets a file of a look by its path; without it that of the page's own origin. */
  readonly file?: LookFilePorts['fetch'];
  readonly draw: (drawn: Drawn) => void;
  /** What completes the fields by the first picture's sport; undefined without one. */
  readonly derived?: Derived | undefined;
  /** Who has the graphic in its hand; without it the page's own host, should it call. */
  readonly playout?: Playout;
}
