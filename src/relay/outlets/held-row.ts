import type { DownMessage } from '#protocol/down.ts';
import { saidOf, type Said } from '#scoreboard/desk-control.ts';
import { PACKS } from '#scoreboard/packs/packs.ts';
import { titleRow, type TitleRow } from '#scoreboard/title-row.ts';
import { heldAfter, NOTHING_HELD } from './held.ts';

/** A stream's row as an output of its delay would show it: all of it is of one moment, which is told by what that output heard alone. */
export interface HeldRow {
  /** Says whether the row may be another now. */
  hear(message: DownMessage): boolean;
  /** Pictures are told by addresses at `origin`; undefined until there is anything to show. */
  row(origin: string): TitleRow | undefined;
}

export function createHeldRow(): HeldRow {
  let held = NOTHING_HELD;
  let said = saidOf(held.control);
  let wasSaid = false;
  return {
    hear(message) {
      const next = heldAfter(held, message);
      if (next === held) return false;
      if (next.control !== held.control) said = saidOf(next.control);
      held = next;
      // What is taken back is to be seen as gone.
      wasSaid ||= isAnythingSaid(said);
      return true;
    },
    row(origin) {
      if (!wasSaid && Object.keys(held.values).length === 0) return undefined;
      const { values, control, source, at } = held;
      const sport = control['sport'];
      const pack = typeof sport === 'string' ? PACKS.get(sport) : undefined;
      return titleRow({ pack, desk: said, values, source, at, origin });
    },
  };
}

function isAnythingSaid({ teams, texts, phase }: Said): boolean {
  return (
    phase !== null ||
    [teams.home, teams.away, texts].some((words) => Object.values(words).some((word) => word !== null))
  );
}
