/** A stream's desk: what its operators said, how it came to that, and the way back. */
import {
  EMPTY_DESK,
  type AuditLine,
  type Command,
  type CommandRequest,
  type Cue,
  type DeskState,
  type DeskView,
  type Watches,
} from '#protocol/desk.ts';
import type { Refusal } from '#lib/result.ts';
import type { Values } from '#protocol/fields.ts';
import { refusal } from '#protocol/refusals.ts';
import { applyCommand, excessOf, nextOf } from '#scoreboard/desk.ts';
import type { Suggestion } from '#protocol/moments.ts';
import { diffDesk, isEmptyStep, withSaidAgain } from '#scoreboard/desk-patch.ts';
import { createCueList } from './cue-list.ts';
import type { CueEntry } from './entry.ts';
import type { DeskDeps } from './desk-deps.ts';
import { cueOf, type Offer } from './offers.ts';
import type { Back, SavedDesk } from './saved-desk.ts';

/** Steps that can be taken back. */
const UNDO_MAX = 50;
/** Lines of the audit that are kept, and how many of them a view shows. */
const AUDIT_MAX = 500;
const AUDIT_SHOWN = 50;

/** What became of a command; the view is what holds now. */
export type DeskAnswer =
  | { readonly outcome: 'done'; readonly view: DeskView }
  /** The operator had seen another revision: nothing was done. */
  | { readonly outcome: 'stale'; readonly view: DeskView }
  /** It makes no sense now. */
  | { readonly outcome: 'refused'; readonly why: Refusal; readonly view: DeskView };

/** A desk to look at. */
export interface ReadDesk {
  view(): DeskView;
  /** Every line that is kept, the oldest first. */
  audit(): readonly AuditLine[];
}

export interface Desk extends ReadDesk {
  /** Whether anybody ever said anything at it. */
  said(): boolean;
  state(): DeskState;
  /** What is shown or still waits, the oldest first. */
  cues(): readonly Cue[];
  run(request: CommandRequest): DeskAnswer;
  /** A moment whose time has come: it goes on air by itself, which is nobody's step. */
  air(offer: Offer): void;
  /** The final score takes something in: nobody's step either. */
  amend(final: Values): DeskState;
  /** What is to be saved; undefined while nobody has said anything. */
  save(): SavedDesk | undefined;
}

