import type { FastifyInstance } from 'fastify';
import { refusal, refusalBody } from '#protocol/refusals.ts';
import { UPLOAD_BYTES_MAX } from '../limits.ts';
import type { Uploads } from '../uploads.ts';
import { foreign } from './fault-of.ts';
import { isOfThisSite } from './same-site.ts';

/** Takes pictures from operators' pages (`PUT /api/logos/<name>`) and serves them (docs/PROTOCOL.md K10). */
export function addUploads(app: FastifyInstance, uploads: Uploads): void {
  app.addContentTypeParser(/^image\//, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.put<{ Params: { name: string } }>('/api/logos/:name', { bodyLimit: UPLOAD_BYTES_MAX }, async (request, reply) => {
    reply.header('cache-control', 'no-store');
    if (!isOfThisSite(request)) return reply.code(403).send(foreign());
    if (!Buffer.isBuffer(request.body)) return reply.code(415).send(refusalBody(refusal('logo-kind')));
    const kept = await uploads.put(request.params.name, request.body);
    return kept.ok ? reply.send({ path: kept.value }) : reply.code(422).send(refusalBody(kept));
  });
  app.get<{ Params: { file: string } }>('/uploads/:file', async (request, reply) => {
    const upload = await uploads.find(request.params.file);
    if (upload === undefined) {
      reply.callNotFound();
      return reply;
    }
    return reply.header('cache-control', 'public, max-age=31536000, immutable').type(upload.type).send(upload.bytes);
  });
}
