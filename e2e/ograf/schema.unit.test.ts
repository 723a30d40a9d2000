import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { BAD, GOOD } from './samples.ts';
import { MANIFEST_SCHEMA } from './schema.ts';

const check = new Ajv2020({ strict: false, validateFormats: false }).compile(MANIFEST_SCHEMA);

describe('our own schema of OGraf manifests', () => {
  test.each(GOOD)('takes $what', ({ manifest }) => {
    expect(check(manifest) ? '' : check.errors).toBe('');
  });

  test.each(BAD)('refuses $what', ({ manifest }) => {
    expect(check(manifest)).toBe(false);
  });
});
