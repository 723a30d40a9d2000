import type { OutputSettings } from './desk.ts';

/** Whether an output is on program, and so raises alarms: as the operator said, else by its name. */
export function isProgram(name: string, settings: Readonly<Record<string, OutputSettings>> | undefined): boolean {
  const said = settings !== undefined && Object.hasOwn(settings, name) ? settings[name]?.program : undefined;
  return said ?? /^program/i.test(name.trim());
}
