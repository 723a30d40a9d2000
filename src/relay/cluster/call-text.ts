/** What nodes of a cluster say to each other of a question, as text: nothing but a call is read as one. */
import { isUtf8 } from 'node:buffer';
import * as v from 'valibot';
import { unreachable } from '#lib/unreachable.ts';
import type { Answered, Enclosed } from '../asked.ts';
import { CALL_BYTES_MAX } from '../limits.ts';

/** What is asked of another node. */
export interface Question extends Enclosed {
  readonly method: string;
  readonly target: string;
}

/** Each is of the asker's `id`. What only looks is answered at once; anything else is done once the asker, asked back, still waits. */
export type Call =
  | { readonly call: 'ask'; readonly id: string; readonly question: Question }
  /** Is the answer waited for still? */
  | { readonly call: 'ready'; readonly id: string }
  | { readonly call: 'go'; readonly id: string }
  /** Without an answer where there can be none. */
  | { readonly call: 'answer'; readonly id: string; readonly answered: Answered | undefined };

const id = v.pipe(v.string(), v.maxLength(64));
const headers = v.record(v.string(), v.string());
/** As text where it is some, which is a third shorter. */
const body = v.union([
  v.pipe(
    v.strictObject({ text: v.string() }),
    v.transform(({ text }) => Buffer.from(text, 'utf8')),
  ),
  v.pipe(
    v.strictObject({ base64: v.pipe(v.string(), v.base64()) }),
    v.transform(({ base64 }) => Buffer.from(base64, 'base64')),
  ),
]);

const callSchema = v.variant('call', [
  v.object({
    call: v.literal('ask'),
    id,
    question: v.object({
      method: v.picklist(['GET', 'HEAD', 'POST', 'PUT']),
      target: v.pipe(v.string(), v.startsWith('/')),
      headers: v.optional(headers),
      body: v.optional(body),
    }),
  }),
  v.object({ call: v.literal('ready'), id }),
  v.object({ call: v.literal('go'), id }),
  v.object({
    call: v.literal('answer'),
    id,
    answered: v.optional(
      v.object({ status: v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599)), headers, body }),
    ),
  }),
]);

/** Undefined where it is longer than a call may be. */
export function callText(call: Call): string | undefined {
  const text = JSON.stringify(plain(call));
  return isShort(text) ? text : undefined;
}

/** Undefined for what is no call. */
export function readCall(text: string): Call | undefined {
  if (!isShort(text)) return undefined;
  const read = v.safeParse(callSchema, parsed(text));
  if (!read.success) return undefined;
  const call = read.output;
  return call.call === 'answer' ? { ...call, answered: call.answered } : call;
}

function isShort(text: string): boolean {
  return Buffer.byteLength(text) <= CALL_BYTES_MAX;
}

function plain(call: Call): unknown {
  switch (call.call) {
    case 'ask':
      return { ...call, question: { ...call.question, body: bodyText(call.question.body) } };
    case 'answer':
      return { ...call, answered: call.answered && { ...call.answered, body: bodyText(call.answered.body) } };
    case 'ready':
    case 'go':
      return call;
    default:
      return unreachable(call);
  }
}

function bodyText(body: Buffer | undefined): { readonly text: string } | { readonly base64: string } | undefined {
  if (body === undefined) return undefined;
  return isUtf8(body) ? { text: body.toString('utf8') } : { base64: body.toString('base64') };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // no JSON: it is something else that nodes tell each other
  }
}
