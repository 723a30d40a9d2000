/** What an OGraf graphic can be told: one table, of which its manifest's schema is made and by which its data are read. */
import type { Theme } from '#layout/theme/theme-schema.ts';
import type { SportPack } from '#scoreboard/packs/pack-schema.ts';
import type { OptionId } from '#store/options-table.ts';

/** A property as OGraf's graphics data definition (GDD) has it. */
export interface GddSchema {
  readonly type: 'string' | 'integer' | 'boolean';
  readonly title: string;
  readonly default: string | number | boolean;
  readonly gddType?: 'single-line' | 'select' | 'color-rrggbb' | 'file-path/image-path';
  readonly gddOptions?: { readonly labels: Readonly<Record<string, string>> };
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly order: number;
  /** Left out where a playout names an item by its data. */
  readonly hidden?: true;
  /** SPX makes a text box of everything without it. */
  readonly v_spx?: {
    readonly ftype: string;
    readonly items?: readonly { readonly text: string; readonly value: string }[];
  };
}

/** What becomes of a property: a field of the scoreboard, an option of the page on air, or a word of the link to a relay. */
export type Target =
  | { readonly field: string }
  | { readonly option: OptionId }
  | { readonly link: 'relayUrl' | 'stream' | 'key' };

export interface Property {
  readonly name: string;
  readonly target: Target;
  readonly schema: GddSchema;
}

/** Longest text of an option (`TEXT_LENGTH_MAX` of the URL's). */
const OPTION_TEXT_MAX = 64;
/** Longest value of a field, in characters (docs/PROTOCOL.md P7). */
const FIELD_TEXT_MAX = 256;
/** Longest address: what browsers and proxies agree on. */
const ADDRESS_MAX = 2048;
/** GDD takes this very pattern for a colour, and no other. */
const COLOR = '^#[0-9a-f]{6}$';
const SIDES = { '': '–', home: 'Home', away: 'Away' };
const PLACES = {
  '': 'As the theme has it',
  tl: 'Top left',
  tc: 'Top',
  tr: 'Top right',
  ml: 'Left',
  mc: 'Middle',
  mr: 'Right',
  bl: 'Bottom left',
  bc: 'Bottom',
  br: 'Bottom right',
};
const SHOWS = {
  '': 'As the game goes',
  bug: 'Score bug',
  pregame: 'Before the game',
  break: 'Break',
  final: 'Final score',
  strap: 'Name strap',
};
const LANGUAGES = { en: 'English', de: 'Deutsch', es: 'Español', fr: 'Français', pl: 'Polski' };
/** Fields that a crew names an item by in its rundown. */
const TELLING = new Set(['home.score', 'away.score', 'clock', 'period']);

type Plain = Omit<GddSchema, 'order' | 'hidden'>;
type Listed = Omit<Property, 'schema'> & { readonly schema: Plain };

/** Every property of a sport in a theme, in the order in which a form shows them. */
export function propertiesOf(pack: SportPack, theme: Pick<Theme, 'home' | 'away'>): readonly Property[] {
  const listed: readonly Listed[] = [
    ...teamProperties('home', 'Home', theme.home),
    ...teamProperties('away', 'Away', theme.away),
    ...fieldProperties(pack),
    // What is chosen here goes before a relay's desk, so that nothing is by itself.
    option('show', select('Shown', SHOWS)),
    option('title', text('Competition')),
    option('subtitle', text('When and where')),
    option('strapName', text('Name strap, first line')),
    option('strapLine', text('Name strap, second line')),
    option('strapTeam', select('Name strap, team', SIDES)),
    option('rules', select('Competition rules', rulesOf(pack))),
    option('position', select('Position', PLACES)),
    option('order', select('Left or on top', SIDES)),
    option('scale', text('Size, 0.25 to 4', '1')),
    option('hide', text('Parts to leave out, with . between them')),
    option('lang', select('Language', LANGUAGES, 'en')),
    {
      name: 'relayUrl',
      target: { link: 'relayUrl' },
      schema: text('Relay, such as ws://localhost:15001 (empty: the fields above)', '', ADDRESS_MAX),
    },
    { name: 'stream', target: { link: 'stream' }, schema: text('Stream of the relay') },
    { name: 'viewerKey', target: { link: 'key' }, schema: text('Viewer key of the relay', '', 128) },
    option('delay', text('Delay behind the relay, in ms')),
    option('name', text('What the relay calls this output')),
  ];
  return listed.map(({ name, target, schema }, index) => {
    const isTelling = 'field' in target ? TELLING.has(target.field) : name.endsWith('Name');
    const rest = isTelling ? { order: index + 1 } : { order: index + 1, hidden: true as const };
    return { name, target, schema: Object.assign({}, schema, rest) };
  });
}

