import type { LookFiles } from '#store/look-files.ts';
import { loadRich } from './load-rich.ts';
import type { RichComponent } from './scene.tsx';

/** What a picture is drawn from: the files, and what draws the rich elements of the layout. */
export interface PictureFiles extends LookFiles {
  readonly rich: RichComponent | undefined;
}

/** Fetches what the files of a look need besides to be drawn. */
export async function completePicture(files: LookFiles): Promise<PictureFiles> {
  return { ...files, rich: await loadRich(files.layout.root) };
}
