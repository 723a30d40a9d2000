import * as v from 'valibot';
import type { Refusal } from '#lib/result.ts';
import { expectedOf } from '#protocol/decode.ts';
import { refusal, refusalBody } from '#protocol/refusals.ts';

/** What is wrong with a request's body, where, and what was expected. */
function faultOf(issue: v.BaseIssue<unknown>): string {
  const place = v.getDotPath(issue) ?? 'the body';
  return `${place}: expected ${expectedOf(issue)}, got ${issue.received}`;
}

/** The answer to a request that cannot be read: 400. */
export function unfit(issue: v.BaseIssue<unknown>): ReturnType<typeof refusalBody> {
  return refusalBody(refusal('unfit', faultOf(issue)));
}

/** The answer to a page of another origin: 403. */
export function foreign(): ReturnType<typeof refusalBody> {
  return refusalBody(refusal('origin'));
}

/** Fastify's own codes of a body that is no JSON. */
const NO_JSON = /^FST_ERR_CTP_(?:EMPTY_JSON_BODY|INVALID_JSON_BODY)$/;

/** Why a request failed, for whoever sent it. */
export function refusalOf(status: number, error: unknown): Refusal {
  if (status >= 500) return refusal('relay-failed');
  if (status === 413) return refusal('too-large');
  if (status === 415) return refusal('unfit', 'content-type: expected application/json');
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return NO_JSON.test(code) ? refusal('unfit', 'the body: expected a JSON object') : refusal('bad-request');
}

/** The status of an answer to a request that failed: what is no fault of its sender's is the relay's. */
export function statusOf(error: unknown): number {
  if (!(error instanceof Error) || !('statusCode' in error) || typeof error.statusCode !== 'number') return 500;
  return error.statusCode >= 400 && error.statusCode < 500 ? error.statusCode : 500;
}
