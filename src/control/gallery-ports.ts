import type { Time } from '#lib/time.ts';
import type { LookFilePorts } from '#store/look-files.ts';
import type { CopyPorts } from '#store/use-copy.ts';
import type { DemoLinks } from './demo-links.ts';

/** What the gallery uses of the world around it; tests hand in their own. */
export interface GalleryPorts extends CopyPorts {
  /** Gets a file of the page's own origin; rejects, in time, if there is no answer. */
  readonly fetch: LookFilePorts['fetch'];
  readonly time: Time;
  readonly location: Pick<Location, 'protocol' | 'host' | 'pathname' | 'search'>;
  /** Puts another query into the address bar; the page stays. */
  readonly replaceUrl: (url: string) => void;
  readonly links: DemoLinks;
  /** Tells whether an element is on the screen or nearly so, now and whenever that changes. Returns how to end it. */
  readonly watchNear: (element: Element, tell: (isNear: boolean) => void) => () => void;
}
