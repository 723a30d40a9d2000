import { useMemo, type ReactNode } from 'react';
import type { Fields } from '#layout/binding.ts';
import { penaltyList, type Penalty } from '#layout/elements/penalties.ts';
import type { Shown } from '#layout/resolve.ts';
import type { PenaltiesNode } from '#layout/rich-schema.ts';
import { useFieldText } from '#store/react.tsx';
import { Cell } from '../cell.tsx';
import { squeezed } from './squeezed.ts';
import { useResolved } from './use-resolved.ts';

/** `0:00` to `9:59`; ten minutes are one character more. */
const CLOCK_SLOTS = 5;
const PLAYER_SLOTS = 2;

/**
 * Penalty clocks, a place each. They tick into their text nodes; it renders only when there are more or fewer of them, or one is too long
 * for its place.
 */
export function PenaltiesView({ node, shown }: { node: PenaltiesNode; shown: Shown }): ReactNode {
  const { more, lengths } = useResolved(node, outlineOf);
  const clockSlots = node.slots ?? CLOCK_SLOTS;
  return (
    <Cell node={node} shown={shown} style={{ flexDirection: node.flow, gap: node.gap }}>
      {lengths.map((length, place) => (
        // The places are what they are by their order.
        // oxlint-disable-next-line react/no-array-index-key
        <span key={place} className="bug-penalty" data-on={length.clock > 0 || undefined}>
          {node.fields.players !== undefined && (
            <Text node={node} place={place} of="player" slots={PLAYER_SLOTS} length={length.player} />
          )}
          <Text node={node} place={place} of="clock" slots={clockSlots} length={length.clock} />
        </span>
      ))}
      {node.fields.clocks.length > node.max && <span className="bug-more">{more > 0 && `+${more}`}</span>}
    </Cell>
  );
}

interface TextProps {
  readonly node: PenaltiesNode;
  readonly place: number;
  readonly of: keyof Penalty;
  readonly slots: number;
  readonly length: number;
}

function Text({ node, place, of, slots, length }: TextProps): ReactNode {
  const names = useMemo(() => Object.values(node.fields).flat(), [node]);
  const read = useMemo(
    () =>
      ({ values }: { readonly values: Fields }) =>
        penaltyList(node, values)[place]?.[of] ?? '',
    [node, place, of],
  );
  const ref = useFieldText<HTMLSpanElement>(names, read);
  return (
    <span className={`bug-penalty-${of}`} style={{ width: `${slots * 0.5}em` }}>
      <span className="bug-digits" ref={ref} style={squeezed('0'.repeat(length), slots)} />
    </span>
  );
}

interface Outline {
  /** Penalties that there is no place for. */
  readonly more: number;
  /** By place: how long its texts are while that is longer than usual, else as long as usual; 0 for a place that is free. */
  readonly lengths: readonly { readonly clock: number; readonly player: number }[];
}

function outlineOf(node: PenaltiesNode, fields: Fields): Outline {
  const list = penaltyList(node, fields);
  const lengths = Array.from({ length: node.max }, (_, place) => {
    const { clock = '', player = '' } = list[place] ?? {};
    const isOn = clock !== '';
    return {
      clock: isOn ? Math.max(clock.length, node.slots ?? CLOCK_SLOTS) : 0,
      player: isOn ? Math.max(player.length, PLAYER_SLOTS) : 0,
    };
  });
  return { more: Math.max(0, list.length - node.max), lengths };
}
