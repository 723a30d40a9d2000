/** Why a relay could not start, so that the command can say what to do. */
export type StartFailure =
  /** Another program listens on the port. */
  | 'port-taken'
  /** The system does not let this user listen on the port. */
  | 'port-forbidden'
  /** A port of `--tcp` or `--udp` cannot be had. */
  | 'door-taken'
  /** This machine does not have one of the addresses to listen on. */
  | 'host-unknown'
  /** Other machines can reach it, and there are no keys, nor can there be. */
  | 'no-keys'
  /** Keys are needed, and what lies in their file's place is none. */
  | 'keys-broken'
  /** The files of `--tls-cert` and `--tls-key` are no certificate and its key. */
  | 'tls-unusable'
  /** Another relay keeps its state in the data folder. */
  | 'folder-taken'
  /** The page was not built, or only in part. */
  | 'page-missing';

/** A relay could not start; the message is for people and complete. */
export class StartError extends Error {
  override readonly name = 'StartError';
  readonly failure: StartFailure;

  constructor(failure: StartFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.failure = failure;
  }
}
