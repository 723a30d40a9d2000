import * as v from 'valibot';
import { ok, refused, type Result } from '#lib/result.ts';
import { downSchema, type DownMessage } from './down.ts';
import { upSchema, type UpMessage } from './up.ts';

/** Reads a viewer's or an operator's frame. A type this build does not know is refused like any other bad frame; whoever reads ignores it. */
export function decodeUp(text: string): Result<UpMessage> {
  return decode(upSchema, text);
}

/** Reads a relay's frame. */
export function decodeDown(text: string): Result<DownMessage> {
  return decode(downSchema, text);
}

/** Writes a message of either direction. Only values that were read by these schemas come here, so it cannot fail. */
export function encode(message: UpMessage | DownMessage): string {
  return JSON.stringify(message);
}

/** Reads JSON text through a schema; what does not fit is refused with the first reason in words. */
export function decode<S extends v.GenericSchema>(schema: S, text: string): Result<v.InferOutput<S>> {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return refused('not JSON');
  }
  const parsed = v.safeParse(schema, data, { abortEarly: true });
  if (parsed.success) return ok(parsed.output);
  const [issue] = parsed.issues;
  return refused(
    `${v.getDotPath(issue) ?? 'message'}: expected ${issue.expected ?? 'something else'}, got ${issue.received}`,
  );
}
