/** The tokens that a theme may set, by name without `--bug-` (docs/THEMING.md). Those of the teams are reckoned from their colours. A test holds this list against the style sheets. */
export const TOKEN_NAMES: readonly string[] = [
  ...['base', 'strip', 'clock', 'shot', 'lit', 'urgent'].flatMap((plate) => [plate, `${plate}-ink`]),
  'dim',
  'card-red',
  'card-yellow',
  'radius',
  'font',
  'digit-font',
  'unlit',
  'size-huge',
  'size-large',
  'size-medium',
  'size-small',
  'case',
];
