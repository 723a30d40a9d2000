/** Reads the data that a host gives to an OGraf graphic: all of it, or all that is wrong with it. */
import { readValue, toldQuery, type Values } from '#protocol/fields.ts';
import { ok, refused, type Result } from '#lib/result.ts';
import { explainIgnored } from '#store/ignored-options.ts';
import { readOptions, type OverlayOptions } from '#store/url-options.ts';
import type { GddSchema, Property } from './ograf-properties.ts';
import { readRelayAddress } from './relay-address.ts';

export type OgrafData = Readonly<Record<string, unknown>>;

/** Where a relay is to be listened to. */
export interface RelayLink {
  /** Of its WebSocket, with the stream. */
  readonly url: string;
  /** Of its pictures, without a slash at its end. */
  readonly origin: string;
  readonly stream: string;
  readonly key: string | undefined;
  /** What this output tells of its options, as an overlay's page tells its URL's. */
  readonly query: string;
}

/** What a graphic is to show. */
export interface Wish {
  readonly options: OverlayOptions;
  /** The operator's values, by the names of the scoreboard's fields; with a relay its own stand instead. */
  readonly values: Values;
  readonly relay: RelayLink | undefined;
}

/**
 * Reads data by a graphic's properties. What is not given, null or an empty text is the property's default. Keys that are no property are the
 * host's own, and left alone: SPX adds several.
 */
export function readData(properties: readonly Property[], data: unknown): Result<Wish> {
  if (!isRecord(data)) return refused(`data: expected an object, got ${kindOf(data)}`);
  const faults: string[] = [];
  const values: Record<string, string> = {};
  const query = new URLSearchParams();
  const logos: { homeLogo?: string; awayLogo?: string } = {};
  const link: Record<string, string> = {};
  for (const { name, target, schema } of properties) {
    const read = readProperty(schema, data[name]);
    if (!read.ok) {
      faults.push(`${name}: ${read.reason}`);
      continue;
    }
    const text = read.value;
    if ('field' in target) {
      if (text !== '') values[target.field] = text;
    } else if ('link' in target) link[target.link] = text;
    else if (target.option === 'homeLogo' || target.option === 'awayLogo') {
      if (text !== '') logos[target.option] = text;
    } else if (text !== '') query.set(target.option, text);
  }
  const { options, ignored } = readOptions(query.toString());
  const relay = readLink(link, query);
  faults.push(...explainIgnored(ignored));
  if (!relay.ok) faults.push(relay.reason);
  if (faults.length > 0 || !relay.ok) return refused(faults.join('; '));
  // A graphic without any field is not drawn, and this one was asked for.
  return ok({ options: { ...options, ...logos }, values: { clock: '', ...values }, relay: relay.value });
}

/** One property as text, blank for what is not said. */
function readProperty(schema: GddSchema, given: unknown): Result<string> {
  const standard = schema.default;
  const said = given === undefined || given === null || given === '' ? standard : given;
  switch (schema.type) {
    case 'boolean': {
      const word = typeof said === 'string' || typeof said === 'number' ? String(said) : said;
      // Boards tell a lamp as a count.
      if (word === true || (typeof word === 'string' && /^(?:true|0*[1-9]\d{0,2})$/.test(word))) return ok('1');
      if (word === false || (typeof word === 'string' && /^(?:false|0+)$/.test(word))) return ok('');
      return refused(`expected true or false, got ${shown(said)}`);
    }
    case 'integer': {
      // Forms send numbers as text.
      const number = typeof said === 'string' && /^\d{1,15}$/.test(said) ? Number(said) : said;
      const { minimum = 0, maximum = Number.MAX_SAFE_INTEGER } = schema;
      const isOne = typeof number === 'number' && Number.isInteger(number) && number >= minimum && number <= maximum;
      return isOne
        ? ok(String(number))
        : refused(`expected a whole number from ${minimum} to ${maximum}, got ${shown(said)}`);
    }
    case 'string':
      return readText(schema, said);
    default:
      return schema.type satisfies never;
  }
}

function readText(schema: GddSchema, said: unknown): Result<string> {
  if (schema.gddType === 'file-path/image-path') return readPicture(said);
  if (typeof said !== 'string' && !Number.isFinite(said)) return refused(`expected text, got ${kindOf(said)}`);
  const { maxLength = Infinity, pattern } = schema;
  const text = String(said).trim();
  if (text.length > maxLength) return refused(`expected at most ${maxLength} characters, got ${text.length}`);
  if (schema.enum !== undefined && !schema.enum.includes(text))
    return refused(`expected ${schema.enum.filter((one) => one !== '').join(', ')} or nothing, got ${shown(text)}`);
  if (pattern === undefined) return readValue(text);
  const color = text.toLowerCase();
  return new RegExp(pattern).test(color) ? ok(color) : refused(`expected a colour such as #c8102e, got ${shown(text)}`);
}

/** A picture's address: one of the host's own paths, of the web, or within itself. Nothing else than an `<img>` ever reads it. */
function readPicture(said: unknown): Result<string> {
  if (typeof said !== 'string') return refused(`expected a picture's address, got ${kindOf(said)}`);
  const address = said.trim();
  if (address === '' || /^data:image\/[\w.+-]+[;,]/i.test(address)) return ok(address);
  const isPath = !/^[a-z][a-z\d+.-]*:/i.test(address) || /^(?:https?|file|blob):/i.test(address);
  return isPath && !/[\p{Cc}\\]/u.test(address)
    ? ok(address)
    : refused(`expected a picture's address such as /logos/lions.png or https://…, got ${shown(address)}`);
}

/** Undefined without a relay's address. An overlay's own address does as well, stream, key and all. */
function readLink(
  { relayUrl = '', stream = '', key = '' }: Readonly<Record<string, string>>,
  query: URLSearchParams,
): Result<RelayLink | undefined> {
  if (relayUrl === '') return ok(undefined);
  const address = readRelayAddress(relayUrl, stream);
  if (address === undefined)
    return refused(`relayUrl: expected an address such as ws://localhost:15001, got ${shown(relayUrl)}`);
  const { url, origin, stream: id } = address;
  return ok({ url, origin, stream: id, key: key === '' ? address.key : key, query: toldQuery(`?${query.toString()}`) });
}

export function isRecord(said: unknown): said is OgrafData {
  return typeof said === 'object' && said !== null && !Array.isArray(said);
}

/** What something is, in a word that a host's log can hold. */
export function kindOf(said: unknown): string {
  return said === null ? 'null' : Array.isArray(said) ? 'an array' : `a value of type ${typeof said}`;
}

function shown(said: unknown): string {
  const isPlain = typeof said === 'string' || typeof said === 'number' || typeof said === 'boolean';
  return isPlain ? JSON.stringify(String(said).slice(0, 64)) : kindOf(said);
}
