import { readFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:http';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { DEFAULT_STREAM, toStreamId } from '#protocol/fields.ts';
import { refusalBody } from '#protocol/refusals.ts';
import { PACKS } from '#scoreboard/packs/packs.ts';
import type { Access } from '../access/access.ts';
import type { Callers } from '../callers.ts';
import type { Crowd } from '../access/crowd.ts';
import type { TeamLibrary } from '../library.ts';
import type { Log } from '../log.ts';
import type { Looks } from '../looks/looks.ts';
import type { Audience } from '../page-policy.ts';
import type { Encoding, Packed, Page } from '../page.ts';
import type { Relay } from '../relay.ts';
import type { Shown } from '../shown.ts';
import type { Titles } from '../titles/titles.ts';
import type { Uploads } from '../uploads.ts';
import { refusalOf, statusOf } from './fault-of.ts';
import { addReadersAfar, addRights, askedByName, healthFor } from './http-access.ts';
import { addCluster, type ClusterOnHttp } from './http-cluster.ts';
import { addDesk, type DeskOnHttp } from './http-desk.ts';
import { addEvents } from './http-events.ts';
import { addLibrary } from './http-library.ts';
import { addLooks } from './http-looks.ts';
import { addSources } from './http-publish.ts';
import { createStateAnswers } from './http-state.ts';
import { addTitles } from './http-titles.ts';
import { addUploads } from './http-uploads.ts';
import { addUpstream, type UpstreamOnHttp } from './http-upstream.ts';
import { isKnown } from './known-etag.ts';
import { escapedText, originOf } from './origin-of.ts';

export interface HttpOptions extends DeskOnHttp {
  readonly page: Page;
  /** The folder of the built page. */
  readonly pageDir: string;
  readonly shown: Shown;
  /** The sport of a stream, by the id of its pack. */
  readonly sportOf: (stream: string) => string | undefined;
  /** Whether anybody but an operator may ask for this stream. */
  readonly knows: (stream: string) => boolean;
  readonly uploads: Uploads;
  readonly library: TeamLibrary;
  readonly titles: Titles;
  readonly log: Log;
  readonly access: Access;
  readonly crowd: Crowd;
  /** Takes in who publishes over HTTP. */
  readonly callers: Callers;
  /** Takes in who listens over HTTP. */
  readonly relay: Pick<Relay, 'connect' | 'forget'>;
  /** The relay that an edge follows, which has what this one has not; absent of one that has all itself. */
  readonly upstream?: UpstreamOnHttp | undefined;
  /** The other nodes of its cluster; absent of a relay that is alone. */
  readonly cluster?: ClusterOnHttp | undefined;
  /** The crew's own layouts, themes and logos; none without a folder of them. */
  readonly looks: LooksOnHttp | undefined;
}

/** What the HTTP side needs of the crew's own files. */
export interface LooksOnHttp extends Pick<Looks, 'find'> {
  /** All that is good now goes on air. */
  putOnAir(): void;
}

export interface Http {
  /** Answers requests of any server. */
  readonly request: RequestListener;
  close(): Promise<void>;
}

/** Longest path segment that reaches a route, in characters: a stream's name, percent-encoded, with a key. */
const SEGMENT_LENGTH_MAX = 1024;
/** Files of the page's folder that no request may have: one is the relay's, the other goes out by its own routes with its headers. */
const PRIVATE_FILES = /^\/+(?:page\.json|index\.html)(?:\.br|\.gz)?$/i;
/** The API by its version, which is the only one: what is asked for without one is asked for by the same. */
const VERSIONED = /^\/api\/v1(?=[/?]|$)/i;
/** The page that explains the API runs nothing and loads nothing. */
const DOCS_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";
/** Where the page's examples go as it is built. */
const DOCS_ORIGIN = 'http://localhost:15001';
const REVALIDATE = 'no-cache';
const IMMUTABLE = 'public, max-age=31536000, immutable';

/** The pages, their files and the API. */
export async function createHttp(options: HttpOptions): Promise<Http> {
  const { page, pageDir, shown, sportOf, log, looks, access, upstream } = options;
  /** Where commands are passed on, operators see what the upstream relay says of its streams. */
  const tellsStreams = upstream?.upstream.passes !== true;
  let listener: RequestListener | undefined;
  const app = fastify({
    logger: false,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: SEGMENT_LENGTH_MAX },
    rewriteUrl: (request) => goodUrl(request.url ?? '/').replace(VERSIONED, '/api'),
    // Fastify does not listen: the relay's servers, one per host, hand their requests to this listener.
    serverFactory: (handler) => {
      listener = (request, response) => handler(request, response);
      return createServer();
    },
  });
  // What takes another text than JSON says so by itself; all else is told what was expected.
  app.removeContentTypeParser('text/plain');
  app.addHook('onRequest', (_request, reply, done) => {
    reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer');
    done();
  });
  app.setErrorHandler((error, request, reply) => {
    const status = statusOf(error);
    if (status >= 500) log('error', 'a request failed', { method: request.method, reason: String(error) });
    return reply.code(status).send(refusalBody(refusalOf(status, error)));
  });
  app.setNotFoundHandler((request, reply) => {
    if (/^\/api\/v\d+/i.test(request.url))
      return reply.code(404).send({ error: 'there is no such version of the API, expected v1' });
    if (request.url.startsWith('/api/')) return reply.code(404).send({ error: 'there is nothing here' });
    return reply.code(404).type('text/plain; charset=utf-8').send(NOT_FOUND);
  });

  const others = options.cluster && addCluster(app, options.cluster, options.buttonKey);
  addRights(app, access, others?.isLetIn ?? (() => false));
  addReadersAfar(app, access);
  if (upstream === undefined) {
    addLooks(app, looks, shown);
    addDesk(app, options);
    addUploads(app, options.uploads);
    addLibrary(app, options.library);
    addSources(app, options);
  } else addUpstream(app, upstream);
  addTitles(app, options);
  addEvents(app, options);
  const pages: Readonly<Record<string, Audience>> = {
    '/': 'operator',
    '/test': 'operator',
    '/gallery': 'operator',
    '/library': 'operator',
    '/library/:stream': 'operator',
    '/links': 'operator',
    '/links/:stream': 'operator',
    '/preview': 'preview',
    '/preview/:stream': 'preview',
    '/control': 'operator',
    '/control/:stream': 'operator',
    '/overlay': 'air',
    '/overlay/:stream': 'air',
  };
  for (const [route, audience] of Object.entries(pages)) {
    app.get<{ Params: { stream?: string } }>(route, (request, reply) => {
      const stream = toStreamId(request.params.stream ?? DEFAULT_STREAM);
      // The page all the same: no error text stands on air, and it waits for an operator who opens the stream.
      const isThere = request.params.stream === undefined || (stream !== undefined && options.knows(stream));
      const sport = audience === 'air' && stream !== undefined ? sportOf(stream) : undefined;
      return sendPage(page, { audience, sport, isThere }, request, reply);
    });
  }

  app.get<{ Params: { name: string } }>('/assets/:name', (request, reply) =>
    sendAsset(page, request.params.name, request, reply),
  );

  if (tellsStreams) addStreams(app, shown);
  app.get('/api/sports', (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ sports: [...PACKS.values()] }),
  );
  app.get('/api/docs', async ({ raw }, reply) => {
    const text = await readFile(path.join(pageDir, 'api/docs.html'), 'utf8');
    const origin = originOf(raw, access);
    // Its lines are copied as they stand: they call the relay as the reader does.
    const own = origin === '' ? text : text.replaceAll(DOCS_ORIGIN, escapedText(origin));
    return reply
      .headers({ 'content-security-policy': DOCS_POLICY, 'cache-control': 'no-store' })
      .type('text/html; charset=utf-8')
      .send(own);
  });
  // Browsers ask for it by themselves, and a refusal is an error in an operator's console.
  app.get('/favicon.ico', (_request, reply) => reply.header('cache-control', IMMUTABLE).code(204).send());
  app.get('/metrics', (_request, reply) =>
    reply.header('cache-control', 'no-store').type('text/plain; version=0.0.4; charset=utf-8').send(shown.metrics()),
  );
  app.get('/healthz', (request, reply) =>
    reply
      .header('cache-control', 'no-store')
      .send(healthFor(shown.health(), access.rights(access.caller(request.raw)))),
  );

  await app.register(fastifyStatic, {
    root: pageDir,
    preCompressed: true,
    index: false,
    dotfiles: 'ignore',
    cacheControl: false,
    allowedPath: (path) => !PRIVATE_FILES.test(path),
    setHeaders: (response) => {
      response.setHeader('cache-control', REVALIDATE);
    },
  });
  await app.ready();
  if (listener === undefined) throw new Error('fastify made no server');
  const all = listener;
  const answerState = createStateAnswers(shown, access, (run) => {
    setImmediate(run);
  });
  const answer: RequestListener = (request, response) => {
    if (!tellsStreams || others !== undefined || !answerState(request, response)) all(request, response);
  };
  return { request: askedByName(others?.fromSockets(answer) ?? answer, access), close: () => app.close() };
}

