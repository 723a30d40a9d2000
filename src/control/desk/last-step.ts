import type { AuditLine } from '#protocol/desk.ts';

/** What is gone by it cannot come back: no step to take back. */
const NO_STEP = new Set(['cue-clear']);

/** The step that Undo takes back: the newest that was not taken back already; undefined where the audit's end does not tell. */
export function lastStep(audit: readonly AuditLine[]): AuditLine | undefined {
  let takenBack = 0;
  return audit.findLast(({ command }) => {
    if (NO_STEP.has(command.do)) return false;
    if (command.do === 'undo') {
      takenBack += 1;
      return false;
    }
    if (takenBack === 0) return true;
    takenBack -= 1;
    return false;
  });
}
