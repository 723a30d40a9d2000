import { common } from './common.ts';
import { desk } from './desk.ts';
import { fields } from './fields.ts';
import { hub } from './hub.ts';
import { library } from './library.ts';
import { links } from './links.ts';
import { options } from './options.ts';
import { outputs } from './outputs.ts';
import { said } from './said.ts';

export const en = { common, desk, fields, said, hub, library, links, options, outputs };
