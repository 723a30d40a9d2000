/**
 * The text faces that ship with the page, by the names of `?font=`: a face's family in CSS is its name in words, in whatever case.
 * `vite.font-faces.ts` cuts them, a theme's token `font` names one.
 */
export const FACE_NAMES = ['barlow-condensed', 'sofia-sans-extra-condensed', 'archivo-narrow'] as const;
export type FaceName = (typeof FACE_NAMES)[number];

/** The family that CSS knows a face by; it compares families without case. */
export function familyOf(face: FaceName): string {
  return face.replaceAll('-', ' ');
}
