import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { nodeFault } from './node-version.ts';

const ROOT = path.resolve(import.meta.dirname, '..', '..');

test.each(['0.12.18', '8.17.0', '18.20.8', '20.0.0', '20.18.3', 'nonsense'])(
  '[S23] Node %s is refused with what it is, what is wanted and where that is',
  (version) => {
    const fault = nodeFault(version);
    for (const word of ['20.19.0', `Node ${version}.`, 'https://nodejs.org']) expect(fault).toContain(word);
  },
);

test.each(['20.19.0', '20.19.1', '20.20.0', '22.0.0', '24.1.0', '100.0.0', '26.0.0-nightly20260101'])(
  '[S23] Node %s is taken',
  (version) => {
    expect(nodeFault(version)).toBeUndefined();
  },
);

const packageFile = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
  readonly engines: { readonly node: string };
  readonly scripts: Readonly<Record<string, string>>;
};

test('[S23] npm is told of the same version', () => {
  const [, oldest = ''] = /^>=(\d+\.\d+\.\d+)$/.exec(packageFile.engines.node) ?? [];
  expect(nodeFault(oldest)).toBeUndefined();
  const [major = 0, minor = 0] = oldest.split('.').map(Number);
  expect(nodeFault(`${major}.${minor - 1}.99`)).toContain(oldest);
});

test.each(['16.20.2', '18.20.8', '20.18.3', '20.19.0', '24.1.0'])(
  '[S23] `npm start` says so before it builds, which an old Node cannot: Node %s',
  (version) => {
    const [, code = ''] = /^node -e "(.*)"$/.exec(packageFile.scripts['prebuild'] ?? '') ?? [];
    const as = `Object.defineProperty(process.versions,'node',{value:'${version}'});`;
    const { status, stderr } = spawnSync(process.execPath, ['-e', as + code], { encoding: 'utf8' });
    const fault = nodeFault(version);
    expect([status, stderr.trim()]).toEqual(fault === undefined ? [0, ''] : [1, fault]);
  },
);

test('[S23] the command’s own file has nothing that an old Node cannot read before that is said', () => {
  const source = readFileSync(path.join(import.meta.dirname, 'boardcast.ts'), 'utf8');
  expect([...source.matchAll(/^import .*$/gm)].map(([line]) => line)).toEqual([
    "import { nodeFault } from './node-version.ts';",
  ]);
  expect(readFileSync(path.join(import.meta.dirname, 'node-version.ts'), 'utf8')).not.toMatch(/^import /m);
});
