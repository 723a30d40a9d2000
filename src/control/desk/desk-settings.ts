/** What a desk's page remembers of its operator from one visit to the next. */
import type { Watches } from '#protocol/desk.ts';
import type { DeskStorage } from './desk-ports.ts';

export interface DeskSettings {
  /** The operator's name, for the audit and for the others. */
  readonly who: string;
  readonly watches: Watches;
}

const STORAGE_KEY = 'boardcast.desk';
const STANDARD: DeskSettings = { who: '', watches: 'program' };

/** Never throws. */
export function loadDeskSettings(storage: DeskStorage | undefined): DeskSettings {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(STORAGE_KEY) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return STANDARD;
    return {
      who: 'who' in kept && typeof kept.who === 'string' ? kept.who.slice(0, 80) : '',
      watches: 'watches' in kept && kept.watches === 'court' ? 'court' : 'program',
    };
  } catch {
    return STANDARD; // unreadable or refused: as if nothing had been remembered
  }
}

/** Remembers them, if the browser lets it. */
export function saveDeskSettings(storage: DeskStorage | undefined, settings: DeskSettings): void {
  try {
    storage?.setItem(STORAGE_KEY, JSON.stringify(settings));
  } catch {
    // Full, switched off or private: they hold until the page is closed.
  }
}
