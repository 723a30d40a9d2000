import type { FastifyInstance } from 'fastify';
import { encode } from '#protocol/codec.ts';
import { toStreamId } from '#protocol/fields.ts';
import { NAME_LENGTH_MAX } from '#protocol/up.ts';
import type { Access } from '../access/access.ts';
import type { Crowd } from '../access/crowd.ts';
import type { Relay } from '../relay.ts';
import { EventPeer } from './event-peer.ts';
import { retryAfter } from './refuse-upgrade.ts';

export interface EventsOnHttp {
  readonly access: Pick<Access, 'caller' | 'rights'>;
  readonly crowd: Crowd;
  readonly relay: Pick<Relay, 'connect' | 'forget'>;
  /** Whether anybody but an operator may ask for this stream. */
  readonly knows: (stream: string) => boolean;
}

/** A stream as events for scripts, which are told what a viewer is told (docs/PROTOCOL.md O2). */
export function addEvents(app: FastifyInstance, { access, crowd, relay, knows }: EventsOnHttp): void {
  app.get<{ Params: { id: string }; Querystring: { name?: unknown } }>(
    '/streams/:id/events',
    // A request for the head alone would open what it never reads.
    { exposeHeadRoute: false },
    (request, reply) => {
      const stream = toStreamId(request.params.id);
      reply.header('cache-control', 'no-store');
      if (stream === undefined || !knows(stream)) return reply.code(404).send({ error: 'there is nothing here' });
      const caller = access.caller(request.raw);
      // It says nothing, so it can be nothing but a viewer.
      const rights = { ...access.rights(caller), publish: 'no', operate: false } as const;
      const place = crowd.enter(caller, rights);
      if (!place.ok) {
        const later = retryAfter(place.status);
        if (later !== undefined) reply.header('retry-after', later);
        return reply.code(place.status).send({ error: place.reason });
      }
      const { name } = request.query;
      const response = reply.hijack().raw;
      const peer = new EventPeer(response, caller.address, request.headers['user-agent'] ?? '');
      const session = relay.connect(peer, `/${encodeURIComponent(stream)}`, rights);
      peer.session = session;
      response.once('close', () => {
        relay.forget(session);
        place.leave();
      });
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        // nginx would keep events until it has a page full of them.
        'x-accel-buffering': 'no',
      });
      const label = typeof name === 'string' ? { name: name.slice(0, NAME_LENGTH_MAX) } : {};
      const register = encode({ type: 'register', role: 'viewer', ...label });
      session.receive(register, Buffer.byteLength(register));
      return reply;
    },
  );
}
