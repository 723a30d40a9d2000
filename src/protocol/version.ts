/** The version of the wire between relay and viewers. Raised whenever a schema in `up.ts` or `down.ts` changes (version.test.ts holds their digest). */
export const PROTOCOL_VERSION = 1;

/** The versions that a relay of this build serves. */
export const PROTOCOLS_SERVED: readonly number[] = [1];
