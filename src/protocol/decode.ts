/** Reading by a schema, with the reason in words: for whoever has room for valibot, which the page on air has not. */
import * as v from 'valibot';
import { ok, refused, type Result } from '#lib/result.ts';
import { parse } from './codec.ts';
import { registerSchema, upSchema, type Register, type UpMessage } from './up.ts';

/** Reads a viewer's or an operator's frame. A type this build does not know is refused like any other bad frame; whoever reads ignores it. */
export function decodeUp(text: string): Result<UpMessage> {
  return decode(upSchema, text);
}

/** Reads JSON text through a schema; what does not fit is refused with the first reason in words. */
export function decode<S extends v.GenericSchema>(schema: S, text: string): Result<v.InferOutput<S>> {
  const data = parse(text);
  return data.ok ? check(schema, data.value) : data;
}

/** The same of a register frame that was parsed. */
export function readRegister(data: unknown): Result<Register> {
  return check(registerSchema, data);
}

function check<S extends v.GenericSchema>(schema: S, data: unknown): Result<v.InferOutput<S>> {
  const parsed = v.safeParse(schema, data, { abortEarly: true });
  if (parsed.success) return ok(parsed.output);
  const [issue] = parsed.issues;
  return refused(`${v.getDotPath(issue) ?? 'message'}: expected ${expectedOf(issue)}, got ${issue.received}`);
}

/** What was expected, as people read it: of a pattern and of a check their own words. */
export function expectedOf({ type, expected, message }: v.BaseIssue<unknown>): string {
  return type === 'regex' || expected === null ? message.replace(/^expected /, '') : expected;
}
