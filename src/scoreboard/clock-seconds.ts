const ZERO = 48;
const NINE = 57;
const COLON = 58;
const DOT = 46;

/**
 * The seconds that a clock text stands for: `1:05` is 65, `4.9` is 4.9, `:07` is 7; undefined if it is no clock. Letter by letter: this is
 * asked with every tick, and a pattern costs more than all the rest of what a shot clock shows.
 */
export function secondsOf(text: string): number | undefined {
  let before = 0;
  let part = 0;
  let digits = 0;
  let colons = 0;
  let isBlankBefore = false;
  let place = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= ZERO && code <= NINE) {
      if (place === 0) {
        part = part * 10 + code - ZERO;
        digits += 1;
      } else part += (code - ZERO) * (place /= 10);
    } else if (code === COLON && place === 0 && colons < 2 && !isBlankBefore) {
      before = (before + part) * 60;
      isBlankBefore = colons === 0 && digits === 0;
      part = digits = 0;
      colons += 1;
    } else if (code === DOT && place === 0 && digits > 0) place = 1;
    else return undefined;
  }
  return digits > 0 ? before + part : undefined;
}
