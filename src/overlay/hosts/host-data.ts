/** Reads what a playout server hands to a template's `update`: JSON, or CasparCG's `<templateData>`. */

/** In UTF-16 units: as much as a publisher's frame may have bytes (docs/PROTOCOL.md P10). */
const DATA_LENGTH_MAX = 65_536;

/** SPX writes these for what would end its own markup (`cleanUpString` of its server), and browsers' serialisers the numbers. */
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** What an update says, each word as text by the name it came under. */
export type HostData = Readonly<Record<string, string>>;

/**
 * The words of an update; undefined for what is neither form, or too long: what is shown stays. Of an object's members only texts, numbers
 * and booleans count. A frame of the feed (`{"type":"ocr","values":{…}}`) is read as its values.
 */
export function readHostData(data: unknown): HostData | undefined {
  if (typeof data !== 'string') return isRecord(data) ? textsOf(data) : undefined;
  if (data.length > DATA_LENGTH_MAX) return undefined;
  const text = data.replace(/^\ufeff/, '').trim();
  if (text.startsWith('{')) return readJson(text);
  return text.startsWith('<') ? readTemplateData(text) : undefined;
}

function readJson(text: string): HostData | undefined {
  try {
    const json: unknown = JSON.parse(text);
    return isRecord(json) ? textsOf(json) : undefined;
  } catch {
    return undefined; // no JSON: what is shown stays
  }
}

/** `<templateData><componentData id="f0"><data id="text" value="…"/></componentData></templateData>`; the first `data` of each counts. */
function readTemplateData(text: string): HostData | undefined {
  // A document type may define entities that grow without end; CasparCG's data has none.
  if (/<!doctype/i.test(text)) return undefined;
  const { documentElement } = new DOMParser().parseFromString(text, 'text/xml');
  if (documentElement.nodeName !== 'templateData') return undefined;
  if (documentElement.getElementsByTagName('parsererror').length > 0) return undefined;
  const words = Array.from(documentElement.getElementsByTagName('componentData'), (component) => [
    component.getAttribute('id') ?? '',
    component.getElementsByTagName('data')[0]?.getAttribute('value') ?? undefined,
  ]);
  return textsOf(Object.fromEntries(words));
}

function textsOf(record: Readonly<Record<string, unknown>>): HostData {
  const { type, values } = record;
  const words = type === 'ocr' && isRecord(values) ? values : record;
  const texts: [string, string][] = [];
  for (const [name, value] of Object.entries(words)) {
    if (typeof value === 'string') texts.push([name, plainText(value)]);
    else if (typeof value === 'number' || typeof value === 'boolean') texts.push([name, String(value)]);
  }
  return Object.fromEntries(texts);
}

/** A text without SPX's encoding: characters for its entities, and a space for a line's end, since nothing on air has a second line. */
function plainText(text: string): string {
  return text
    .replace(/<br\s*\/?>|\r\n?|\n/gi, ' ')
    .replace(
      /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,31}));/gi,
      (entity, decimal?: string, hex?: string, name?: string) => {
        if (name !== undefined) return NAMED[name.toLowerCase()] ?? namedCharacter(entity);
        const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
        return code > 0 && code <= 0x10_ffff ? String.fromCodePoint(code) : '';
      },
    );
}

/** Of the two thousand names that HTML has; one that it does not know stays as it is. */
function namedCharacter(entity: string): string {
  return new DOMParser().parseFromString(entity, 'text/html').body.textContent || entity;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