export function createDesk(deps: DeskDeps): Desk {
  let rev = deps.saved?.rev ?? 0;
  let state = deps.saved?.state ?? EMPTY_DESK;
  let undo: readonly Back[] = deps.saved?.undo ?? [];
  let audit: readonly AuditLine[] = deps.saved?.audit ?? [];
  const cues = createCueList(deps, deps.cues);
  /** What the audit's next line says was done. */
  let noted: AuditLine['command'] = { do: 'undo' };

  function view(): DeskView {
    return {
      stream: deps.stream,
      rev,
      state,
      sport: deps.sport(),
      guard: { started: deps.guard },
      next: { program: nextOf(state, deps.context('program')), court: nextOf(state, deps.context('court')) },
      undo: undo.length,
      fields: deps.fields(),
      cues: cues.list(),
      suggestions: [...deps.offers.list()],
      happened: deps.offers.happened(),
      old: deps.old(),
      audit: audit.slice(-AUDIT_SHOWN),
      operators: deps.operators(),
      at: deps.now(),
    };
  }

  /** A step to another state, and what it means on air. */
  function step(next: DeskState, watches: Watches, by: Command['do'], patch = diffDesk(state, next)): void {
    state = next;
    rev += 1;
    deps.stepped(patch, state, watches, by);
  }

  function note(by: 'show-event' | 'drop-event', { id, kind, side }: Suggestion | Cue): void {
    noted = { do: by, id, kind, ...(side === undefined ? {} : { side }) };
  }

  /** A moment that waits goes on air once, whoever says it and how often. */
  function showEvent(id: string | undefined, watches: Watches): Refusal | undefined {
    if (id !== undefined && cues.of([id]).length > 0) return undefined;
    if (cues.isFull()) return refusal('too-many-cues');
    const offer = deps.offers.take(id);
    if (offer === undefined) return refusal('no-moment');
    note('show-event', offer.suggestion);
    const cue = cueOf(offer.suggestion, deps.now());
    if (cue === undefined) return execute({ do: 'phase', phase: 'final' }, watches);
    remember({ state, cue: cue.id });
    rev += 1;
    cues.show(cue, offer.watches, offer.suggestion.since);
    return undefined;
  }

  /** A hand that comes a moment too late still takes it off. */
  function dropEvent(id: string | undefined): Refusal | undefined {
    const dropped = deps.offers.drop(id)?.suggestion;
    if (dropped !== undefined) {
      note('drop-event', dropped);
      remember({ state, moment: dropped.id });
      rev += 1;
      return undefined;
    }
    const [shown] = id === undefined ? [] : cues.of([id]);
    if (shown === undefined) return refusal('no-moment');
    note('drop-event', shown.cue);
    takeOff([shown]);
    return undefined;
  }

  function takeOff(gone: readonly CueEntry[]): void {
    remember({ state, cues: gone });
    rev += 1;
    cues.takeOff(gone);
  }

  /** What a step did besides what it said. */
  function takeBack({ cue, cues: gone = [], moment, old, judged }: Back): void {
    if (cue !== undefined) cues.takeOff(cues.of([cue]));
    if (gone.length > 0) {
      const ids = cues.giveBack(gone, rev + 1);
      // Their own steps are still to be taken back.
      undo = undo.map((back) => (back.cue === undefined ? back : { ...back, cue: ids.get(back.cue) ?? back.cue }));
    }
    if (moment !== undefined) deps.offers.giveBack(moment);
    if (old !== undefined) deps.takeOldBack(old);
    if (judged !== undefined) deps.unjudge(judged);
  }

  /** Why a command was not done. */
  function execute(command: Command, watches: Watches): Refusal | undefined {
    switch (command.do) {
      case 'undo': {
        const back = undo.at(-1);
        if (back === undefined) return refusal('nothing-to-undo');
        undo = undo.slice(0, -1);
        takeBack(back);
        step(back.state, watches, 'undo');
        return undefined;
      }
      case 'cue': {
        if (cues.isFull()) return refusal('too-many-cues');
        const { do: _, of, ...words } = command;
        const event = of === undefined ? undefined : deps.offers.origin(of);
        if (of !== undefined && event === undefined) return refusal('no-moment');
        const cue = { ...words, id: `${deps.now()}-${rev + 1}`, at: deps.now() };
        remember({ state, cue: cue.id });
        rev += 1;
        cues.show(cue, event?.watches ?? watches, event?.since);
        return undefined;
      }
      case 'restore': {
        const old = deps.old();
        if (old === null) return refusal('no-old-values');
        remember({ state, old });
        deps.settleOld(true);
        step({ ...state, overrides: { ...old.overrides, ...state.overrides }, frozen: old.frozen }, watches, 'restore');
        return undefined;
      }
      case 'accept':
      case 'refuse': {
        // What is read changes while a hand is on its way to the key: only what the operator saw goes on air by it.
        if (command.value !== undefined && (deps.heldOf(command.field) ?? command.value) !== command.value)
          return refusal('other-held');
        const judged = deps.judge(command.field, command.do);
        if (judged === undefined) return refusal('nothing-held');
        remember({ state, judged });
        rev += 1;
        return undefined;
      }
      case 'show-event':
        return showEvent(command.id, watches);
      case 'drop-event':
        return dropEvent(command.id);
      case 'cue-clear': {
        const gone = cues.of();
        if (gone.length > 0) takeOff(gone);
        return undefined;
      }
      default: {
        const context = { ...deps.context(watches), now: deps.now() };
        const next = applyCommand(state, command, context);
        if (!next.ok) return next;
        const fault = excessOf(next.value) ?? deps.faultOf(next.value);
        if (fault !== undefined) return fault;
        const changes = diffDesk(state, next.value);
        const seen = applyCommand(context.shown, command, context);
        // What somebody said at the court before may still wait on the program: said again there, it counts at once.
        const patch = seen.ok ? withSaidAgain(changes, diffDesk(context.shown, seen.value), next.value) : changes;
        const isNew = command.do === 'new-game';
        const gone = isNew ? cues.of() : [];
        // What changes nothing is no step: a button that is pressed twice has one way back.
        if (isEmptyStep(patch) && gone.length === 0) return undefined;
        const settled = isNew ? deps.old() : null;
        if (!isEmptyStep(changes) || gone.length > 0) remember({ state, old: settled ?? undefined, cues: gone });
        if (settled !== null) deps.settleOld(false);
        if (gone.length > 0) cues.takeOff(gone);
        step(next.value, watches, command.do, patch);
        return undefined;
      }
    }
  }

  function remember(back: Back): void {
    undo = [...undo, back].slice(-UNDO_MAX);
  }

  function write(who: string, watches: Watches): void {
    audit = [...audit, { rev, at: deps.now(), who, watches, command: noted }].slice(-AUDIT_MAX);
  }

  return {
    state: () => state,
    cues: cues.list,
    said: () => rev > 0,
    air(offer) {
      const cue = cueOf(offer.suggestion, deps.now());
      if (cue === undefined || cues.isFull()) return;
      // No revision: who presses a key at this moment has nothing to decide anew.
      note('show-event', offer.suggestion);
      noted = { ...noted, auto: true };
      write('', offer.watches);
      cues.show(cue, offer.watches, offer.suggestion.since);
    },
    amend(final) {
      const { frozen } = state;
      const amended = (each: DeskState): DeskState => (each.frozen === frozen ? { ...each, frozen: final } : each);
      undo = undo.map((back) => ({ ...back, state: amended(back.state) }));
      return (state = amended(state));
    },
    run({ command, expects, watches = 'program', who = '' }) {
      if (expects !== undefined && expects !== rev) return { outcome: 'stale', view: view() };
      const before = rev;
      noted = command;
      // Whatever somebody watches: what is to be gone is gone at once.
      const why = execute(command, command.do === 'hide' ? 'program' : watches);
      if (why !== undefined) return { outcome: 'refused', why, view: view() };
      if (rev !== before) write(who, watches);
      return { outcome: 'done', view: view() };
    },
    view,
    audit: () => audit,
    save: () => (rev === 0 ? undefined : { rev, state, undo: [...undo], audit: [...audit] }),
  };
}
