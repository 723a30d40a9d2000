import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { CLOSE, isTerminal } from './close-codes.ts';

const RELAY = path.resolve(import.meta.dirname, '../relay');

test('every close code is one that the relay sends and the protocol tells of', async () => {
  const files = (await readdir(RELAY, { recursive: true })).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  );
  const sources = await Promise.all(files.map((file) => readFile(path.join(RELAY, file), 'utf8')));
  const sent = new Set(sources.join('').match(/\bCLOSE\.[A-Z_]+/g));
  expect([...sent].sort()).toEqual(
    Object.keys(CLOSE)
      .map((name) => `CLOSE.${name}`)
      .sort(),
  );
  const text = await readFile(path.resolve(import.meta.dirname, '../../docs/PROTOCOL.md'), 'utf8');
  for (const code of Object.values(CLOSE)) expect(text).toContain(String(code));
});

test('[V10] a viewer holds from 4500 on', () => {
  expect(Object.values(CLOSE).filter((code) => isTerminal(code))).toEqual([
    CLOSE.KEY_REFUSED,
    CLOSE.PROTOCOL_NOT_SERVED,
  ]);
});
