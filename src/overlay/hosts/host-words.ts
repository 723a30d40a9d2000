/** Tells what of a playout server's words is the game's and what is the look's. */
import { optionNameOf, readOptions, type OverlayOptions } from '#store/url-options.ts';
import type { HostData } from './host-data.ts';

/** What a template's own field (`f0` …) stands for: a field of the game, an option of the overlay's URL, or where the game is to come from. */
export type TemplateField =
  /** `unset` is what the form says where nobody chose: blank is meant. */
  | { readonly field: string; readonly unset?: string }
  | { readonly option: string; readonly unset?: string }
  | { readonly relay: 'url' | 'stream' };

/** By the name that the host calls a field by. */
export type TemplateFields = Readonly<Record<string, TemplateField>>;

export interface HostWords {
  /** Options of the overlay's URL, as text by their names there; blank for one that is said no more. */
  readonly options: ReadonlyMap<string, string>;
  /** Everything else: fields of the game, as the host calls them. */
  readonly values: HostData;
  /** Blank for none; undefined where the host did not say. */
  readonly relay: { readonly url?: string; readonly stream?: string };
}

/** What SPX sends of its own with each update. */
const OF_SPX = new Set(['comment', 'epochID']);
/** For whoever sets a page up, and for its first moment. */
const NOT_ON_AIR = new Set(['debug', 'safe', 'name', 'delay', 'chroma']);
/** A colour as SPX's picker may write it. */
const RGB = /^rgba?\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*(?:,[^)]*)?\)$/i;

/** Sorts an update's words. */
export function readHostWords(data: HostData, fields: TemplateFields = {}): HostWords {
  const options = new Map<string, string>();
  const values: [string, string][] = [];
  const relay: { url?: string; stream?: string } = {};
  for (const [name, text] of Object.entries(data)) {
    const known = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (OF_SPX.has(name)) continue;
    if (known !== undefined && 'relay' in known) relay[known.relay] = text.trim();
    else if (known !== undefined && 'field' in known) values.push([known.field, text === known.unset ? '' : text]);
    else {
      const option = optionNameOf(known?.option ?? name);
      if (option === undefined) values.push([name, text]);
      else if (!NOT_ON_AIR.has(option)) {
        const word = wordOf(text);
        options.set(option, word === wordOf(known?.unset ?? '') ? '' : word);
      }
    }
  }
  return { options, values: Object.fromEntries(values), relay };
}

/** The options of a page's URL with those that a host said. What cannot be read of those counts as not said. */
export function withHostOptions(url: OverlayOptions, said: ReadonlyMap<string, string>): OverlayOptions {
  const given = [...said].filter(([, text]) => text !== '');
  if (given.length === 0) return url;
  const { options, ignored } = readOptions(`?${new URLSearchParams(given)}`);
  const unread = new Set(ignored.map(({ name }) => name));
  const read = new Set(given.flatMap(([id]) => (unread.has(id) ? [] : id)));
  return { ...url, ...Object.fromEntries(Object.entries(options).filter(([id]) => read.has(id))) };
}

/** A word as an overlay's URL has it: of a picker's colour the hex form. */
function wordOf(text: string): string {
  const word = text.trim();
  const [, ...parts] = RGB.exec(word) ?? [];
  return parts.length === 0 ? word : `#${parts.map(hexOf).join('')}`;
}

function hexOf(part: string): string {
  return Math.min(255, Number(part)).toString(16).padStart(2, '0');
}
