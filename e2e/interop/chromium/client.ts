/**
 * A page's own WebSocket, with nothing of ours around it, as a program: it dials the URL it is given and does what its standard input says, one
 * JSON object a line, as the others do. A page has no ping frames. Which browser it is says the environment.
 */
import { createInterface } from 'node:readline';
import * as v from 'valibot';
import { chromium } from 'playwright';
import { launchOptions } from '../../browser-places.ts';
import { launchFromEnv } from '../../launch-env.ts';

const orderSchema = v.object({ op: v.picklist(['text', 'binary', 'close']), data: v.optional(v.string(), '') });

const [, , url = ''] = process.argv;
const browser = await chromium.launch(launchOptions(launchFromEnv(process.env)));
const page = await browser.newPage();
await page.exposeFunction('say', (line: string) => {
  console.log(line);
});
// A page of the relay's own: of another site it takes no socket.
await page.goto(new URL('/healthz', url.replace(/^ws/, 'http')).href);
// As text: the loader that runs this file writes helpers of its own into functions, which a page has not.
await page.evaluate(`{
  globalThis.socket = new WebSocket(${JSON.stringify(url)});
  socket.onopen = () => say('open');
  socket.onmessage = ({ data }) => say('got ' + data);
  socket.onclose = ({ code }) => say('closed ' + code);
}`);

createInterface({ input: process.stdin }).on('line', (line) => {
  const order = v.parse(orderSchema, JSON.parse(line));
  const data = JSON.stringify(order.data);
  const frame = order.op === 'text' ? data : `new TextEncoder().encode(${data})`;
  void page.evaluate(order.op === 'close' ? 'socket.close(1000)' : `socket.send(${frame})`);
});
