/** What each shortcut does just now; undefined where it has nothing to do. */
import type { Command, DeskView, Side, Watches } from '#protocol/desk.ts';
import { nextCommand } from './next-command.ts';
import { nudgeBy } from './nudge.ts';
import { momentWords, signed } from './command-words.ts';
import type { CommandNames } from './command-words.ts';
import type { DeskSession } from './desk-session.ts';
import type { HeldValue } from './held-value.ts';
import type { Shortcut } from './shortcuts.ts';
import type { SportKeys } from './sport-keys.ts';

export interface ActionContext {
  readonly view: DeskView | undefined;
  readonly keys: SportKeys;
  readonly watches: Watches;
  readonly session: DeskSession;
  /** Whether there is trouble on the page to decide about. */
  readonly isTroubled: boolean;
  /** The held value that the page asks about. */
  readonly held: HeldValue | undefined;
  /** The newest moment that waits, once the operator can have read it. */
  readonly moment: string | undefined;
}

/** Does what a shortcut stands for. */
export function act(shortcut: Shortcut, context: ActionContext): void {
  const { view, keys, watches, session, isTroubled, held, moment } = context;
  if (shortcut === 'sayAgain' || shortcut === 'leaveIt') {
    if (!isTroubled) return;
    if (shortcut === 'sayAgain') session.sayAgain();
    else session.dismiss();
    return;
  }
  if (shortcut === 'acceptHeld' || shortcut === 'refuseHeld') {
    if (held === undefined) return;
    session.say({ do: shortcut === 'acceptHeld' ? 'accept' : 'refuse', field: held.field, value: held.value });
    return;
  }
  if (shortcut === 'showMoment' || shortcut === 'dropMoment') {
    if (moment !== undefined) session.say({ do: shortcut === 'showMoment' ? 'show-event' : 'drop-event', id: moment });
    return;
  }
  const command = view === undefined ? undefined : commandOf(shortcut, view, keys, watches);
  if (command !== undefined) session.say(command);
}

function commandOf(
  shortcut: Exclude<Shortcut, 'sayAgain' | 'leaveIt' | 'acceptHeld' | 'refuseHeld' | 'showMoment' | 'dropMoment'>,
  view: DeskView,
  keys: SportKeys,
  watches: Watches,
): Command | undefined {
  const { state, undo } = view;
  switch (shortcut) {
    case 'visible':
      return { do: state.hidden ? 'show' : 'hide' };
    case 'undo':
      return undo === 0 ? undefined : { do: 'undo' };
    case 'next':
      return nextCommand(view, watches);
    case 'releaseAll':
      return { do: 'release-all' };
    case 'clock':
      return { do: state.clock?.running === true ? 'clock-stop' : 'clock-start' };
    case 'clockRelease':
      return state.clock === null ? undefined : { do: 'clock-release' };
    case 'home1':
    case 'home2':
    case 'home3':
      return scoring(keys, 'home', Number(shortcut.slice(-1)) - 1);
    case 'away1':
    case 'away2':
    case 'away3':
      return scoring(keys, 'away', Number(shortcut.slice(-1)) - 1);
    case 'homeLess':
      return nudge(keys.home.score?.field, -1);
    case 'awayLess':
      return nudge(keys.away.score?.field, -1);
    case 'periodMore':
      return keys.period && nudgeBy(keys.period.field, 1, onAirOf(view, keys.period.field));
    case 'swap':
      return { do: 'swap' };
    case 'ends':
      return { do: 'ends' };
    case 'goalHome':
      return { do: 'cue', kind: keys.moment, side: 'home', ms: 5000 };
    case 'goalAway':
      return { do: 'cue', kind: keys.moment, side: 'away', ms: 5000 };
    case 'timeout':
      return { do: 'cue', kind: 'timeout', ms: 8000 };
    default:
      return { do: 'cue-clear' };
  }
}

function onAirOf(view: DeskView, field: string): string | undefined {
  return view.fields.find((row) => row.field === field)?.value ?? undefined;
}

/** The step of a team's score at this place of the sport's list. */
function scoring(keys: SportKeys, side: Side, place: number): Command | undefined {
  const { score } = keys[side];
  const by = score?.steps[place];
  return by === undefined ? undefined : nudge(score?.field, by);
}

function nudge(field: string | undefined, by: number): Command | undefined {
  return field === undefined ? undefined : { do: 'nudge', field, by };
}

/** What a shortcut is called in the list of them; undefined for one that this sport has no use for. */
export function shortcutWords(shortcut: Shortcut, keys: SportKeys, names: CommandNames): string | undefined {
  const { desk, common, moments, truth } = names.words;
  const step = (side: Side, place: number): string | undefined => {
    const by = keys[side].score?.steps[place];
    return by === undefined ? undefined : `${names.teamName(side)} ${signed(by)}`;
  };
  switch (shortcut) {
    case 'visible':
      return `${desk.onAir} / ${desk.hidden}`;
    case 'undo':
      return desk.undo;
    case 'next':
      return desk.next(desk.phase);
    case 'releaseAll':
      return desk.releaseAll;
    case 'clock':
      return `${desk.clock}: ${desk.start} / ${desk.stop}`;
    case 'clockRelease':
      return `${desk.clock}: ${desk.handBack}`;
    case 'home1':
    case 'home2':
    case 'home3':
      return step('home', Number(shortcut.slice(-1)) - 1);
    case 'away1':
    case 'away2':
    case 'away3':
      return step('away', Number(shortcut.slice(-1)) - 1);
    case 'homeLess':
      return keys.home.score === undefined ? undefined : `${names.teamName('home')} ${signed(-1)}`;
    case 'awayLess':
      return keys.away.score === undefined ? undefined : `${names.teamName('away')} ${signed(-1)}`;
    case 'periodMore':
      return keys.period === undefined ? undefined : `${names.fieldName(keys.period.field)} ${signed(1)}`;
    case 'swap':
      return desk.swapScreen;
    case 'ends':
      return desk.boardEnds;
    case 'goalHome':
      return momentWords(keys.moment, 'home', names);
    case 'goalAway':
      return momentWords(keys.moment, 'away', names);
    case 'showMoment':
    case 'dropMoment':
      return `${moments.heading}: ${shortcut === 'showMoment' ? moments.show : moments.drop}`;
    case 'timeout':
      return desk.officialTimeout;
    case 'clearCues':
      return desk.clearCues;
    case 'acceptHeld':
    case 'refuseHeld':
      return `${truth.heldValue}: ${shortcut === 'acceptHeld' ? truth.accept : truth.refuse}`;
    case 'sayAgain':
      return desk.sayAgain;
    default:
      return `${desk.leaveIt} (${common.close})`;
  }
}
