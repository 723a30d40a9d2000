/** The settings of what the relay tells others by itself, as they were typed. */
import path from 'node:path';
import type { Settings } from '../read-settings.ts';
import type { OutletsConfig } from './outlets.ts';
import { readObs, type ObsFlag } from './obs/read-obs.ts';
import { readVmix, type VmixFlag } from './vmix/read-vmix.ts';
import { freshSecret, readSecret } from './webhooks/signature.ts';

export type OutletFlag = 'files' | 'webhook' | 'webhook-secret' | VmixFlag | ObsFlag;

/** The stream that is told where none is named: the one of the lines that a start prints. */
export const TOLD_STREAM = 'stream1';

/** Relative paths are from `cwd`. */
export function readOutlets(settings: Settings<OutletFlag>, cwd: string): OutletsConfig {
  const filesDir = settings.read<string | undefined>('files', undefined, 'the path of a folder', (text) =>
    text === '' || text === 'on' || text.includes('\0') ? undefined : path.resolve(cwd, text),
  );
  const urls = settings.secretList('webhook', 'addresses such as https://club.example/score', readUrl);
  const wanted = `whsec_ and 24 to 64 bytes in base64, such as this new one: ${freshSecret()}`;
  const secret = settings.secret('webhook-secret', wanted, readSecret);
  if (urls.length > 0) settings.miss('webhook-secret', wanted);
  return {
    filesDir,
    webhooks: urls.length > 0 && secret !== undefined ? { urls, secret } : undefined,
    vmix: readVmix(settings, TOLD_STREAM),
    obs: readObs(settings, TOLD_STREAM),
  };
}

/** The streams that are followed for somebody. */
export function streamsOfOutlets({ vmix, obs }: OutletsConfig): readonly string[] {
  return [vmix, obs].flatMap((one) => one?.stream ?? []);
}

/** Of http or https, without a user and a password: those are sent to nobody. */
function readUrl(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isGood =
    url !== undefined && ['http:', 'https:'].includes(url.protocol) && url.username === '' && url.password === '';
  return isGood ? url.href : undefined;
}
