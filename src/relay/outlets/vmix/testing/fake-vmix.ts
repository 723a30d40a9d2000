/** Stands for vMix's HTTP API: titles with fields, the functions that fill them, and what vMix refuses. It keeps every request as it came. */
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** An input's fields by name, as GT titles call them: `.Text` is a text, `.Source` a picture. */
export type FakeFields = Record<string, string>;

export interface FakeVmix {
  /** By key. */
  readonly inputs: Map<string, FakeFields>;
  /** Each request's path, to the letter, in order; the state's is `/api/`. */
  readonly asked: string[];
  /** Inputs that are told to hold. */
  readonly paused: Set<string>;
  /** What is to be shown with the `Authorization` header, if anything. */
  authorization: string | undefined;
  /** Answers in place of the usual ones, if it returns any. */
  instead: (path: string) => { readonly status: number; readonly body: string } | undefined;
  answer(path: string, authorization: string | undefined): { readonly status: number; readonly body: string };
  /** The paths since this was called last, without the state's. */
  calls(): string[];
}

export const KEY = '26cae087-b7b6-4d45-98e4-de03ab4feb6b';

export function createFakeVmix(fields: FakeFields = {}): FakeVmix {
  const inputs = new Map([[KEY, { ...fields }]]);
  const asked: string[] = [];
  const paused = new Set<string>();
  let told = 0;

  function state(): string {
    const texts = Array.from(inputs, ([key, values], number) => {
      const elements = Object.entries(values).map(([name, value], index) => {
        const element = name.endsWith('.Source') ? 'image' : 'text';
        return `<${element} index="${index}" name="${escaped(name)}">${escaped(value)}</${element}>`;
      });
      return `<input key="${key}" number="${number + 1}" type="GT" title="Score &gt; bug.gtzip" state="Paused">Score &gt; bug.gtzip${elements.join('')}</input>`;
    });
    return `<vmix><version>29.0.0.49</version><inputs>${texts.join('')}</inputs><overlays><overlay number="1" /></overlays></vmix>`;
  }

  function run(query: URLSearchParams): boolean {
    const input = query.get('Input') ?? '';
    const values = inputs.get(input);
    const name = query.get('SelectedName') ?? '';
    if (values === undefined) return false;
    switch (query.get('Function')) {
      case 'PauseRender':
        paused.add(input);
        return true;
      case 'ResumeRender':
        paused.delete(input);
        return true;
      case 'SetText':
      case 'SetImage': {
        const isImage = query.get('Function') === 'SetImage';
        if (!Object.hasOwn(values, name) || name.endsWith('.Source') !== isImage) return false;
        values[name] = query.get('Value') ?? '';
        return true;
      }
      default:
        return false;
    }
  }

  const fake: FakeVmix = {
    inputs,
    asked,
    paused,
    authorization: undefined,
    instead: () => undefined,
    answer(path, authorization) {
      asked.push(path);
      const other = fake.instead(path);
      if (other !== undefined) return other;
      if (authorization !== fake.authorization) return { status: 401, body: '' };
      if (path === '/api/') return { status: 200, body: state() };
      const url = new URL(path, 'http://vmix');
      if (url.pathname !== '/api/' || !run(url.searchParams)) return { status: 500, body: 'Error' };
      return { status: 200, body: 'Function completed successfully.' };
    },
    calls() {
      const news = asked.slice(told).filter((path) => path !== '/api/');
      told = asked.length;
      return news;
    },
  };
  return fake;
}

/** The same behind a port of this machine, any free one unless it is named; `connections` is how many sockets there ever were. */
export async function listenAsVmix(
  fake: FakeVmix,
  port = 0,
): Promise<{
  readonly port: number;
  readonly server: Server;
  readonly connections: () => number;
  readonly close: () => Promise<void>;
}> {
  let connections = 0;
  const server = createServer((request, response) => {
    const { status, body } = fake.answer(request.url ?? '', request.headers.authorization);
    response.writeHead(status, { 'content-type': 'text/xml' }).end(body);
  });
  server.on('connection', () => {
    connections += 1;
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    server,
    connections: () => connections,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
