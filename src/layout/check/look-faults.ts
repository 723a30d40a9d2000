/** What can be wrong with a layout that is right by its schema. Reads raw JSON, so that it tells its faults beside those of the schema. */
import { isRecord, tell, writePath, type Fault, type JsonPath } from './json-path.ts';
import { roomFaults } from './room-faults.ts';

/** Part names that are there twice, words that are used and not in the list or not in each language, and boxes that are too narrow. */
export function layoutFaults(json: unknown): readonly Fault[] {
  if (!isRecord(json)) return [];
  const places = placesIn(json['root'], ['root']);
  return [...partFaults(places), ...labelFaults(places, json['labels']), ...roomFaults(json['root'], ['root'])];
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

/** Where an element names a word of the layout's list, or should. */
function wordsNamed({ path, value }: Place): readonly { readonly path: JsonPath; readonly word: unknown }[] {
  const named = (key: string, isMust: boolean) => {
    const isNamed = typeof value[key] === 'string' || (isMust && value[key] === undefined);
    return isNamed ? [{ path: [...path, key], word: value[key] }] : [];
  };
  if (value['kind'] === 'period') return named('word', value['format'] === 'word');
  if (value['kind'] === 'light') return value['shape'] === 'label' ? named('label', true) : [];
  return named('label', false);
}

function labelFaults(places: readonly Place[], labels: unknown): readonly Fault[] {
  const languages = isRecord(labels) ? Object.entries(labels) : [];
  const known = [...new Set(languages.flatMap(([, words]) => (isRecord(words) ? Object.keys(words) : [])))];
  const told = new Set<string>();
  return places.flatMap(wordsNamed).flatMap(({ path, word }) => {
    if (typeof word !== 'string')
      return [{ path, expected: 'a word, which is all that is shown here', got: 'nothing' }];
    if (!known.includes(word)) {
      const list =
        known.length === 0 ? 'a word, and the list of labels has none' : `one of the labels ${known.join(', ')}`;
      return [{ path, expected: list, got: tell(word) }];
    }
    if (told.has(word)) return [];
    told.add(word);
    return languages.flatMap(([language, words]) => {
      if (!isRecord(words) || Object.hasOwn(words, word)) return [];
      const expected = `a word, which ${writePath(path.slice(0, -1))} shows`;
      return [{ path: ['labels', language, word], expected, got: 'nothing' }];
    });
  });
}
