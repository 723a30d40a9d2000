import type { AuditLine } from '#protocol/desk.ts';

/** The step that Undo takes back: the newest that was not taken back already; undefined where the audit's end does not tell. */
export function lastStep(audit: readonly AuditLine[]): AuditLine | undefined {
  let takenBack = 0;
  return audit.findLast(({ command }) => {
    // What went on air by itself is nobody's step.
    if (command['auto'] === true) return false;
    if (command.do === 'undo') {
      takenBack += 1;
      return false;
    }
    if (takenBack === 0) return true;
    takenBack -= 1;
    return false;
  });
}
