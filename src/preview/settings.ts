/** What the picture may stand on in the preview. Nothing of it is ever on air. */
export const BACKDROPS = ['still', 'checker', 'dark', 'light', 'color'] as const;
export type Backdrop = (typeof BACKDROPS)[number];

/** The shapes that an output may have. */
export const ASPECTS = ['16:9', '9:16', '1:1'] as const;
export type Aspect = (typeof ASPECTS)[number];

/** What the page remembers from one visit to the next. */
export interface PreviewSettings {
  readonly backdrop: Backdrop;
  /** That of the backdrop `color`, `#rrggbb`. */
  readonly color: string;
  readonly guides: boolean;
  readonly aspect: Aspect;
  /** The delayed output whose view is wanted; null: what happens now; undefined while nobody chose: the program's. */
  readonly as: string | null | undefined;
}

/** The part of `localStorage` that is used. A browser may refuse every call of it. */
export interface SettingsStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

const STORAGE_KEY = 'boardcast.preview';
/** Raised when the record's meaning changes; a record of another version is not read. */
const STORAGE_VERSION = 1;

export const DEFAULT_SETTINGS: PreviewSettings = {
  backdrop: 'still',
  color: '#00b140',
  guides: false,
  aspect: '16:9',
  as: undefined,
};

/** The backdrop that a `?bg=` names, undefined for any other word. */
function readBackdrop(word: string | null | undefined): Backdrop | undefined {
  const wanted = word?.trim().toLowerCase();
  return BACKDROPS.find((backdrop) => backdrop === wanted);
}

/**
 * The settings to begin with: the URL wins over what was remembered, and that over the default. Never throws.
 * `guides` is the URL's word on the safe areas; it can only ask for them.
 */
export function loadSettings(storage: SettingsStorage | undefined, search: string, guides: boolean): PreviewSettings {
  const remembered = { ...DEFAULT_SETTINGS, ...readRecord(storage) };
  const backdrop = readBackdrop(new URLSearchParams(search).get('bg')) ?? remembered.backdrop;
  return { ...remembered, backdrop, guides: guides || remembered.guides };
}

/** Remembers the settings, if the browser lets it; a page that may not remember works all the same. */
export function saveSettings(storage: SettingsStorage | undefined, settings: PreviewSettings): void {
  try {
    storage?.setItem(STORAGE_KEY, JSON.stringify({ version: STORAGE_VERSION, ...settings }));
  } catch {
    // Full, switched off or private: the choice holds until the page is closed.
  }
}

function readRecord(storage: SettingsStorage | undefined): Partial<PreviewSettings> {
  try {
    const record: unknown = JSON.parse(storage?.getItem(STORAGE_KEY) ?? 'null');
    if (typeof record !== 'object' || record === null) return {};
    if (!('version' in record) || record.version !== STORAGE_VERSION) return {};
    const backdrop = 'backdrop' in record && typeof record.backdrop === 'string' ? readBackdrop(record.backdrop) : null;
    const shape = 'aspect' in record ? ASPECTS.find((aspect) => aspect === record.aspect) : undefined;
    return {
      ...(shape ? { aspect: shape } : {}),
      ...(backdrop ? { backdrop } : {}),
      ...('color' in record && isColor(record.color) ? { color: record.color } : {}),
      ...('as' in record && (typeof record.as === 'string' || record.as === null) ? { as: record.as } : {}),
      ...('guides' in record && typeof record.guides === 'boolean' ? { guides: record.guides } : {}),
    };
  } catch {
    return {}; // unreadable or refused: as if nothing had been remembered
  }
}

function isColor(text: unknown): text is string {
  return typeof text === 'string' && /^#[\da-f]{6}$/i.test(text);
}
