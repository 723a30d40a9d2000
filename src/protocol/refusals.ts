/** Why something was not done or not taken: the words that everybody reads, by the code that pages know them by in other languages. */
import type { Refusal } from '#lib/result.ts';

export const REFUSALS = {
  // At a desk.
  'no-clock': () => 'there is no clock on air to take over: set it first',
  'no-own-delay': () => 'ms: expected a number: only an output can have no own delay',
  'nothing-to-undo': () => 'there is no step to take back',
  'too-many-cues': () => 'there are too many cues already: clear them first',
  'no-old-values': () => 'there are no old values to put back',
  'nothing-held': () => 'nothing is held of this field',
  'other-held': () => 'something else is held of this field by now',
  'no-moment': () => 'this moment does not wait any more',
  'no-number': (field: string, value: string) =>
    `${field}: expected a whole number on air, got ${JSON.stringify(value)}`,
  'too-many': (list: string, most: string) => `${list}: there are ${most} already`,
  edge: (origin: string) => `this is an edge: say it to the relay at ${origin}`,
  'no-upstream': (origin: string) => `the relay at ${origin} does not answer`,
  'no-owner': () => 'the relay that has this stream cannot be reached now: nothing was done',
  'owner-silent': () =>
    'the relay that has this stream did not answer: look whether it was done before you say it again',
  'shared-away': () => 'what the relays share does not answer now',
  'no-room': () => 'there is no room for one more stream',
  'unknown-sport': (name: string, names: string) => `sport: expected one of ${names} or null, got "${name}"`,
  'unknown-rules': (name: string, names: string) => `rules: expected one of ${names} or null, got "${name}"`,
  'rules-without-sport': (name: string) => `rules: "${name}" needs a sport whose rules they are`,
  'unknown-theme': (name: string, names: string) => `theme: expected one of ${names}, got "${name}"`,
  'unknown-layout': (name: string, names: string) => `layout: expected one of ${names}, got "${name}"`,
  'unknown-part': (name: string, names: string) => `part: no layout has it: expected one of ${names}, got "${name}"`,
  // Of a request, whatever it is for.
  origin: () => 'only pages of this very server may do this',
  unfit: (fault: string) => fault,
  'bad-request': () => 'the request is not good',
  'too-large': () => 'the request is larger than it may be',
  'relay-failed': () => 'the relay failed, see its log',
  // Of who may do what.
  'sign-in': () => 'sign in first: this needs the operator’s passphrase or a key',
  'wrong-passphrase': () => 'that is not the passphrase',
  'too-many-tries': () => 'too many tries: wait 10 seconds',
  'no-keys': () => 'there are no keys here: it listens on this computer alone, or to everybody',
  'keys-unsaved': (why: string) => `the key could not be saved (${why})`,
  host: (name: string) => `this Boardcast does not go by the name ${name}: start it with --allow-host ${name}`,
  // Of pictures.
  'logo-name': () => 'name: expected 1 to 48 letters, digits, - and _',
  'logo-bytes': (most: string) => `picture: expected at most ${most} bytes`,
  'logo-kind': () => 'picture: expected PNG, JPEG or WebP, got other bytes',
  'logo-full': (most: string, folder: string) => `picture: there are ${most} already, in ${folder}`,
  'logo-unsaved': (why: string) => `picture: it could not be saved (${why})`,
  'no-picture': () => 'it is no picture',
  'no-size': () => 'the picture has no size',
  'no-encoder': () => 'this browser cannot encode it',
  'stays-large': (most: string) => `it stays larger than ${most}`,
  'no-answer': () => 'an answer that is none',
  // Of teams, games and the file of a show.
  'team-twice': (name: string) => `teams: ${name} is there twice`,
  'file-long': (most: string) => `it is longer than ${most} characters`,
  'no-show': () => 'format: expected "boardcast-show"',
  'newer-show': () => 'version: expected 1 or 2; a newer Boardcast may have written it',
  'no-json': () => 'not JSON',
  'no-list': () => 'expected a list',
  'no-record': () => 'expected an object',
  'only-first': (count: string, most: string) => `there are ${count}: only the first ${most} were taken`,
  'bad-name': () => 'expected another name',
  twice: () => 'it is there twice',
  'nowhere-here': () => 'it is neither in the file nor here',
  'not-in-folder': () => 'it is not in this relay’s folder of layouts',
} as const satisfies Readonly<Record<string, (...about: string[]) => string>>;

export type RefusalCode = keyof typeof REFUSALS;

/** Why something is refused, by its code and what belongs to that. */
export function refusal<Code extends RefusalCode>(code: Code, ...about: Parameters<(typeof REFUSALS)[Code]>): Refused {
  const say: (...parts: string[]) => string = REFUSALS[code];
  return { ok: false, reason: say(...about), code, ...(about.length === 0 ? {} : { about }) };
}

/** It goes wherever a result or a reason is asked for. */
export type Refused = Refusal & { readonly ok: false };

/** The body of an answer over HTTP that says it. */
export function refusalBody({ reason, code, about }: Refusal): {
  readonly error: string;
  readonly code?: string | undefined;
  readonly about?: readonly string[] | undefined;
} {
  return { error: reason, code, about };
}

/** Reads such a body; undefined where it says nothing of that kind. */
export function readRefusal(body: unknown): Refusal | undefined {
  if (typeof body !== 'object' || body === null || !('error' in body) || typeof body.error !== 'string')
    return undefined;
  const code = 'code' in body && typeof body.code === 'string' ? body.code : undefined;
  const about: readonly unknown[] = 'about' in body && Array.isArray(body.about) ? body.about : [];
  return { reason: body.error, code, about: about.map(String) };
}

/** The same of an answer's text. */
export function decodeRefusal(text: string): Refusal | undefined {
  try {
    return readRefusal(JSON.parse(text));
  } catch {
    return undefined; // no JSON: it says nothing of that kind
  }
}
