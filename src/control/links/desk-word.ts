/** What the operator's desk says of an option of the overlay's URL, and whose word counts then. */
import type { DeskState, Phase } from '#protocol/desk.ts';
import { OPTION_NOTES } from '#store/option-notes.ts';
import type { OptionId } from '#store/options-table.ts';

/** What a phase of the game draws; in the others it is the bug, as without one. */
const SHOWS: ReadonlyMap<Phase | null, string> = new Map([
  ['pre', 'pregame'],
  ['break', 'break'],
  ['final', 'final'],
]);

/** What holds between a link and the desk for one option. */
export interface Verdict {
  /** `wins`: the desk says something else now, and that is shown. `canWin`: it may. `pinned`: the link's word stays. `adds`: both count. */
  readonly kind: 'wins' | 'canWin' | 'pinned' | 'adds';
  /** What the desk says now; undefined where it says nothing, or is not known. */
  readonly word: string | undefined;
}

/**
 * What there is to say of an option that the link gives, or does not (`isGiven`). Undefined: the two have nothing to do with one another.
 * `output` is how the link names its output, whose delay the desk may set.
 */
export function verdictOf(
  id: OptionId,
  isGiven: boolean,
  desk: DeskState | undefined,
  output: string | null,
): Verdict | undefined {
  const word = desk === undefined ? undefined : deskWordOf(id, desk, output);
  switch (OPTION_NOTES[id].precedence) {
    case 'desk':
      return word !== undefined ? { kind: 'wins', word } : isGiven ? { kind: 'canWin', word } : undefined;
    case 'pinned':
      return isGiven ? { kind: 'pinned', word } : word === undefined ? undefined : { kind: 'wins', word };
    case 'adds':
      return word === undefined ? undefined : { kind: 'adds', word };
    case 'link':
      return undefined;
    default:
      return OPTION_NOTES[id].precedence satisfies never;
  }
}

/** What the desk says of an option; undefined where it says nothing. */
function deskWordOf(
  id: OptionId,
  { teams, texts, look, sport, order, hide, phase, outputs }: DeskState,
  output: string | null,
): string | undefined {
  switch (id) {
    case 'homeName':
      return teams.home.name ?? undefined;
    case 'homeShort':
      return teams.home.short ?? undefined;
    case 'homeColor':
      return teams.home.color ?? undefined;
    case 'homeLogo':
      return teams.home.logo ?? undefined;
    case 'awayName':
      return teams.away.name ?? undefined;
    case 'awayShort':
      return teams.away.short ?? undefined;
    case 'awayColor':
      return teams.away.color ?? undefined;
    case 'awayLogo':
      return teams.away.logo ?? undefined;
    case 'title':
    case 'subtitle':
    case 'strapName':
    case 'strapLine':
    case 'strapTeam':
      return texts[id] ?? undefined;
    case 'theme':
    case 'layout':
      return look[id] ?? undefined;
    // Of the rules nothing: the desk's are those of its own sport, and the link may name another.
    case 'sport':
      return sport.id ?? undefined;
    case 'order':
      return order ?? undefined;
    case 'hide':
      return hide.length === 0 ? undefined : hide.join(', ');
    case 'delay':
      return output === null ? undefined : outputs[output]?.delay?.toString();
    case 'show':
      return SHOWS.get(phase);
    default:
      return undefined;
  }
}
