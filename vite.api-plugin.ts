import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toJsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import type { Plugin } from 'vite';
import * as api from './src/protocol/api.ts';
import { libraryRequestSchema, libraryViewSchema } from './src/protocol/library.ts';
import {
  auditLineSchema,
  COMMANDS,
  commandRequestSchema,
  deskViewSchema,
  type CommandName,
} from './src/protocol/desk.ts';
import { BOARD_EXAMPLES, exampleOf } from './vite.api-examples.ts';

/** Writes what the HTTP API takes and answers beside the page: `/api/openapi.json` for tools, `/api/docs` for people. */
export function apiDocs(): Plugin {
  return {
    name: 'boardcast:api-docs',
    applyToEnvironment: (environment) => environment.name === 'client',
    async generateBundle() {
      const summaries = await readSummaries();
      const source = `${JSON.stringify(openApi(summaries), undefined, 2)}\n`;
      this.emitFile({ type: 'asset', fileName: 'api/openapi.json', source });
      this.emitFile({ type: 'asset', fileName: 'api/docs.html', source: docsPage(summaries) });
    },
  };
}

type Summaries = ReadonlyMap<CommandName, string>;

const NAMES = Object.keys(COMMANDS) as CommandName[];

/** The first comment's words before each command in its table. A command without one fails the build: it would be unexplained to those who only read this. */
export async function readSummaries(): Promise<Summaries> {
  const source = await readFile(join(import.meta.dirname, 'src', 'protocol', 'desk.ts'), 'utf8');
  const found = [...source.matchAll(/\/\*\* (.*?) \*\/\s*'?([a-z-]+)'?: v\.object\(\{\s*do: v\.literal/g)];
  const summaries = new Map(found.map(([, text = '', name]) => [name as CommandName, text] as const));
  const missing = NAMES.filter((name) => !summaries.has(name));
  if (missing.length > 0) throw new Error(`src/protocol/desk.ts: expected a comment before ${missing.join(', ')}`);
  return summaries;
}

/** The API as OpenAPI 3.1 has it. */
export function openApi(summaries: Summaries): object {
  const view = { $ref: '#/components/schemas/DeskView' };
  const stream = { name: 'id', in: 'path', required: true, schema: { type: 'string' }, description: 'the stream' };
  const answers = {
    200: { description: 'done', ...json({ type: 'object', properties: { view } }) },
    400: { description: 'the request is none', ...json(ERROR) },
    403: { description: 'not from a page of this server', ...json(ERROR) },
    409: { description: 'the desk is at another revision by now', ...json(WITH_VIEW) },
    422: { description: 'the command makes no sense now', ...json(WITH_VIEW) },
    503: { description: 'no room for one more stream, or none that has it can be reached', ...json(ERROR) },
  };
  const get = (summary: string, schema: object, parameters: readonly object[] = []): object => ({
    get: { summary, parameters, responses: { 200: { description: 'the answer', ...json(schema) } } },
  });
  const own = NAMES.map((name) => {
    const { do: _, ...words } = COMMANDS[name].entries;
    const { properties = {}, required = [] } = schemaOf(COMMANDS[name]);
    const { do: _named, ...taken } = properties;
    const body = {
      type: 'object',
      properties: { ...taken, ...REST },
      required: required.filter((word) => word !== 'do'),
    };
    const operation = (method: string): object => ({
      operationId: `${method}-${name}`,
      summary: summaries.get(name),
      parameters: [stream],
      requestBody: {
        required: Object.keys(words).length > 0,
        content: { 'application/json': { schema: body, example: exampleOf(name) } },
      },
      responses: answers,
    });
    return [`/api/streams/{id}/${name}`, { post: operation('post'), put: operation('put') }];
  });
  return {
    openapi: '3.1.0',
    info: {
      title: 'Boardcast',
      version: '1',
      description: 'A stream’s desk and what the relay knows. /api/v1/… is the same as /api/…, and stays so.',
    },
    paths: {
      '/api/streams': get('Every stream', schemaOf(api.streamListSchema)),
      '/api/streams/{id}': {
        ...get('One stream', schemaOf(api.streamDetailSchema), [stream]),
        put: { summary: 'Opens it, also where only an operator may', parameters: [stream], responses: answers },
      },
      '/api/streams/{id}/desk': get('What the stream’s operators said, and its fields', view, [stream]),
      '/api/streams/{id}/audit': get(
        'The last 500 steps, as JSON lines or with ?format=csv',
        schemaOf(auditLineSchema),
        [stream],
      ),
      '/api/streams/{id}/commands': {
        post: {
          operationId: 'command',
          summary: 'Any command',
          parameters: [stream],
          requestBody: { required: true, ...json(schemaOf(commandRequestSchema)) },
          responses: answers,
        },
      },
      ...Object.fromEntries(own),
      '/api/streams/{id}/press/{command}': {
        get: {
          operationId: 'press',
          summary:
            'Any command, for what can only GET: its words stand in the query. Off unless the relay has a --button-key',
          parameters: [
            stream,
            { name: 'command', in: 'path', required: true, schema: { enum: NAMES } },
            { name: 'key', in: 'query', required: true, schema: { type: 'string' } },
          ],
          responses: { ...answers, 404: { description: 'there is no button key', ...json(ERROR) } },
        },
      },
      '/api/logos/{name}': {
        put: {
          operationId: 'put-logo',
          summary: 'Keeps a picture of up to 512 KiB and says its path, for a team’s logo',
          parameters: [{ name: 'name', in: 'path', required: true, schema: { type: 'string' } }],
          requestBody: { required: true, content: { 'image/png': {}, 'image/jpeg': {}, 'image/webp': {} } },
          responses: {
            200: { description: 'kept', ...json({ type: 'object', properties: { path: { type: 'string' } } }) },
            422: { description: 'no picture, too many, or a name that none can have', ...json(ERROR) },
          },
        },
      },
      '/api/library': {
        ...get('The crew’s teams and games', schemaOf(libraryViewSchema)),
        put: {
          operationId: 'put-library',
          summary: 'Replaces the crew’s teams and games, if they are still of the revision that was seen',
          requestBody: { required: true, ...json(schemaOf(libraryRequestSchema)) },
          responses: {
            200: { description: 'done', ...json(LIBRARY_ANSWER) },
            400: { description: 'the request is none', ...json(ERROR) },
            403: { description: 'not from a page of this server', ...json(ERROR) },
            409: { description: 'they are of another revision by now', ...json(LIBRARY_ANSWER) },
            422: { description: 'two teams have one name', ...json(LIBRARY_ANSWER) },
            503: { description: 'what several relays share does not answer', ...json(LIBRARY_ANSWER) },
          },
        },
      },
      '/api/sports': get('The sport packs', { type: 'object', properties: { sports: { type: 'array' } } }),
      '/api/looks/air': {
        post: {
          operationId: 'put-looks-on-air',
          summary: 'Puts what is saved of the crew’s own layouts, themes and logos on air',
          requestBody: { required: true, ...json({ type: 'object' }) },
          responses: { 200: { description: 'done', ...json(schemaOf(api.lookListSchema)) } },
        },
      },
      '/api/looks': get('The crew’s own layouts, themes and logos', schemaOf(api.lookListSchema)),
      '/streams/{id}': Object.fromEntries(
        ['post', 'put'].map((method) => [
          method,
          {
            operationId: `${method}-board`,
            summary: 'Sends a board, as a publisher: flat JSON, ScoreSight’s list, XML, CSV, form data or lines',
            parameters: [stream],
            requestBody: { required: true, content: BOARD_EXAMPLES },
            responses: {
              200: { description: 'what became of each field', ...json(BOARD_ANSWER) },
              400: { description: 'it cannot be read', ...json(ERROR) },
              401: { description: 'a publisher needs the key', ...json(ERROR) },
              403: { description: 'turned away, or a page of another site', ...json(ERROR) },
              413: { description: 'longer than 64 KiB', ...json(ERROR) },
              429: { description: 'too many sources of this address', ...json(ERROR) },
              503: { description: 'too many in all', ...json(ERROR) },
            },
          },
        ]),
      ),
      '/streams/{id}/vmix.json': {
        get: {
          operationId: 'get-title-row',
          summary: 'The stream as one flat row, for titles: also as .xml, .csv and .txt',
          parameters: [stream],
          responses: {
            200: {
              description: 'an array of one object, every value a text',
              ...json({ type: 'array', items: { type: 'object', additionalProperties: { type: 'string' } } }),
            },
            304: { description: 'what was asked with its ETag still holds' },
            404: { description: 'no such stream, where only named ones are open', ...json(ERROR) },
          },
        },
      },
      '/streams/{id}/events': {
        get: {
          operationId: 'get-events',
          summary: 'What viewers are told, as server-sent events: a snapshot, then updates and heartbeats',
          parameters: [stream, { name: 'name', in: 'query', schema: { type: 'string', maxLength: 64 } }],
          responses: {
            200: { description: 'goes on until either side ends it', content: { 'text/event-stream': {} } },
            404: { description: 'no such stream, where only named ones are open', ...json(ERROR) },
            429: { description: 'too many of this address, or too many a second', ...json(ERROR) },
            503: { description: 'too many in all', ...json(ERROR) },
          },
        },
      },
      '/healthz': get('Whether the relay is well', schemaOf(api.healthSchema)),
      '/metrics': { get: { summary: 'How all is doing, for Prometheus', responses: { 200: { description: 'text' } } } },
    },
    components: { schemas: { DeskView: schemaOf(deskViewSchema) } },
  };
}

function json(schema: object): object {
  return { content: { 'application/json': { schema } } };
}

const ERROR = {
  type: 'object',
  properties: {
    error: { type: 'string' },
    code: { type: 'string' },
    about: { type: 'array', items: { type: 'string' } },
  },
  required: ['error'],
};
const NAMES_OF_FIELDS = { type: 'array', items: { type: 'string' } };
const BOARD_ANSWER = {
  type: 'object',
  properties: {
    stream: { type: 'string' },
    standing: { enum: ['counts', 'waits', 'parked'] },
    taken: NAMES_OF_FIELDS,
    held: NAMES_OF_FIELDS,
    overruled: NAMES_OF_FIELDS,
    ignored: {
      type: 'array',
      items: { type: 'object', properties: { name: { type: 'string' }, reason: { type: 'string' } } },
    },
  },
};
const WITH_VIEW = { ...ERROR, properties: { ...ERROR.properties, view: { $ref: '#/components/schemas/DeskView' } } };
const LIBRARY_ANSWER = {
  type: 'object',
  properties: { ...ERROR.properties, view: schemaOf(libraryViewSchema) },
};
/** What every command's own route takes beside the command's words. */
const REST = {
  expects: { type: 'integer', description: 'the revision that was seen' },
  watches: { enum: ['program', 'court'], description: 'what its operator watches; program where it is not said' },
  who: { type: 'string', description: 'who says it, for the audit' },
};

/** Checks that JSON Schema cannot say (the names of fields, for one) are left to the relay, which names what it refuses. */
function schemaOf(schema: GenericSchema): { properties?: Record<string, object>; required?: string[] } & object {
  const { $schema: _, ...json } = toJsonSchema(schema, { target: 'draft-2020-12', errorMode: 'ignore' });
  return json as object;
}

/** The page for people: every command with an example to paste. It runs nothing and loads nothing. */
export function docsPage(summaries: Summaries): string {
  const rows = NAMES.map((name) => {
    const words = exampleOf(name);
    const body =
      Object.keys(words).length === 0 ? '' : ` -H 'content-type: application/json' -d '${JSON.stringify(words)}'`;
    const query = Object.entries(words).map(([key, word]) => `&${key}=${encodeURIComponent(String(word))}`);
    // What holds more than single words cannot be said in a query.
    const press = Object.values(words).some((word) => typeof word === 'object')
      ? ''
      : `\n<pre>http://localhost:15001/api/streams/stream1/press/${name}?key=KEY${escaped(query.join(''))}</pre>`;
    return `<section id="${name}"><h2>${name}</h2><p>${escaped(summaries.get(name) ?? '')}</p>
<pre>curl -X POST http://localhost:15001/api/streams/stream1/${name}${escaped(body)}</pre>${press}</section>`;
  });
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Boardcast: HTTP API</title><style>
body{margin:0 auto;max-width:60rem;padding:1.5rem;font:1rem/1.5 system-ui,sans-serif;background:#14181f;color:#e8ebf0}
a{color:#8ab8ff}h1{font-size:1.6rem}h2{margin:2rem 0 .25rem;font-size:1.15rem}p{margin:.25rem 0}
pre{white-space:pre-wrap;overflow-wrap:anywhere;margin:.5rem 0;padding:.6rem .8rem;background:#0b0e13;border-radius:.4rem;font:.9rem/1.5 ui-monospace,monospace}
</style></head><body><main><h1>Boardcast: HTTP API</h1>
<p>Each command goes to a stream by POST or PUT with a JSON body. Beside its own words every one takes <code>who</code> (for the audit), <code>expects</code> (the desk’s revision that you saw: 409 if it is another by now) and
<code>watches</code> (<code>program</code>, or <code>court</code> for what is to be delayed like the feed). The second line is for button boxes that can only GET; it needs a relay with <code>--button-key KEY</code>.</p>
<p>In Bitfocus Companion: the connection <b>Generic: HTTP Requests</b> with the base URL <code>http://localhost:15001/api/streams/stream1/</code>, the action <b>POST</b>, as URI the command’s name, as body what stands behind <code>-d</code>. In Windows’ command prompt put
<code>"</code> around what stands behind <code>-d</code> and <code>\\"</code> for each within. <code>/api/v1/…</code> is the same as <code>/api/…</code> and stays so.</p>
<p>For tools: <a href="/api/openapi.json">openapi.json</a>. What holds now: <code>GET /api/streams/stream1/desk</code>. The audit: <code>GET /api/streams/stream1/audit?format=csv</code>.</p>
${rows.join('\n')}
</main></body></html>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
