/** A stream as another node has it: what its owner said, taken step by step, so that each output here is shown what it would be shown there. */
import type { DeskState } from '#protocol/desk.ts';
import type { Values } from '#protocol/fields.ts';
import { diffValues } from '#protocol/patch.ts';
import { diffDesk, isEmptyStep } from '#scoreboard/desk-patch.ts';
import type { CueEntry } from '../desk/entry.ts';
import type { SavedPast } from '../desk/past.ts';
import type { Timeline } from '../desk/timeline.ts';
import type { News } from '../engine/engine.ts';
import { NO_DESK, readDeskWord, readHead, readSaid, saysDesk, type DeskWord, type Head } from './said.ts';
import { readSteps, takeStep, type Step } from './steps.ts';

export interface Replica {
  /** Takes what was said; says whether it is shown now: what is older than what is shown is not. `saved`: the last minute before it. */
  take(news: News, saved?: SavedPast): boolean;
  /** What is said from now on is not taken step by step: it is this node's, or something of it was left out. */
  leave(): void;
  /** The desk's words as they were taken last. */
  desk(): DeskWord;
  setDesk(word: DeskWord): void;
  /** What was taken last. */
  head(): Head | undefined;
  /** The highest stamp that was taken, or said here. */
  stamp(): number;
  /** Something is said here: the stamp is higher than any before, and than this. */
  rise(to: number): void;
}

export function createReplica(timeline: Timeline, seen: (head: Head) => void): Replica {
  const { lines, past } = timeline;
  /** All that the store says, whether it is shown or not. */
  let told = new Map<string, string>();
  let epoch = '';
  /** The store's epoch in which steps are taken one by one; undefined while they are not. */
  let inStep: string | undefined;
  let shownIn = '';
  let head: Head | undefined;
  let desk = NO_DESK;
  let stamp = 0;

  function hear(news: News): void {
    epoch = news.epoch;
    if (news.kind === 'whole') {
      told = new Map(news.values);
      return;
    }
    for (const [name, text] of news.changes) {
      if (text === null) told.delete(name);
      else told.set(name, text);
    }
  }

  function isNewer(next: Head | undefined): next is Head {
    return next !== undefined && next.stamp >= stamp;
  }

  function noted(next: Head): true {
    head = next;
    stamp = next.stamp;
    seen(next);
    return true;
  }

  function takeSteps(steps: readonly Step[], word: DeskWord): void {
    const isSame = word === desk;
    desk = word;
    timeline.setDesk(word.state);
    for (const step of steps) takeStep(lines, step);
    if (!isSame) lines.regroup();
  }

  function takeAll(saved?: SavedPast): boolean {
    const said = readSaid(told);
    if (said === undefined || !isNewer(said.head)) return false;
    if (saved !== undefined) past.restore(saved);
    noted(said.head);
    ({ desk } = said);
    // At the time that it was said: what happened since then comes after it, however long it was on its way.
    turnTo(timeline, { ...said, desk: desk.state }, said.head.at, shownIn !== epoch);
    inStep = shownIn = epoch;
    return true;
  }

  return {
    take(news, saved) {
      hear(news);
      const next = readHead(told);
      if (!isNewer(next)) {
        inStep = undefined;
        return false;
      }
      if (news.kind === 'whole' || inStep !== news.epoch) return takeAll(saved);
      // Without steps all was said anew.
      const steps = news.note === undefined ? undefined : readSteps(news.note);
      const word = saysDesk(news.changes) ? readDeskWord(told) : desk;
      if (steps === undefined || word === undefined) return takeAll();
      noted(next);
      takeSteps(steps, word);
      return true;
    },
    leave() {
      inStep = undefined;
    },
    desk: () => desk,
    setDesk(word) {
      desk = word;
    },
    head: () => head,
    stamp: () => stamp,
    rise(to) {
      stamp = Math.max(stamp + 1, to);
    },
  };
}

/** What leads from what outputs are shown to this state; `isAnew`: in a new epoch. */
export function turnTo(
  timeline: Timeline,
  { feed, desk, cues }: { readonly feed: Values; readonly desk: DeskState; readonly cues: readonly CueEntry[] },
  at: number,
  isAnew: boolean,
): void {
  const { lines, past } = timeline;
  const patch = diffDesk(timeline.desk(), desk);
  timeline.setDesk(desk);
  if (!isEmptyStep(patch)) lines.say(patch, 'program', at);
  const known = new Set(past.cues().map(({ cue }) => cue.id));
  const kept = new Set(cues.map(({ cue }) => cue.id));
  lines.dropCues(new Set([...known].filter((id) => !kept.has(id))));
  for (const entry of cues) if (!known.has(entry.cue.id)) lines.cue(entry);
  const news = new Map(Object.entries(diffValues(timeline.feed(), feed)));
  if (isAnew) {
    lines.take({ kind: 'begin', at, values: feed });
    lines.now.fanOut.publish();
  } else if (news.size > 0) lines.take({ kind: 'feed', at, patch: news });
  lines.regroup();
}
