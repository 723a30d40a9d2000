/** What the actions of an OGraf host make of a graphic, as plain data: the same for one that is live and for one that is drawn by time. */
import { bannerOf, MORE_MOMENTS } from '#protocol/moments.ts';
import type { SportPack } from '#scoreboard/packs/pack-schema.ts';
import type { Cue } from '#store/cues.ts';
import { isRecord, kindOf, readData, type OgrafData, type Wish } from './ograf-data.ts';
import type { Property } from './ograf-properties.ts';

/** Actions by which a host changes a graphic. */
export const ACTION_TYPES = ['playAction', 'stopAction', 'updateAction', 'customAction'] as const;
export type ActionType = (typeof ACTION_TYPES)[number];

export interface Action {
  readonly type: ActionType;
  readonly params: OgrafData;
}

/** What a graphic is after its last action. */
export interface Standing {
  /** All that the host ever said, as it said it. */
  readonly data: OgrafData;
  readonly wish: Wish;
  /** The step that is shown; undefined while it is off the air. There is one, 0. */
  readonly step: 0 | undefined;
  /** When it was taken off the air, where that was to be seen to happen. */
  readonly leftAt: number | undefined;
  /** The last banner, over or not: it stands from `at` for `ms`. */
  readonly cue: Cue | undefined;
  /** Whether the last action changes the picture at once, without motion. */
  readonly isCut: boolean;
}

export type Outcome =
  | { readonly ok: true; readonly standing: Standing }
  | { readonly ok: false; readonly statusCode: 400 | 404; readonly reason: string };

/** How long an operator's own words stand, in ms: as the control page's do. */
const TEXT_MS = 8_000;

export interface CustomAction {
  readonly id: string;
  readonly name: string;
  /** Absent for what takes the banner off. */
  readonly cue?: Pick<Cue, 'kind' | 'side'> & { readonly ms: number };
}

/** The custom actions of a sport: its moments, those that every sport has, words, and the end of whatever stands. */
export function customActionsOf(pack: Pick<SportPack, 'moments'>): readonly CustomAction[] {
  const own = [...(pack.moments ?? []), 'timeout', ...MORE_MOMENTS] as const;
  const moments = [...new Set(own)].flatMap((kind): readonly CustomAction[] => {
    const banner = bannerOf({ kind, from: '', to: '' });
    if (banner === undefined) return [];
    const word = kind.charAt(0).toUpperCase() + kind.slice(1);
    if (kind === 'period') return [{ id: kind, name: 'New period', cue: banner }];
    return (['home', 'away'] as const).map((side) => ({
      id: `${kind}-${side}`,
      name: `${word} ${side}`,
      cue: { ...banner, side },
    }));
  });
  return [
    ...moments,
    { id: 'text', name: 'Show words', cue: { kind: 'text', ms: TEXT_MS } },
    { id: 'clear', name: 'Take the banner off' },
  ];
}

/** What is fixed of a graphic. */
export interface Rules {
  readonly properties: readonly Property[];
  readonly customActions: readonly CustomAction[];
}

/** A graphic that was loaded and is off the air. */
export function standingOf(rules: Rules, data: unknown): Outcome {
  const given = data ?? {};
  const wish = readData(rules.properties, given);
  if (!wish.ok || !isRecord(given)) return { ok: false, statusCode: 400, reason: wish.ok ? '' : wish.reason };
  return {
    ok: true,
    standing: { data: given, wish: wish.value, step: undefined, leftAt: undefined, cue: undefined, isCut: true },
  };
}

/** What an action makes of it at a time, in ms. */
export function perform(rules: Rules, standing: Standing, { type, params }: Action, at: number): Outcome {
  const isCut = params['skipAnimation'] === true;
  const next = { ...standing, isCut };
  switch (type) {
    case 'updateAction': {
      const given = params['data'] ?? {};
      if (!isRecord(given)) return bad(`data: expected an object, got ${kindOf(given)}`);
      const data = { ...standing.data, ...given };
      const wish = readData(rules.properties, data);
      return wish.ok ? done({ ...next, data, wish: wish.value }) : bad(wish.reason);
    }
    case 'playAction': {
      const target = targetOf(params, standing.step);
      if (typeof target === 'string') return bad(target);
      return done(target === 0 ? { ...next, step: 0, leftAt: undefined } : left(next, at));
    }
    case 'stopAction':
      return done(left(next, at));
    case 'customAction':
      return custom(rules, next, params, at);
    default:
      return type satisfies never;
  }
}

/** The step that a host asks for: `goto` if it is one, else so many further; SPX says nothing at all for the next. In words why it is none. */
function targetOf({ goto, delta = 1 }: OgrafData, step: 0 | undefined): number | string {
  if (goto !== undefined && goto !== null) {
    if (typeof goto !== 'number' || !Number.isInteger(goto))
      return `goto: expected a whole number, got ${kindOf(goto)}`;
    if (goto >= 0) return goto;
  }
  if (typeof delta !== 'number' || !Number.isInteger(delta))
    return `delta: expected a whole number, got ${kindOf(delta)}`;
  return (step ?? -1) + delta;
}

function left(standing: Standing, at: number): Standing {
  const isSeen = standing.step !== undefined && !standing.isCut;
  return { ...standing, step: undefined, leftAt: isSeen ? at : standing.isCut ? undefined : standing.leftAt };
}

function custom({ customActions }: Rules, standing: Standing, { id, payload }: OgrafData, at: number): Outcome {
  const action = customActions.find((one) => one.id === id);
  if (action === undefined) {
    const known = customActions.map((one) => one.id).join(', ');
    return {
      ok: false,
      statusCode: 404,
      reason: `id: expected one of ${known}, got ${JSON.stringify(String(id).slice(0, 64))}`,
    };
  }
  const { cue } = standing;
  // It ends now, and leaves as it would have by itself.
  if (action.cue === undefined)
    return done({ ...standing, cue: cue && { ...cue, ms: Math.min(cue.ms, Math.max(0, at - cue.at)) } });
  const { text } = isRecord(payload) ? payload : {};
  if (text !== undefined && text !== null && typeof text !== 'string')
    return bad(`payload.text: expected text, got ${kindOf(text)}`);
  const words = (text ?? '').trim().slice(0, 64);
  if (action.cue.kind === 'text' && words === '') return bad('payload.text: expected the words to show, got nothing');
  const { kind, side, ms } = action.cue;
  return done({
    ...standing,
    cue: { id: `${at} ${kind}`, kind, at, ms, ...(side && { side }), ...(words !== '' && { text: words }) },
  });
}

function done(standing: Standing): Outcome {
  return { ok: true, standing };
}

function bad(reason: string): Outcome {
  return { ok: false, statusCode: 400, reason };
}
