/** Our simulated publisher in front of a server that is written with gorilla/websocket as the maker's sample is described. */
import assert from 'node:assert/strict';
import { startProgram, type Program } from './program.ts';

/** The built command. */
export const COMMAND = ['dist/server/boardcast.js'] as const;

export interface Check {
  readonly title: string;
  readonly run: () => Promise<void>;
}

function simulate(url: string, ...more: string[]): Program {
  return startProgram(process.execPath, [...COMMAND, 'simulate', '--url', url, ...more]);
}

async function withServer(
  server: string,
  args: readonly string[],
  use: (gorilla: Program, address: string) => Promise<void>,
): Promise<void> {
  const gorilla = startProgram(server, ['-addr', '127.0.0.1:0', ...args]);
  try {
    const address = (await gorilla.line(/^listening /)).replace('listening ', '');
    await use(gorilla, address);
  } finally {
    await gorilla.stop();
  }
}

export function ourPublisherChecks(server: string): Check[] {
  return [
    {
      title: 'our publisher registers and holds a session with a gorilla server that answers its pings',
      run: () =>
        withServer(server, [], async (gorilla, address) => {
          const publisher = simulate(`ws://${address}/stream1`, '--speed', '5');
          await gorilla.line(/^connected \/stream1$/);
          assert.equal(await gorilla.line(/^got /), 'got {"type":"register", "stream":"stream1", "role":"ocr"}');
          assert.match(await gorilla.line(/^got /), /^got \{"type":"ocr", "values":\{.*"time":"10:00", /);
          // The shot clock is blank until the ball is in play; then it is padded as Scoreboard OCR pads.
          await gorilla.line(/^got \{"type":"ocr", "values":\{.*"shot_clock":"  24"[,}]/);
          for (let ping = 0; ping < 3; ping += 1) await gorilla.line(/^got \{"type":"ping"\}$/);
          assert.ok(gorilla.count(/"type":"ocr"/) > 60, 'ten updates a second came');
          assert.equal(gorilla.count(/^connected /), 1, 'one session all the time');
          await publisher.stop();
          await gorilla.line(/^gone .*1000/);
        }),
    },
    {
      title: 'one pong and it relies on them: a server that stops answering is dialled anew',
      run: () =>
        withServer(server, ['-pongs', '1'], async (gorilla, address) => {
          const publisher = simulate(`ws://${address}/stream1`, '--speed', '5');
          await gorilla.line(/^connected /);
          for (let ping = 0; ping < 3; ping += 1) await gorilla.line(/^got \{"type":"ping"\}$/);
          await gorilla.line(/^connected /);
          assert.match(await gorilla.line(/^got /), /"register"/);
          assert.match(await publisher.line(/^No connection/), /its pongs stopped/);
          await publisher.stop();
        }),
    },
    {
      title: 'a server killed and started again is found again, and gets the whole board',
      run: () =>
        withServer(server, [], async (first, address) => {
          const publisher = simulate(`ws://${address}/stream1`, '--fields', 'changed');
          await first.line(/^got .*"ocr"/);
          await first.stop('SIGKILL');
          await publisher.line(/^No connection/);
          const second = startProgram(server, ['-addr', address]);
          await second.line(/^got .*"register"/);
          assert.match(await second.line(/^got .*"ocr"/), /"time":.*"score_a":.*"possession":/);
          await publisher.stop();
          await second.stop();
        }),
    },
    {
      title: 'without a stream in its URL it sends no register frame; ice hockey goes the same way',
      run: () =>
        withServer(server, [], async (gorilla, address) => {
          const publisher = simulate(`ws://${address}/`, '--sport', 'hockey', '--seconds', '1');
          await gorilla.line(/^connected \/$/);
          assert.match(await gorilla.line(/^got /), /^got \{"type":"ocr", "values":\{.*"time":"20:00", /);
          assert.equal(gorilla.count(/register/), 0);
          await publisher.line(/^Ended after/);
        }),
    },
  ];
}
