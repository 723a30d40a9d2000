/** A proxy before a relay that trusts it: whoever comes through it is another computer to the relay, and needs a key there. */
import http, { type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { listenLocally } from './listen.ts';

export interface ForwardingProxy {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  close(): Promise<void>;
}

/** Forwards pages and sockets to `relay` (an origin), as those of the computer at `address`. */
export async function startForwardingProxy(relay: string, address: string): Promise<ForwardingProxy> {
  const upgraded = new Set<Duplex>();
  const ask = (request: IncomingMessage): http.ClientRequest =>
    http.request(new URL(request.url ?? '/', relay), {
      method: request.method,
      headers: { ...request.headers, 'x-forwarded-for': address },
      agent: false,
    });
  const server = http.createServer((request, response) => {
    const asked = ask(request)
      .on('response', (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      })
      .on('error', () => response.destroy());
    request.pipe(asked);
  });
  server.on('upgrade', (request, near) => {
    upgraded.add(near);
    near.on('error', () => near.destroy()).once('close', () => upgraded.delete(near));
    const answerWith = (answer: IncomingMessage): void => {
      near.write(`HTTP/1.1 ${answer.statusCode} ${answer.statusMessage}\r\n${headLines(answer)}\r\n`);
    };
    ask(request)
      .on('upgrade', (answer, far, head) => {
        answerWith(answer);
        near.write(head);
        far.on('error', () => near.destroy()).once('close', () => near.destroy());
        near.once('close', () => far.destroy());
        far.pipe(near).pipe(far);
      })
      .on('response', (answer) => {
        answerWith(answer);
        answer.pipe(near);
      })
      .on('error', () => near.destroy())
      .end();
  });
  const { origin, close } = await listenLocally(server);
  return {
    origin,
    close() {
      for (const socket of upgraded) socket.destroy();
      return close();
    },
  };
}

function headLines({ rawHeaders }: IncomingMessage): string {
  return rawHeaders.map((text, n) => (n % 2 === 0 ? `${text}: ` : `${text}\r\n`)).join('');
}