/** `home.penalty1.player` is `homePenalty1Player`. */
export function propertyName(field: string): string {
  return field.replace(/\.([a-z])/g, (_dot, letter: string) => letter.toUpperCase());
}

function teamProperties(side: 'home' | 'away', title: string, color: string): readonly Listed[] {
  return [
    option(`${side}Name`, text(`${title}: name`)),
    option(`${side}Short`, text(`${title}: short name`)),
    option(`${side}Color`, {
      type: 'string',
      title: `${title}: colour`,
      gddType: 'color-rrggbb',
      pattern: COLOR,
      default: color,
      v_spx: { ftype: 'color' },
    }),
    option(`${side}Logo`, {
      type: 'string',
      title: `${title}: logo`,
      gddType: 'file-path/image-path',
      default: '',
    }),
  ];
}

function fieldProperties(pack: SportPack): readonly Listed[] {
  return pack.fields.flatMap((field): readonly Listed[] => {
    // Names are options; what none of the layouts draws is left out.
    if ('team' in field && field.name === 'name') return [];
    if (field.data === true) return [];
    if (!('team' in field)) return [fieldProperty(field.name, field.label, field)];
    return [
      fieldProperty(`home.${field.name}`, `Home: ${field.label}`, field),
      fieldProperty(`away.${field.name}`, `Away: ${field.label}`, field),
    ];
  });
}

function fieldProperty(name: string, title: string, field: SportPack['fields'][number]): Listed {
  return { name: propertyName(name), target: { field: name }, schema: fieldSchema(title, field) };
}

/** A score is a number, and there from the first moment; of every other count a board may show none. */
function fieldSchema(title: string, { name, format, max }: SportPack['fields'][number]): Plain {
  if (name === 'score' && format === 'count')
    return {
      type: 'integer',
      title,
      minimum: 0,
      ...(max === undefined ? {} : { maximum: max }),
      default: 0,
      v_spx: { ftype: 'number' },
    };
  if (format === 'lamp') return { type: 'boolean', title, default: false, v_spx: { ftype: 'checkbox' } };
  if (format === 'side') return select(title, SIDES);
  return text(title, '', FIELD_TEXT_MAX);
}

function option(id: OptionId, schema: Plain): Listed {
  return { name: id, target: { option: id }, schema };
}

function text(title: string, standard = '', maxLength = OPTION_TEXT_MAX): Plain {
  return { type: 'string', title, gddType: 'single-line', maxLength, default: standard };
}

function select(title: string, labels: Readonly<Record<string, string>>, standard = ''): Plain {
  return {
    type: 'string',
    title,
    gddType: 'select',
    enum: Object.keys(labels),
    gddOptions: { labels },
    default: standard,
    v_spx: { ftype: 'dropdown', items: Object.entries(labels).map(([value, text]) => ({ text, value })) },
  };
}

function rulesOf({ rules }: SportPack): Readonly<Record<string, string>> {
  return { '': 'Usual', ...Object.fromEntries(rules.variants.map(({ id, name }) => [id, name])) };
}
