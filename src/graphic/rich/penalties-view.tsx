import { useMemo, type CSSProperties, type ReactNode } from 'react';
import type { Fields } from '#layout/binding.ts';
import { penaltyList, type Penalty } from '#layout/elements/penalties.ts';
import type { Shown } from '#layout/resolve.ts';
import type { PenaltiesNode } from '#layout/rich-schema.ts';
import { useFieldText } from '#store/react.tsx';
import { Cell } from '../cell.tsx';
import { squeezed } from '../squeezed.ts';
import { useResolved } from './use-resolved.ts';

/** `0:00` to `9:59`; ten minutes are one character more. */
const CLOCK_SLOTS = 5;
const PLAYER_SLOTS = 2;

/**
 * Penalty clocks, a place each. Each place that is taken has the plate: one made for all of them would be empty for the most part while
 * one runs. They tick into their text nodes; it renders only when there are more or fewer of them, or one is too long
 * for its place.
 */
export function PenaltiesView({ node, shown }: { node: PenaltiesNode; shown: Shown }): ReactNode {
  const { more, lengths } = useResolved(node, outlineOf);
  const clockSlots = node.slots ?? CLOCK_SLOTS;
  const { plate, pad, rounded, ...places } = node;
  const isTurned = node.flow === 'row' && node.align === 'end';
  const style: CSSProperties = {
    flexDirection: isTurned ? 'row-reverse' : node.flow,
    // The end of a turned row is to the left.
    ...(isTurned && { justifyContent: 'flex-start' }),
    gap: node.gap,
  };
  return (
    <Cell node={places} shown={shown} style={style}>
      {lengths.map((length, place) => (
        // The places are what they are by their order.
        <span
          // oxlint-disable-next-line react/no-array-index-key
          key={place}
          className="bug-penalty"
          data-on={length.clock > 0 || undefined}
          data-plate={length.clock > 0 ? plate : undefined}
          data-rounded={length.clock > 0 ? rounded : undefined}
          style={{ paddingInline: pad, width: roomOf(node, clockSlots) }}
        >
          {length.player > 0 && (
            <Text node={node} place={place} of="player" slots={PLAYER_SLOTS} length={length.player} />
          )}
          <Text node={node} place={place} of="clock" slots={clockSlots} length={length.clock} />
        </span>
      ))}
      {node.fields.clocks.length > node.max && (
        <span
          className="bug-more"
          data-plate={more > 0 ? plate : undefined}
          data-rounded={more > 0 ? rounded : undefined}
          style={{ paddingInline: pad }}
        >
          {more > 0 && `+${more}`}
        </span>
      )}
    </Cell>
  );
}

/** A place is as wide without the player's number, and the clock is in its middle then. */
function roomOf({ fields: { players } }: PenaltiesNode, clockSlots: number): string {
  return players === undefined ? `${clockSlots / 2}em` : `calc(${(PLAYER_SLOTS + clockSlots) / 2}em + 12px)`;
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
  const ref = useFieldText<HTMLSpanElement>({ names, read });
  return (
    <span className={`bug-penalty-${of}`} style={{ width: `${slots * 0.5}em` }}>
      <span className="bug-digits" ref={ref} style={squeezed('0'.repeat(length), slots)} />
    </span>
  );
}

interface Outline {
  /** Penalties that there is no place for. */
  readonly more: number;
  /** By place: how long its texts are while that is longer than usual, else as long as usual; 0 for what is not there. */
  readonly lengths: readonly { readonly clock: number; readonly player: number }[];
}

function outlineOf(node: PenaltiesNode, fields: Fields): Outline {
  const list = penaltyList(node, fields);
  const lengths = Array.from({ length: node.max }, (_, place) => {
    const { clock = '', player = '' } = list[place] ?? {};
    const isOn = clock !== '';
    return {
      clock: isOn ? Math.max(clock.length, node.slots ?? CLOCK_SLOTS) : 0,
      player: isOn && player !== '' ? Math.max(player.length, PLAYER_SLOTS) : 0,
    };
  });
  return { more: Math.max(0, list.length - node.max), lengths };
}
