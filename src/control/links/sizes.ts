/** The pictures that a link may be for, as a host's browser source is set to. */
export const SIZES = {
  '1920x1080': { width: 1920, height: 1080 },
  '1280x720': { width: 1280, height: 720 },
  '1080x1920': { width: 1080, height: 1920 },
} as const;
export type SizeName = keyof typeof SIZES;

export const SIZE_NAMES = Object.keys(SIZES) as readonly SizeName[];

/** They read the same in every language. */
export const SIZE_WORDS: Readonly<Record<SizeName, string>> = {
  '1920x1080': '1920 × 1080',
  '1280x720': '1280 × 720',
  '1080x1920': '1080 × 1920',
};
