/** Makes the peers' pages of a traced picture: as HTML, and as what React's `createElement` takes. */
import type { Plugin } from 'vite';
import type { Element, Part, Picture } from './trace.ts';

type Values = Readonly<Record<string, string>>;

const MODULE = 'virtual:picture';
const PLACE = '<!-- the picture -->';

const STYLE = 'virtual:picture.css';

/**
 * A picture in a fixture's page, put together as the pages that are written by hand: its style and its faces in a linked sheet,
 * `virtual:picture.css`; its elements where `<!-- the picture -->` stands, and as `virtual:picture`. `values` are those that it was taken with.
 */
export function tracedPicture({ tree, css }: Picture, values: Values, facesFolder: string): Plugin {
  const modules: Readonly<Record<string, string>> = {
    [MODULE]: `export const picture = ${JSON.stringify(reactPart(tree, values))};`,
    [STYLE]: css.replaceAll('/assets/', facesFolder),
  };
  return {
    name: 'bench:traced-picture',
    resolveId: (id) => (id in modules ? `\0${id}` : undefined),
    load: (id) => modules[id.replace('\0', '')],
    transformIndexHtml: { order: 'post', handler: (html) => html.replace(PLACE, () => htmlOf(tree, values)) },
  };
}

/** The field whose text an element shows: our page's cells name it, and hold one element for it. */
export function boundField(cell: Element, child: Element, values: Values): string | undefined {
  const field = cell.attributes['data-field'];
  return field !== undefined && child.children.length === 1 && child.children[0] === values[field] ? field : undefined;
}

/** The texts of fields are left out: a peer's first right frame waits for the stream as ours does. */
export function htmlOf(part: Part, values: Values, field?: string): string {
  if (typeof part === 'string') return escaped(part);
  const attributes = { ...part.attributes, ...(field === undefined ? {} : { 'data-bound': field }) };
  const head = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  const children = field === undefined ? part.children : [];
  const inner = children.map((child) =>
    htmlOf(child, values, typeof child === 'string' ? undefined : boundField(part, child, values)),
  );
  return `<${part.tag}${head.join('')}>${part.tag === 'img' ? '' : `${inner.join('')}</${part.tag}>`}`;
}

export function reactPart({ tag, attributes, children }: Element, values: Values, field?: string): object {
  const cell = { tag, attributes, children };
  return {
    tag,
    props: Object.fromEntries(Object.entries(attributes).map(propOf)),
    ...(field === undefined ? {} : { field }),
    children: children.map((child) =>
      typeof child === 'string' ? child : reactPart(child, values, boundField(cell, child, values)),
    ),
  };
}

function propOf([name, value]: readonly [string, string]): readonly [string, unknown] {
  if (name === 'class') return ['className', value];
  return name === 'style' ? ['style', styleOf(value)] : [name, value];
}

function styleOf(text: string): Readonly<Record<string, string>> {
  const element = text.split(/;\s*(?=[\w-]+\s*:|$)/).filter((declaration) => declaration.trim() !== '');
  return Object.fromEntries(
    element.map((declaration) => {
      const colon = declaration.indexOf(':');
      const name = declaration.slice(0, colon).trim();
      const camel = name.startsWith('--')
        ? name
        : name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
      return [camel, declaration.slice(colon + 1).trim()];
    }),
  );
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
