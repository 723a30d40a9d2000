import type { Source } from '#protocol/down.ts';
import { OFFLINE_MS } from './limits.ts';

/** How a source is doing by what another relay said of it so many ms ago; `isLost`: nothing is heard of that relay any more. */
export function agedSource(heard: Source, silentMs: number, isLost: boolean): Source {
  if (heard.status === 'none') return heard;
  const aged = { ...heard, age: (heard.age ?? 0) + Math.max(0, Math.round(silentMs)) };
  return isLost ? { ...aged, status: aged.age >= OFFLINE_MS ? 'offline' : 'stale' } : aged;
}
