const MINUTE = 60_000;

/** How a clock's milliseconds become the text of a board. */
export interface ClockForm {
  /** `minutes`: `12:34`, and tenths without a minute (`59.9`); `seconds`: `24`, and tenths (`4.9`). */
  readonly unit: 'minutes' | 'seconds';
  /** Seconds under which tenths are shown; 0 for never. FIBA Basketball Equipment: the last minute of a period in tenths. */
  readonly tenthsUnder: number;
  /** Boards with tenths cut off; a clock that runs to an end without them rounds up, so that `0:00` is the end. */
  readonly round: 'down' | 'up';
}

/** `2:00` down to `0:01`: it is gone the moment the player may come back. */
export const PENALTY_FORM: ClockForm = { unit: 'minutes', tenthsUnder: 0, round: 'up' };
/** A count of whole seconds down to 1, as play clocks and pitch clocks show it. */
export const SECONDS_FORM: ClockForm = { unit: 'seconds', tenthsUnder: 0, round: 'up' };

/** The text of a clock that stands at so many milliseconds; negative ones are 0. */
export function clockText(ms: number, { unit, tenthsUnder, round }: ClockForm): string {
  const left = Math.max(0, ms);
  if (left < tenthsUnder * 1000) return tenths(left);
  const seconds = round === 'up' ? Math.ceil(left / 1000) : Math.floor(left / 1000);
  return unit === 'seconds' ? String(seconds) : minutes(seconds);
}

function tenths(ms: number): string {
  const count = Math.floor(ms / 100);
  return `${Math.floor(count / 10)}.${count % 10}`;
}

function minutes(seconds: number): string {
  return `${Math.floor(seconds / (MINUTE / 1000))}:${String(seconds % 60).padStart(2, '0')}`;
}
