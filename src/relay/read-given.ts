/** A setting as it was typed, and what is said of a wrong one. */

/** One wrong setting. */
export interface ConfigFault {
  /** The flag or the variable it came from, e.g. `--port` or `BOARDCAST_PORT`. */
  readonly setting: string;
  /** What was given, as typed. */
  readonly given: string;
  /** What would have been right, in words that fit after "expected". */
  readonly expected: string;
}

export interface Given {
  readonly setting: string;
  /** As typed. */
  readonly text: string;
}

/** An empty variable is one that is not set: that is how shells and service files unset one. */
export function fromEnv(env: Readonly<Record<string, string | undefined>>, setting: string): Given | undefined {
  const text = env[setting];
  return text === undefined || text.trim() === '' ? undefined : { setting, text };
}

export function readSwitch(given: Given | undefined, faults: ConfigFault[]): boolean {
  if (given === undefined) return false;
  const text = given.text.trim().toLowerCase();
  if (['1', 'true', 'yes', 'on'].includes(text)) return true;
  if (!['0', 'false', 'no', 'off'].includes(text)) faults.push({ ...faultOf(given), expected: '1 or 0' });
  return false;
}

export function faultOf(given: Given): { readonly setting: string; readonly given: string } {
  return { setting: given.setting, given: given.text };
}
