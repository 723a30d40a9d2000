/** The text faces that ship with the page, by the names of `?font=`; `vite.font-faces.ts` cuts them, a theme's token `font` names one. */
export const FACE_NAMES = ['barlow-condensed', 'sofia-sans-extra-condensed', 'archivo-narrow'] as const;
export type FaceName = (typeof FACE_NAMES)[number];

/** Their families in CSS. */
export const FACES: Readonly<Record<FaceName, string>> = {
  'barlow-condensed': 'Barlow Condensed',
  'sofia-sans-extra-condensed': 'Sofia Sans Extra Condensed',
  'archivo-narrow': 'Archivo Narrow',
};
