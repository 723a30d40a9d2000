/** What the tests share: small made games and perfect cameras. */
import { CAMERA, type CameraOptions } from './camera.ts';
import type { TruthGame } from './game.ts';
import type { Cause, Change, Kind, Line } from './timeline.ts';

/** A camera without any fault, ten readings a second to the millisecond. */
export const PERFECT: CameraOptions = {
  ...CAMERA,
  jitter: 0,
  misread: 0,
  separator: 0,
  flashesPerMinute: 0,
  coversPerMinute: 0,
  freezesPerMinute: 0,
  testMs: 0,
};

/** A change by play, or for another reason. */
export function change(at: number, value: string, cause: Cause = 'play'): Change {
  return { at, value, cause };
}

export function lineOf(name: string, kind: Kind, changes: readonly Change[]): Line {
  return { name, kind, changes };
}

/** A score that goes up by one every so many ms, and whatever else is on the board. */
export function countingGame(duration: number, everyMs: number, others: readonly Line[] = []): TruthGame {
  const changes = Array.from({ length: Math.ceil(duration / everyMs) }, (_, index) =>
    change(index * everyMs, String(index)),
  );
  return { sport: 'basketball', duration, lines: [lineOf('home.score', 'score', changes), ...others] };
}
