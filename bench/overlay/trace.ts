/** Takes the picture that our page draws, for peers that draw the same. */
import type { Browser } from 'playwright';
import * as v from 'valibot';
import { openPage } from './page.ts';

/** An element with its attributes, or a text. */
export type Part = string | Element;
export interface Element {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Part[];
}

export interface Picture {
  readonly tree: Element;
  /** Everything that styles it, its faces' rules as well. */
  readonly css: string;
  /** The paths of the faces that it needed. */
  readonly faceFiles: readonly string[];
}

const partSchema: v.GenericSchema<Part> = v.union([
  v.string(),
  v.object({
    tag: v.string(),
    attributes: v.record(v.string(), v.string()),
    children: v.array(v.lazy(() => partSchema)),
  }),
]);
const elementSchema = v.object({
  tag: v.string(),
  attributes: v.record(v.string(), v.string()),
  children: v.array(partSchema),
});
const pictureSchema = v.object({
  tree: elementSchema,
  css: v.string(),
  faceFiles: v.array(v.string()),
});

const TRACE = `(async () => {
  const walk = (node) =>
    node.nodeType === Node.TEXT_NODE
      ? node.data
      : {
          tag: node.localName,
          attributes: Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value])),
          children: [...node.childNodes].map(walk),
        };
  const sheets = [...document.styleSheets].map(({ href, ownerNode }) => (href ? fetch(href).then((file) => file.text()) : ownerNode.textContent));
  const css = (await Promise.all(sheets)).join(' ');
  return {
    tree: walk(document.querySelector('.overlay-frame')),
    css,
    faceFiles: performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname).filter((path) => path.endsWith('.woff2')),
  };
})()`;

/** Opens our page and takes its picture once it draws the stream's values. */
export async function tracePicture(browser: Browser, url: string): Promise<Picture> {
  const page = await openPage(browser, url);
  try {
    return v.parse(pictureSchema, await page.evaluate(TRACE));
  } finally {
    await page.close();
  }
}
