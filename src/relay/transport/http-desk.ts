import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as v from 'valibot';
import { COMMANDS, commandRequestSchema, type AuditLine } from '#protocol/desk.ts';
import { toStreamId } from '#protocol/fields.ts';
import { refusal, refusalBody } from '#protocol/refusals.ts';
import type { Desk, DeskAnswer, ReadDesk } from '../desk/desk.ts';
import type { NameFault } from '../looks/known-names.ts';
import { foreign, unfit } from './fault-of.ts';
import { readPress, type Query } from './press.ts';
import { isOfThisSite } from './same-site.ts';

/** The desks of a relay's streams. */
export interface Desks {
  /** To say something at: made if need be; undefined when there is no room for one more stream. */
  readonly desk: (stream: string) => Desk | undefined;
  /** To look at alone: of a stream that nobody knows an empty one, which makes none. */
  readonly readDesk: (stream: string) => ReadDesk;
}

export interface DeskOnHttp {
  readonly desks: Desks;
  /** See `RelayConfig.buttonKey`. */
  readonly buttonKey: string | undefined;
  readonly nameFault: NameFault;
}

/** Longest body of a command, in bytes: the names of 256 source fields, which a show's file may bring. */
const BODY_BYTES_MAX = 64 * 1024;
const STATUS: Readonly<Record<DeskAnswer['outcome'], number>> = { done: 200, stale: 409, refused: 422 };

type Params = { Params: { id: string } };

/** Serves every stream's desk: what it says, its commands, its audit (docs/PROTOCOL.md K1 to K9). */
export function addDesk(app: FastifyInstance, { desks, buttonKey, nameFault }: DeskOnHttp): void {
  app.get<Params>('/api/streams/:id/desk', (request, reply) => {
    const desk = look(request, reply);
    return desk === undefined ? reply : reply.send(desk.view());
  });
  app.get<Params & { Querystring: { format?: string } }>('/api/streams/:id/audit', (request, reply) => {
    const audit = look(request, reply)?.audit();
    if (audit === undefined) return reply;
    return request.query.format === 'csv'
      ? reply.type('text/csv; charset=utf-8').send(auditCsv(audit))
      : reply.type('application/jsonl; charset=utf-8').send(audit.map((line) => `${JSON.stringify(line)}\n`).join(''));
  });
  app.post<Params>('/api/streams/:id/commands', { bodyLimit: BODY_BYTES_MAX }, (request, reply) =>
    run(request, reply, request.body),
  );
  // Where only an operator opens streams this is how.
  app.put<Params>('/api/streams/:id', (request, reply) => {
    reply.header('cache-control', 'no-store');
    if (!isOfThisSite(request)) return reply.code(403).send(foreign());
    const id = toStreamId(request.params.id);
    const desk = id === undefined ? undefined : desks.desk(id);
    if (desk === undefined) return reply.code(503).send(refusalBody(refusal('no-room')));
    return reply.send({ view: desk.view() });
  });
  // The same by a route for each, for what sends one request per button: the command's own words stand beside the rest.
  for (const name of Object.keys(COMMANDS)) {
    for (const method of ['POST', 'PUT'] as const) {
      app.route<Params>({
        method,
        url: `/api/streams/:id/${name}`,
        bodyLimit: BODY_BYTES_MAX,
        handler: (request, reply) => {
          const body = typeof request.body === 'object' && request.body !== null ? request.body : {};
          const { expects, watches, who, ...words } = body as Record<string, unknown>;
          return run(request, reply, { expects, watches, who, command: { ...words, do: name } });
        },
      });
    }
  }

  app.get<Params & { Params: { name: string }; Querystring: Query }>(
    '/api/streams/:id/press/:name',
    // Whoever asks for the head of an answer presses nothing.
    { exposeHeadRoute: false },
    (request, reply) => {
      reply.header('cache-control', 'no-store');
      const pressed = readPress(request.params.name, request.query, buttonKey);
      if (!pressed.ok) return reply.code(pressed.status).send({ error: pressed.error });
      // A button may open it in a browser.
      return run(request, reply, pressed.body, { typed: true });
    },
  );

  function look(request: FastifyRequest<Params>, reply: FastifyReply): ReadDesk | undefined {
    reply.header('cache-control', 'no-store');
    const id = toStreamId(request.params.id);
    if (id === undefined) void reply.code(404).send({ error: 'a stream has a name' });
    return id === undefined ? undefined : desks.readDesk(id);
  }

  async function run(
    request: FastifyRequest<Params>,
    reply: FastifyReply,
    body: unknown,
    from: { readonly typed: boolean } = { typed: false },
  ): Promise<FastifyReply> {
    reply.header('cache-control', 'no-store');
    if (!isOfThisSite(request, from)) return reply.code(403).send(foreign());
    const read = v.safeParse(commandRequestSchema, body, { abortEarly: true });
    if (!read.success) return reply.code(400).send(unfit(read.issues[0]));
    const id = toStreamId(request.params.id);
    const desk = id === undefined ? undefined : desks.desk(id);
    if (desk === undefined) return reply.code(503).send(refusalBody(refusal('no-room')));
    const fault = await nameFault(read.output.command);
    if (fault !== undefined) return reply.code(422).send({ ...refusalBody(fault), view: desk.view() });
    return answer(desk.run(read.output), reply);
  }
}

function answer(answered: DeskAnswer, reply: FastifyReply): FastifyReply {
  const { outcome, view } = answered;
  const error =
    outcome === 'stale'
      ? { error: `the desk is at revision ${view.rev} by now` }
      : outcome === 'refused'
        ? refusalBody(answered.why)
        : {};
  return reply.code(STATUS[outcome]).send({ ...error, view });
}

/** The audit as RFC 4180 has it, with the bytes that make Excel read UTF-8. */
function auditCsv(lines: readonly AuditLine[]): string {
  const rows = lines.map(({ rev, at, who, watches, command }) => {
    const { do: name, ...words } = command;
    return [rev, new Date(at).toISOString(), who, watches, name, JSON.stringify(words)];
  });
  const head = ['revision', 'time', 'who', 'watches', 'command', 'words'];
  return `\uFEFF${[head, ...rows].map((row) => row.map((cell) => csvCell(String(cell))).join(',')).join('\r\n')}\r\n`;
}

/** A cell that a spreadsheet would run as a formula begins with an apostrophe (OWASP, CSV injection). */
function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
