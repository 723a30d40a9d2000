/** The dialect of publishers that wait for answers (docs/PROTOCOL.md I5), for those alone that ask for it: Scoreboard OCR expects none. */
import type { RefusedField } from '#protocol/fields.ts';
import { frameOf, type Frame } from './frame.ts';
import type { Receipt } from './receipt.ts';

/** Whether the path that was dialled asks for answers: by `?ack=1`, or by a segment `ack` before the stream, for clients that build their path themselves. */
export function asksForAcks(url: string): boolean {
  if (!url.includes('ack')) return false;
  const [path = '', query = ''] = url.split('?', 2);
  const segments = path.split('/').filter((segment) => segment !== '');
  return segments.at(-2) === 'ack' || new URLSearchParams(query).get('ack') === '1';
}

/** Answers a register frame. */
export function registeredFrame(stream: string, role: string | undefined): Frame {
  return frameOf(JSON.stringify({ type: 'registered', stream, role: role ?? 'ocr' }));
}

/** Answers an update: `conflict_fields` are those before which something else goes. */
export function updateFrame({ standing, taken, held, overruled }: Receipt, ignored: readonly RefusedField[]): Frame {
  return frameOf(
    JSON.stringify({
      type: 'ocr_update',
      saved: standing === 'counts',
      updated_fields: [...taken, ...held],
      conflict_fields: overruled,
      ignored_fields: ignored.map(({ name }) => name),
    }),
  );
}
