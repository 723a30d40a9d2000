/** What of HTTP needs which right, who asks, and the sign-in itself (docs/PROTOCOL.md A1 to A5). */
import type { RequestListener } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as v from 'valibot';
import { KEY_KINDS, signInSchema } from '#protocol/access.ts';
import type { Health } from '#protocol/api.ts';
import { refusal, refusalBody } from '#protocol/refusals.ts';
import type { Access } from '../access/access.ts';
import { COOKIE } from '../access/caller.ts';
import type { Rights } from '../access/rights.ts';
import { SIGN_IN_MS } from '../limits.ts';
import { foreign, unfit } from './fault-of.ts';
import { isOfThisSite } from './same-site.ts';

/** Routes of the API that tell nothing of a game, and those that ask for a key by themselves. */
const FREE_ROUTES: ReadonlySet<string> = new Set([
  '/api/session',
  '/api/sports',
  '/api/docs',
  '/api/streams/:id/press/:name',
]);
/** Where sources send boards to: they are asked for their right to publish there. */
const SOURCE_ROUTE = '/streams/:id';
/** Beside the API. */
const VIEW_ROUTES: ReadonlySet<string> = new Set(['/metrics']);
/** Longest body of a sign-in, in bytes. */
const BODY_BYTES_MAX = 1024;

/** What a route needs. Whatever is new in the API needs an operator's rights to change anything, and a viewer's to look, until somebody says otherwise here. */
export function neededFor(method: string, route: string): 'nothing' | 'view' | 'operate' {
  const path = route.toLowerCase();
  if (FREE_ROUTES.has(path) || path === SOURCE_ROUTE) return 'nothing';
  if (path.startsWith('/api/keys')) return 'operate';
  if (VIEW_ROUTES.has(path) || path.startsWith('/streams/')) return 'view';
  if (!path.startsWith('/api/')) return 'nothing';
  return method === 'GET' || method === 'HEAD' ? 'view' : 'operate';
}

/** What a crew's own look is made of. No key is needed for it, as for all files of pages. */
const LOOK_FILES = /^\/(?:layouts|themes|logos|uploads)\//i;

/**
 * Lets pages that the relay was told may look on read the files of a crew's look: a template in a playout server's folder is of another origin,
 * and draws by them. Nothing else may be read from afar, and nothing said: no credentials, no methods, no headers beyond those that need no leave.
 */
export function addReadersAfar(app: FastifyInstance, access: Pick<Access, 'isToldReader'>): void {
  app.addHook('onRequest', ({ method, url, headers, raw }, reply, done) => {
    if ((method === 'GET' || method === 'HEAD') && LOOK_FILES.test(url)) {
      reply.header('vary', 'origin');
      if (access.isToldReader(raw)) reply.header('access-control-allow-origin', headers.origin);
    }
    done();
  });
}

/** Asks whoever comes for what its route needs, unless another relay has already done so (`isLetIn`), and serves sign-ins and keys. */
export function addRights(app: FastifyInstance, access: Access, isLetIn: (request: FastifyRequest) => boolean): void {
  app.addHook('onRequest', (request, reply, done) => {
    const needed = neededFor(request.method, request.routeOptions.url ?? '');
    if (needed === 'nothing' || isLetIn(request)) return done();
    const caller = access.caller(request.raw);
    const decide = (): void => {
      const { view, operate } = access.rights(caller);
      if (needed === 'view' ? view : operate) done();
      else
        void reply
          .header('cache-control', 'no-store')
          .code(401)
          .send(refusalBody(refusal('sign-in')));
    };
    // Only who shows what may be the passphrase has to wait for it to be looked at.
    if (request.headers.authorization === undefined) decide();
    else access.prove(caller).then(decide, done);
  });

  app.get('/api/session', (request, reply) =>
    reply.header('cache-control', 'no-store').send(access.session(access.caller(request.raw))),
  );
  app.post('/api/session', { bodyLimit: BODY_BYTES_MAX }, async (request, reply) => {
    reply.header('cache-control', 'no-store');
    if (!isOfThisSite(request)) return reply.code(403).send(foreign());
    const read = v.safeParse(signInSchema, request.body, { abortEarly: true });
    if (!read.success) return reply.code(400).send(unfit(read.issues[0]));
    const caller = access.caller(request.raw);
    const signed = await access.signIn(caller, read.output.passphrase);
    if (!signed.ok) return reply.code(signed.code === 'too-many-tries' ? 429 : 403).send(refusalBody(signed));
    return reply
      .header('set-cookie', cookie(signed.token, SIGN_IN_MS / 1000, caller.tls))
      .send(access.session({ ...caller, cookie: signed.token }));
  });
  app.delete('/api/session', (request, reply) => {
    reply.header('cache-control', 'no-store');
    if (!isOfThisSite(request)) return reply.code(403).send(foreign());
    const caller = access.caller(request.raw);
    access.signOut(caller);
    return reply
      .header('set-cookie', cookie('', 0, caller.tls))
      .code(204)
      .send();
  });
  addKeys(app, access);
}

function addKeys(app: FastifyInstance, access: Access): void {
  app.get('/api/keys', (_request, reply) => reply.header('cache-control', 'no-store').send(access.list()));
  app.post<{ Params: { kind: string } }>('/api/keys/:kind', { bodyLimit: BODY_BYTES_MAX }, async (request, reply) => {
    reply.header('cache-control', 'no-store');
    if (!isOfThisSite(request)) return reply.code(403).send(foreign());
    const kind = KEY_KINDS.find((one) => one === request.params.kind);
    if (kind === undefined) {
      reply.callNotFound();
      return reply;
    }
    const renewed = await access.renew(kind);
    if (renewed.ok) return reply.send(renewed.fresh);
    return reply.code(renewed.code === 'no-keys' ? 409 : 500).send(refusalBody(renewed));
  });
}

function cookie(token: string, seconds: number, isSecure: boolean): string {
  return `${COOKIE}=${token}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`;
}

/** Alarms name folders and files: whoever may not look is told only that there are any. */
export function healthFor(health: Health, { view }: Rights): Health {
  return view ? health : { ...health, alarms: [] };
}

/** Answers nothing that is asked under a name which is not the relay's: a page of that name would be taken for one of ours (DNS rebinding). */
export function askedByName(listener: RequestListener, access: Pick<Access, 'hostFault'>): RequestListener {
  return (request, response) => {
    const fault = access.hostFault(request);
    if (fault === undefined) {
      listener(request, response);
      return;
    }
    const headers = { 'content-type': 'application/json; charset=utf-8', 'x-content-type-options': 'nosniff' };
    response.writeHead(421, { ...headers, connection: 'close' }).end(JSON.stringify(refusalBody(fault)));
  };
}
