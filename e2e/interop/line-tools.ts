/** Our relay with the tools that everybody has: curl by HTTP, nc and socat by TCP and UDP. Those that are not there are named and left out. */
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { streamDetailSchema, type StreamDetail } from '#protocol/api.ts';
import type { Check } from './our-publisher.ts';
import { until } from './program.ts';

/** Where a relay listens, each `127.0.0.1:40123`. */
export interface LineDoors {
  readonly address: string;
  readonly tcp: string;
  readonly udp: string;
}

const execute = promisify(execFile);

type Tool = 'curl' | 'nc' | 'socat';

/** Each answers when it is asked for its version or its help, by whatever exit code. */
const ASKED: Readonly<Record<Tool, readonly string[]>> = { curl: ['--version'], nc: ['-h'], socat: ['-V'] };

async function isHere(tool: Tool): Promise<boolean> {
  try {
    await execute(tool, [...ASKED[tool]]);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ENOENT');
  }
}

/** Gives a tool its standard input in these pieces, and waits for its end. */
async function pipe(tool: Tool, args: readonly string[], pieces: readonly string[]): Promise<void> {
  const child = spawn(tool, args, { stdio: ['pipe', 'ignore', 'inherit'] });
  child.stdin.on('error', () => undefined);
  for (const piece of pieces) child.stdin.write(piece);
  child.stdin.end();
  await once(child, 'close');
}

function detailAt(address: string, stream: string): () => Promise<Partial<StreamDetail>> {
  return async () => {
    const answer = await fetch(`http://${address}/api/streams/${stream}`);
    return answer.ok ? v.parse(streamDetailSchema, await answer.json()) : {};
  };
}

/** The stream that this relay's doors for lines have. */
const LINES = 'lines';

function checksOf({ address, tcp, udp }: LineDoors): readonly (Check & { readonly tool: Tool })[] {
  const [host = '', tcpPort = ''] = tcp.split(':');
  const [, udpPort = ''] = udp.split(':');
  const board = `http://${address}/streams/curl1`;
  const curl = async (...args: string[]): Promise<unknown> =>
    JSON.parse((await execute('curl', ['-sS', ...args, board])).stdout);
  const shows = async (stream: string, values: Readonly<Record<string, string>>): Promise<void> => {
    const { values: shown = {} } = await until(
      `${JSON.stringify(values)} on ${stream}`,
      detailAt(address, stream),
      ({ values: now = {} }) => Object.entries(values).every(([name, value]) => now[name] === value),
    );
    for (const [name, value] of Object.entries(values)) assert.equal(shown[name], value);
  };
  return [
    {
      tool: 'curl',
      title: '[I1] [I3] curl posts form data, JSON, a multipart form and lines',
      async run() {
        assert.deepEqual(await curl('-d', 'Home Score=35', '-d', 'Away Score=31'), {
          stream: 'curl1',
          standing: 'counts',
          taken: ['Home Score', 'Away Score'],
          held: [],
          overruled: [],
          ignored: [],
        });
        await shows('curl1', { 'home.score': '35', 'away.score': '31' });
        await curl('-d', '{"Home Score":"36","Clock":"4:32"}');
        await shows('curl1', { 'home.score': '36', clock: '4:32' });
        await curl('-F', 'Home Score=37', '-F', 'Clock=4:31');
        await shows('curl1', { 'home.score': '37', clock: '4:31' });
        await curl('-X', 'PUT', '-H', 'content-type: text/plain', '--data-binary', 'Home Score=38\r\nClock=4:30\r\n');
        await shows('curl1', { 'home.score': '38', clock: '4:30' });
      },
    },
    {
      tool: 'nc',
      title: '[I6] nc sends lines of text by TCP',
      async run() {
        await pipe('nc', ['-N', host, tcpPort], ['Clock=2:4', '5\r\nHome Score=', '41\r\n']);
        await shows(LINES, { clock: '2:45', 'home.score': '41' });
      },
    },
    {
      tool: 'nc',
      title: '[I7] nc sends a datagram',
      async run() {
        await pipe('nc', ['-u', '-q', '0', host, udpPort], ['{"type":"ocr", "values":{"Home Score":"42"}}\n']);
        await shows(LINES, { 'home.score': '42' });
      },
    },
    {
      tool: 'socat',
      title: '[I6] socat sends JSON by TCP, registers, and nothing stands between two objects',
      async run() {
        await pipe(
          'socat',
          ['-u', '-', `TCP:${tcp}`],
          [
            '{"type":"register", "stream":"socat1", "role":"ocr"}\n',
            '{"type":"ocr", "values":{"Home Score":"43"}}{"type":"ocr", "values":{"Clock":"1:0',
            '9"}}',
          ],
        );
        await shows('socat1', { 'home.score': '43', clock: '1:09' });
      },
    },
    {
      tool: 'socat',
      title: '[I7] socat sends a datagram',
      async run() {
        await pipe('socat', ['-u', '-', `UDP:${udp}`], ['Clock=1:08\r\nHome Score=44\r\n']);
        await shows(LINES, { clock: '1:08', 'home.score': '44' });
      },
    },
  ];
}

/** `say` is told of each that cannot be made here. */
export async function lineToolChecks(doors: LineDoors, say: (line: string) => void): Promise<Check[]> {
  const checks: Check[] = [];
  const all = checksOf(doors);
  for (const { tool, title, run } of all) {
    if (await isHere(tool)) checks.push({ title, run });
    else say(`  SKIPPED ${title}: there is no ${tool} here`);
  }
  if (checks.length < all.length)
    say(`  ${all.length - checks.length} SKIPPED; on Debian: apt-get install curl netcat-openbsd socat`);
  return checks;
}
