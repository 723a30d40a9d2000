/** The relay's keys: how they are made, and what is kept of them, which is never themselves. */
import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';
import type { KeyKind } from '#protocol/access.ts';

/** Crockford's 32 digits and letters: none is taken for another when a key is typed off a screen. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
/** 26 letters of 5 bits are 130 bits: nobody guesses one, at whatever rate. */
const KEY_LETTERS = 26;
/** 20 letters are 100 bits, which scrypt makes dear to try: operators type it on phones. */
const PASSPHRASE_LETTERS = 20;
const GROUP_LETTERS = 5;
/** What scrypt gives, in bytes. Its cost is Node's default (N 16384, r 8, p 1): 16 MiB and some 50 ms for each try. */
const SCRYPT_BYTES = 32;

const hex = v.pipe(v.string(), v.regex(/^[\da-f]{32,128}$/, 'expected hexadecimal digits'));
const hashedKeySchema = v.object({ hash: hex, made: v.number() });

/** `keys.json` in the data folder. */
export const keysSchema = v.object({
  version: v.literal(1),
  publish: hashedKeySchema,
  viewer: hashedKeySchema,
  operator: v.object({ salt: hex, hash: hex, made: v.number() }),
  /** They are those of several relays, or were: a newer one of another of them goes before. */
  shared: v.optional(v.boolean()),
});
export type Keys = v.InferOutput<typeof keysSchema>;

/** A key as it is told, once. */
export interface FreshKey {
  readonly kind: KeyKind;
  readonly key: string;
  readonly made: number;
}

/** Makes all keys anew. */
export async function makeKeys(now: number): Promise<{ readonly keys: Keys; readonly fresh: readonly FreshKey[] }> {
  const publish = makeKey();
  const viewer = makeKey();
  const operator = makePassphrase();
  return {
    keys: {
      version: 1,
      publish: { hash: digestOf(publish).toString('hex'), made: now },
      viewer: { hash: digestOf(viewer).toString('hex'), made: now },
      operator: await hashPassphrase(operator, now),
    },
    fresh: [
      { kind: 'publish', key: publish, made: now },
      { kind: 'viewer', key: viewer, made: now },
      { kind: 'operator', key: operator, made: now },
    ],
  };
}

/** Puts a new key in the place of one. It is newer also where the clock that the old one was made by goes ahead: relays that share keys go by that. */
export async function renewKey(
  keys: Keys,
  kind: KeyKind,
  at: number,
): Promise<{ readonly keys: Keys; readonly fresh: FreshKey }> {
  const now = Math.max(at, keys[kind].made + 1);
  if (kind === 'operator') {
    const key = makePassphrase();
    return { keys: { ...keys, operator: await hashPassphrase(key, now) }, fresh: { kind, key, made: now } };
  }
  const key = makeKey();
  const hashed = { hash: digestOf(key).toString('hex'), made: now };
  return { keys: { ...keys, [kind]: hashed }, fresh: { kind, key, made: now } };
}

/** Whether a text is this key, in a time that tells nothing of it. */
export function isKey(keys: Keys, kind: 'publish' | 'viewer', text: string): boolean {
  return timingSafeEqual(digestOf(text), Buffer.from(keys[kind].hash, 'hex'));
}

/** Whether a text is the passphrase; takes some 50 ms, off the event loop. */
export async function isPassphrase(keys: Keys, text: string): Promise<boolean> {
  const { salt, hash } = keys.operator;
  return timingSafeEqual(await stretch(text, salt), Buffer.from(hash, 'hex'));
}

/** Which kinds are others in the second. */
export function changedKinds(before: Keys, after: Keys): readonly KeyKind[] {
  return (['publish', 'viewer', 'operator'] as const).filter((kind) => before[kind].hash !== after[kind].hash);
}

/** The SHA-256 of a key, however it was typed: case, spaces and hyphens do not count, and letters that look like digits are them. */
export function digestOf(text: string): Buffer {
  return createHash('sha256').update(plain(text)).digest();
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[\s-]/g, '').replaceAll('o', '0').replaceAll(/[il]/g, '1');
}

function makeKey(letters = KEY_LETTERS): string {
  return Array.from(randomBytes(letters), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
}

function makePassphrase(): string {
  const key = makeKey(PASSPHRASE_LETTERS);
  return (key.match(new RegExp(`.{${GROUP_LETTERS}}`, 'g')) ?? [key]).join('-');
}

async function hashPassphrase(text: string, now: number): Promise<Keys['operator']> {
  const salt = randomBytes(16).toString('hex');
  return { salt, hash: (await stretch(text, salt)).toString('hex'), made: now };
}

function stretch(text: string, salt: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(plain(text), Buffer.from(salt, 'hex'), SCRYPT_BYTES, (error, hash) => {
      if (error === null) resolve(hash);
      else reject(error);
    });
  });
}
