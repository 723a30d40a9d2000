import type { FastifyRequest } from 'fastify';

/** Whether a request comes from a page of this origin, or from no page at all. Browsers name the origin of every POST (Fetch standard §3.2). */
export function isOfThisSite({ headers }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  if (headers.origin === undefined) return true;
  return URL.canParse(headers.origin) && new URL(headers.origin).host === headers.host?.toLowerCase();
}
