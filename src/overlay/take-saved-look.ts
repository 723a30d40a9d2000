import { loadRich } from '#graphic/load-rich.ts';
import type { RichComponent } from '#graphic/scene.tsx';
import type { Look } from '#layout/look.ts';
import { picturesOf, withPictures } from '#layout/pictures.ts';
import { tokensOf } from '#layout/theme/tokens.ts';
import { systemTime } from '#lib/system-time.ts';
import { fetchLookFile, type LookFiles } from '#store/look-files.ts';
import { fetchLookAgain } from '#store/saved-look.ts';
import type { OverlayOptions } from '#store/url-options.ts';
import { fontsFor } from './fonts.ts';

/** What a page on air draws by. */
export interface Drawn extends LookFiles {
  readonly look: Look;
  readonly rich: RichComponent | undefined;
  /** Undefined without a sport. */
  readonly sport: typeof import('./complete-fields.ts') | undefined;
}

/**
 * What is to be drawn once the operator has put the saved look on air: all of it is here before anything of it is shown, so that it takes
 * its place within one frame.
 */
export async function takeSavedLook(
  { look, sport, ...files }: Drawn,
  version: unknown,
  options: OverlayOptions,
): Promise<Drawn> {
  const air = `air=${encodeURIComponent(String(version))}` as const;
  const [fresh, pictures] = await Promise.all([
    fetchLookAgain(files, options, air, { fetch: fetchLookFile, time: systemTime }),
    withFreshPictures(look, air),
  ]);
  const words = `${look.home.name}${look.away.name}`;
  const [rich] = await Promise.all([
    loadRich(fresh.layout.root),
    fontsFor(tokensOf(fresh.theme, look), words, { fonts: document.fonts, time: systemTime }),
  ]);
  return { ...fresh, sport, rich, look: pictures };
}

/** The same look with this server's pictures as they are on air. */
async function withFreshPictures(look: Look, air: string): Promise<Look> {
  const fresh = await Promise.all(picturesOf(look).map(async (path) => [path, await pictureAgain(path, air)] as const));
  const paths = new Map(fresh);
  return withPictures(look, (path) => paths.get(path) ?? path);
}

/** A picture may be another one under the same name. It is asked for under a new one, and that is its path if it came. */
async function pictureAgain(path: string, air: string): Promise<string> {
  if (!/^\/logos\//i.test(path)) return path;
  const picture = new Image();
  const again = `${path.replace(/[?#].*/, '')}?${air}`;
  picture.src = again;
  try {
    await picture.decode();
    return again;
  } catch {
    return path; // not there, or no picture: the one that is shown stays
  }
}
