import type { FastifyInstance } from 'fastify';
import type { Shown } from '../shown.ts';
import type { LooksOnHttp } from './http.ts';
import { foreign } from './fault-of.ts';
import { isOfThisSite } from './same-site.ts';
import { isKnown } from './known-etag.ts';

const TYPES: Readonly<Record<string, string>> = {
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
};
/** A drawing that somebody opens by itself is no page of ours: nothing in it runs or is fetched. */
const DRAWING_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
/** Longest body of a request to put looks on air, in bytes: an empty object. */
const BODY_BYTES_MAX = 1024;

/**
 * Serves the crew's own files before those of the page, tells what is wrong with them, and puts them on air. Whoever asks gets what is on
 * air, so that a page that loads anew looks like the ones that run; `?saved` asks for what is saved.
 */
export function addLooks(app: FastifyInstance, looks: LooksOnHttp | undefined, shown: Pick<Shown, 'looks'>): void {
  app.get('/api/looks', (_request, reply) => reply.header('cache-control', 'no-store').send(shown.looks()));
  if (looks === undefined) return;

  app.post('/api/looks/air', { bodyLimit: BODY_BYTES_MAX }, (request, reply) => {
    reply.header('cache-control', 'no-store');
    if (!isOfThisSite(request)) return reply.code(403).send(foreign());
    if (typeof request.body !== 'object' || request.body === null) {
      return reply.code(415).send({ error: 'expected a JSON object' });
    }
    looks.putOnAir();
    return reply.send(shown.looks());
  });

  app.addHook('onRequest', (request, reply, done) => {
    const [urlPath = '', query = ''] = request.url.split('?', 2);
    const state = new URLSearchParams(query).has('saved') ? 'saved' : 'air';
    const file = request.method === 'GET' || request.method === 'HEAD' ? looks.find(urlPath, state) : undefined;
    if (file === undefined) {
      done();
      return;
    }
    const ending = urlPath.slice(urlPath.lastIndexOf('.') + 1).toLowerCase();
    const etag = `"${file.version}"`;
    reply.header('cache-control', 'no-cache').header('etag', etag);
    if (ending === 'svg') reply.header('content-security-policy', DRAWING_POLICY);
    if (isKnown(request.headers['if-none-match'], etag)) void reply.code(304).send();
    else void reply.type(TYPES[ending] ?? 'application/octet-stream').send(file.bytes);
  });
}
