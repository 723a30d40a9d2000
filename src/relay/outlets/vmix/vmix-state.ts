/**
 * Reads vMix's state (`GET /api/`) for the text and image fields of its titles. By hand, because three elements of a file that one program
 * writes are no work for a parser with packages of its own behind it: what is not looked for is passed over, nothing is ever expanded, and every
 * step goes forward, so that a text of whatever content costs its length.
 */
import { ok, refused, type Result } from '#lib/result.ts';

export interface VmixField {
  /** As vMix wants it in `SelectedName`, e.g. `HomeScore.Text`. */
  readonly name: string;
  readonly kind: 'text' | 'image';
  /** What stands there now. */
  readonly value: string;
}

/** An input with its fields; one that is no title has none. */
export interface VmixInput {
  /** Its GUID, which stays when inputs are moved or renamed. */
  readonly key: string;
  readonly number: string;
  readonly title: string;
  readonly fields: readonly VmixField[];
}

interface Tag {
  readonly name: string;
  /** What stands behind its name. */
  readonly rest: string;
  readonly kind: 'start' | 'end' | 'empty';
}

/** The inputs of a state, or why it is none. */
export function readVmixState(xml: string): Result<readonly VmixInput[]> {
  const inputs: (Omit<VmixInput, 'fields'> & { readonly fields: VmixField[] })[] = [];
  let isOpen = false;
  let field: { readonly name: string; readonly kind: VmixField['kind']; value: string } | undefined;
  let isVmix = false;
  let at = 0;

  function keep({ name, kind, value }: VmixField): void {
    if (isOpen) inputs.at(-1)?.fields.push({ name, kind, value });
  }

  function take(tag: Tag): void {
    const { name, kind } = tag;
    if (name === 'input') {
      isOpen = kind === 'start';
      field = undefined;
      if (kind !== 'end') inputs.push({ ...inputOf(attributesOf(tag.rest)), fields: [] });
    } else if (name === 'text' || name === 'image') {
      if (kind === 'end') {
        if (field !== undefined) keep(field);
        field = undefined;
      } else {
        field = { name: attributesOf(tag.rest).get('name') ?? '', kind: name, value: '' };
        if (kind === 'empty') {
          keep(field);
          field = undefined;
        }
      }
    }
  }

  for (let open = xml.indexOf('<'); open >= 0; open = xml.indexOf('<', at)) {
    if (field !== undefined) field.value += unescaped(xml.slice(at, open));
    const aside = ASIDES.find(([begins]) => xml.startsWith(begins, open));
    if (aside !== undefined) {
      const [begins, ends] = aside;
      const end = xml.indexOf(ends, open + begins.length);
      if (end < 0) return refused('it ends too early');
      if (field !== undefined && begins === CDATA) field.value += xml.slice(open + begins.length, end);
      at = end + ends.length;
      continue;
    }
    // A document type is what entities are made of, and vMix writes none.
    if (xml.startsWith('<!', open)) return refused('it has a document type');
    const end = endOfTag(xml, open);
    if (end < 0) return refused('it ends too early');
    const tag = tagOf(xml.slice(open + 1, end));
    isVmix ||= tag.name === 'vmix';
    if (!isVmix) return refused('it is no state of vMix');
    take(tag);
    at = end + 1;
  }
  return isVmix ? ok(inputs.filter(({ key }) => key !== '')) : refused('it is no state of vMix');
}

const CDATA = '<![CDATA[';
const ASIDES = [
  ['<!--', '-->'],
  [CDATA, ']]>'],
  ['<?', '?>'],
] as const;

/** Where a tag's `>` is, which its attributes may hold as well; -1 where it has none. */
function endOfTag(xml: string, open: number): number {
  let at = open + 1;
  let end = xml.indexOf('>', at);
  for (;;) {
    const quote = firstQuote(xml, at, end);
    if (quote < 0) return end;
    const close = xml.indexOf(xml.charAt(quote), quote + 1);
    if (close < 0) return -1;
    at = close + 1;
    if (end < at) end = xml.indexOf('>', at);
  }
}

function firstQuote(xml: string, from: number, to: number): number {
  for (let at = from; at < to; at += 1) {
    const c = xml.charAt(at);
    if (c === '"' || c === "'") return at;
  }
  return -1;
}

function tagOf(text: string): Tag {
  const kind = text.startsWith('/') ? 'end' : text.endsWith('/') ? 'empty' : 'start';
  const inner = text.slice(kind === 'end' ? 1 : 0, kind === 'empty' ? -1 : undefined);
  const space = inner.search(/\s/);
  return { kind, name: space < 0 ? inner : inner.slice(0, space), rest: space < 0 ? '' : inner.slice(space) };
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  let at = 0;
  for (;;) {
    const equals = text.indexOf('=', at);
    if (equals < 0) return attributes;
    let quote = equals + 1;
    while (/\s/.test(text.charAt(quote))) quote += 1;
    const mark = text.charAt(quote);
    const close = mark === '"' || mark === "'" ? text.indexOf(mark, quote + 1) : -1;
    if (close < 0) return attributes;
    attributes.set(text.slice(at, equals).trim(), unescaped(text.slice(quote + 1, close)));
    at = close + 1;
  }
}

function inputOf(attributes: ReadonlyMap<string, string>): Omit<VmixInput, 'fields'> {
  return {
    key: attributes.get('key') ?? '',
    number: attributes.get('number') ?? '',
    title: attributes.get('title') ?? '',
  };
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** XML's own escapes (XML 1.0 §4.1, §4.6); any other stays as it is written. */
function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos));/gi,
    (whole: string, tens?: string, hex?: string, name?: string) => {
      if (name !== undefined) return NAMED[name] ?? whole;
      const code = tens === undefined ? Number.parseInt(hex ?? '', 16) : Number(tens);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
