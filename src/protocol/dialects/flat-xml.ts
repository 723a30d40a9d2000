/** Boards as XML: the texts of its innermost elements, by their names, and ScoreSight's list of fields. Entities of its own are never read. */
import { isWrapper, type Item } from './told.ts';

interface Element {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  text: string;
  readonly inside: Element[];
}

/** Elements within elements that are looked into; deeper XML is no board. */
const DEPTH_MAX = 16;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** Declarations, and tags, whose attributes may hold `>`. No part goes on past the next `<`, so that no text takes long. */
const MARKUP = /<[?!][^<>]*>|<(\/?)([A-Za-z_][\w.:-]*)((?:[^<>"'/]|"[^"<]*"|'[^'<]*'|\/(?!>))*)(\/?)>/g;
const ATTRIBUTE = /([A-Za-z_][\w.:-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** Undefined for what is no XML of one root, closed to its end: a file that is still being written is not read. */
export function readFlatXml(text: string): readonly Item[] | undefined {
  const plain = withoutSections(text);
  const root = plain === undefined ? undefined : parse(plain);
  return root === undefined ? undefined : itemsOfBoard(unwrap(root));
}

/** Takes out what stands between these two, or puts what `put` makes of it in its place; undefined where one is not closed. */
function replaced(text: string, from: string, to: string, put: (inside: string) => string): string | undefined {
  const parts: string[] = [];
  let read = 0;
  for (let at = text.indexOf(from); at >= 0; at = text.indexOf(from, read)) {
    const end = text.indexOf(to, at + from.length);
    if (end < 0) return undefined;
    parts.push(text.slice(read, at), put(text.slice(at + from.length, end)));
    read = end + to.length;
  }
  return parts.join('') + text.slice(read);
}

function escaped(plain: string): string {
  return plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function withoutSections(text: string): string | undefined {
  const plain = replaced(text, '<![CDATA[', ']]>', escaped);
  return plain === undefined ? undefined : replaced(plain, '<!--', '-->', () => '');
}

function parse(text: string): Element | undefined {
  const top: Element = { tag: '', attributes: new Map(), text: '', inside: [] };
  const open: Element[] = [top];
  let read = 0;
  for (const found of text.matchAll(MARKUP)) {
    const [whole, closes, tag, attributes = '', isAlone] = found;
    const here = open.at(-1);
    if (here === undefined) return undefined;
    const between = text.slice(read, found.index);
    if (between.includes('<')) return undefined;
    here.text += decodeEntities(between);
    read = found.index + whole.length;
    if (tag === undefined) continue;
    if (closes === '/') {
      if (open.length < 2 || here.tag !== tag) return undefined;
      open.pop();
      continue;
    }
    const element = { tag, attributes: attributesOf(attributes), text: '', inside: [] };
    here.inside.push(element);
    if (isAlone !== '/') open.push(element);
    if (open.length > DEPTH_MAX) return undefined;
  }
  const [root] = top.inside;
  const isWhole =
    open.length === 1 && top.inside.length === 1 && text.slice(read).trim() === '' && top.text.trim() === '';
  return isWhole ? root : undefined;
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    Array.from(text.matchAll(ATTRIBUTE), ([, name = '', double, single]) => [
      name,
      decodeEntities(double ?? single ?? ''),
    ]),
  );
}

/** An element that merely wraps the board says nothing of its own: `<data><row>…</row></data>`. */
function unwrap(root: Element): Element {
  const [only] = root.inside;
  return only !== undefined && root.inside.length === 1 && isWrapper(only.tag) ? unwrap(only) : root;
}

/** `<board homeScore="7"/>` has its fields in its own tag, and `<HomeScore>7</HomeScore>` is one. */
function itemsOfBoard(board: Element): readonly Item[] {
  if (board.inside.length > 0) return itemsOf(board, '');
  if (itemOf(board) !== undefined || board.text.trim() !== '') return itemsOf({ ...board, inside: [board] }, '');
  return Array.from(board.attributes, ([name, text]) => ({ name, text })).filter(
    ({ name }) => !name.startsWith('xmlns'),
  );
}

/** `<home><score>7</score></home>` is `home.score`. */
function itemsOf(element: Element, path: string): readonly Item[] {
  return element.inside.flatMap((one) => {
    const named = itemOf(one);
    if (named !== undefined) return [named];
    const name = path === '' ? one.tag : `${path}.${one.tag}`;
    if (one.inside.length > 0) return itemsOf(one, name);
    const text = one.text.trim();
    if (text !== '' || one.attributes.size === 0) return [{ name, text }];
    return Array.from(one.attributes, ([attribute, value]) => ({ name: `${name}.${attribute}`, text: value }));
  });
}

/** `<result name="Home Score" result="7" result_state="Success"/>`, or `<field name="Home Score">7</field>`. */
function itemOf({ attributes, text, inside }: Element): Item | undefined {
  const name = attributes.get('name');
  if (name === undefined || inside.length > 0) return undefined;
  const state = attributes.get('result_state') ?? attributes.get('state');
  const value = attributes.get('result') ?? attributes.get('text') ?? attributes.get('value') ?? text.trim();
  return { name, text: value, state };
}

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/gi, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return ENTITIES[name] ?? whole;
    const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code <= 0x10_ffff ? String.fromCodePoint(code) : whole;
  });
}
