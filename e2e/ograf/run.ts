/**
 * `npm run test:ograf`: holds the manifests that were built, and samples of good and bad ones, to the schema of our own and to the official one
 * of EBU OGraf v1, where its files lie beside the checkout.
 */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Ajv2020, type AnySchemaObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { BAD, GOOD } from './samples.ts';
import { MANIFEST_SCHEMA } from './schema.ts';

const ROOT = path.resolve(import.meta.dirname, '..', '..');
const BUILT = path.join(ROOT, 'dist-ograf');
const OFFICIAL = path.resolve(ROOT, '..', 'shared', 'ograf-schemas');
const OFFICIAL_ID = 'https://ograf.ebu.io/v1/specification/json-schemas/graphics/schema.json';

let passed = 0;
const faults: string[] = [];

function expectOf(what: string, check: ValidateFunction, manifest: unknown, isGood: boolean): void {
  if (check(manifest) === isGood) passed += 1;
  else faults.push(`${what}: ${isGood ? JSON.stringify(check.errors) : 'was taken'}`);
}

async function jsonFiles(folder: string, ending: string): Promise<readonly AnySchemaObject[]> {
  const names = await readdir(folder, { recursive: true });
  const files = names.filter((name) => name.endsWith(ending)).sort();
  return Promise.all(
    files.map(async (name) => JSON.parse(await readFile(path.join(folder, name), 'utf8')) as AnySchemaObject),
  );
}

async function official(): Promise<ValidateFunction | undefined> {
  if (!existsSync(OFFICIAL)) return undefined;
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  for (const schema of await jsonFiles(OFFICIAL, '.json')) ajv.addSchema(schema);
  const check = ajv.getSchema(OFFICIAL_ID);
  if (check === undefined) throw new Error(`${OFFICIAL}: expected the schema ${OFFICIAL_ID}`);
  return check;
}

const own = new Ajv2020({ strict: false, validateFormats: false }).compile(MANIFEST_SCHEMA);
const theirs = await official();
const schemas = new Map<string, ValidateFunction>([['our schema', own]]);
if (theirs === undefined) console.log(`SKIPPED: the official OGraf schemas are not at ${OFFICIAL}`);
else schemas.set('the official schema', theirs);

const manifests = await jsonFiles(BUILT, '.ograf.json');
if (manifests.length === 0) faults.push(`${BUILT}: expected manifests, found none`);
for (const [name, check] of schemas) {
  for (const manifest of manifests) expectOf(`${name}, ${String(manifest['id'])}`, check, manifest, true);
  for (const { what, manifest } of GOOD) expectOf(`${name}, ${what}`, check, manifest, true);
  for (const { what, manifest } of BAD) expectOf(`${name}, ${what}`, check, manifest, false);
}
for (const fault of faults) console.log(fault);
console.log(`${manifests.length} manifests by ${[...schemas.keys()].join(' and ')}`);
console.log(`${passed} passed, ${faults.length} failed`);
process.exitCode = faults.length === 0 ? 0 : 1;
