/** Names that stand twice in one object of a JSON text: `JSON.parse` keeps the last of them and says nothing. */
import { tell, type Fault } from './json-path.ts';

/** A text, a bracket, a comma or a colon; anything else between them is a number, a literal or space. */
const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;

/** An object or an array that is being read. */
interface Level {
  /** Undefined in an array. */
  readonly names: Set<string> | undefined;
  /** The name or the index of what stands at this place. */
  at: string | number;
}

/** Each name that was there already, by its path. `text` is JSON. */
export function namesTwice(text: string): readonly Fault[] {
  const faults: Fault[] = [];
  const levels: Level[] = [];
  let word = '';
  let line = 1;
  let counted = 0;
  for (const { 0: token, index } of text.matchAll(TOKENS)) {
    const level = levels.at(-1);
    if (token === '{') levels.push({ names: new Set(), at: '' });
    else if (token === '[') levels.push({ names: undefined, at: 0 });
    else if (token === '}' || token === ']') levels.pop();
    else if (token === ',') {
      if (typeof level?.at === 'number') level.at += 1;
    } else if (token === ':') {
      if (level?.names === undefined) continue;
      const name: unknown = JSON.parse(word);
      level.at = String(name);
      if (level.names.has(level.at)) {
        line += text.slice(counted, index).split(/\r\n|\r|\n/).length - 1;
        counted = index;
        const path = levels.map(({ at }) => at);
        faults.push({ path, expected: 'a name that stands once', got: `${tell(name)} again in line ${line}` });
      }
      level.names.add(level.at);
    } else word = token;
  }
  return faults;
}
