import type { Told } from '#scoreboard/title-row.ts';

import type { LinkCount } from './link-count.ts';

/** Something that the relay tells others by itself: files, webhooks and the like. It slows nobody down, and what fails of it is an alarm. */
export interface Outlet {
  /** What is wrong with it and what to do, in words without any secret; empty while all is well. */
  alarms(): readonly string[];
  /** Ends it; what is under way is given up or done soon. Never rejects. */
  close(): Promise<void>;
}

/** One that keeps a link to a program beside the relay. */
export interface LinkedOutlet extends Outlet {
  readonly count: () => LinkCount;
}

/** A stream, to whoever looks at it by itself. */
export interface ToldStream {
  readonly id: string;
  /** Another text whenever what is told of it may be another. */
  mark(): string;
  told(): Omit<Told, 'origin'>;
}
