/** Two lines about a person: the name on the plate of a team, and what is to be said of it. */
import type { TextNode } from '../../schema.ts';
import { column, onGrid, row } from '../blocks.ts';
import { PAD, type Show } from './show.ts';

const NAME = 84;
const LINE = 60;

export const strap: Show = (_sheet, room) => ({
  position: 'bl',
  always: true,
  root: row({ part: 'strap', width: room.isWide ? onGrid(room.width / 2) : room.width, rounded: 'all' }, [
    {
      kind: 'image',
      part: 'strap-logo',
      width: NAME + LINE,
      height: NAME + LINE,
      plate: 'base',
      value: [{ option: 'strapLogo' }],
    },
    column({ grow: true }, [
      words('strapName', { part: 'strap-name', height: NAME, plate: 'team', size: 'large' }),
      words('strapLine', { part: 'strap-line', height: LINE, plate: 'base', size: 'medium' }),
    ]),
  ]),
});

function words(
  option: 'strapName' | 'strapLine',
  look: Pick<TextNode, 'part' | 'height' | 'plate' | 'size'>,
): TextNode {
  return { kind: 'text', pad: PAD, align: 'start', value: [{ option }], ...look };
}
