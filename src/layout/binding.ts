import { fieldsAsked, holds } from './condition.ts';
import type { Look } from './look.ts';
import type { Binding, Layout, Source } from './schema.ts';

/** The latest text of every field of a stream, by name. */
export type Fields = Readonly<Record<string, string>>;

/** What bindings read from beside the fields. */
export interface Scene {
  readonly layout: Layout;
  readonly look: Look;
}

/** The text of the first source that is not blank, or blank. */
export function readBinding(binding: Binding, fields: Fields, scene: Scene): string {
  for (const source of binding) {
    const text = readSource(source, fields, scene);
    if (text !== '') return text;
  }
  return '';
}

function readSource(source: Source, fields: Fields, { layout, look }: Scene): string {
  if ('field' in source) {
    for (const name of source.field) {
      const text = fields[name];
      if (text) return text;
    }
    return '';
  }
  if ('label' in source)
    return 'when' in source && !holds(source.when, fields) ? '' : wordOf(layout.labels, look.lang, source.label);
  if ('option' in source) return look.texts?.[source.option] ?? '';
  const { name, short, logo } = look[source.team];
  return { full: name, short, logo }[source.name] ?? '';
}

function wordOf(labels: Layout['labels'], lang: string, name: string): string {
  const words = labels[lang] ?? labels[lang.split('-', 1)[0] ?? ''];
  return words?.[name] ?? labels.en[name] ?? '';
}

/** The fields that a binding reads. */
export function fieldsOf(binding: Binding): readonly string[] {
  return binding.flatMap((source) =>
    'field' in source ? source.field : 'when' in source ? fieldsAsked(source.when) : [],
  );
}

/**
 * Whether something takes room: `shown` once one of its fields holds a text, `hold` while one is there but blank (room that was taken is
 * kept, none is taken anew), `none` without any. What depends on no field always takes room.
 */
export type Room = 'shown' | 'hold' | 'none';

export function roomOf(known: readonly string[], fields: Fields): Room {
  let room: Room = known.length === 0 ? 'shown' : 'none';
  for (const name of known) {
    const text = fields[name];
    if (text) return 'shown';
    if (text === '') room = 'hold';
  }
  return room;
}
