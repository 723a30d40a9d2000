import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** npm marks a package's bin as a program when it links it, and each build writes the file anew: so the build marks it too. Windows knows no such mark. */
export function runnable(): Plugin {
  return {
    name: 'boardcast:runnable',
    async writeBundle({ dir }, bundle) {
      const programs = Object.values(bundle).filter((file) => file.type === 'chunk' && file.isEntry);
      await Promise.all(programs.map(({ fileName }) => chmod(join(dir ?? '', fileName), 0o755)));
    },
  };
}
