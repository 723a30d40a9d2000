/** What of one stream is asked of the node of a cluster that has it, whichever node is asked (docs/PROTOCOL.md M1 to M4). */
import { randomBytes } from 'node:crypto';
import type { RequestListener } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { toStreamId } from '#protocol/fields.ts';
import { decodeRefusal, refusal, refusalBody } from '#protocol/refusals.ts';
import { answeredHeaders, type Answered, type Ask, type Enclosed } from '../asked.ts';
import type { NodeCalls, Serve } from '../cluster/node-calls.ts';
import { NODE_ASKS_MAX } from '../limits.ts';
import { foreign } from './fault-of.ts';
import { isLook, passedOn, sendAnswered, targetOf } from './pass-on.ts';
import { readPress, type Query } from './press.ts';
import { isOfThisSite } from './same-site.ts';

export interface ClusterOnHttp extends Pick<NodeCalls, 'ask' | 'hears'> {
  /** Which node has a stream: `nowhere` while none can be reached that has it. Who only looks makes none. */
  readonly where: (stream: string, looks: boolean) => Promise<'here' | 'nowhere' | { readonly node: string }>;
  /** Resolves once it is seen whether what was published here counts. */
  readonly settled?: ((stream: string) => Promise<void>) | undefined;
}

export interface ClusterDoor {
  /** Whether another node has let this in, so that nobody needs to show anything here. */
  readonly isLetIn: (request: FastifyRequest) => boolean;
  /** Nobody has let in what comes by a socket, whatever it says. */
  readonly fromSockets: (listener: RequestListener) => RequestListener;
}

/** All of the API that is of one stream: the list of streams, titles and events each node tells by what it has of them. */
const ROUTE = '/api/streams/:id';
const PRESS = '/api/streams/:id/press/:name';
/** The header of what another node has let in. What it says is made anew in each process, and told to nobody. */
const LET_IN = 'x-boardcast-let-in';
/** Whose question it is: that of a machine of which nothing is known, not even that it is this one (RFC 5737). */
const NO_ADDRESS = '192.0.2.0';

/** For `buttonKey` see `RelayConfig`: it is this node's own, and goes no further. */
export function addCluster(
  app: FastifyInstance,
  { where, ask, hears }: ClusterOnHttp,
  buttonKey: string | undefined,
): ClusterDoor {
  const secret = randomBytes(32).toString('base64url');
  const isLetIn = (request: FastifyRequest): boolean => request.headers[LET_IN] === secret;

  // Before whatever asks for rights: nodes ask each other for nothing else, wherever a path leads.
  app.addHook('onRequest', async (request, reply) => {
    if (isLetIn(request) && !routeOf(request).startsWith(ROUTE))
      await reply.code(404).send({ error: 'there is nothing here' });
  });

  // After rights were asked for, and the body was read: what is refused here is asked of nobody else.
  app.addHook('preHandler', async (request, reply) => {
    const route = routeOf(request);
    const stream = route.startsWith(ROUTE) ? toStreamId((request.params as { id: string }).id) : undefined;
    if (stream === undefined) return;
    const looks = isLook(request.method, route);
    if (!looks && !isOfThisSite(request, { typed: route === PRESS })) {
      await reply.header('cache-control', 'no-store').code(403).send(foreign());
      return;
    }
    const errand = errandOf(request, stream, buttonKey);
    // It is none that could be done anywhere: its route says why.
    if (errand === undefined) return;
    const found = await findOwner(stream, { looks, errand: isLetIn(request) ? undefined : errand });
    if (found === 'here') return;
    reply.header('cache-control', 'no-store');
    if (typeof found === 'object') await sendAnswered(found, reply);
    // For who only looks, what is known here is better than nothing.
    else if (!looks || isLetIn(request)) await reply.code(503).send(refusalBody(refusal(found)));
  });

  /** The owner's answer, where it is another node. Who was asked by a node has no errand to any other: two that take each other for the owner would never end. */
  async function findOwner(
    stream: string,
    { looks, errand }: { readonly looks: boolean; readonly errand: Parameters<Ask> | undefined },
  ): Promise<Answered | 'here' | 'no-owner' | 'owner-silent'> {
    for (let asks = 0; asks < NODE_ASKS_MAX; asks += 1) {
      const place = await where(stream, looks);
      if (place === 'here') return 'here';
      if (errand === undefined || (place === 'nowhere' && asks === 0)) break;
      const answered = place === 'nowhere' ? 'not begun' : await ask(place.node, ...errand);
      if (answered === 'no answer') return 'owner-silent';
      // One that is gone, or no owner any more, has begun nothing: another is it by now, or will be soon.
      if (answered !== 'not begun' && !isNoOwner(answered)) return answered;
    }
    return 'no-owner';
  }

  const serve: Serve = async ({ method, target, headers, body }) => {
    const answered = await app.inject({
      method,
      url: target,
      headers: { ...headers, [LET_IN]: secret },
      ...(body === undefined ? {} : { payload: body }),
      remoteAddress: NO_ADDRESS,
    });
    return {
      status: answered.statusCode,
      headers: answeredHeaders((name) => answered.headers[name]),
      body: answered.rawPayload,
    };
  };
  hears(serve);

  return {
    isLetIn,
    fromSockets: (listener) => (request, response) => {
      delete request.headers[LET_IN];
      listener(request, response);
    },
  };
}

function isNoOwner({ status, body }: Answered): boolean {
  return status === 503 && decodeRefusal(body.toString('utf8'))?.code === 'no-owner';
}

function routeOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? '';
}

/** What is asked of the other node; no key goes there, since whoever reads what nodes tell each other would have it. Undefined where nobody could do it. */
function errandOf(request: FastifyRequest, id: string, buttonKey: string | undefined): Parameters<Ask> | undefined {
  const { method, body, query } = request;
  const params: Readonly<Record<string, string>> = { ...(request.params as object), id };
  if (routeOf(request) === PRESS) {
    const pressed = readPress(params['name'] ?? '', query as Query, buttonKey);
    return pressed.ok ? ['POST', `/api/streams/${encodeURIComponent(id)}/commands`, json(pressed.body)] : undefined;
  }
  const target = targetOf(routeOf(request), { params, url: withoutKey(request.url) });
  if (target === undefined) return undefined;
  return [method, target, body === undefined ? { headers: passedOn(request) } : json(body)];
}

function json(body: unknown): Enclosed {
  return { headers: { 'content-type': 'application/json' }, body: Buffer.from(JSON.stringify(body)) };
}

function withoutKey(url: string): string {
  const at = url.indexOf('?');
  if (at === -1) return url;
  const query = new URLSearchParams(url.slice(at));
  query.delete('key');
  return `${url.slice(0, at)}?${query.toString()}`;
}
