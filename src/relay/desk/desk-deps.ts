import type { Command, DeskState, DeskView, FieldRow, GuardName, OldState, Watches } from '#protocol/desk.ts';
import type { Refusal } from '#lib/result.ts';
import type { DeskContext } from '#scoreboard/desk.ts';
import type { DeskPatch } from '#scoreboard/desk-patch.ts';
import type { Judged } from '#scoreboard/truth/judged.ts';
import type { CueListDeps } from './cue-list.ts';
import type { CueEntry } from './entry.ts';
import type { Offers } from './offers.ts';
import type { SavedDesk } from './saved-desk.ts';

/** What a desk needs of its stream. */
export interface DeskDeps extends CueListDeps {
  readonly stream: string;
  readonly saved?: SavedDesk | undefined;
  /** Those of the run before that may still wait on an output. */
  readonly cues: readonly CueEntry[];
  /** What a command is read by, for who watches this. */
  readonly context: (watches: Watches) => Omit<DeskContext, 'now'> & { readonly shown: DeskState };
  /** A step was taken: it goes on air, and is saved. */
  readonly stepped: (patch: DeskPatch, state: DeskState, watches: Watches, by: Command['do']) => void;
  /** What is too old to be shown and waits for a word; null when there is nothing. */
  readonly old: () => OldState | null;
  /** That word was said, or a new game has begun: the old values are put back, or forgotten. */
  readonly settleOld: (isWanted: boolean) => void;
  /** That step was taken back: the old values wait again. */
  readonly takeOldBack: (old: OldState) => void;
  /** The stream's sport now and at the relay's start. */
  readonly sport: () => DeskView['sport'];
  /** How careful with misreads the relay was started. */
  readonly guard: GuardName;
  /** Why the desk cannot be this one: what only the stream knows. */
  readonly faultOf: (next: DeskState) => Refusal | undefined;
  readonly fields: () => FieldRow[];
  /** What is held of a field; undefined where nothing is. */
  readonly heldOf: (field: string) => string | undefined;
  /** Puts on air what is held of a field, or keeps it off; undefined where nothing is. */
  readonly judge: (field: string, did: Judged['did']) => Judged | undefined;
  readonly unjudge: (judged: Judged) => void;
  readonly operators: () => string[];
  /** Moments that wait. */
  readonly offers: Pick<Offers, 'drop' | 'giveBack' | 'happened' | 'list' | 'origin' | 'take'>;
}
