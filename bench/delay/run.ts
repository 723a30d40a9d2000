/**
 * `npm run bench:delay`: says of painted frames how late the overlay shows what was sent, without a delay and with delays of 0.5, 5 and 30 s
 * that the desk sets on the running output, in turn on one page. Ends with 1 if a delay is off by more than one frame.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright';
import * as v from 'valibot';
import { systemTime } from '#lib/system-time.ts';
import { startRelay } from '#relay/main.ts';
import { findBrowser } from '../../e2e/browser.ts';
import { browserPlaces, launchOptions, tryBrowser } from '../../e2e/browser-places.ts';
import { connectPublisher } from '../../e2e/support/publisher.ts';
import { openPage, wait } from '../overlay/page.ts';
import { recordingSchema } from '../overlay/probe.ts';
import type { Target } from '../overlay/target.ts';
import { clockOf, latenessOf, lines, verdictOf, type Lateness, type Sent } from './lateness.ts';

const PAGE_DIR = path.resolve(import.meta.dirname, '..', '..', 'dist', 'page');
const STREAM = 'bench';
const OUTPUT = 'OBS';
const DELAYS_MS = [500, 5_000, 30_000] as const;
/** Values that are sent for each delay, and the mean time between two, in ms: they drift through every phase of the frames. */
const VALUES = 40;
const EVERY_MS = 140;
/** After the last value is due, in ms. */
const GRACE_MS = 500;

const found = await findBrowser(browserPlaces(console.log), tryBrowser);
if (!found.ok) throw new Error(`no browser could be had:\n${found.reason}`);
const browser = await chromium.launch(launchOptions(found.value.candidate.launch));
const dataDir = await mkdtemp(path.join(os.tmpdir(), 'boardcast-bench-'));
const relay = await startRelay(
  { hosts: ['127.0.0.1'], port: 0, dataDir, pageDir: PAGE_DIR, logLevel: 'error' },
  { time: systemTime },
);
const origin = `http://127.0.0.1:${relay.port}`;
const publisher = await connectPublisher(origin, `/${STREAM}`);
publisher.send({ score_a: '1', score_b: '2', time: clockOf(0), period: '1' });
const page = await openPage(browser, `${origin}/overlay/${STREAM}?name=${OUTPUT}`);
let step = 0;

try {
  const none = await measure(page, 0);
  const delayed: Lateness[] = [];
  for (const ms of DELAYS_MS) delayed.push(await measure(page, ms));
  for (const line of lines(none, delayed)) console.log(line);
  const verdict = verdictOf(none, delayed);
  console.log(verdict.text);
  process.exitCode = verdict.holds ? 0 : 1;
} finally {
  await browser.close();
  await publisher.close();
  await relay.close();
  await rm(dataDir, { recursive: true, force: true });
}

/** Sets the delay on the running output, sends the values, and waits until the last of them is painted. */
async function measure(target: Target, delay: number): Promise<Lateness> {
  const answer = await fetch(`${origin}/api/streams/${STREAM}/delay`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ms: delay, output: OUTPUT }),
  });
  if (!answer.ok) throw new Error(`the delay was not taken: HTTP ${answer.status}`);
  await target.evaluate('window.benchProbe.start(true)');
  const sent: Sent[] = [];
  for (let count = 0; count < VALUES; count += 1) {
    step += 1;
    const text = clockOf(step);
    sent.push({ text, at: performance.timeOrigin + performance.now() });
    publisher.send({ time: text });
    await wait(EVERY_MS + (count % 7));
  }
  await wait(delay + GRACE_MS);
  const stopped = await target.evaluate('({ ...window.benchProbe.stop(), origin: performance.timeOrigin })');
  const { frames, origin: pageOrigin } = v.parse(v.object({ ...recordingSchema.entries, origin: v.number() }), stopped);
  return latenessOf(
    delay,
    sent,
    frames.map(([at, text]) => ({ at: at + pageOrigin, text })),
  );
}
