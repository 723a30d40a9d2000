const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\\': '&#92;',
  '\n': '<br>',
};

/** What SPX's server makes of each value before it sends it (`cleanUpString`), and of a line's end. */
export function asSpxSends(text: string): string {
  return text.replace(/[&<>"'\\\n]/g, (character) => ENTITIES[character] ?? character);
}
