/** Puts many pictures on one sheet, by a page that the same browser draws. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright';

/** One line of a sheet: what it shows, and its pictures side by side, as file names in the sheet's folder. */
export interface SheetRow {
  readonly title: string;
  readonly files: readonly string[];
}

const STYLE = `
  body { margin: 0; padding: 24px; width: 1872px; background: #6b6f76; color: #f2f2f2; font: 600 18px/1.3 sans-serif }
  section { margin-bottom: 18px }
  div { display: flex; gap: 12px; align-items: flex-start }
  img { flex: 0 1 auto; min-width: 0; max-width: 930px; max-height: 420px; object-fit: contain }
`;

/** Writes `<name>.html` and `<name>.png` into the folder. */
export async function writeSheet(page: Page, folder: string, name: string, rows: readonly SheetRow[]): Promise<void> {
  const sections = rows.map(
    ({ title, files }) =>
      `<section>${title}<div>${files.map((file) => `<img src="${encodeURI(file)}" alt="">`).join('')}</div></section>`,
  );
  const file = path.join(folder, `${name}.html`);
  await writeFile(
    file,
    `<!doctype html><meta charset="utf-8"><title>${name}</title><style>${STYLE}</style>${sections.join('\n')}`,
  );
  await page.setViewportSize({ width: 1920, height: 200 });
  await page.goto(pathToFileURL(file).href);
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
}
