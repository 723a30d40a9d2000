/**
 * A page that is opened past Playwright. What Playwright enables in a page makes the engine read the page's whole script a second time, for
 * the source positions of stack traces, follow its timers, and carry every message of its WebSocket through the browser's and the bench's
 * process as well, which at some thousand a second takes more of the machine than the page: no host does that.
 */
import type { Browser, CDPSession } from 'playwright';
import * as v from 'valibot';

export interface Target {
  /** Sends a message of the Chrome DevTools Protocol to the page and brings its result. */
  ask(method: string, params?: object): Promise<unknown>;
  /** The value of an expression in the page, or what it promises. */
  evaluate(expression: string): Promise<unknown>;
  /** Hands on the parameters of every event of this name that the page sends, until the function that it gives is called. */
  on(event: string, take: (params: unknown) => void): () => void;
  close(): Promise<void>;
}

const messageSchema = v.union([
  v.object({ id: v.number(), result: v.optional(v.unknown()), error: v.optional(v.unknown()) }),
  v.object({ method: v.string(), params: v.optional(v.unknown()) }),
]);
const evaluatedSchema = v.object({
  result: v.object({ value: v.optional(v.unknown()) }),
  exceptionDetails: v.optional(v.object({ text: v.string() })),
});

/** Opens an empty page of 1920×1080 in a context of its own. */
export async function openTarget(browser: Browser): Promise<Target> {
  const session = await browser.newBrowserCDPSession();
  const { browserContextId } = await session.send('Target.createBrowserContext');
  const { targetId } = await session.send('Target.createTarget', { url: 'about:blank', browserContextId });
  const { ask, on } = await talkTo(session, targetId);
  await ask('Page.enable');
  await ask('Emulation.setDeviceMetricsOverride', { width: 1920, height: 1080, deviceScaleFactor: 1, mobile: false });
  return {
    ask,
    on,
    async evaluate(expression) {
      const answer = await ask('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
      const { result, exceptionDetails } = v.parse(evaluatedSchema, answer);
      if (exceptionDetails !== undefined) throw new Error(`in the page: ${exceptionDetails.text}`);
      return result.value;
    },
    async close() {
      await session.send('Target.disposeBrowserContext', { browserContextId });
      await session.detach();
    },
  };
}

async function talkTo(session: CDPSession, targetId: string): Promise<Pick<Target, 'ask' | 'on'>> {
  const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false });
  const waiting = new Map<
    number,
    { readonly resolve: (result: unknown) => void; readonly reject: (e: Error) => void }
  >();
  const listeners = new Set<{ readonly event: string; readonly take: (params: unknown) => void }>();
  session.on('Target.receivedMessageFromTarget', (received) => {
    if (received.sessionId !== sessionId) return;
    const message = v.parse(messageSchema, JSON.parse(received.message));
    if ('method' in message) {
      for (const { event, take } of listeners) if (event === message.method) take(message.params);
      return;
    }
    const { id, result, error } = message;
    if (error === undefined) waiting.get(id)?.resolve(result);
    else waiting.get(id)?.reject(new Error(JSON.stringify(error)));
    waiting.delete(id);
  });
  let id = 0;
  return {
    ask: (method, params = {}) =>
      new Promise((resolve, reject) => {
        id += 1;
        waiting.set(id, { resolve, reject });
        const message = JSON.stringify({ id, method, params });
        session.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject);
      }),
    on(event, take) {
      const listener = { event, take };
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
