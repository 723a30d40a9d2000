/** Which sport each stream is, as the operator said at the start. */
import { toStreamId } from '#protocol/fields.ts';
import type { SportPack } from '#scoreboard/packs/pack-schema.ts';
import { PACKS } from '#scoreboard/packs/packs.ts';

/** The pack of a stream, or undefined for one without a sport. */
export type SportOf = (stream: string) => SportPack | undefined;

/** What `--sport` may be, in words that fit after "expected". */
export const SPORT_EXPECTED = `a sport, or sports by stream such as stream1=hockey,stream2=soccer; the sports are ${[...PACKS.keys()].join(', ')}`;

/** The streams that a setting such as `stream1=hockey,stream2=soccer` names. */
export function streamsNamedIn(text: string): readonly string[] {
  return text.split(',').flatMap((part) => (part.includes('=') ? (toStreamId(part.split('=', 1)[0] ?? '') ?? []) : []));
}

/** Nobody said anything. */
export const noSport: SportOf = () => undefined;

/**
 * Reads `hockey` (every stream), `stream1=hockey,stream2=soccer`, or both: a sport without a stream is that of all others. Undefined if a sport
 * is not known, or a stream or "all others" is said twice.
 */
export function readSports(text: string): SportOf | undefined {
  const byStream = new Map<string, SportPack>();
  /** No stream has this name. */
  const others = '';
  for (const part of text.split(',')) {
    const [first = '', second] = part.split(/=(.*)/s, 2);
    const stream = second === undefined ? others : toStreamId(first);
    const pack = PACKS.get((second ?? first).trim().toLowerCase());
    if (stream === undefined || pack === undefined || byStream.has(stream)) return undefined;
    byStream.set(stream, pack);
  }
  return (stream) => byStream.get(stream) ?? byStream.get(others);
}
