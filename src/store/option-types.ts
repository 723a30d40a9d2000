/** How an option's values are read; what a good one looks like says `ignored-options.ts`. */
export type OptionType =
  | 'text'
  | 'slug'
  | 'colour'
  | 'chroma'
  | 'logo'
  | 'paths'
  | 'choice'
  | 'number'
  | 'scale'
  | 'flag'
  | 'language'
  | 'names';

/** One option of an overlay's URL: its default, the other names it goes by, and how its values are read. */
export interface Option<T> {
  readonly type: OptionType;
  readonly default: T;
  /** Other names; names are compared blind to case, hyphen and underscore. */
  readonly aliases: readonly string[];
  /** Another name that says the opposite. */
  readonly opposite?: string;
  readonly choices?: readonly string[];
  /** Of a number or a factor. */
  readonly range?: readonly [min: number, max: number];
  /** Reads the values given for it, in their order (at least one); undefined if they are no good. */
  read(values: readonly string[]): T | undefined;
}

/** Longest text of an option, in UTF-16 units; the same bound as for an output's name in `register`. */
export const TEXT_LENGTH_MAX = 64;

const NOT_TEXT = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;

function last(values: readonly string[]): string {
  return (values.at(-1) ?? '').trim();
}

function names(alias: string | undefined): readonly string[] {
  return alias === undefined || alias === '' ? [] : [alias];
}

/** Free text; longer ones are cut. */
export function text(): Option<string | null> {
  return {
    type: 'text',
    default: null,
    aliases: [],
    read: (values) => {
      // Cut first, then drop the half of a character that the cut may have left.
      const cut = last(values).replace(NOT_TEXT, '').slice(0, TEXT_LENGTH_MAX);
      return cut.replace(/[\ud800-\udbff]$/, '').trim() || null;
    },
  };
}

/** The name of a file that ships with the page, of a theme or a layout: in whatever case, the files' names are in lower case. */
export function slug(): Option<string | null> {
  return {
    type: 'slug',
    default: null,
    aliases: [],
    read: (values) => (/^[\w-]{1,64}$/.test(last(values)) ? last(values).toLowerCase() : undefined),
  };
}

/** A hex colour of 3, 6 or 8 digits with or without `#`; read as `#rrggbb` or `#rrggbbaa`. */
export function colour(alias?: string): Option<string | null> {
  return {
    type: 'colour',
    default: null,
    aliases: names(alias),
    read: (values) => hexColour(last(values)),
  };
}

function hexColour(value: string): string | undefined {
  const hex = /^#?([\da-f]{3}|[\da-f]{6}|[\da-f]{8})$/i.exec(value)?.[1]?.toLowerCase();
  if (hex === undefined) return undefined;
  return `#${hex.length === 3 ? hex.replace(/./g, '$&$&') : hex}`;
}

/** A solid background: given without a value it is green; a hex colour, whose alpha is dropped; or off. */
export function chroma(): Option<string | null> {
  return {
    type: 'chroma',
    default: null,
    aliases: [],
    read: (values) => {
      const on = readFlag(last(values));
      return on === undefined ? hexColour(last(values))?.slice(0, 7) : on ? '#00ff00' : null;
    },
  };
}

/**
 * A picture of this very origin, by a path from `/`, or one within the URL itself. Control characters and backslashes are refused,
 * since browsers read `/\` and `/<tab>/` as the start of another host.
 */
export function logo(): Option<string | null> {
  return {
    type: 'logo',
    default: null,
    aliases: [],
    read: (values) => {
      // Not trimmed: a plus sign at the end of base64 that was not encoded has become a space.
      const value = values.at(-1) ?? '';
      const [, head, base64, payload = ''] =
        /^(data:image\/[\w.+ -]+(?:;[^,;]*)*?)(;base64)?,(.*)$/is.exec(value) ?? [];
      if (head !== undefined) {
        // Plus signs likewise; an SVG in plain text wants its <, # and % encoded.
        const data =
          base64 === undefined
            ? payload.includes('<')
              ? encodeURIComponent(payload)
              : payload
            : payload.replace(/ /g, '+');
        return `${head.replace(/ /g, '+')}${base64 ?? ''},${data}`;
      }
      return isPath(last(values)) ? last(values) : undefined;
    },
  };
}

function isPath(value: string): boolean {
  return /^\/(?!\/)[^\p{Cc}\\]*$/u.test(value);
}

/** Pictures of this very origin, by the option given again for each, or in one value with commas between. */
export function paths(): Option<readonly string[]> {
  return {
    type: 'paths',
    default: [],
    aliases: [],
    read: (values) => {
      const given = values.join(',').split(',');
      return given.every(isPath) ? given : undefined;
    },
  };
}

export function choice<const C extends string>(choices: readonly C[], alias?: string): Option<C | null> {
  return {
    type: 'choice',
    default: null,
    aliases: names(alias),
    choices,
    read: (values) => choices.find((c) => c === last(values).toLowerCase()),
  };
}

/** A number, drawn to the nearer end of its range and, with `step`, to the nearest of its steps. */
export function number(min: number, max: number, step?: number): Option<number | null> {
  return {
    type: 'number',
    default: null,
    aliases: [],
    range: [min, max],
    read: (values) => {
      const value = clamp(decimal(last(values)), min, max);
      return value && step ? Math.round(value / step) * step : value;
    },
  };
}

/** A factor; above its greatest value it is read as per cent, so that 150 is 1.5. */
export function scale(min: number, max: number): Option<number> {
  return {
    type: 'scale',
    default: 1,
    aliases: [],
    range: [min, max],
    read: (values) => {
      const value = decimal(last(values).replace(/%$/, ''));
      const isPercent = last(values).endsWith('%') || (value ?? 0) > max;
      return clamp(value === undefined || !isPercent ? value : value / 100, min, max);
    },
  };
}

function decimal(value: string): number | undefined {
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(value) ? Number(value) : undefined;
}

function clamp(value: number | undefined, min: number, max: number): number | undefined {
  return value === undefined ? undefined : Math.min(max, Math.max(min, value));
}

/** On or off; given without a value it is on. */
export function flag(initially: boolean, alias?: string, opposite?: string): Option<boolean> {
  return {
    type: 'flag',
    default: initially,
    aliases: names(alias),
    ...(opposite === undefined ? {} : { opposite }),
    read: (values) => readFlag(last(values)),
  };
}

function readFlag(value: string): boolean | undefined {
  return /^(|1|true|on|yes)$/i.test(value) ? true : /^(0|false|off|no)$/i.test(value) ? false : undefined;
}

export function language(alias?: string): Option<string | null> {
  return {
    type: 'language',
    default: null,
    aliases: names(alias),
    read: (values) => {
      try {
        return Intl.getCanonicalLocales(last(values))[0];
      } catch {
        return undefined; // not a language tag: getCanonicalLocales throws a RangeError
      }
    },
  };
}

/** Names, in whatever case, given in one value with dots between them or by repeating the option. Commas do as well, but vMix eats them. */
export function list(): Option<readonly string[]> {
  return {
    type: 'names',
    default: [],
    aliases: [],
    read: (values) => {
      const items = values.flatMap((value) => value.toLowerCase().split(/[.,]/)).map((item) => item.trim());
      return [...new Set(items.filter((item) => item !== ''))];
    },
  };
}
