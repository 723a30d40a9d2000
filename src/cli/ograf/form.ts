/** What a sport's OGraf graphics can be told, as far as a recording says it. */
export interface FormProperty {
  /** In the graphic's data. */
  readonly name: string;
  readonly type: 'string' | 'integer' | 'boolean';
  readonly enum?: readonly string[] | undefined;
  readonly maximum?: number | undefined;
  readonly maxLength?: number | undefined;
}

export interface OgrafForm {
  /** By the field of the scoreboard. */
  readonly fields: Readonly<Record<string, FormProperty>>;
  /** By the option of the page on air. */
  readonly options: Readonly<Record<string, FormProperty>>;
  /** The custom actions that there are. */
  readonly actions: readonly string[];
}

/** Longest whole number, in digits: all of them are exact. */
const DIGITS_MAX = 15;

/** Whether a graphic takes this text. One text that it refuses would cost the whole schedule. */
export function takes(
  { type, enum: words, maximum = Infinity, maxLength = Infinity }: FormProperty,
  text: string,
): boolean {
  // Blank is the property's own default.
  if (text === '') return true;
  switch (type) {
    case 'integer':
      return new RegExp(`^\\d{1,${DIGITS_MAX}}$`).test(text) && Number(text) <= maximum;
    case 'boolean':
      return /^(?:true|false|\d{1,3})$/.test(text);
    case 'string':
      return text.length <= maxLength && (words?.includes(text) ?? true);
    default:
      return type satisfies never;
  }
}
