import type { FastifyInstance } from 'fastify';
import { toStreamId } from '#protocol/fields.ts';
import type { Access } from '../access/access.ts';
import type { Titles } from '../titles/titles.ts';
import { isKnown } from './known-etag.ts';
import { originOf } from './origin-of.ts';

export interface TitlesOnHttp {
  readonly titles: Titles;
  readonly access: Pick<Access, 'caller'>;
  /** Whether anybody but an operator may ask for this stream. */
  readonly knows: (stream: string) => boolean;
}

/** A stream's row for titles, as vMix polls it (docs/PROTOCOL.md O1): told anew each time, in a few bytes where nothing changed. */
export function addTitles(app: FastifyInstance, { titles, access, knows }: TitlesOnHttp): void {
  app.get<{ Params: { id: string; ending: string } }>('/streams/:id/vmix.:ending', async (request, reply) => {
    const { params, headers, raw } = request;
    const stream = toStreamId(params.id);
    const origin = originOf(raw, access);
    if (stream !== undefined && knows(stream)) await titles.ready(stream);
    const file =
      stream !== undefined && knows(stream) ? titles.file(stream, params.ending.toLowerCase(), origin) : undefined;
    reply.header('cache-control', 'no-store');
    if (file === undefined) return reply.code(404).send({ error: 'there is nothing here' });
    reply.header('etag', file.etag);
    return isKnown(headers['if-none-match'], file.etag)
      ? reply.code(304).send()
      : reply.type(file.type).send(file.body);
  });
}
