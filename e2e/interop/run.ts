/**
 * `npm run test:interop`: our publisher with a server that is not ours (Go, gorilla/websocket, as the maker's sample is described), and our
 * relay with publishers and viewers that are not ours (the same, Python's websockets, a browser's own WebSocket; curl, nc and socat). Needs the build; ends with `N passed, N failed`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { findBrowser } from '../browser.ts';
import { browserPlaces, tryBrowser } from '../browser-places.ts';
import { launchToEnv } from '../launch-env.ts';
import { COMMAND, ourPublisherChecks, type Check } from './our-publisher.ts';
import { ourRelayChecks } from './our-relay.ts';
import { lineToolChecks, type LineDoors } from './line-tools.ts';
import { startProgram, type Program } from './program.ts';
import { buildGoPrograms, ensureTools, PYTHON } from './tools.ts';

process.chdir(path.join(import.meta.dirname, '..', '..'));
process.env['BOARDCAST_LOG'] ??= 'warn';

interface StartedRelay extends LineDoors {
  readonly program: Program;
}

async function startRelay(data: string): Promise<StartedRelay> {
  const args = [...COMMAND, 'start', '--port', '0', '--host', '127.0.0.1', '--data', data, '--guard', 'off'];
  const program = startProgram(process.execPath, [...args, '--tcp', 'lines=0', '--udp', 'lines=0']);
  const addressIn = async (line: RegExp): Promise<string> =>
    / (?:ws|tcp|udp):\/\/([^/]+)\//.exec(await program.line(line))?.[1] ?? '';
  const address = await addressIn(/^Scoreboard OCR/);
  return { program, address, tcp: await addressIn(/^Or by TCP/), udp: await addressIn(/^Or by UDP/) };
}

async function runChecks(checks: readonly Check[]): Promise<{ readonly passed: number; readonly failed: number }> {
  let failed = 0;
  for (const { title, run } of checks) {
    const started = Date.now();
    try {
      await run();
      console.log(`  ok      ${title} (${Date.now() - started} ms)`);
    } catch (error) {
      failed += 1;
      console.log(`  FAILED  ${title}\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
  }
  return { passed: checks.length - failed, failed };
}

async function main(folder: string): Promise<{ readonly passed: number; readonly failed: number }> {
  const found = await ensureTools((line) => {
    console.log(line);
  });
  const browser = await findBrowser(
    browserPlaces((line) => {
      console.log(line);
    }),
    tryBrowser,
  );
  if (!browser.ok) throw new Error(`This proof needs a browser, and none could be had. Tried:\n${browser.reason}`);
  console.log(`Interop with ${[...found, `Chromium ${browser.value.version}`].join('; ')}.`);
  const go = await buildGoPrograms(folder);
  const relay = await startRelay(path.join(folder, 'data'));
  try {
    const page = path.join(import.meta.dirname, 'chromium', 'client.ts');
    Object.assign(process.env, launchToEnv(browser.value.candidate.launch));
    const python = path.join(import.meta.dirname, 'websockets', 'publisher.py');
    return await runChecks([
      ...ourRelayChecks(relay, {
        name: 'Go',
        hasPingFrames: true,
        dial: (url) => startProgram(go.publisher, [url]),
      }),
      ...ourRelayChecks(relay, {
        name: 'Python',
        hasPingFrames: true,
        dial: (url) => startProgram(PYTHON, [python, url]),
      }),
      ...ourRelayChecks(relay, {
        name: 'Chromium',
        hasPingFrames: false,
        dial: (url) => startProgram(process.execPath, ['--import', 'tsx', page, url]),
      }),
      ...ourPublisherChecks(go.server),
      ...(await lineToolChecks(relay, (line) => {
        console.log(line);
      })),
    ]);
  } finally {
    await relay.program.stop();
  }
}

const folder = await mkdtemp(path.join(os.tmpdir(), 'boardcast-interop-'));
try {
  const { passed, failed } = await main(folder);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
