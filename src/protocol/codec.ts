import * as v from 'valibot';
import { ok, refused, type Result } from '#lib/result.ts';
import { isDownMessage, type DownMessage } from './down.ts';
import { upSchema, type UpMessage } from './up.ts';

/** Reads a viewer's or an operator's frame. A type this build does not know is refused like any other bad frame; whoever reads ignores it. */
export function decodeUp(text: string): Result<UpMessage> {
  return decode(upSchema, text);
}

/** Reads a relay's frame. Without a schema: that costs a viewer as much as all the rest of its work, and nobody reads its reasons. */
export function decodeDown(text: string): Result<DownMessage> {
  const data = parse(text);
  if (!data.ok) return data;
  return isDownMessage(data.value) ? ok(data.value) : refused('no message that a relay sends');
}

/** Writes a message of either direction. Only values that were read by these schemas come here, so it cannot fail. */
export function encode(message: UpMessage | DownMessage): string {
  return JSON.stringify(message);
}

/** Reads JSON text through a schema; what does not fit is refused with the first reason in words. */
export function decode<S extends v.GenericSchema>(schema: S, text: string): Result<v.InferOutput<S>> {
  const data = parse(text);
  return data.ok ? check(schema, data.value) : data;
}

function parse(text: string): Result<unknown> {
  try {
    return ok(JSON.parse(text));
  } catch {
    return refused('not JSON');
  }
}

function check<S extends v.GenericSchema>(schema: S, data: unknown): Result<v.InferOutput<S>> {
  const parsed = v.safeParse(schema, data, { abortEarly: true });
  if (parsed.success) return ok(parsed.output);
  const [issue] = parsed.issues;
  return refused(
    `${v.getDotPath(issue) ?? 'message'}: expected ${issue.expected ?? 'something else'}, got ${issue.received}`,
  );
}
