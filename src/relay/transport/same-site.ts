import type { FastifyRequest } from 'fastify';

/** Whether a request comes from a page of this origin, or from no page at all; where it may be `typed`, from a browser's address bar too. Browsers name the origin of every POST (Fetch standard §3.2). */
export function isOfThisSite({ headers }: FastifyRequest, { typed = false } = {}): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && !(typed && site === 'none')) return false;
  if (headers.origin === undefined) return true;
  return URL.canParse(headers.origin) && new URL(headers.origin).host === headers.host?.toLowerCase();
}
