import type { Words } from '../translated.ts';
import { common } from './common.ts';
import { fields } from './fields.ts';
import { said } from './said.ts';
import { desk } from './desk.ts';

export const pl: Words = { common, fields, said, desk };