function addStreams(app: FastifyInstance, shown: Shown): void {
  app.get('/api/streams', (_request, reply) => reply.header('cache-control', 'no-store').send(shown.streams()));
  app.get<{ Params: { id: string } }>('/api/streams/:id', (request, reply) => {
    const id = toStreamId(request.params.id);
    const text = id === undefined ? undefined : shown.streamJson(id);
    reply.header('cache-control', 'no-store');
    return text === undefined
      ? reply.code(404).send({ error: 'nobody knows this stream' })
      : reply.type('application/json; charset=utf-8').send(text);
  });
}

/** What a browser shows that was sent to the publisher's URL by mistake. */
const NOT_FOUND = `There is no page here. Scoreboard OCR publishes to such an address by WebSocket (ws://…),
other programs send to /streams/<stream> by POST;
the overlay is at /overlay/<stream>, the preview at /preview/<stream>, and the start page at /.
`;

function sendPage(
  page: Page,
  {
    audience,
    sport,
    isThere,
  }: { readonly audience: Audience; readonly sport: string | undefined; readonly isThere: boolean },
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const html = page.html(sport);
  const encoding = chooseEncoding(html, request);
  const etag = page.etag(encoding, sport);
  reply.headers({ ...page.policy(audience), 'cache-control': REVALIDATE, etag });
  if (!isThere) reply.code(404);
  else if (isKnown(request.headers['if-none-match'], etag))
    return reply.header('vary', 'accept-encoding').code(304).send();
  return sendPacked(html, encoding, 'text/html; charset=utf-8', reply);
}

