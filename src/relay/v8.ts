/** Words to the engine beside which there is no way but its flags. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Has V8 keep the bytecode of functions that nobody has called for a while, some hundred kB: it would have to compile them again for the next crowd. */
export function keepBytecode(): void {
  setFlagsFromString('--no-flush-bytecode');
}

/** Has V8 give up at once what nobody holds any more, in some tens of ms; does nothing where there is no such word. */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('globalThis.gc');
  setFlagsFromString('--no-expose-gc');
  if (typeof collect === 'function') collect();
}
