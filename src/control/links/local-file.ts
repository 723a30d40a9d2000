/** The line of `public/boardcast-overlay.html` that says where the overlay is. */
const ADDRESS_LINE = /var OVERLAY = '[^'\n]*';/;

/**
 * The file that OBS opens as a local file, for an overlay's address: it waits until Boardcast runs. Undefined for a text that is not that file.
 */
export function localFileFor(template: string, overlay: string): string | undefined {
  if (!ADDRESS_LINE.test(template)) return undefined;
  // Within a script of a page: neither a quote nor a tag may end it.
  const text = overlay.replace(/['\\<>\u2028\u2029\n\r]/g, (mark) => encodeURIComponent(mark).replace("'", '%27'));
  return template.replace(ADDRESS_LINE, () => `var OVERLAY = '${text}';`);
}
