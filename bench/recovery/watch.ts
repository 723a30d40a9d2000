/** Two pages on one relay, and what stood on each in every frame: our overlay, and a page that dials again every second. */
import type { Browser, Page } from 'playwright';
import * as v from 'valibot';

/** Runs in a page of the relay's origin: what a viewer is without any thought for outages. Most overlays out there do just this. */
function beNaive(): void {
  document.body.innerHTML = '<div class="bug"><b data-field="home.score"></b></div>';
  const dial = (): void => {
    const socket = new WebSocket(`ws://${window.location.host}/bench`);
    socket.addEventListener('open', () =>
      socket.send('{"type":"register","stream":"bench","role":"viewer","protocol":1,"name":"naive"}'),
    );
    socket.addEventListener('message', ({ data }) => {
      const { values } = JSON.parse(String(data)) as { values?: Readonly<{ [field: string]: string }> };
      const field = document.querySelector('[data-field="home.score"]');
      if (field !== null && values?.['home.score'] !== undefined) field.textContent = values['home.score'];
    });
    socket.addEventListener('close', () => setTimeout(dial, 1000));
  };
  dial();
}

const recordSchema = v.object({
  /** Every count that was on the picture, with when it was first there, in ms since 1970. */
  shown: v.array(v.tuple([v.number(), v.number()])),
  /** Frames in which no count stood there, after the first one. */
  blanks: v.number(),
});
export type Seen = v.InferOutput<typeof recordSchema>;

export interface Watched {
  readonly name: 'ours' | 'naive';
  /** Waits until a count above this one is on the picture. */
  untilAbove(count: number): Promise<void>;
  record(): Promise<Seen>;
}

/** Runs in the page: looks at every frame. */
function look(): void {
  const record: Seen = { shown: [], blanks: 0 };
  Object.assign(window, { record });
  const frame = (): void => {
    const element = document.querySelector('.bug [data-field="home.score"]');
    const text = element !== null && element.getClientRects().length > 0 ? (element.textContent ?? '') : '';
    const last = record.shown.at(-1)?.[0];
    if (text === '') record.blanks += Number(last !== undefined);
    else if (Number(text) !== last) record.shown.push([Number(text), performance.timeOrigin + performance.now()]);
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

/** tsx names functions through a helper of its own, which a page lacks; so it is brought along. */
const inPage = (run: () => void): string => `{ const __name = (value) => value; (${run.toString()})(); }`;

export async function watch(browser: Browser, origin: string, name: Watched['name']): Promise<Watched> {
  const page = await browser.newPage();
  await page.addInitScript({ content: inPage(look) });
  // A page of the relay's own origin, as the overlay is, and with nothing in it: a browser would keep one from elsewhere off a local socket.
  await page.goto(`${origin}${name === 'ours' ? '/overlay/bench?name=ours' : '/healthz'}`);
  if (name === 'naive') await page.evaluate(inPage(beNaive));
  return {
    name,
    untilAbove: (count) => shows(page, count),
    record: async () => v.parse(recordSchema, await page.evaluate(() => Reflect.get(window, 'record'))),
  };
}

async function shows(page: Page, count: number): Promise<void> {
  await page.waitForFunction(
    (least) => {
      const { shown } = Reflect.get(window, 'record') as Seen;
      return (shown.at(-1)?.[0] ?? 0) > least;
    },
    count,
    { polling: 50, timeout: 60_000 },
  );
}
