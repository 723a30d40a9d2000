import * as v from 'valibot';

/** What is wrong with a request's body, where, and what was expected. */
export function faultOf(issue: v.BaseIssue<unknown>): string {
  const place = v.getDotPath(issue) ?? 'the body';
  return `${place}: expected ${issue.expected ?? issue.message}, got ${issue.received}`;
}
