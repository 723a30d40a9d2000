/** The sponsors' pictures in turns, in a slot of their own. */
import { row } from '../blocks.ts';
import type { Show } from './show.ts';

export const sponsor: Show = () => ({
  position: 'br',
  always: true,
  root: row({ part: 'sponsor' }, [
    { kind: 'slides', part: 'sponsors', width: 384, height: 168, plate: 'base', rounded: 'all' },
  ]),
});
