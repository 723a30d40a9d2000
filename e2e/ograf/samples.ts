/** Manifests that are right and manifests that are wrong in one thing, each by what it is. */

interface Sample {
  readonly what: string;
  readonly manifest: unknown;
}

const PLAIN = {
  $schema: 'https://ograf.ebu.io/v1/specification/json-schemas/graphics/schema.json',
  id: 'boardcast-sample',
  name: 'Sample',
  main: 'graphic.mjs',
  supportsRealTime: true,
  supportsNonRealTime: true,
};

function withProperty(property: object): object {
  return { ...PLAIN, schema: { type: 'object', properties: { one: property } } };
}

const COLOR = { type: 'string', gddType: 'color-rrggbb', pattern: '^#[0-9a-f]{6}$', default: '#0a3d91' };
const SELECT = { type: 'string', gddType: 'select', enum: ['a', 'b'], gddOptions: { labels: { a: 'A', b: 'B' } } };

export const GOOD: readonly Sample[] = [
  { what: 'the least', manifest: PLAIN },
  { what: 'words of a host', manifest: { ...PLAIN, v_spx: { playlayer: '2' } } },
  { what: 'a graphic without steps', manifest: { ...PLAIN, stepCount: 0 } },
  { what: 'as many steps as it likes', manifest: { ...PLAIN, stepCount: -1 } },
  { what: 'an author', manifest: { ...PLAIN, author: { name: 'A crew', url: 'https://example.org' } } },
  { what: 'a colour', manifest: withProperty(COLOR) },
  { what: 'a choice', manifest: withProperty(SELECT) },
  { what: 'a number with its range', manifest: withProperty({ type: 'integer', minimum: 0, maximum: 99, default: 3 }) },
  { what: 'a hidden line', manifest: withProperty({ type: 'string', gddType: 'single-line', hidden: true, order: 3 }) },
  { what: 'a list', manifest: withProperty({ type: 'array', items: { type: 'string' } }) },
  {
    what: 'an action without payload',
    manifest: { ...PLAIN, customActions: [{ id: 'goal', name: 'Goal', schema: null }] },
  },
  {
    what: 'an action with payload',
    manifest: {
      ...PLAIN,
      customActions: [{ id: 'a', name: 'A', schema: { type: 'object', properties: { text: { type: 'string' } } } }],
    },
  },
  {
    what: 'what it needs of a renderer',
    manifest: {
      ...PLAIN,
      renderRequirements: [
        {
          resolution: { width: { ideal: 1920 } },
          frameRate: { min: 25 },
          engine: [{ type: 'CEF', version: { min: '103' } }],
        },
      ],
    },
  },
  {
    what: 'a thumbnail',
    manifest: { ...PLAIN, thumbnails: [{ file: 'a.png', resolution: { width: 480, height: 270 } }] },
  },
];

function without(key: keyof typeof PLAIN): object {
  return Object.fromEntries(Object.entries(PLAIN).filter(([name]) => name !== key));
}

export const BAD: readonly Sample[] = [
  { what: 'no object', manifest: 'boardcast' },
  ...(['$schema', 'id', 'name', 'main', 'supportsRealTime', 'supportsNonRealTime'] as const).map((key) => ({
    what: `no ${key}`,
    manifest: without(key),
  })),
  { what: 'another $schema', manifest: { ...PLAIN, $schema: 'https://example.org/schema.json' } },
  { what: 'a key that nobody knows', manifest: { ...PLAIN, actions: [] } },
  { what: 'words for a truth', manifest: { ...PLAIN, supportsRealTime: 'yes' } },
  { what: 'fewer than no steps', manifest: { ...PLAIN, stepCount: -2 } },
  { what: 'an author without a name', manifest: { ...PLAIN, author: { url: 'https://example.org' } } },
  { what: 'a schema without a type', manifest: { ...PLAIN, schema: { properties: {} } } },
  { what: 'an object without properties', manifest: { ...PLAIN, schema: { type: 'object' } } },
  { what: 'a list of nothing', manifest: withProperty({ type: 'array' }) },
  { what: 'a property of no type', manifest: withProperty({ title: 'One' }) },
  { what: 'a property of a type that there is not', manifest: withProperty({ type: 'date' }) },
  { what: 'a default of another type', manifest: withProperty({ type: 'integer', default: '3' }) },
  { what: 'a colour without its pattern', manifest: withProperty({ type: 'string', gddType: 'color-rrggbb' }) },
  { what: 'a colour with another pattern', manifest: withProperty({ ...COLOR, pattern: '^#[0-9A-F]{6}$' }) },
  {
    what: 'a choice of nothing',
    manifest: withProperty({ type: 'string', gddType: 'select', gddOptions: SELECT.gddOptions }),
  },
  { what: 'a choice without labels', manifest: withProperty({ ...SELECT, gddOptions: {} }) },
  { what: 'a line that is a number', manifest: withProperty({ type: 'number', gddType: 'single-line' }) },
  { what: 'an order in words', manifest: withProperty({ type: 'string', order: 'first' }) },
  { what: 'an action without a name', manifest: { ...PLAIN, customActions: [{ id: 'goal' }] } },
  { what: 'an action of another key', manifest: { ...PLAIN, customActions: [{ id: 'a', name: 'A', label: 'A' }] } },
  {
    what: 'an engine without its version',
    manifest: { ...PLAIN, renderRequirements: [{ engine: [{ type: 'CEF' }] }] },
  },
  {
    what: 'a version as a number',
    manifest: { ...PLAIN, renderRequirements: [{ engine: [{ type: 'CEF', version: { min: 103 } }] }] },
  },
  { what: 'a need that nobody knows', manifest: { ...PLAIN, renderRequirements: [{ colour: 'red' }] } },
  { what: 'a thumbnail without a file', manifest: { ...PLAIN, thumbnails: [{ resolution: { width: 1, height: 1 } }] } },
  {
    what: 'a thumbnail of no size',
    manifest: { ...PLAIN, thumbnails: [{ file: 'a.png', resolution: { width: 0, height: 1 } }] },
  },
];
