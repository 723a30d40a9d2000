/** What happens to a stream at its owner, step by step, as other nodes take the very same steps (docs/PROTOCOL.md M6). */
import * as v from 'valibot';
import type { DeskState } from '#protocol/desk.ts';
import { parsedJson } from '#lib/parsed-json.ts';
import { unreachable } from '#lib/unreachable.ts';
import type { DeskPatch } from '#scoreboard/desk-patch.ts';
import type { Entry, FeedPatch } from '../desk/entry.ts';
import type { Lines } from '../desk/lines.ts';
import { readEntry, savedEntrySchema, writeEntry } from '../desk/past.ts';

type Admitted = Parameters<Lines['admit']>[0];
type Said = Entry & { readonly kind: 'desk' };

export type Step =
  | { readonly do: 'take'; readonly entry: Entry }
  | { readonly do: 'admit'; readonly at: number; readonly admitted: Admitted }
  | { readonly do: 'say'; readonly entry: Said }
  | { readonly do: 'turn'; readonly at: number; readonly sport: DeskState['sport']; readonly patch: FeedPatch }
  | { readonly do: 'cue'; readonly entry: Entry & { readonly kind: 'cue' } }
  | { readonly do: 'drop'; readonly ids: readonly string[] };

const patchSchema = v.record(v.string(), v.nullable(v.string()));
const stepsSchema = v.array(
  v.variant('do', [
    v.object({ do: v.picklist(['take', 'say', 'cue']), entry: savedEntrySchema }),
    v.object({
      do: v.literal('admit'),
      at: v.number(),
      admitted: v.array(v.object({ name: v.string(), value: v.nullable(v.string()), at: v.number() })),
    }),
    // The word for the sport is a desk's, read as one.
    v.object({ do: v.literal('turn'), said: savedEntrySchema, patch: patchSchema }),
    v.object({ do: v.literal('drop'), ids: v.array(v.string()) }),
  ]),
);
type WrittenStep = v.InferOutput<typeof stepsSchema>[number];

/** The same lines; whoever moves them by what is given here is heard of by `told`, each step with its time. */
export function recordLines(lines: Lines, now: () => number, told: (step: Step) => void): Lines {
  return {
    ...lines,
    take(entry) {
      told({ do: 'take', entry });
      return lines.take(entry);
    },
    admit(admitted, at = now()) {
      told({ do: 'admit', at, admitted });
      return lines.admit(admitted, at);
    },
    say(patch, watches, at = now()) {
      told({ do: 'say', entry: { kind: 'desk', at, patch, watches } });
      lines.say(patch, watches, at);
    },
    turnTo(sport, patch, at = now()) {
      told({ do: 'turn', at, sport, patch });
      lines.turnTo(sport, patch, at);
    },
    cue(entry) {
      told({ do: 'cue', entry });
      lines.cue(entry);
    },
    dropCues(ids) {
      told({ do: 'drop', ids: [...ids] });
      lines.dropCues(ids);
    },
  };
}

export function takeStep(lines: Lines, step: Step): void {
  switch (step.do) {
    case 'take':
      lines.take(step.entry);
      return;
    case 'admit':
      lines.admit(step.admitted, step.at);
      return;
    case 'say':
      lines.say(step.entry.patch, step.entry.watches, step.entry.at);
      return;
    case 'turn':
      lines.turnTo(step.sport, step.patch, step.at);
      return;
    case 'cue':
      lines.cue(step.entry);
      return;
    case 'drop':
      lines.dropCues(new Set(step.ids));
      return;
    default:
      unreachable(step);
  }
}

export function writeSteps(steps: readonly Step[]): string {
  return JSON.stringify(steps.map(writeStep));
}

function writeStep(step: Step): WrittenStep {
  switch (step.do) {
    case 'take':
    case 'say':
    case 'cue':
      return { do: step.do, entry: writeEntry(step.entry) };
    case 'admit':
      return { ...step, admitted: step.admitted.map(({ name, value, at }) => ({ name, value, at })) };
    case 'turn': {
      const patch: DeskPatch = { overrides: {}, rest: { sport: step.sport } };
      const said = writeEntry({ kind: 'desk', at: step.at, patch, watches: 'court' });
      return { do: 'turn', said, patch: Object.fromEntries(step.patch) };
    }
    case 'drop':
      return { ...step, ids: [...step.ids] };
    default:
      return unreachable(step);
  }
}

/** Undefined for what this build cannot read, whole: steps are taken all or not at all. */
export function readSteps(text: string): readonly Step[] | undefined {
  const read = v.safeParse(stepsSchema, parsedJson(text));
  if (!read.success) return undefined;
  const steps = read.output.map(readStep);
  return steps.every((step) => step !== undefined) ? steps : undefined;
}

function readStep(written: WrittenStep): Step | undefined {
  switch (written.do) {
    case 'take':
      return { do: 'take', entry: readEntry(written.entry) };
    case 'say': {
      const entry = readEntry(written.entry);
      return entry.kind === 'desk' ? { do: 'say', entry } : undefined;
    }
    case 'cue': {
      const entry = readEntry(written.entry);
      return entry.kind === 'cue' ? { do: 'cue', entry } : undefined;
    }
    case 'turn': {
      const said = readEntry(written.said);
      const sport = said.kind === 'desk' ? said.patch.rest.sport : undefined;
      if (sport === undefined) return undefined;
      return { do: 'turn', at: said.at, sport, patch: new Map(Object.entries(written.patch)) };
    }
    default:
      return written;
  }
}
