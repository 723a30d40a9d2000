import type { Time } from '#lib/time.ts';
import type { AccessClient } from '#store/access-client.ts';
import type { PageLocation } from '#store/addresses.ts';
import type { Api } from '#store/api-client.ts';
import type { LookFilePorts } from '#store/look-files.ts';
import type { CopyPorts } from '#store/use-copy.ts';
import type { Visibility } from '#store/visibility.ts';

/** What the start page and the link builder use of the world around them; tests hand in their own. */
export interface PagePorts extends CopyPorts {
  readonly api: Pick<Api, 'streams' | 'looks'>;
  readonly access: AccessClient;
  /** Gets a file or an answer of the page's own origin; rejects, in time, if there is none. */
  readonly fetch: LookFilePorts['fetch'];
  readonly time: Time;
  readonly visibility: Visibility;
  readonly location: PageLocation;
  /** Puts another address into the address bar; the page stays. */
  readonly replaceUrl: (url: string) => void;
  /** Goes to another page. */
  readonly go: (url: string) => void;
}
