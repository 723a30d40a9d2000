import type { Words } from '../translated.ts';
import { access } from './access.ts';
import { clock } from './clock.ts';
import { common } from './common.ts';
import { desk } from './desk.ts';
import { fields } from './fields.ts';
import { gallery } from './gallery.ts';
import { hub } from './hub.ts';
import { library } from './library.ts';
import { links } from './links.ts';
import { moments } from './moments.ts';
import { numbered } from './numbered.ts';
import { options } from './options.ts';
import { outputList } from './output-list.ts';
import { outputs } from './outputs.ts';
import { parts } from './parts.ts';
import { preview } from './preview.ts';
import { problems } from './problems.ts';
import { reach } from './reach.ts';
import { rules } from './rules.ts';
import { said } from './said.ts';
import { sports } from './sports.ts';
import { sources } from './sources.ts';
import { truth } from './truth.ts';

export const de: Words = {
  access,
  clock,
  common,
  desk,
  fields,
  gallery,
  hub,
  library,
  links,
  moments,
  numbered,
  options,
  outputList,
  outputs,
  parts,
  preview,
  problems,
  reach,
  rules,
  said,
  sports,
  sources,
  truth,
};
