import type { Time } from '#lib/time.ts';
import type { DeskCommand } from '#scoreboard/desk.ts';
import type { Visibility } from '#store/visibility.ts';
import type { Said } from '../desk/desk-client.ts';
import type { LibraryClient } from './library-client.ts';
import type { ShowPorts } from './show-file.ts';

/** The part of `localStorage` that is used. A browser may refuse every call of it. */
export interface LibraryStorage {
  getItem(key: string): string | null;
  removeItem(key: string): void;
}

/** What the library uses of the world around it; tests hand in their own. */
export interface LibraryPorts {
  readonly stream: string;
  readonly client: LibraryClient;
  readonly show: ShowPorts;
  /** Says a command to a stream's desk. */
  readonly say: (stream: string, command: DeskCommand) => Promise<Said>;
  readonly time: Time;
  readonly visibility: Visibility;
  readonly storage: LibraryStorage | undefined;
  /** Gives a file to whoever looks at the page. */
  readonly save: (name: string, text: string) => void;
}
