/** The part of subset-font that is used here; the package brings no types. */
declare module 'subset-font' {
  interface SubsetOptions {
    readonly targetFormat?: 'truetype' | 'woff2';
    /** OpenType features that survive; without it all do. */
    readonly keepFeatures?: readonly string[];
    readonly noHinting?: boolean;
    /** Then no text is given. */
    readonly keepAllGlyphs?: boolean;
  }
  export default function subsetFont(font: Buffer, text: string | undefined, options?: SubsetOptions): Promise<Buffer>;
}
