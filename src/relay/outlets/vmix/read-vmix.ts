/** The settings of what is told to vMix, as they were typed. */
import { toStreamId } from '#protocol/fields.ts';
import { basicAuth } from '../../basic-auth.ts';
import type { Settings } from '../../read-settings.ts';

export type VmixFlag = 'vmix' | 'vmix-stream' | 'vmix-input';

/** The port of vMix's Web Controller unless it is changed there. */
const VMIX_PORT = 8088;

/** A GUID, as vMix shows it under Copy Key, or a number. */
const INPUT = /^(?:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|[1-9]\d{0,3})$/i;

const EXPECTED = 'http://host:8088, or http://user:password@host:8088';

export interface VmixAddress {
  readonly host: string;
  readonly port: number;
  /** The header that shows the password, if there is one. */
  readonly authorization: string | undefined;
  /** Where it is, for people: without what is secret. */
  readonly at: string;
}

export interface VmixConfig extends VmixAddress {
  readonly stream: string;
  /** Inputs by key or number; every title that has a field named as a column where there is none. */
  readonly inputs: readonly string[];
}

/** Undefined where nothing is told to vMix. `stream` is the one that is told unless another is named. */
export function readVmix(settings: Settings<VmixFlag>, stream: string): VmixConfig | undefined {
  const address = settings.secret('vmix', EXPECTED, addressOf);
  const told = settings.read<string | undefined>('vmix-stream', undefined, 'a stream such as stream1', (text) =>
    toStreamId(text) === text ? text : undefined,
  );
  const inputs = settings.list('vmix-input', 'keys or numbers of inputs', (text) =>
    INPUT.test(text) ? text : undefined,
  );
  if (told !== undefined || inputs.length > 0)
    settings.miss('vmix', `${EXPECTED}, beside --vmix-stream and --vmix-input`);
  return address && { ...address, stream: told ?? stream, inputs };
}

function addressOf(text: string): VmixAddress | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'http:' || !/^\/(?:api\/?)?$/i.test(url.pathname) || url.search !== '' || url.hash !== '')
    return undefined;
  const authorization = basicAuth(url);
  if (!authorization.ok) return undefined;
  // The port that http has anyhow is left out of what was read.
  const port = url.port === '' ? (/^http:\/\/[^/]*:80(?:\/|$)/i.test(text) ? 80 : VMIX_PORT) : Number(url.port);
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port,
    authorization: authorization.value,
    at: `http://${url.hostname}:${port}`,
  };
}
