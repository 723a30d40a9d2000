/** What an edge passes on to the relay that it follows, since it has none of it itself (docs/PROTOCOL.md N4, N5). */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refusal, refusalBody } from '#protocol/refusals.ts';
import type { Ask } from '../asked.ts';
import type { Upstream } from '../edge/edge-channel.ts';
import type { EdgeFiles } from '../edge/edge-files.ts';
import { LIBRARY_BYTES_MAX, UPLOAD_BYTES_MAX } from '../limits.ts';
import { foreign } from './fault-of.ts';
import { isLook, passedOn, sendAnswered, targetOf } from './pass-on.ts';
import { isOfThisSite } from './same-site.ts';

export interface UpstreamOnHttp {
  readonly upstream: Pick<Upstream, 'origin' | 'passes'>;
  readonly ask: Ask;
  readonly files: EdgeFiles;
}

/** Routes of the API that are the upstream relay's. Paths are made of their parameters anew: nobody's dots lead to another route there. */
const ROUTES = [
  '/api/streams',
  '/api/streams/:id',
  '/api/streams/:id/:what',
  '/api/streams/:id/press/:name',
  '/api/library',
  '/api/looks',
  '/api/looks/:what',
  '/api/logos/:name',
] as const;
/** Those that its own channels can answer too, for who only looks on. */
const OWN_ROUTES: ReadonlySet<string> = new Set(['/api/streams', '/api/streams/:id']);
/** The crew's own files by their paths, before those that ship with the page. */
const FILE = /^\/(?:layouts|themes|logos|uploads)\/[\w.-]{1,80}(?:\?saved)?$/;

export function addUpstream(app: FastifyInstance, { upstream, ask, files }: UpstreamOnHttp): void {
  const refused = refusalBody(refusal('edge', upstream.origin));

  async function passOn(route: string, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    reply.header('cache-control', 'no-store');
    const looks = isLook(request.method, route);
    if (!looks && !isOfThisSite(request)) return reply.code(403).send(foreign());
    if (!looks && !upstream.passes) return reply.code(403).send(refused);
    const target = targetOf(route, request);
    if (target === undefined) return reply.code(404).send({ error: 'there is nothing here' });
    const body = Buffer.isBuffer(request.body) ? request.body : undefined;
    const answered = await ask(request.method, target, { headers: passedOn(request), body });
    if (answered === undefined) return reply.code(503).send(refusalBody(refusal('no-upstream', upstream.origin)));
    // It is this edge that has no right there: who asked has signed in here, and can do nothing about it.
    return answered.status === 401 ? reply.code(403).send(refused) : sendAnswered(answered, reply);
  }

  // Bodies go through as they are.
  void app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => parsed(null, body));
    for (const url of ROUTES) {
      const methods = OWN_ROUTES.has(url) && !upstream.passes ? [] : ['GET'];
      scope.route({
        method: [...methods, 'POST', 'PUT'],
        url,
        bodyLimit: Math.max(LIBRARY_BYTES_MAX, UPLOAD_BYTES_MAX),
        handler: (request, reply) => passOn(url, request, reply),
      });
    }
    scope.route({
      method: ['POST', 'PUT'],
      url: '/streams/:id',
      handler: (_request, reply) => reply.header('cache-control', 'no-store').code(403).send(refused),
    });
    done();
  });

  app.addHook('onRequest', async (request, reply) => {
    if (!FILE.test(request.url) || !isLook(request.method, request.url)) return;
    const file = await files.get(request.url);
    if (file === undefined) return;
    const { etag } = file.headers;
    if (etag !== undefined && request.headers['if-none-match'] === etag)
      await reply.headers(file.headers).code(304).send();
    else await sendAnswered(file, reply);
  });
}
