/** WebSocket close codes (RFC 6455 §7.4) that Boardcast sends. Below 4500 a viewer dials again at once with back-off; from 4500 on it tries once a minute. */
export const CLOSE = {
  /** RFC 6455: the relay goes away. */
  GOING_AWAY: 1001,
  /** IANA registry: the relay restarts; come back. */
  RESTART: 1012,
  /** IANA registry: no room now; come back later. */
  TRY_LATER: 1013,
  /** No first frame in time. */
  FIRST_FRAME_TIMEOUT: 4000,
  /** A viewer's register frame could not be read. */
  BAD_REGISTER: 4001,
  /** Nothing was heard from this connection for too long. */
  SILENT: 4002,
  /** A real publisher has come; the demo's is no longer wanted. */
  DEMO_OVER: 4003,
  /** The viewer reads too slowly even for merged state. */
  TOO_SLOW: 4008,
  /** The key was refused or has been rotated. */
  KEY_REFUSED: 4503,
  /** The protocol version asked for is not served. */
  PROTOCOL_NOT_SERVED: 4505,
} as const;

/** Whether a viewer whose socket closed with this code should hold and try only once a minute. */
export function isTerminal(code: number): boolean {
  return code >= 4500 && code <= 4999;
}
