import { createContext, useContext, useSyncExternalStore, type ReactNode } from 'react';
import type { Time } from '#lib/time.ts';
import type { Listening } from '#store/listen.ts';
import type { LookFilePorts } from '#store/look-files.ts';
import type { PageLocation } from '#store/addresses.ts';
import type { Api } from '#store/api-client.ts';
import type { Poll, PollState } from '#store/poll.ts';
import type { Capture } from './live-picture.ts';
import type { SettingsStorage } from './settings.ts';
import type { Ticker } from '#store/ticker.ts';
import type { Visibility } from '#store/visibility.ts';

/** What the operators' pages use of the world around them; tests hand in their own. */
export interface Tools {
  readonly api: Api;
  /** Gets a file of the page's own origin. */
  readonly fetch: LookFilePorts['fetch'];
  readonly time: Time;
  readonly ticker: Ticker;
  readonly visibility: Visibility;
  readonly location: PageLocation;
  /** Lets another view of a stream into a store of its own, until the returned function is called. */
  readonly listen: (listening: Listening) => () => void;
  /** The live pictures that this browser can give. */
  readonly capture: Capture;
  readonly storage: SettingsStorage | undefined;
  /** Puts text into the clipboard; false when the browser does not let it. */
  readonly copy: (text: string) => Promise<boolean>;
}

const ToolsContext = createContext<Tools | undefined>(undefined);

export function ToolsProvider({ tools, children }: { tools: Tools; children: ReactNode }): ReactNode {
  return <ToolsContext value={tools}>{children}</ToolsContext>;
}

export function useTools(): Tools {
  const tools = useContext(ToolsContext);
  if (tools === undefined) throw new Error('no <ToolsProvider> above');
  return tools;
}

/** The time, renewed once a second: only for what tells an age. */
export function useNow(): number {
  const { ticker } = useTools();
  return useSyncExternalStore(ticker.subscribe, ticker.now);
}

/** What a poll last brought; it asks for as long as a component shows it. */
export function usePoll<T>(poll: Poll<T>): PollState<T> {
  return useSyncExternalStore(poll.subscribe, poll.state);
}
