/** Makes of a picture of the operator's a logo that overlays can have: a PNG, no larger than it need be. */
import { ok, type Result } from '#lib/result.ts';
import { readRefusal, refusal } from '#protocol/refusals.ts';

/** In pixels, of the longer side. */
export const LOGO_SIDE_MAX = 512;
export const LOGO_BYTES_MAX = 300_000;
/** A picture that is still too heavy is drawn smaller; below this side it is no logo any more. */
const LOGO_SIDE_MIN = 64;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What draws a picture anew; the browser's canvas, or a test's. */
export interface Draw {
  readonly size: Size;
  /** The picture as a PNG of that size. */
  readonly png: (size: Size) => Promise<Blob | null>;
}

/** The largest size of the same shape whose longer side is at most `side`; never larger than it was. */
export function fitInto({ width, height }: Size, side: number): Size {
  const scale = Math.min(1, side / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** A drawing has no pixels of its own, whatever it says of its size: it is drawn as large as a logo may be. */
export function drawnSize(type: string, { width, height }: Size): Size {
  if (!type.startsWith('image/svg') || !(width > 0 && height > 0)) return { width, height };
  const scale = LOGO_SIDE_MAX / Math.max(width, height);
  return { width: width * scale, height: height * scale };
}

/** Encodes it, smaller and smaller until it is light enough. */
export async function encodeLogo({ size, png }: Draw): Promise<Result<Blob>> {
  if (!(size.width > 0 && size.height > 0)) return refusal('no-size');
  for (let side = LOGO_SIDE_MAX; side >= LOGO_SIDE_MIN; side = Math.floor(side * 0.75)) {
    const blob = await png(fitInto(size, side));
    if (blob === null) return refusal('no-encoder');
    if (blob.size <= LOGO_BYTES_MAX) return ok(blob);
  }
  return refusal('stays-large', `${LOGO_BYTES_MAX / 1000} kB`);
}

/** Opens a file that the operator chose. By a data URL: the page's policy lets nothing else of the operator's in, and it takes SVG as well. */
export async function openPicture(file: Blob): Promise<Result<Draw>> {
  try {
    const picture = new Image();
    picture.src = await dataUrlOf(file);
    await picture.decode();
    const size = drawnSize(file.type, { width: picture.naturalWidth, height: picture.naturalHeight });
    return ok({ size, png: (to) => drawnAs(picture, to) });
  } catch {
    return refusal('no-picture');
  }
}

function drawnAs(picture: HTMLImageElement, { width, height }: Size): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (context === null) return Promise.resolve(null);
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, width, height);
  return new Promise((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
}

function dataUrlOf(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      if (typeof reader.result === 'string') resolve(reader.result);
      else reject(new Error('no text'));
    });
    reader.addEventListener('error', () => {
      reject(new Error('unreadable'));
    });
    reader.readAsDataURL(file);
  });
}

/** Reads what the relay says to a picture: `{"path":…}` where it stands now, or `{"error":…}`. */
export function decodeLogoAnswer(text: string): Result<string> {
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json === 'object' && json !== null && 'path' in json && typeof json.path === 'string')
      return ok(json.path);
    const why = readRefusal(json);
    return why === undefined ? refusal('no-answer') : { ok: false, ...why };
  } catch {
    return refusal('no-answer');
  }
}

/** The name that a logo is stored under: of its stream and its team; the relay adds what tells one picture from another. */
export function logoName(stream: string, side: string): string {
  return `${stream
    .toLowerCase()
    .replace(/[^a-z\d_-]/g, '-')
    .slice(0, 40)}-${side}`;
}
