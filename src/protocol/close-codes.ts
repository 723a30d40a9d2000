/** WebSocket close codes (RFC 6455 §7.4) that the relay sends, all of them. Below 4500 a viewer dials again at once with back-off; from 4500 on it tries once a minute. */
export const CLOSE = {
  /** RFC 6455: the frame is too big. */
  FRAME_TOO_BIG: 1009,
  /** IANA registry: the relay restarts; come back. */
  RESTART: 1012,
  /** IANA registry: no room now; come back later. */
  TRY_LATER: 1013,
  /** A viewer's register frame could not be read. */
  BAD_REGISTER: 4001,
  /** A real publisher has come; the demo's is no longer wanted. */
  DEMO_OVER: 4003,
  /** The viewer reads too slowly even for merged state. */
  TOO_SLOW: 4008,
  /** No right: a key is missing, wrong or another by now, or an operator turned the publisher away. */
  KEY_REFUSED: 4503,
  /** The protocol version asked for is not served. */
  PROTOCOL_NOT_SERVED: 4505,
} as const;

/** Whether a viewer whose socket closed with this code should hold and try only once a minute. */
export function isTerminal(code: number): boolean {
  return code >= 4500 && code <= 4999;
}
