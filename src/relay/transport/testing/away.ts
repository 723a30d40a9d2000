/** A relay as another machine meets it: over a trusted proxy's word, so that a test needs no second network. */
import { once } from 'node:events';
import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { WebSocket } from 'ws';
import { systemTime } from '#lib/system-time.ts';
import { USUAL_ACCESS, type AccessConfig } from '../../access/access.ts';
import type { RelayConfig } from '../../config.ts';
import { startRelay, type Relay } from '../../main.ts';
import type { StartDeps } from '../../start-deps.ts';
import { createBuiltPage } from '../../testing/built-page.ts';

const cleanUps: (() => Promise<unknown>)[] = [];

/** Ends all that was started; for `afterEach`. */
export async function endAll(): Promise<void> {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
}

/** Another machine, as a proxy that is trusted names it: so a test needs no second network. */
export const AWAY = { 'x-forwarded-for': '192.168.1.23' };

/** A relay that wants keys, and them. */
export async function startAway(
  access: Partial<AccessConfig> = {},
  config: Partial<RelayConfig> = {},
  deps: Pick<StartDeps, 'cluster' | 'engine'> = {},
) {
  const { pageDir, dataDir, remove } = await createBuiltPage();
  cleanUps.push(remove);
  const lines: string[] = [];
  const relay = await startRelay(
    {
      hosts: ['127.0.0.1'],
      port: 0,
      dataDir,
      pageDir,
      logLevel: 'debug',
      access: { ...USUAL_ACCESS, trustProxy: ['127.0.0.1'], ...access },
      ...config,
    },
    { ...deps, time: systemTime, log: (level, msg, fields) => lines.push(JSON.stringify({ level, msg, ...fields })) },
  );
  cleanUps.push(() => relay.close());
  const keyOf = (kind: string): string => relay.freshKeys.find((fresh) => fresh.kind === kind)?.key ?? '';
  return { relay, dataDir, lines, publish: keyOf('publish'), viewer: keyOf('viewer'), passphrase: keyOf('operator') };
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export async function ask(
  relay: Relay,
  target: string,
  headers: Record<string, string> = {},
  body?: unknown,
): Promise<Answer> {
  const [method = 'GET', url = '/'] = target.split(' ');
  const text = body === undefined || method === 'GET' ? undefined : JSON.stringify(body);
  const type: Record<string, string> = text === undefined ? {} : { 'content-type': 'application/json' };
  // A connection of its own for each: one that was refused before its body was read is closed.
  const asked = httpRequest({
    agent: false,
    port: relay.port,
    host: '127.0.0.1',
    method,
    path: url,
    headers: { ...type, ...headers },
  });
  asked.end(text);
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  return { status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks).toString('utf8') };
}

/** Opens a socket: its `status` is `open`, or that of a refused upgrade. */
export async function dialAway(relay: Relay, url: string, headers: Record<string, string> = {}) {
  const socket = new WebSocket(`ws://127.0.0.1:${relay.port}${url}`, { headers });
  cleanUps.push(() => Promise.resolve(socket.terminate()));
  socket.on('error', () => undefined);
  const closed = new Promise<number>((resolve) => {
    socket.once('close', resolve);
  });
  const status = await new Promise<number | 'open'>((resolve) => {
    socket.once('open', () => resolve('open'));
    socket.once('unexpected-response', (asked, answer) => {
      asked.destroy();
      resolve(answer.statusCode ?? 0);
    });
  });
  return {
    socket,
    status,
    /** Waits until it closes, and throws if it was with another code. */
    async closes(code: number): Promise<void> {
      const got = await closed;
      if (got !== code) throw new Error(`closed with ${got}, expected ${code}`);
    },
  };
}

/** The headers of an operator who signed in. */
export async function signIn(relay: Relay, passphrase: string): Promise<Record<string, string>> {
  const { headers } = await ask(relay, 'POST /api/session', AWAY, { passphrase });
  return { ...AWAY, cookie: (headers['set-cookie']?.[0] ?? '').split(';', 1)[0] ?? '' };
}
