/**
 * The bench's server, a process of its own: hands out the fixtures, passes every other request on to the real relay, and speaks the wire
 * to whichever page is open, so that all pages are fed by the same sender. Arguments: the relay's origin, the fixtures' folder, the values
 * that every stream begins with as JSON.
 */
import { readFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import * as v from 'valibot';
import { WebSocketServer, type WebSocket } from 'ws';
import { createRandom } from '#lib/random.ts';
import { commandSchema, type Report } from './commands.ts';
import { changesOf } from './game.ts';

const [relayOrigin = '', fixturesFolder = '', firstValues = ''] = process.argv.slice(2);
const FIRST_VALUES = v.parse(v.record(v.string(), v.string()), JSON.parse(firstValues));

/**
 * Lets a page that is asked for with `?isolated` read a clock finer than 0.1 ms (https://web.dev/articles/coop-coep): a bare page commits
 * within that. It costs the navigation a change of process, so cold loads go without.
 */
const ISOLATION = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};
/** The relay's own beat (docs/PROTOCOL.md V6). */
const HEARTBEAT_MS = 2000;
/** Streams beat this far apart: pages that idle side by side then wake one at a time, as a page alone on a machine does. */
const BEATS_APART_MS = 660;
/** Of a scoreboard's ten updates a second in a heartbeat's two. */
const MESSAGES_PER_HEARTBEAT = 20;
/** The shortest wait that timers keep; more than one message goes out at once where the rate asks for it. */
const TICK_MS = 1;

const now = (): number => performance.timeOrigin + performance.now();
const random = createRandom(1);
/** A game of its own for everybody who listens to one path. */
interface Stream {
  readonly listeners: Set<WebSocket>;
  readonly values: Record<string, string>;
  rev: number;
  step: number;
}
const streams = new Map<string, Stream>();
let stopSending: (() => void) | undefined;

const server = http.createServer((request, response) => {
  const url = new URL(request.url ?? '/', relayOrigin);
  const fixture = /^\/fixtures\/([\w./-]+)$/.exec(url.pathname)?.[1];
  const extra = url.searchParams.has('isolated') ? ISOLATION : {};
  if (fixture === undefined) passOn(url, request, response, extra);
  else if (fixture.includes('..')) response.writeHead(404).end();
  else sendFixture(fixture.endsWith('/') ? `${fixture}index.html` : fixture, response, extra);
});

function sendFixture(name: string, response: http.ServerResponse, extra: http.OutgoingHttpHeaders): void {
  const type = TYPES[path.extname(name)] ?? 'application/octet-stream';
  response.writeHead(200, { ...extra, 'content-type': type, 'content-encoding': 'br' });
  response.end(readFileSync(path.join(fixturesFolder, `${name}.br`)));
}

function passOn(
  url: URL,
  request: http.IncomingMessage,
  response: http.ServerResponse,
  extra: http.OutgoingHttpHeaders,
): void {
  const headers = { ...request.headers, host: url.host };
  http
    .get(url, { headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, { ...answer.headers, ...extra });
      answer.pipe(response);
    })
    .once('error', () => response.destroy());
}

const sockets = new WebSocketServer({ server, perMessageDeflate: false });
sockets.on('connection', (socket, request) => {
  const name = request.url?.slice(1) ?? '';
  const stream = streamOf(name);
  socket.once('message', () => {
    const source = { status: 'live', age: 0 };
    const { rev, values } = stream;
    const state = { epoch: 'bench', rev, at: now(), build: 'bench', values, control: {}, source };
    socket.send(JSON.stringify({ type: 'snapshot', stream: name, ...state }));
    stream.listeners.add(socket);
  });
  socket.once('close', () => stream.listeners.delete(socket));
});

function streamOf(name: string): Stream {
  let stream = streams.get(name);
  if (stream === undefined) {
    stream = { listeners: new Set(), values: { ...FIRST_VALUES }, rev: 1, step: 0 };
    streams.set(name, stream);
    setTimeout(beat, (streams.size * BEATS_APART_MS + HEARTBEAT_MS - (now() % HEARTBEAT_MS)) % HEARTBEAT_MS, stream);
  }
  return stream;
}

function beat(stream: Stream): void {
  sendHeartbeat(stream);
  setInterval(sendHeartbeat, HEARTBEAT_MS, stream);
}

function sendHeartbeat(stream: Stream): void {
  const source = { status: 'live', age: 0 };
  sendToAll(stream, { type: 'heartbeat', epoch: 'bench', rev: stream.rev, at: now(), source });
}

function sendToAll({ listeners }: Stream, message: object): void {
  const text = JSON.stringify(message);
  for (const socket of listeners) socket.send(text);
}

function sendOne(stream: Stream, what: 'changes' | 'same'): void {
  stream.step += 1;
  const changed = what === 'same' ? stream.values : changesOf(stream.step);
  Object.assign(stream.values, changed);
  stream.rev += 1;
  const { rev } = stream;
  sendToAll(stream, { type: 'update', since: rev - 1, rev, at: now(), values: changed });
}

/** Sends at irregular gaps of half to one and a half times the mean, so that messages drift through every phase of the display's frames. */
function send(stream: Stream, what: 'changes' | 'same', perSecond: number, count: number): void {
  let sent = 0;
  let due = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const tick = (): void => {
    while (sent < count && due <= performance.now()) {
      sendOne(stream, what);
      sent += 1;
      // A run of so many messages stands for a longer game, which has its heartbeats too.
      if (Number.isFinite(count) && sent % MESSAGES_PER_HEARTBEAT === 0) sendHeartbeat(stream);
      due += (1000 / perSecond) * (0.5 + random());
    }
    if (sent < count) timer = setTimeout(tick, Math.max(TICK_MS, due - performance.now()));
    else finish();
  };
  const finish = (): void => {
    clearTimeout(timer);
    stopSending = undefined;
    report({ kind: 'done', sent });
  };
  stopSending = finish;
  tick();
}

function report(message: Report): void {
  process.send?.(message);
}

process.on('message', (message) => {
  const command = v.parse(commandSchema, message);
  if (command.kind === 'stop') stopSending?.();
  else send(streamOf(command.stream), command.what, command.perSecond, command.count ?? Number.POSITIVE_INFINITY);
});
process.on('disconnect', () => process.exit());

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  report({ kind: 'ready', port: address.port });
});