/** What the build writes beside the page, by the names' endings. */
const ASSET_TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  woff2: 'font/woff2',
  svg: 'image/svg+xml',
  png: 'image/png',
};

function sendAsset(page: Page, name: string, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const asset = page.assets.get(name);
  if (asset === undefined) {
    reply.callNotFound();
    return reply;
  }
  reply.header('cache-control', IMMUTABLE);
  const type = ASSET_TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  return sendPacked(asset, chooseEncoding(asset, request), type, reply);
}

function sendPacked(packed: Packed, encoding: Encoding, type: string, reply: FastifyReply): FastifyReply {
  if (encoding !== 'identity') reply.header('content-encoding', encoding);
  return reply.header('vary', 'accept-encoding').type(type).send(packed[encoding]);
}

/** The best encoding that is there and asked for. Chromium asks for brotli on localhost and https only. */
function chooseEncoding(packed: Packed, { headers }: FastifyRequest): Encoding {
  const asked = [headers['accept-encoding'] ?? []].flat().join(',').toLowerCase().split(',');
  const accepts = (encoding: string): boolean =>
    asked.some((entry) => {
      const [name, ...parameters] = entry.split(';').map((part) => part.trim());
      return name === encoding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
    });
  if (packed.br !== undefined && accepts('br')) return 'br';
  if (packed.gzip !== undefined && accepts('gzip')) return 'gzip';
  return 'identity';
}

/** A stream may be typed with a lone "%": as in WebSocket paths, it is a character like any other, and no reason to show an error on air. */
function goodUrl(url: string): string {
  try {
    decodeURIComponent(url.split('?', 1)[0] ?? '');
    return url;
  } catch {
    return url.replaceAll('%', '%25');
  }
}
