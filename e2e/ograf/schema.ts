/**
 * What an OGraf manifest must be, in a schema of our own, written from the rules of EBU OGraf v1 and not from its schema files, which are under
 * their own licence and not in this repository. `npm run test:ograf` holds both to the same samples where those lie beside the checkout.
 */

/** Who makes a host may add words of its own, under names with this before them. */
const OWN_WORDS = { '^v_': {} };

const text = { type: 'string' };
const bound = {
  type: 'object',
  properties: {
    min: { type: 'number' },
    max: { type: 'number' },
    exact: { type: 'number' },
    ideal: { type: 'number' },
  },
  patternProperties: OWN_WORDS,
  additionalProperties: false,
};
const yesNo = {
  type: 'object',
  properties: { exact: { type: 'boolean' }, ideal: { type: 'boolean' } },
  patternProperties: OWN_WORDS,
  additionalProperties: false,
};

/** "If it says so, then it must also …": as "it does not say so, or it is …", for an object with a `then` is a promise to some. */
function whenIs(word: string, value: string, must: object): object {
  return { anyOf: [{ not: { properties: { [word]: { const: value } }, required: [word] } }, must] };
}

/** Each type of a form's field, with the JSON type that it must have. */
const GDD_TYPES: Readonly<Record<string, object>> = {
  'single-line': { properties: { type: { const: 'string' } } },
  'multi-line': { properties: { type: { const: 'string' } } },
  'file-path': { properties: { type: { const: 'string' } } },
  'file-path/image-path': { properties: { type: { const: 'string' } } },
  'color-rrggbb': {
    properties: { type: { const: 'string' }, pattern: { const: '^#[0-9a-f]{6}$' } },
    required: ['pattern'],
  },
  'color-rrggbbaa': {
    properties: { type: { const: 'string' }, pattern: { const: '^#[0-9a-f]{8}$' } },
    required: ['pattern'],
  },
  percentage: { properties: { type: { const: 'number' } } },
  'duration-ms': { properties: { type: { const: 'integer' } } },
  select: {
    properties: {
      type: { enum: ['string', 'number', 'integer'] },
      enum: { type: 'array' },
      gddOptions: { type: 'object', required: ['labels'] },
    },
    required: ['enum', 'gddOptions'],
  },
};

/** A property of the data, and what is in it. */
const property = {
  type: 'object',
  required: ['type'],
  properties: {
    type: { enum: ['boolean', 'string', 'number', 'integer', 'array', 'object'] },
    title: text,
    description: text,
    gddType: text,
    gddOptions: { type: 'object' },
    hidden: { type: 'boolean' },
    order: { type: 'number' },
    enum: { type: 'array' },
    pattern: { type: 'string', format: 'regex' },
    minLength: { type: 'integer', minimum: 0 },
    maxLength: { type: 'integer', minimum: 0 },
    minimum: { type: 'number' },
    maximum: { type: 'number' },
    items: { $ref: '#/$defs/property' },
    properties: { type: 'object', additionalProperties: { $ref: '#/$defs/property' } },
  },
  allOf: [
    ...Object.entries(GDD_TYPES).map(([name, then]) => whenIs('gddType', name, then)),
    ...['boolean', 'string', 'number', 'integer', 'array', 'object'].map((type) =>
      whenIs('type', type, { properties: { default: { type } } }),
    ),
    whenIs('type', 'array', { required: ['items'] }),
    whenIs('type', 'object', { required: ['properties'] }),
  ],
};

export const MANIFEST_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  required: ['$schema', 'id', 'name', 'main', 'supportsRealTime', 'supportsNonRealTime'],
  patternProperties: OWN_WORDS,
  additionalProperties: false,
  properties: {
    $schema: { const: 'https://ograf.ebu.io/v1/specification/json-schemas/graphics/schema.json' },
    id: text,
    version: text,
    name: text,
    description: text,
    main: text,
    author: {
      type: 'object',
      required: ['name'],
      properties: { name: text, email: text, url: text },
      patternProperties: OWN_WORDS,
      additionalProperties: false,
    },
    supportsRealTime: { type: 'boolean' },
    supportsNonRealTime: { type: 'boolean' },
    stepCount: { type: 'number', minimum: -1 },
    schema: { $ref: '#/$defs/property' },
    customActions: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'name'],
        properties: {
          id: text,
          name: text,
          description: text,
          schema: { oneOf: [{ $ref: '#/$defs/property' }, { type: 'null' }] },
        },
        patternProperties: OWN_WORDS,
        additionalProperties: false,
      },
    },
    renderRequirements: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          resolution: { type: 'object', properties: { width: bound, height: bound } },
          frameRate: bound,
          accessToPublicInternet: yesNo,
          engine: {
            type: 'array',
            items: {
              type: 'object',
              required: ['type', 'version'],
              properties: { type: text, version: { type: 'object', required: ['min'], properties: { min: text } } },
            },
          },
        },
        patternProperties: OWN_WORDS,
        additionalProperties: false,
      },
    },
    thumbnails: {
      type: 'array',
      items: {
        type: 'object',
        required: ['file'],
        properties: {
          file: text,
          resolution: {
            type: 'object',
            required: ['width', 'height'],
            properties: { width: { type: 'integer', minimum: 1 }, height: { type: 'integer', minimum: 1 } },
          },
        },
        patternProperties: OWN_WORDS,
        additionalProperties: false,
      },
    },
  },
  $defs: { property },
} as const;
