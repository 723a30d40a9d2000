import * as v from 'valibot';
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
