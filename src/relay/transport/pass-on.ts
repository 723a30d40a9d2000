/** What of a request goes on to another relay, and what of its answer comes back, whatever the way there. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Answered } from '../asked.ts';

const LOOKING: ReadonlySet<string> = new Set(['GET', 'HEAD']);
/** Headers of a request that are the other relay's to read. */
const PASSED_ON = ['content-type', 'accept', 'if-none-match'];

/** Whether it changes nothing: a button that can only GET does. */
export function isLook(method: string, route: string): boolean {
  return LOOKING.has(method) && !route.includes('/press/');
}

export function passedOn({ headers }: FastifyRequest): Record<string, string> {
  return Object.fromEntries(
    PASSED_ON.flatMap((name) => {
      const text = headers[name];
      return typeof text === 'string' ? [[name, text] as const] : [];
    }),
  );
}

export function sendAnswered({ status, headers, body }: Answered, reply: FastifyReply): FastifyReply {
  return reply.code(status).headers(headers).send(body);
}

/** The path by its route and its parameters anew, so that nobody's dots lead to another route there; undefined where a parameter would. */
export function targetOf(route: string, { params, url }: Pick<FastifyRequest, 'params' | 'url'>): string | undefined {
  const given = params as Readonly<Record<string, string>>;
  const words = route.split('/').map((word) => (word.startsWith(':') ? (given[word.slice(1)] ?? '') : word));
  if (words.some((word) => word === '.' || word === '..')) return undefined;
  const query = url.includes('?') ? url.slice(url.indexOf('?')) : '';
  return `${words.map(encodeURIComponent).join('/')}${query}`;
}
