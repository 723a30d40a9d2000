/** What the build puts before the code of each OGraf graphic: the one sport and the one theme of its folder. */
import type { Layout } from '#layout/schema.ts';
import type { Theme } from '#layout/theme/theme-schema.ts';
import type { SportPack } from '#scoreboard/packs/pack-schema.ts';

/** One file of a face, as a `FontFace` takes it. */
export interface OgrafFace {
  readonly family: string;
  /** Beside the graphic's script. */
  readonly file: string;
  readonly descriptors: FontFaceDescriptors;
}

export interface OgrafParts {
  readonly pack: SportPack;
  /** Its fonts are named as this graphic's own, so that they are never mixed up with a page's. */
  readonly theme: Theme;
  /** By `bug` and the names of the cards; with `-tall` for 9:16 and 1:1. */
  readonly layouts: Readonly<Record<string, Layout>>;
  readonly faces: readonly OgrafFace[];
  readonly css: string;
}
