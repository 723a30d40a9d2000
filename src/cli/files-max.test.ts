import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { filesMax } from './files-max.ts';

test('[S16] it is known how many files the system lets the process open, where it bounds them', () => {
  const most = filesMax();
  // Windows says none, and "unlimited" is no number.
  expect(most === undefined || (process.platform !== 'win32' && most > 0)).toBe(true);
});

test.runIf(process.platform === 'linux')('[S16] a small number is read as it is', () => {
  const file = path.join(import.meta.dirname, 'files-max.ts');
  const script = `import(${JSON.stringify(file)}).then(({ filesMax }) => console.log(filesMax()))`;
  const said = execFileSync('sh', ['-c', `ulimit -n 300; exec "$0" --import tsx -e "$1"`, process.execPath, script]);
  expect(said.toString().trim()).toBe('300');
});
