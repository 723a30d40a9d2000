/** Who may do what at a relay, as its pages ask and are answered over HTTP (docs/PROTOCOL.md A1 to A9). */
import * as v from 'valibot';
import type { Result } from '#lib/result.ts';
import { decode } from './decode.ts';
import { KEY_LENGTH_MAX } from './fields.ts';

/** What each opens: publishing to every stream, looking at what is on air, the operators' desks. */
export const KEY_KINDS = ['publish', 'viewer', 'operator'] as const;

export type KeyKind = (typeof KEY_KINDS)[number];

const kind = v.picklist(KEY_KINDS);
/** Milliseconds since 1970. */
const instant = v.number();

/** `GET /api/session`, and the answer to a sign-in: what whoever asks may do. */
export const accessSessionSchema = v.object({
  /** It needs no key at all: it is on the relay's own machine, or the relay was started with `--open-lan`. */
  open: v.boolean(),
  /** So may everybody on its network: it was started with `--open-lan`, and other machines reach it. */
  openLan: v.optional(v.boolean()),
  /** It is an edge: the relay that it follows, and whether what operators say here is passed on to that (docs/PROTOCOL.md N4). */
  edge: v.optional(v.object({ origin: v.string(), passes: v.boolean() })),
  /** It may command. */
  operator: v.boolean(),
  /** It may look. Operators may as well. */
  viewer: v.boolean(),
  /** The way to the relay is encrypted. */
  tls: v.boolean(),
});
export type AccessSession = v.InferOutput<typeof accessSessionSchema>;

/** The body of `POST /api/session`. */
export const signInSchema = v.object({ passphrase: v.pipe(v.string(), v.maxLength(KEY_LENGTH_MAX)) });

/** `GET /api/keys`: which keys there are. What they are nobody can say: only their hashes are kept. */
export const keyListSchema = v.object({
  /** Other machines reach the relay, by themselves or through a proxy. */
  lan: v.boolean(),
  /** It was started with `--open-lan`: whoever reaches it may do everything. */
  openLan: v.boolean(),
  keys: v.array(v.object({ kind, made: instant })),
});
export type KeyList = v.InferOutput<typeof keyListSchema>;

/** The answer to `POST /api/keys/<kind>`: the new key, shown this once. */
export const newKeySchema = v.object({ kind, key: v.string(), made: instant });
export type NewKey = v.InferOutput<typeof newKeySchema>;

/** Reads the body of `GET /api/session`. */
export function decodeAccessSession(text: string): Result<AccessSession> {
  return decode(accessSessionSchema, text);
}

/** Reads the body of `GET /api/keys`. */
export function decodeKeyList(text: string): Result<KeyList> {
  return decode(keyListSchema, text);
}

/** Reads the answer to `POST /api/keys/<kind>`. */
export function decodeNewKey(text: string): Result<NewKey> {
  return decode(newKeySchema, text);
}
