/** What a relay says to a viewer, as a viewer reads it: sixty times a second, by plain questions and without a copy. */
import type { DownMessage, Heartbeat, Source } from './down-schema.ts';
import type { Patch } from './patch.ts';

export type { Control, DownMessage, Heartbeat, Snapshot, Source, SourceStatus, Update } from './down-schema.ts';

/** Something from outside, of whose keys nothing is known yet. */
type Unread = Readonly<Record<string, unknown>>;

/** Whether this is a message as `down-schema.ts` describes it. A property test holds the two together. */
export function isDownMessage(data: unknown): data is DownMessage {
  if (!isRecord(data)) return false;
  switch (data['type']) {
    case 'update':
      return isUpdate(data);
    case 'heartbeat':
      return isText(data['epoch']) && isWhole(data['rev']) && isNumber(data['at']) && isSource(data['source']);
    case 'snapshot':
      return isSnapshot(data);
    case 'ocr':
      return isRecord(data['values']);
    default:
      return false;
  }
}

/** Whether this is a heartbeat that says nothing but that time has passed since `before`: all else is compared with what was asked then. */
export function repeatsHeartbeat(data: unknown, before: Heartbeat): data is Heartbeat {
  if (!isRecord(data) || data['type'] !== 'heartbeat') return false;
  const { epoch, rev, at, source } = data;
  return (
    epoch === before.epoch &&
    rev === before.rev &&
    isNumber(at) &&
    isRecord(source) &&
    source['status'] === before.source.status &&
    source['demo'] === before.source.demo
  );
}

function isUpdate({ since, rev, at, values, control, ats }: Unread): boolean {
  return (
    isWhole(since) &&
    isWhole(rev) &&
    isNumber(at) &&
    (values === undefined || isPatch(values)) &&
    (control === undefined || isRecord(control)) &&
    (ats === undefined || (isRecord(ats) && Object.values(ats).every(isNumber)))
  );
}

function isSnapshot({ stream, epoch, rev, at, build, values, control, resumed, source }: Unread): boolean {
  return (
    isText(stream) &&
    isText(epoch) &&
    isWhole(rev) &&
    isNumber(at) &&
    isText(build) &&
    (values === undefined || (isRecord(values) && Object.values(values).every(isText))) &&
    (control === undefined || isRecord(control)) &&
    (resumed === undefined || typeof resumed === 'boolean') &&
    isSource(source)
  );
}

function isSource(data: unknown): data is Source {
  if (!isRecord(data)) return false;
  const { status, age, demo } = data;
  return (
    SOURCE_STATUSES.has(status) &&
    (age === undefined || (isNumber(age) && age >= 0)) &&
    (demo === undefined || typeof demo === 'boolean')
  );
}

/** How a stream's publisher can be doing (docs/PROTOCOL.md, section "Source status"). */
const SOURCE_STATUSES: ReadonlySet<unknown> = new Set(['none', 'live', 'quiet', 'stale', 'offline']);

function isPatch(data: unknown): data is Patch {
  if (!isRecord(data)) return false;
  for (const name in data) if (data[name] !== null && !isText(data[name])) return false;
  return true;
}

function isRecord(data: unknown): data is Unread {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

function isText(data: unknown): data is string {
  return typeof data === 'string';
}

function isWhole(data: unknown): data is number {
  return Number.isInteger(data) && Number(data) >= 0;
}

function isNumber(data: unknown): data is number {
  return Number.isFinite(data);
}
