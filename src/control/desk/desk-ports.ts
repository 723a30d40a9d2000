import type { Time } from '#lib/time.ts';
import type { Result } from '#lib/result.ts';
import type { StreamDetail } from '#protocol/api.ts';
import type { SportPack } from '#scoreboard/packs/pack-schema.ts';
import type { Answer } from '#store/api-client.ts';
import type { ScoreboardStore } from '#store/scoreboard-store.ts';
import type { Ticker } from '#store/ticker.ts';
import type { Visibility } from '#store/visibility.ts';
import type { DeskClient } from './desk-client.ts';
import type { Draw } from './logo-file.ts';

/** The part of `localStorage` that is used. A browser may refuse every call of it. */
export interface DeskStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/** What can be chosen on the page, as the relay and the build list it. */
export interface DeskLists {
  readonly sports: readonly SportPack[];
  readonly themes: readonly string[];
  readonly layouts: readonly string[];
}

/** What the control page uses of the world around it; tests hand in their own. */
export interface DeskPorts {
  readonly stream: string;
  /** Tells this page from others whose operators gave no name either. */
  readonly tag: string;
  readonly client: DeskClient;
  /** The live values of the stream, as outputs without delay have them. */
  readonly store: ScoreboardStore;
  /** The stream in full: its sport, its outputs. A value of undefined: nobody publishes or listens to it. */
  readonly detail: () => Promise<Result<Answer<StreamDetail | undefined>>>;
  readonly lists: () => Promise<DeskLists>;
  /** A layout's file, as it came; undefined if it could not be had. */
  readonly layoutFile: (path: string) => Promise<unknown>;
  readonly time: Time;
  readonly ticker: Ticker;
  readonly visibility: Visibility;
  readonly storage: DeskStorage | undefined;
  /** Joins the stream under this operator's name; the returned function leaves it. */
  readonly join: (name: string) => () => void;
  readonly openPicture: (file: Blob) => Promise<Result<Draw>>;
  /** Stores a logo at the relay; the answer is its path. */
  readonly putLogo: (name: string, png: Blob) => Promise<Result<string>>;
}
