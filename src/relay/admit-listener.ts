import { CLOSE } from '#protocol/close-codes.ts';
import { readRegister } from '#protocol/decode.ts';
import type { Register } from '#protocol/up.ts';
import { PROTOCOLS_SERVED } from '#protocol/version.ts';
import { mayListen, withViewerKey, type IsKey } from './access/grant.ts';
import type { Rights } from './access/rights.ts';

/** Who may listen by this register frame, or the code and the words with which it is closed. */
type Admitted =
  | { readonly ok: true; readonly register: Register; readonly rights: Rights }
  | { readonly ok: false; readonly why: readonly [code: number, reason: string] };

export function admitListener(data: unknown, before: Rights, isKey: IsKey): Admitted {
  const read = readRegister(data);
  if (!read.ok) return { ok: false, why: [CLOSE.BAD_REGISTER, read.reason] };
  const register = read.value;
  if (register.protocol !== undefined && !PROTOCOLS_SERVED.includes(register.protocol))
    return { ok: false, why: [CLOSE.PROTOCOL_NOT_SERVED, `protocol ${register.protocol} is not served`] };
  const rights = withViewerKey(before, register.key, isKey);
  return mayListen(rights, register.role)
    ? { ok: true, register, rights }
    : { ok: false, why: [CLOSE.KEY_REFUSED, 'this role needs a key or a sign-in'] };
}
