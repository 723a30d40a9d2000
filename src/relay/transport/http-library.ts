import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { libraryRequestSchema } from '#protocol/library.ts';
import { refusalBody } from '#protocol/refusals.ts';
import type { LibraryAnswer, TeamLibrary } from '../library.ts';
import { LIBRARY_BYTES_MAX } from '../limits.ts';
import { foreign, unfit } from './fault-of.ts';
import { isOfThisSite } from './same-site.ts';

const STATUS: Readonly<Record<LibraryAnswer['outcome'], number>> = { done: 200, stale: 409, refused: 422, away: 503 };

/** Serves the crew's teams and games, and takes them from its pages (docs/PROTOCOL.md H8). */
export function addLibrary(app: FastifyInstance, library: TeamLibrary): void {
  app.get('/api/library', (_request, reply) => reply.header('cache-control', 'no-store').send(library.view()));
  app.put('/api/library', { bodyLimit: LIBRARY_BYTES_MAX }, async (request, reply) => {
    reply.header('cache-control', 'no-store');
    if (!isOfThisSite(request)) return reply.code(403).send(foreign());
    const read = v.safeParse(libraryRequestSchema, request.body, { abortEarly: true });
    if (!read.success) return reply.code(400).send(unfit(read.issues[0]));
    const answered = await library.put(read.output.library, read.output.expects);
    const { outcome, view } = answered;
    const error =
      outcome === 'stale'
        ? { error: `the library is at revision ${view.rev} by now` }
        : 'why' in answered
          ? refusalBody(answered.why)
          : {};
    return reply.code(STATUS[outcome]).send({ ...error, view });
  });
}
