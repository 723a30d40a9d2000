import { loadRich } from '#graphic/load-rich.ts';
import type { RichComponent } from '#graphic/scene.tsx';
import type { Look } from '#layout/look.ts';
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
    withPictures(look, air),
  ]);
  const words = `${look.home.name}${look.away.name}`;
  const [rich] = await Promise.all([
    loadRich(fresh.layout.root),
    fontsFor(tokensOf(fresh.theme, look), words, { fonts: document.fonts, time: systemTime }),
  ]);
  return { ...fresh, sport, rich, look: pictures };
}

/** The same look with this server's pictures as they are on air. */
async function withPictures(look: Look, air: string): Promise<Look> {
  const { home, away, texts, sponsors } = look;
  const [homeLogo, awayLogo, strapLogo, ...slides] = await Promise.all(
    [home.logo, away.logo, texts?.['strapLogo'] ?? null, ...(sponsors ?? [])].map((path) => pictureAgain(path, air)),
  );
  return {
    ...look,
    home: { ...home, logo: homeLogo ?? null },
    away: { ...away, logo: awayLogo ?? null },
    ...(texts && { texts: { ...texts, strapLogo: strapLogo ?? null } }),
    ...(sponsors && { sponsors: slides.flatMap((path) => path ?? []) }),
  };
}

/** A picture may be another one under the same name. It is asked for under a new one, and that is its path if it came. */
async function pictureAgain(path: string | null, air: string): Promise<string | null> {
  if (path === null || !/^\/logos\//i.test(path)) return path;
  const picture = new Image();
  picture.src = `${path.replace(/[?#].*/, '')}?${air}`;
  try {
    await picture.decode();
    return picture.getAttribute('src');
  } catch {
    return path; // not there, or no picture: the one that is shown stays
  }
}
