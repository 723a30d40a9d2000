import { withBreakLabel } from './break-label.ts';
import { withOvertimeLabel } from './overtime-label.ts';
import type { Layout } from './schema.ts';

const LABELS = { break: withBreakLabel, overtime: withOvertimeLabel };

/** A phase of the game that the bug itself says. */
export type LabelledPhase = keyof typeof LABELS;

/** The layout with an operator's word for how far the game is in the period's place. */
export function withPhaseLabel(layout: Layout, phase: LabelledPhase | null): Layout {
  return phase === null ? layout : LABELS[phase](layout);
}
