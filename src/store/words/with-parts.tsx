import { Fragment, type ReactNode } from 'react';

/** Characters that no text has: they stand for a sentence's parts while it is put together. */
const FIRST_MARK = 0xe000;
const MARKS = /([\uE000-\uE00F])/;

/** A sentence of the catalogue of which some parts are more than text: a link, a name in code. */
export function WithParts({
  say,
  parts,
}: {
  readonly say: (...parts: string[]) => string;
  readonly parts: readonly ReactNode[];
}): ReactNode {
  const text = say(...parts.map((_, index) => String.fromCharCode(FIRST_MARK + index)));
  return text.split(MARKS).map((piece, index) => {
    const part = MARKS.test(piece) ? parts[piece.charCodeAt(0) - FIRST_MARK] : piece;
    // oxlint-disable-next-line react/no-array-index-key -- the pieces of a sentence never change places
    return <Fragment key={index}>{part}</Fragment>;
  });
}
