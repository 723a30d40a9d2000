/** Listening with something else than HTTP, on the relay's own hosts. */
import { isIP, isIPv6 } from 'node:net';
import { codeOf } from '#lib/code-of.ts';
import { StartError } from '../start-error.ts';

/** A door of its own beside the relay's port. */
export interface DoorAt {
  readonly port: number;
  /** The stream of whoever names none. */
  readonly stream: string;
}

/** Something that listens on one host. */
export interface Bound {
  readonly port: number;
  close(): void;
}

/** The addresses to bind: each once, and none that "every address" holds already. */
function hostsToBind(hosts: readonly string[]): readonly string[] {
  const plain = new Set(hosts.flatMap((host) => (host === 'localhost' ? ['127.0.0.1', '::1'] : [host])));
  const isCovered = (host: string): boolean =>
    (isIP(host) === 4 && host !== '0.0.0.0' && plain.has('0.0.0.0')) ||
    (isIP(host) === 6 && host !== '::' && plain.has('::'));
  return [...plain].filter((host) => !isCovered(host));
}

/** Binds all hosts or none, and gives the port, which is the same on each. Rejects with a {@link StartError} that names the `setting`. */
export async function bindHosts(
  { hosts, port, setting }: { readonly hosts: readonly string[]; readonly port: number; readonly setting: string },
  bind: (host: string, port: number) => Promise<Bound>,
): Promise<Bound> {
  const bound: Bound[] = [];
  const close = (): void => {
    for (const each of bound) each.close();
  };
  const all = hostsToBind(hosts);
  for (const host of all) {
    try {
      bound.push(await bind(host, bound[0]?.port ?? port));
    } catch (error) {
      const isMissing = ['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL'].includes(codeOf(error));
      // A machine without IPv6 has the other family.
      if (isMissing && ['::1', '::'].includes(host) && all.some((other) => !isIPv6(other))) continue;
      close();
      const why = codeOf(error) === 'EADDRINUSE' ? 'another program has it' : codeOf(error) || String(error);
      throw new StartError('door-taken', `${setting} ${port}: cannot listen there on ${host} (${why})`, {
        cause: error,
      });
    }
  }
  return { port: bound[0]?.port ?? port, close };
}
