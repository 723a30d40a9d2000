import type { FastifyInstance } from 'fastify';
import { UPLOAD_BYTES_MAX } from '../limits.ts';
import type { Uploads } from '../uploads.ts';
import { isOfThisSite } from './same-site.ts';

/** Takes pictures from operators' pages (`PUT /api/logos/<name>`) and serves them (docs/PROTOCOL.md K10). */
export function addUploads(app: FastifyInstance, uploads: Uploads): void {
  app.addContentTypeParser(/^image\//, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.put<{ Params: { name: string } }>('/api/logos/:name', { bodyLimit: UPLOAD_BYTES_MAX }, async (request, reply) => {
    reply.header('cache-control', 'no-store');
    if (!isOfThisSite(request)) return reply.code(403).send({ error: 'only pages of this very server may do this' });
    if (!Buffer.isBuffer(request.body))
      return reply.code(415).send({ error: 'picture: expected the bytes of an image' });
    const kept = await uploads.put(request.params.name, request.body);
    return kept.ok ? reply.send({ path: kept.value }) : reply.code(422).send({ error: kept.reason });
  });
  app.get<{ Params: { file: string } }>('/uploads/:file', (request, reply) => {
    const upload = uploads.find(request.params.file);
    if (upload === undefined) {
      reply.callNotFound();
      return reply;
    }
    return reply.header('cache-control', 'public, max-age=31536000, immutable').type(upload.type).send(upload.bytes);
  });
}
