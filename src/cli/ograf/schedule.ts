/** Makes of a recording what an OGraf graphic is driven by in time (`setActionsSchedule`). */
import type { Control, Snapshot } from '#protocol/down.ts';
import { takes, type FormProperty, type OgrafForm } from './form.ts';
import type { Recording, Told } from './recording.ts';

export interface TimedAction {
  /** In ms from the recording's begin. */
  readonly timestamp: number;
  readonly action: { readonly type: string; readonly params: Readonly<Record<string, unknown>> };
}

export interface Schedule {
  readonly schedule: readonly TimedAction[];
  /** When the recording begins, in ms since 1970 by the relay's clock. */
  readonly begins: number;
  /** How long it is, in ms. */
  readonly ms: number;
  /** Values that the graphic has no place for as they are, by their names, each once. */
  readonly refused: readonly string[];
}

/** A phase of the show that has a card of its own; in all others the bug stands. */
const CARDS: Readonly<Record<string, string>> = { pre: 'pregame', break: 'break', final: 'final' };
const TEXTS = ['title', 'subtitle', 'strapName', 'strapLine', 'strapTeam'];

/**
 * The game from its first snapshot on: it stands at once unless it was hidden then, changes when its values did, comes and goes as the desk said,
 * and shows each banner once. A value that waited to be believed counts from its first reading on, as it does on an output with a delay.
 */
export function scheduleOf({ told, begins, ends }: Recording, form: OgrafForm): Schedule {
  const entries: TimedAction[] = [];
  const refused = new Set<string>();
  /** What the graphic was told last, by the property. */
  const data = new Map<string, string>();
  let cues: readonly CueWords[] = cuesIn(told[0].control);
  const seen = new Set(cues.map(({ id }) => id));
  let isOn = false;
  let now = begins;
  let control: Control = {};
  /** What the scoreboard calls the teams, by the field. */
  let boardNames: Readonly<Record<string, string>> = {};

  function add(at: number, type: string, params: Readonly<Record<string, unknown>>): void {
    entries.push({ timestamp: Math.max(0, at - begins), action: { type, params } });
  }

  function say(wishes: readonly Wish[], at: number): void {
    const news: Record<string, string> = {};
    for (const { property, text } of wishes) {
      if ((data.get(property.name) ?? '') === text) continue;
      if (takes(property, text)) {
        data.set(property.name, text);
        news[property.name] = text;
      } else refused.add(property.name);
    }
    if (Object.keys(news).length > 0) add(at, 'updateAction', { data: news });
  }

  for (const one of told) {
    now = Math.max(now, one.at);
    const values = valueWishes(one, form);
    for (const at of new Set(values.map((wish) => wish.at ?? now)))
      say(
        values.filter((wish) => (wish.at ?? now) === at),
        at,
      );
    boardNames = boardNamesAfter(one, boardNames);
    control = one.control ?? control;
    say(controlWishes(control, boardNames, form), now);
    if (one.control === undefined && one !== told[0]) continue;
    const hidden = control['hidden'] === true;
    // It stands there when the recording begins, and comes and goes by its motion later.
    if (isOn === hidden) add(now, hidden ? 'stopAction' : 'playAction', one === told[0] ? { skipAnimation: true } : {});
    isOn = !hidden;
    const next = cuesIn(control);
    for (const cue of next) {
      const id = actionOf(cue);
      if (seen.has(cue.id) || !form.actions.includes(id)) continue;
      seen.add(cue.id);
      add(Math.max(now, cue.at), 'customAction', {
        id,
        ...(cue.text === undefined ? {} : { payload: { text: cue.text } }),
      });
    }
    const taken = cues.filter(({ id, at, ms }) => now < at + ms && !next.some((cue) => cue.id === id));
    if (taken.length > 0 && next.length === 0) add(now, 'customAction', { id: 'clear' });
    cues = next;
  }
  const schedule = [...entries].sort((one, other) => one.timestamp - other.timestamp);
  return { schedule, begins, ms: Math.max(now, ends) - begins, refused: [...refused].sort() };
}

interface Wish {
  readonly property: FormProperty;
  readonly text: string;
  /** Since when it has been true, where that is another time than that of its message. */
  readonly at?: number | undefined;
}

/** Fields that the message says; a whole snapshot says of all others that they are not there. */
function valueWishes(one: Told, { fields }: OgrafForm): readonly Wish[] {
  const { values = {} } = one;
  const isWhole = one.type === 'snapshot' && one.resumed !== true;
  const ats = one.type === 'update' ? (one.ats ?? {}) : {};
  return Object.entries(fields).flatMap(([field, property]): readonly Wish[] =>
    Object.hasOwn(values, field) || isWhole ? [{ property, text: values[field] ?? '', at: ats[field] }] : [],
  );
}

const BOARD_NAMES = ['home.name', 'home.short', 'away.name', 'away.short'];

/** The teams' names by the board's own word, which a graphic's data have no other place for than the desk's. */
function boardNamesAfter(one: Told, before: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const { values = {} } = one;
  const isWhole = one.type === 'snapshot' && one.resumed !== true;
  return Object.fromEntries(
    BOARD_NAMES.map((field) => [
      field,
      Object.hasOwn(values, field) || isWhole ? (values[field] ?? '') : (before[field] ?? ''),
    ]),
  );
}

/** What the desk says that a graphic's data have a place for; its words come whole. Where it names no team the board's name stands. */
function controlWishes(
  control: Control,
  boardNames: Readonly<Record<string, string>>,
  { options }: OgrafForm,
): readonly Wish[] {
  const teams = recordOf(control['teams']);
  const texts = recordOf(control['texts']);
  const { phase, hide, order } = control;
  const said: Readonly<Record<string, unknown>> = {
    ...teamWords('home', recordOf(teams['home']), boardNames),
    ...teamWords('away', recordOf(teams['away']), boardNames),
    ...Object.fromEntries(TEXTS.map((name) => [name, texts[name]])),
    show: typeof phase === 'string' ? CARDS[phase] : undefined,
    hide: Array.isArray(hide) ? hide.join('.') : undefined,
    order,
  };
  return Object.entries(said).flatMap(([name, text]) => {
    const property = options[name];
    return property === undefined ? [] : [{ property, text: typeof text === 'string' ? text : '' }];
  });
}

function teamWords(
  side: 'home' | 'away',
  { name, short, color }: Readonly<Record<string, unknown>>,
  boardNames: Readonly<Record<string, string>>,
): Record<string, unknown> {
  return {
    [`${side}Name`]: name ?? boardNames[`${side}.name`],
    [`${side}Short`]: short ?? boardNames[`${side}.short`],
    [`${side}Color`]: color,
  };
}

interface CueWords {
  readonly id: string;
  readonly kind: string;
  readonly side?: string;
  readonly text?: string;
  readonly at: number;
  readonly ms: number;
}

function cuesIn(control: Snapshot['control']): readonly CueWords[] {
  const { cues } = control ?? {};
  return Array.isArray(cues) ? cues.filter(isCue) : [];
}

function isCue(cue: unknown): cue is CueWords {
  const { id, kind, side, text, at, ms } = recordOf(cue);
  const areTexts = [side, text].every((word) => word === undefined || typeof word === 'string');
  return (
    areTexts && typeof id === 'string' && typeof kind === 'string' && typeof at === 'number' && typeof ms === 'number'
  );
}

function actionOf({ kind, side }: CueWords): string {
  return side === undefined ? kind : `${kind}-${side}`;
}

function recordOf(data: unknown): Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null ? { ...data } : {};
}
