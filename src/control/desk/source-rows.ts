import type { DeskState, FieldRow } from '#protocol/desk.ts';

/** A field of the source's, and what becomes of it. */
export interface SourceRow {
  readonly source: string;
  /** What it says just now; empty where it says nothing, or is not sent. */
  readonly sample: string;
  /** Under which name it goes on air; undefined while it is not sent. */
  readonly field: string | undefined;
  /** `named`: by the operator; `unknown`: no table has it. */
  readonly kind: 'unknown' | 'named' | 'known';
  /** The name that the operator gave it. */
  readonly given: string | undefined;
}

const ORDER = { unknown: 0, named: 1, known: 2 } as const;

/** Every field that the source sends or the operator named: first those that no table knows, then those that the operator named, then the others. */
export function sourceRows(fields: readonly FieldRow[], names: DeskState['names']): readonly SourceRow[] {
  const sent = fields.flatMap(({ field, mapped, reading }): readonly SourceRow[] => {
    if (reading === null) return [];
    const { source, value } = reading;
    const given = Object.hasOwn(names, source) ? names[source] : undefined;
    const kind = given === undefined ? (mapped ? 'known' : 'unknown') : 'named';
    return [{ source, sample: value, field, kind, given }];
  });
  const seen = new Set(sent.map(({ source }) => source));
  const away = Object.entries(names).flatMap(([source, given]): readonly SourceRow[] =>
    seen.has(source) ? [] : [{ source, sample: '', field: undefined, kind: 'named', given }],
  );
  return [...sent, ...away].sort((a, b) => ORDER[a.kind] - ORDER[b.kind]);
}
