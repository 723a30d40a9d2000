/** Finds a C compiler: the program with which the relay is measured is built where it runs. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

const COMPILERS = ['cc', 'gcc', 'clang'] as const;

/** The first that answers; undefined where there is none. */
export async function findCompiler(): Promise<string | undefined> {
  for (const compiler of COMPILERS) {
    const found = await execute(compiler, ['--version']).then(
      () => true,
      () => false,
    );
    if (found) return compiler;
  }
  return undefined;
}
