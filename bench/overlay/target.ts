/**
 * A page that is opened past Playwright. What Playwright enables in a page makes the engine read the page's whole script a second time, for
 * the source positions of stack traces, and follow its timers: no host does that, and a page of hardly any script does not feel it.
 */
import type { Browser, CDPSession } from 'playwright';
import * as v from 'valibot';

export interface Target {
  /** Sends a message of the Chrome DevTools Protocol to the page and brings its result. */
  ask(method: string, params?: object): Promise<unknown>;
  /** The value of an expression in the page, or what it promises. */
  evaluate(expression: string): Promise<unknown>;
  close(): Promise<void>;
}

const answerSchema = v.object({ id: v.number(), result: v.optional(v.unknown()), error: v.optional(v.unknown()) });
const evaluatedSchema = v.object({ result: v.object({ value: v.optional(v.unknown()) }) });

/** Opens an empty page of 1920×1080 in a context of its own. */
export async function openTarget(browser: Browser): Promise<Target> {
  const session = await browser.newBrowserCDPSession();
  const { browserContextId } = await session.send('Target.createBrowserContext');
  const { targetId } = await session.send('Target.createTarget', { url: 'about:blank', browserContextId });
  const ask = await talkTo(session, targetId);
  await ask('Page.enable');
  await ask('Emulation.setDeviceMetricsOverride', { width: 1920, height: 1080, deviceScaleFactor: 1, mobile: false });
  return {
    ask,
    async evaluate(expression) {
      const evaluated = await ask('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
      return v.parse(evaluatedSchema, evaluated).result.value;
    },
    async close() {
      await session.send('Target.disposeBrowserContext', { browserContextId });
      await session.detach();
    },
  };
}

async function talkTo(session: CDPSession, targetId: string): Promise<Target['ask']> {
  const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false });
  const waiting = new Map<
    number,
    { readonly resolve: (result: unknown) => void; readonly reject: (e: Error) => void }
  >();
  session.on('Target.receivedMessageFromTarget', (event) => {
    if (event.sessionId !== sessionId) return;
    const answer = v.safeParse(answerSchema, JSON.parse(event.message));
    if (!answer.success) return; // an event
    const { id, result, error } = answer.output;
    if (error === undefined) waiting.get(id)?.resolve(result);
    else waiting.get(id)?.reject(new Error(JSON.stringify(error)));
    waiting.delete(id);
  });
  let id = 0;
  return (method, params = {}) =>
    new Promise((resolve, reject) => {
      id += 1;
      waiting.set(id, { resolve, reject });
      const message = JSON.stringify({ id, method, params });
      session.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject);
    });
}
