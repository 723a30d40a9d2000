/** Signatures as Standard Webhooks has them (https://www.standardwebhooks.com, version 1): libraries in every language check them. */
import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';
/** Bytes of a secret: from 24 to 64 (the specification's own bounds). */
const SECRET_BYTES_MIN = 24;
const SECRET_BYTES_MAX = 64;

/** Reads `whsec_` and base64; undefined for anything else. */
export function readSecret(text: string): Buffer | undefined {
  const base64 = text.startsWith(PREFIX) ? text.slice(PREFIX.length) : '';
  if (!/^[\w+/-]+={0,2}$/.test(base64)) return undefined;
  const secret = Buffer.from(base64, 'base64');
  return secret.length < SECRET_BYTES_MIN || secret.length > SECRET_BYTES_MAX ? undefined : secret;
}

/** A new one to copy. */
export function freshSecret(): string {
  return PREFIX + randomBytes(32).toString('base64');
}

/** The headers of an event: its id is the same at every try, its time that of this one, in s since 1970. */
export function signedHeaders(
  secret: Buffer,
  { id, seconds, body }: { readonly id: string; readonly seconds: number; readonly body: string },
): Readonly<Record<string, string>> {
  const signature = createHmac('sha256', secret).update(`${id}.${seconds}.${body}`).digest('base64');
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': `v1,${signature}`,
  };
}
