import type { CSSProperties, ReactNode } from 'react';
import type { Shown } from '#layout/resolve.ts';
import { fieldsOf } from '#layout/binding.ts';
import { fieldsRead } from '#layout/resolve.ts';
import type { LayoutNode } from '#layout/schema.ts';

const HALVES = [undefined, 'top', 'bottom', 'none'];

/** What a function that draws a node is given. */
export interface DrawProps<N extends LayoutNode> {
  /** Its place among those beside it, where a list of them is drawn. */
  readonly key?: number | undefined;
  readonly node: N;
  readonly shown: Shown;
}

interface CellProps extends DrawProps<LayoutNode> {
  readonly style?: CSSProperties;
  readonly children?: ReactNode;
}

/** `drawCell` as a component. */
export function Cell(props: CellProps): ReactNode {
  return drawCell(props);
}

/**
 * The box of one node, with the classes and attributes that themes and OBS custom CSS may rely on (docs/THEMING.md). What every bug has many
 * of calls it as a function: the first picture then has fewer components to make.
 */
export function drawCell({ key, node, shown, style, children }: CellProps): ReactNode {
  // A word in the place of the period is the period's, whatever field it is from.
  const field =
    'children' in node || node.kind === 'unlit'
      ? undefined
      : node.kind === 'period'
        ? fieldsOf(node.value).at(-1)
        : fieldsRead(node)[0];
  return (
    <div
      key={key}
      className={`bug-cell bug-${node.kind}`}
      data-part={node.part}
      data-field={field}
      data-plate={node.plate}
      data-align={node.align}
      data-rounded={node.rounded}
      data-blank={('slots' in node && 'value' in node && shown.text === '') || undefined}
      data-off={shown.off || undefined}
      data-fades={node.when !== undefined || undefined}
      data-size={'size' in node ? node.size : undefined}
      data-shape={node.kind === 'shape' ? node.shape : undefined}
      data-half={node.kind === 'period' ? HALVES[shown.count] : undefined}
      data-tone={shown.tone === 'plain' ? undefined : shown.tone}
      style={{
        width: node.width,
        height: node.height,
        // Without a size of its own, what grows takes its share of the room and no more, however long its text.
        flex:
          node.grow === true
            ? `1 1 ${node.width === undefined && node.height === undefined ? '0' : 'auto'}`
            : undefined,
        paddingInline: node.pad,
        ...style,
      }}
    >
      {children}
    </div>
  );
}
