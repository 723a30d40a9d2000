/** The settings of what several relays share their streams by, as they were typed. */
import { randomInt } from 'node:crypto';
import { hostname } from 'node:os';
import { STREAM_ID_LENGTH_MAX, toStreamId } from '#protocol/fields.ts';
import { readRedisUrl, type RedisPlace } from '../engine/redis-place.ts';
import type { Settings } from '../read-settings.ts';

export type EngineFlag = 'engine' | 'node';

/** What several relays share their streams by, and what they call this one. */
export interface EngineConfig {
  readonly place: RedisPlace;
  readonly node: string;
}

/** So many letters keep apart those that start on one computer: one chance in 300 million that two are the same. */
const LETTERS = 6;

/** Undefined for a relay that is alone. */
export function readEngine(settings: Settings<EngineFlag>): EngineConfig | undefined {
  const place = settings.secret<RedisPlace | 'memory'>(
    'engine',
    (text) => `memory, or ${reasonOf(text)}`,
    (text) => {
      if (text === 'memory') return text;
      const read = readRedisUrl(text);
      return read.ok ? read.value : undefined;
    },
  );
  const node = settings.read<string | undefined>(
    'node',
    undefined,
    `1 to ${STREAM_ID_LENGTH_MAX} letters, digits and . _ -`,
    (text) => (toStreamId(text) === text ? text : undefined),
  );
  if (node !== undefined) settings.miss('engine', 'what this node is one of, such as redis://host:6379');
  return place === undefined || place === 'memory' ? undefined : { place, node: node ?? usualNode() };
}

/** What was expected, in words that fit after "expected". */
function reasonOf(text: string): string {
  const read = readRedisUrl(text);
  return read.ok ? '' : read.reason.replace(/^expected /, '');
}

function usualNode(): string {
  const letters = Array.from({ length: LETTERS }, () => String.fromCodePoint(97 + randomInt(26)));
  const computer = toStreamId(hostname()) ?? 'relay';
  return `${computer.slice(0, STREAM_ID_LENGTH_MAX - LETTERS - 1)}-${letters.join('')}`;
}
