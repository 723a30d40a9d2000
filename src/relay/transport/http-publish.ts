import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readAnyText, TEXT_EXPECTED, type SaidForm } from '#protocol/dialects/any-text.ts';
import { toldOf, type Told } from '#protocol/dialects/told.ts';
import { readStreamAddress } from '#protocol/fields.ts';
import { ok, refused, type Result } from '#lib/result.ts';
import type { Access } from '../access/access.ts';
import type { Callers, CallAnswer } from '../callers.ts';
import { FRAME_BYTES_MAX } from '../limits.ts';
import { frameText } from './frame-text.ts';
import type { ClusterOnHttp } from './http-cluster.ts';
import { retryAfter } from './refuse-upgrade.ts';

export interface SourcesOnHttp {
  readonly access: Pick<Access, 'enter'>;
  readonly callers: Callers;
  /** The other nodes of a cluster. */
  readonly cluster?: Pick<ClusterOnHttp, 'settled'> | undefined;
}

/**
 * Takes boards by POST and PUT (docs/PROTOCOL.md I1 to I3): the source is whoever sends, with the rights, limits and standing of a publisher by
 * WebSocket. Apart from all other routes, as it reads bodies of every type.
 */
export function addSources(app: FastifyInstance, { access, callers, cluster }: SourcesOnHttp): void {
  void app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => parsed(null, body));
    scope.route<{ Params: { id: string } }>({
      method: ['POST', 'PUT'],
      url: '/streams/:id',
      bodyLimit: FRAME_BYTES_MAX,
      handler: take,
    });
    done();
  });

  async function take(request: FastifyRequest<{ Params: { id: string } }>, reply: FastifyReply): Promise<FastifyReply> {
    reply.header('cache-control', 'no-store');
    const refuse = (status: number, error: string): FastifyReply => {
      const later = retryAfter(status);
      if (later !== undefined) reply.header('retry-after', later);
      return reply.code(status).send({ error });
    };
    const { headers, raw, params } = request;
    // As for sockets: a page's request names its origin, whatever its body's type, and what old browsers leave out they say in the other header.
    const entry = access.enter(raw);
    if (!entry.ok) return refuse(entry.status, entry.reason);
    const site = headers['sec-fetch-site'];
    if (headers.origin === undefined && site !== undefined && site !== 'same-origin')
      return refuse(403, 'pages of other sites may not publish');
    const { caller, rights } = entry;
    const { stream } = readStreamAddress(params.id);
    if (stream === undefined) return refuse(404, 'a stream has a name: expected /streams/stream1');
    if (rights.publish === 'no')
      return refuse(401, 'a publisher needs the key: /streams/stream1~KEY, ?key=KEY or Authorization');
    const call = {
      kind: 'http',
      stream,
      address: caller.address,
      userAgent: headers['user-agent'] ?? '',
      isLocal: caller.isLocal,
      rights,
    } as const;
    const read = await readBody(request);
    let answer = callers.take(call, read);
    // Where several relays share the stream, whether it counts is seen a moment later: what is told again is the same.
    if (answer.ok && answer.receipt.standing === 'waits' && cluster?.settled !== undefined) {
      await cluster.settled(stream);
      answer = callers.take(call, read);
    }
    if (!answer.ok) return refuse(answer.status, answer.status === 400 ? `the body: ${answer.reason}` : answer.reason);
    return reply.send(told(answer));
  }
}

/** `ignored` names with its reason what is no value. Values stand in one of the lists before it. */
function told({ receipt, ignored }: CallAnswer & { readonly ok: true }): object {
  return { ...receipt, ignored };
}

async function readBody({ body, headers }: FastifyRequest): Promise<Result<Told>> {
  if (!Buffer.isBuffer(body)) return refused(`nothing: expected ${TEXT_EXPECTED}`);
  const type = (headers['content-type'] ?? '').toLowerCase();
  if (type.startsWith('multipart/form-data')) return readParts(body, headers['content-type'] ?? '');
  // What is no UTF-8 cuts nobody here, as no other request is lost with it.
  return readAnyText(frameText(body, true).text, formOf(type));
}

function formOf(type: string): SaidForm {
  if (type.startsWith('application/x-www-form-urlencoded')) return 'form';
  return type.startsWith('text/csv') ? 'csv' : undefined;
}

/** By the platform's own reader of form data. Files are no values. */
async function readParts(body: Buffer, type: string): Promise<Result<Told>> {
  try {
    const parts = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
    return ok(toldOf(Array.from(parts, ([name, text]) => ({ name, text }))));
  } catch {
    return refused('expected form data that is whole, with its boundary');
  }
}
