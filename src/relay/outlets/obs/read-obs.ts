/** The settings of what OBS is told to do, as they were typed. */
import { toStreamId } from '#protocol/fields.ts';
import { PHASES, type Phase } from '#protocol/desk.ts';
import { CUE_KINDS } from '#protocol/moments.ts';
import type { Settings } from '../../read-settings.ts';
import { OBS_PORT } from './obs-messages.ts';

export type ObsFlag = 'obs' | 'obs-on' | 'obs-stream';

/** What OBS is told for: a cue that is shown, or a phase that the game comes to. */
export type Occasion = (typeof CUE_KINDS)[number] | Phase;
const OCCASIONS: readonly Occasion[] = [...CUE_KINDS, ...PHASES];

export type ObsAction = { readonly do: 'replay' } | { readonly do: 'scene'; readonly scene: string };

export interface ObsRule {
  readonly on: Occasion;
  readonly action: ObsAction;
}

export interface ObsConfig {
  /** Where it is, without what is secret: also for people. */
  readonly url: string;
  readonly password: string;
  readonly stream: string;
  readonly rules: readonly ObsRule[];
}

const EXPECTED = 'ws://host:4455, or ws://:password@host:4455';
/** What is done where no rule was given. */
const USUAL_RULES: readonly ObsRule[] = [{ on: 'goal', action: { do: 'replay' } }];
/** Longest name of a scene, in characters. */
const SCENE_LENGTH_MAX = 200;

/** Undefined where OBS is told nothing. `stream` is the one that is heard unless another is named. */
export function readObs(settings: Settings<ObsFlag>, stream: string): ObsConfig | undefined {
  const address = settings.secret('obs', EXPECTED, addressOf);
  const rules = settings.read<readonly ObsRule[] | undefined>(
    'obs-on',
    undefined,
    `rules such as goal=replay or timeout=scene:Break, with commas between several, for ${OCCASIONS.join(', ')}`,
    rulesOf,
  );
  const heard = settings.read<string | undefined>('obs-stream', undefined, 'a stream such as stream1', (text) =>
    toStreamId(text) === text ? text : undefined,
  );
  if (rules !== undefined || heard !== undefined) settings.miss('obs', `${EXPECTED}, beside --obs-on and --obs-stream`);
  return address && { ...address, rules: rules ?? USUAL_RULES, stream: heard ?? stream };
}

function addressOf(text: string): Pick<ObsConfig, 'url' | 'password'> | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'ws:' || url.pathname !== '/' || url.search !== '' || url.hash !== '') return undefined;
  // The port that ws has anyhow is left out of what was read.
  const port = url.port === '' ? (/:80\/?$/.test(text) ? 80 : OBS_PORT) : Number(url.port);
  try {
    // Which of the two places it stands in is all the same: OBS has no users.
    return { url: `ws://${url.hostname}:${port}`, password: decodeURIComponent(url.password || url.username) };
  } catch {
    return undefined;
  }
}

/** Undefined if any is none. */
function rulesOf(text: string): readonly ObsRule[] | undefined {
  const rules = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(ruleOf);
  const good = rules.filter((rule) => rule !== undefined);
  return good.length > 0 && good.length === rules.length ? good : undefined;
}

function ruleOf(text: string): ObsRule | undefined {
  const [word = '', what = ''] = text.split(/=(.*)/s, 2);
  const on = OCCASIONS.find((occasion) => occasion === word.trim().toLowerCase());
  const action = actionOf(what.trim());
  return on && action && { on, action };
}

function actionOf(text: string): ObsAction | undefined {
  if (text.toLowerCase() === 'replay') return { do: 'replay' };
  const scene = /^scene:(.*)$/is.exec(text)?.[1]?.trim() ?? '';
  return scene === '' || scene.length > SCENE_LENGTH_MAX ? undefined : { do: 'scene', scene };
}
