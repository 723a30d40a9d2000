import type { Words } from '../translated.ts';
import { common } from './common.ts';
import { fields } from './fields.ts';
import { hub } from './hub.ts';
import { library } from './library.ts';
import { links } from './links.ts';
import { options } from './options.ts';
import { outputs } from './outputs.ts';
import { said } from './said.ts';
import { desk } from './desk.ts';

export const pl: Words = { common, fields, said, desk, hub, library, links, options, outputs };
