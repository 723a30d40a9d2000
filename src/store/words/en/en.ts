import { common } from './common.ts';
import { desk } from './desk.ts';
import { fields } from './fields.ts';
import { said } from './said.ts';

export const en = { common, desk, fields, said };
