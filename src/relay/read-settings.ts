/** Reads settings as they were typed, the flag before its variable, and names all that is wrong with them at once. */

/** As they were typed; true for a switch. */
export type TypedFlags<Flag extends string> = { readonly [Name in Flag]?: string | true | undefined };

interface Fault {
  readonly setting: string;
  readonly given: string;
  readonly expected: string;
}

/** In words that fit after "expected"; those that depend on what was given never repeat it. */
type Expected = string | ((text: string) => string);

export interface Settings<Flag extends string> {
  /** What was given, else `usual`; `reader` gives undefined for what is wrong. */
  readonly read: <T>(flag: Flag, usual: T, expected: string, reader: (text: string) => T | undefined) => T;
  /** What nobody may read over a shoulder or in a log; undefined where it was not given. */
  readonly secret: <T>(flag: Flag, expected: Expected, reader: (text: string) => T | undefined) => T | undefined;
  /** It was not given, and has to be. */
  readonly miss: (flag: Flag, expected: string) => void;
  /** Several of them. */
  readonly list: <T>(flag: Flag, expected: string, reader: (text: string) => T | undefined) => readonly T[];
  /** Several of them that may hold passwords. */
  readonly secretList: <T>(flag: Flag, expected: string, reader: (text: string) => T | undefined) => readonly T[];
}

/** The variable of `--open-lan` is BOARDCAST_OPEN_LAN, and so on. Names what is wrong into `faults`. */
export function createSettings<Flag extends string>(
  flags: TypedFlags<Flag>,
  env: Readonly<Record<string, string | undefined>>,
  faults: Fault[],
): Settings<Flag> {
  /** What is said of a flag, variable first: one that is wrong is named also where the flag goes before it. */
  function given(flag: Flag): readonly { readonly setting: string; readonly text: string }[] {
    const name = `BOARDCAST_${flag.toUpperCase().replaceAll('-', '_')}`;
    const variable = env[name];
    const typed: string | true | undefined = flags[flag];
    return [
      ...(variable === undefined || variable.trim() === '' ? [] : [{ setting: name, text: variable }]),
      ...(typed === undefined ? [] : [{ setting: `--${flag}`, text: typed === true ? 'on' : typed }]),
    ];
  }

  function read<T>(
    flag: Flag,
    usual: T,
    expected: Expected,
    reader: (text: string) => T | undefined,
    shown = (text: string): string => text,
  ): T {
    let taken = usual;
    for (const { setting, text } of given(flag)) {
      const value = reader(text.trim());
      if (value !== undefined) taken = value;
      else {
        const wanted = typeof expected === 'string' ? expected : expected(text.trim());
        faults.push({ setting, given: shown(text), expected: wanted });
      }
    }
    return taken;
  }

  function listBy<T>(
    flag: Flag,
    expected: string,
    reader: (text: string) => T | undefined,
    shown?: () => string,
  ): readonly T[] {
    const readAll = (text: string): readonly T[] | undefined => {
      const items = text.split(/[\s,]+/).flatMap((item) => (item === '' ? [] : [reader(item)]));
      const good = items.flatMap((item) => (item === undefined ? [] : [item]));
      return items.length > 0 && good.length === items.length ? good : undefined;
    };
    return read<readonly T[]>(flag, [], `${expected}, with commas between several`, readAll, shown);
  }

  function secret<T>(flag: Flag, expected: Expected, reader: (text: string) => T | undefined): T | undefined {
    return read<T | undefined>(flag, undefined, expected, reader, () => '…');
  }

  function miss(flag: Flag, expected: string): void {
    if (given(flag).length === 0) faults.push({ setting: `--${flag}`, given: '', expected });
  }

  return {
    read,
    secret,
    miss,
    list: (flag, expected, reader) => listBy(flag, expected, reader),
    secretList: (flag, expected, reader) => listBy(flag, expected, reader, () => '…'),
  };
}
