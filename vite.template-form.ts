/** The form that SPX shows for a template, and what each of its fields stands for. */
import type { TemplateField, TemplateFields } from './src/overlay/hosts/host-words.ts';
import { fieldsRead } from './src/layout/resolve.ts';
import type { Layout, LayoutNode } from './src/layout/schema.ts';
import type { Theme } from './src/layout/theme/theme-schema.ts';
import type { SportPack } from './src/scoreboard/packs/pack-schema.ts';

/** A field of SPX's form: https://github.com/TuomoKu/SPX-GC, "Template definition". */
interface DataField {
  readonly field?: string;
  readonly ftype: 'textfield' | 'number' | 'checkbox' | 'color' | 'dropdown' | 'instruction' | 'divider';
  readonly title?: string;
  readonly value: string;
  readonly items?: readonly { readonly text: string; readonly value: string }[];
}

export interface TemplateForm {
  /** `window.SPXGCTemplateDefinition`. */
  readonly definition: Readonly<Record<string, unknown>> & { readonly DataFields: readonly DataField[] };
  readonly fields: TemplateFields;
}

type FormField = Omit<DataField, 'field'> & { readonly is?: TemplateField };

const NO_SIDE = 'none';
const AUTOMATIC = 'auto';

/** The form of a sport: the fields that its bug draws, less what is reckoned from them, then the look, then where the game may come from instead. */
export function templateForm(
  pack: SportPack,
  bug: Layout,
  themes: readonly { readonly id: string; readonly theme: Theme }[],
): TemplateForm {
  const form = [...gameFields(pack, bug), ...lookFields(themes), ...relayFields()];
  const fields: Record<string, TemplateField> = {};
  const DataFields: DataField[] = [];
  for (const { is, ...shown } of form) {
    const field = `f${Object.keys(fields).length}`;
    if (is !== undefined) fields[field] = is;
    DataFields.push(is === undefined ? shown : { field, ...shown });
  }
  return {
    fields,
    definition: {
      description: `Boardcast: ${pack.name}`,
      playserver: 'OVERLAY',
      playchannel: '1',
      playlayer: '5',
      webplayout: '5',
      steps: '1',
      out: 'manual',
      dataformat: 'json',
      uicolor: '3',
      DataFields,
    },
  };
}

function gameFields({ fields, derived }: SportPack, bug: Layout): readonly FormField[] {
  const drawn = new Set(readBy(bug.root));
  const reckoned = new Set(derived.map(({ field }) => field));
  const isAsked = (name: string): boolean => drawn.has(name) && !reckoned.has(name);
  return [...fields]
    .sort((one, other) => rankOf(one.name) - rankOf(other.name))
    .flatMap((field): FormField[] => {
      const { format, label } = field;
      if (!('team' in field)) return isAsked(field.name) ? [gameField(field.name, label, format)] : [];
      return (['home', 'away'] as const).flatMap((side) => {
        const name = `${side}.${field.name}`;
        const title = `${side === 'home' ? 'Home' : 'Away'}: ${label.toLowerCase()}`;
        return isAsked(name) ? [gameField(name, title, format)] : [];
      });
    });
}

/** As people read a board: who and how many first. */
function rankOf(name: string): number {
  return ['name', 'score', 'clock', 'period', name].indexOf(name);
}

function gameField(field: string, title: string, format: SportPack['fields'][number]['format']): FormField {
  if (format === 'lamp') return { ftype: 'checkbox', title, value: '0', is: { field, unset: '0' } };
  if (format === 'side') {
    const items = [
      { text: 'Neither', value: NO_SIDE },
      { text: 'Home', value: 'home' },
      { text: 'Away', value: 'away' },
    ];
    return { ftype: 'dropdown', title, value: NO_SIDE, items, is: { field, unset: NO_SIDE } };
  }
  if (field.endsWith('.score')) return { ftype: 'number', title, value: '0', is: { field } };
  const value = { 'home.name': 'HOME', 'away.name': 'AWAY' }[field] ?? '';
  return { ftype: 'textfield', title, value, is: { field } };
}

function lookFields(themes: readonly { readonly id: string; readonly theme: Theme }[]): readonly FormField[] {
  const [usual] = themes;
  if (usual === undefined) throw new Error('there is no theme');
  const { home, away } = usual.theme;
  const automatic = { text: 'Automatic', value: AUTOMATIC };
  const named = themes.map(({ id, theme }) => ({ text: theme.name, value: id }));
  const shows = ['bug', 'pregame', 'break', 'final'].map((value) => ({ text: SHOWS[value] ?? value, value }));
  return [
    { ftype: 'divider', value: '' },
    {
      ftype: 'dropdown',
      title: 'Theme',
      value: AUTOMATIC,
      items: [automatic, ...named],
      is: { option: 'theme', unset: AUTOMATIC },
    },
    {
      ftype: 'dropdown',
      title: 'Shows',
      value: AUTOMATIC,
      items: [automatic, ...shows],
      is: { option: 'show', unset: AUTOMATIC },
    },
    // Untouched they are the theme's own.
    { ftype: 'color', title: 'Home: colour', value: home, is: { option: 'homeColor', unset: home } },
    { ftype: 'color', title: 'Away: colour', value: away, is: { option: 'awayColor', unset: away } },
    { ftype: 'textfield', title: 'Title (on cards)', value: '', is: { option: 'title' } },
    { ftype: 'textfield', title: 'Subtitle (on cards)', value: '', is: { option: 'subtitle' } },
  ];
}

const SHOWS: Readonly<Record<string, string>> = {
  bug: 'Score bug',
  pregame: 'Card before the game',
  break: 'Card of a break',
  final: 'Card of the final score',
};

function relayFields(): readonly FormField[] {
  return [
    { ftype: 'divider', value: '' },
    {
      ftype: 'instruction',
      value: 'With an address below the game comes from Boardcast, and the fields of the game above do not count.',
    },
    { ftype: 'textfield', title: 'Boardcast overlay URL (blank: the fields above)', value: '', is: { relay: 'url' } },
    { ftype: 'textfield', title: 'Stream (blank: that of the URL)', value: '', is: { relay: 'stream' } },
  ];
}

function readBy(node: LayoutNode): readonly string[] {
  return [...fieldsRead(node), ...('children' in node ? node.children.flatMap(readBy) : [])];
}
