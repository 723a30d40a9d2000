/** What can be wrong with a layout or a theme that is right by its schema. Reads raw JSON, so that it tells its faults beside those of the schema. */
import { TOKEN_NAMES } from '../theme/token-names.ts';
import { isRecord, tell, writePath, type Fault, type JsonPath } from './json-path.ts';

/** Part names that are there twice, and words that are used and not in the list, or not in each language. */
export function layoutFaults(json: unknown): readonly Fault[] {
  if (!isRecord(json)) return [];
  const places = placesIn(json['root'], ['root']);
  return [...partFaults(places), ...labelFaults(places, json['labels'])];
}

/** Tokens that no style sheet reads. */
export function themeFaults(json: unknown): readonly Fault[] {
  if (!isRecord(json) || !isRecord(json['tokens'])) return [];
  return Object.entries(json['tokens']).flatMap(([name, value]) => {
    if (TOKEN_NAMES.includes(name)) return [];
    const expected = /^(home|away)-/.test(name)
      ? 'no token of a team: it is reckoned from the colour under home or away'
      : `one of the tokens ${TOKEN_NAMES.join(', ')}`;
    return [{ path: ['tokens', name], expected, got: tell(value) }];
  });
}

interface Place {
  readonly path: JsonPath;
  readonly value: Readonly<Record<string, unknown>>;
}

/** Every object of a file, the outer before the inner. */
function placesIn(value: unknown, path: JsonPath): readonly Place[] {
  if (Array.isArray(value)) return value.flatMap((one: unknown, index) => placesIn(one, [...path, index]));
  if (!isRecord(value)) return [];
  return [{ path, value }, ...Object.entries(value).flatMap(([key, one]) => placesIn(one, [...path, key]))];
}

function partFaults(places: readonly Place[]): readonly Fault[] {
  const first = new Map<unknown, JsonPath>();
  return places.flatMap(({ path, value: { part } }) => {
    if (typeof part !== 'string') return [];
    const holder = first.get(part);
    if (holder !== undefined) {
      const got = `${tell(part)}, which ${writePath(holder)} has`;
      return [{ path: [...path, 'part'], expected: 'a name of its own', got }];
    }
    first.set(part, path);
    return [];
  });
}

function labelFaults(places: readonly Place[], labels: unknown): readonly Fault[] {
  const languages = isRecord(labels) ? Object.entries(labels) : [];
  const known = [...new Set(languages.flatMap(([, words]) => (isRecord(words) ? Object.keys(words) : [])))];
  const told = new Set<string>();
  return places.flatMap(({ path, value: { label } }) => {
    if (typeof label !== 'string') return [];
    if (!known.includes(label)) {
      const list =
        known.length === 0 ? 'a word, and the list of labels has none' : `one of the labels ${known.join(', ')}`;
      return [{ path: [...path, 'label'], expected: list, got: tell(label) }];
    }
    if (told.has(label)) return [];
    told.add(label);
    return languages.flatMap(([language, words]) => {
      if (!isRecord(words) || Object.hasOwn(words, label)) return [];
      const expected = `a word, which ${writePath(path)} shows`;
      return [{ path: ['labels', language, label], expected, got: 'nothing' }];
    });
  });
}
