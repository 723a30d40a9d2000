/** What is to be drawn next: all of it is here before anything of it is shown, so that it takes its place within one frame. */
import { loadRich } from '#graphic/load-rich.ts';
import type { Canvas } from '#layout/canvas.ts';
import type { Look } from '#layout/look.ts';
import { picturesOf, withPictures } from '#layout/pictures.ts';
import { tokensOf } from '#layout/theme/tokens.ts';
import { systemTime } from '#lib/system-time.ts';
import { fetchLookFile, type LookFiles } from '#store/look-files.ts';
import { lookOf } from '#store/look-options.ts';
import { fetchLookAgain } from '#store/saved-look.ts';
import type { OverlayOptions } from '#store/url-options.ts';
import type { Air, Drawn } from './air.ts';
import { fontsFor } from './fonts.ts';

/** A picture of a look that does not come is not waited for any longer. */
const PICTURE_MS_MAX = 2_000;

/** What a page is to show. */
export interface Wanted {
  readonly options: OverlayOptions;
  readonly canvas: Canvas;
  /** The operator's latest word to take the saved looks. */
  readonly looks: unknown;
}

/** What it shows. */
export interface Shown {
  readonly drawn: Drawn;
  readonly wanted: Wanted;
  /** Pictures that were saved anew, by the path under which a look names them. */
  readonly fresh: ReadonlyMap<string, string>;
}

/** Whether two wishes ask for the same files. */
function isSameWish(one: Wanted, other: Wanted): boolean {
  const wish = ({ options: { sport, show, layout, theme }, canvas: { isWide } }: Wanted): string =>
    JSON.stringify([sport, show, layout, theme, isWide]);
  return wish(one) === wish(other);
}

/** Makes the picture of a wish. What cannot be had stays as it is shown (G4). */
export async function nextPicture(shown: Shown, wanted: Wanted, air: Pick<Air, 'load' | 'file'>): Promise<Shown> {
  const { options, canvas, looks } = wanted;
  const isSaved = looks !== shown.wanted.looks;
  const again = `air=${encodeURIComponent(String(looks))}` as const;
  const plain = lookOf(options);
  const [files, fresh] = await Promise.all([
    isSameWish(shown.wanted, wanted)
      ? isSaved
        ? savedFiles(shown.drawn, options, again, air.file)
        : shown.drawn
      : newFiles(shown.drawn, wanted, air.load),
    isSaved ? freshPictures(plain, again) : shown.fresh,
  ]);
  // The very same object while it says the same: every element follows it.
  const next = withPictures(plain, (path) => fresh.get(path) ?? path);
  const look = JSON.stringify(next) === JSON.stringify(shown.drawn.look) ? shown.drawn.look : next;
  if (look !== shown.drawn.look || files !== shown.drawn) await ready(shown.drawn.look, look, files);
  return { drawn: { ...files, options, canvas, look }, wanted, fresh };
}

/** The files of another look, card or form; those that are shown where a new one cannot be had. */
async function newFiles(shown: Drawn, { options, canvas }: Wanted, load: Air['load']): Promise<Drawn> {
  const files = await load(options, canvas);
  const isMissing = files.faults.some((fault) => !shown.faults.includes(fault));
  return isMissing && canvas.isWide === shown.canvas.isWide ? shown : files;
}

/** The same files as they are on air by now. */
async function savedFiles(
  shown: Drawn,
  options: OverlayOptions,
  air: `air=${string}`,
  fetch: Air['file'] = fetchLookFile,
): Promise<Drawn> {
  const files = await fetchLookAgain(shown, options, air, { fetch, time: systemTime });
  return { ...shown, ...files, rich: await loadRich(files.layout.root) };
}

/** Waits for the letters and the pictures of a look that is not shown yet. */
async function ready(shown: Look, look: Look, { theme }: Pick<LookFiles, 'theme'>): Promise<void> {
  const words = [look.home.name, look.away.name, ...Object.values(look.texts ?? {})].join('');
  const known = picturesOf(shown);
  const pictures = picturesOf(look).filter((path) => !known.includes(path));
  await Promise.all([
    fontsFor(tokensOf(theme, look), words, { fonts: document.fonts, time: systemTime }),
    ...pictures.map((path) => Promise.race([hasPicture(path), timeUp()])),
  ]);
}

function timeUp(): Promise<void> {
  return new Promise((resolve) => {
    systemTime.after(PICTURE_MS_MAX, resolve);
  });
}

/** A picture may be another one under the same name. It is asked for under a new one, and that is its path if it came. */
async function freshPictures(look: Look, air: string): Promise<ReadonlyMap<string, string>> {
  const own = picturesOf(look).filter((path) => /^\/logos\//i.test(path));
  const fresh = await Promise.all(
    own.map(async (path) => {
      const again = `${path.replace(/[?#].*/, '')}?${air}`;
      // Not there, or no picture: the one that is shown stays.
      return (await hasPicture(again)) ? ([[path, again]] as const) : [];
    }),
  );
  return new Map(fresh.flat());
}

async function hasPicture(path: string): Promise<boolean> {
  const picture = new Image();
  picture.src = path;
  try {
    await picture.decode();
    return true;
  } catch {
    return false;
  }
}
