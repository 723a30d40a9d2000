import type { DeskCommand } from '#scoreboard/desk.ts';
import type { Said } from '../desk/desk-client.ts';

/** The part of `localStorage` that is used. A browser may refuse every call of it. */
export interface LibraryStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/** What the library uses of the world around it; tests hand in their own. */
export interface LibraryPorts {
  readonly stream: string;
  readonly say: (command: DeskCommand) => Promise<Said>;
  readonly storage: LibraryStorage | undefined;
  /** Gives a file to whoever looks at the page. */
  readonly save: (name: string, text: string) => void;
}
