/** A stream's desk: what its operators said, how it came to that, and the way back. */
import type { AuditLine, CommandRequest, DeskView } from '#protocol/desk.ts';

/** What became of a command; the view is what holds now. */
export type DeskAnswer =
  | { readonly outcome: 'done'; readonly view: DeskView }
  /** The operator had seen another revision: nothing was done. */
  | { readonly outcome: 'stale'; readonly view: DeskView }
  /** It makes no sense now, in words. */
  | { readonly outcome: 'refused'; readonly reason: string; readonly view: DeskView };

export interface Desk {
  run(request: CommandRequest): DeskAnswer;
  view(): DeskView;
  /** Every line that is kept, the oldest first. */
  audit(): readonly AuditLine[];
}
