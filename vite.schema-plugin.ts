import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toJsonSchema, type JsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import type { Plugin } from 'vite';
import { layoutSchema } from './src/layout/schema.ts';
import { themeSchema } from './src/layout/theme/theme-schema.ts';

/** Where the schemas stand with their comments. */
const SOURCES = ['src/layout', 'src/layout/theme'];

/** Serves what a layout and a theme may say as JSON Schema, so that editors complete and check them: `/schema/layout.json`, `/schema/theme.json`. */
export function lookSchemas(): Plugin {
  return {
    name: 'boardcast:look-schemas',
    applyToEnvironment: (environment) => environment.name === 'client',
    async generateBundle() {
      for (const [name, schema] of Object.entries(await jsonSchemas())) {
        const source = `${JSON.stringify(schema, undefined, 2)}\n`;
        this.emitFile({ type: 'asset', fileName: `schema/${name}.json`, source });
      }
    },
  };
}

/** The schemas of both kinds of file, by JSON Schema draft 7, which every editor knows. */
export async function jsonSchemas(): Promise<Record<'layout' | 'theme', JsonSchema>> {
  const comments = readComments((await Promise.all(SOURCES.map(textsIn))).flat().join('\n'));
  const { root: node } = layoutSchema.entries;
  return {
    layout: publish('Boardcast layout', layoutSchema, comments, { node }),
    theme: publish('Boardcast theme', themeSchema, comments, {}),
  };
}

function publish(
  title: string,
  schema: GenericSchema,
  comments: Comments,
  definitions: Record<string, GenericSchema>,
): JsonSchema {
  // What JSON Schema cannot say is an error of the build: an editor would else take what the check refuses.
  const json = toJsonSchema(schema, { target: 'draft-07', errorMode: 'throw', definitions });
  describe(json, comments);
  return { title, ...json };
}

interface Comments {
  /** By the name of a property. */
  readonly properties: ReadonlyMap<string, string>;
  /** By the kind of an element. */
  readonly kinds: ReadonlyMap<string, string>;
}

/** The comments that stand before a property or before an element's schema. Names that mean different things in different places have none. */
export function readComments(source: string): Comments {
  const properties = new Map<string, string>();
  const kinds = new Map<string, string>();
  const comment = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*/g;
  for (const found of source.matchAll(comment)) {
    const text = (found[1] ?? '')
      .replace(/^\s*\* ?/gm, '')
      .replace(/\s+/g, ' ')
      .trim();
    const after = source.slice(found.index + found[0].length);
    const property = /^(?:readonly )?(\w+): v\./.exec(after)?.[1];
    const kind = /^const \w+ = v\.strictObject\(\{\s*kind: v\.literal\('([\w-]+)'\)/.exec(after)?.[1];
    if (property !== undefined) properties.set(property, properties.has(property) ? '' : text);
    if (kind !== undefined) kinds.set(kind, text);
  }
  return { properties, kinds };
}

function describe(schema: JsonSchema, comments: Comments): void {
  const { properties = {}, items, anyOf = [], oneOf = [], allOf = [], additionalProperties, $defs = {} } = schema;
  for (const [name, property] of Object.entries(properties)) {
    const text = comments.properties.get(name);
    if (typeof property === 'object' && text) property.description ??= text;
  }
  const { kind } = properties;
  const text = typeof kind === 'object' && typeof kind.const === 'string' ? comments.kinds.get(kind.const) : undefined;
  if (text !== undefined) schema.description ??= text;
  const parts = [properties, $defs].flatMap((table) => Object.values(table));
  for (const part of [...parts, items ?? [], anyOf, oneOf, allOf, additionalProperties ?? []].flat()) {
    if (typeof part === 'object') describe(part, comments);
  }
}

async function textsIn(folder: string): Promise<string[]> {
  const dir = join(import.meta.dirname, folder);
  const names = (await readdir(dir)).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts')).sort();
  return Promise.all(names.map((name) => readFile(join(dir, name), 'utf8')));
}
