/** Which fields of vMix's titles show which column, what they were sent, and what they are still to be sent. */
import type { TitleRow } from '#scoreboard/title-row.ts';
import type { VmixField, VmixInput } from './vmix-state.ts';

/** A field that is to show another value. */
export interface Change {
  /** The input's key. */
  readonly input: string;
  readonly name: string;
  readonly kind: VmixField['kind'];
  readonly value: string;
}

export interface Targets {
  /** These inputs are there now. */
  seen(inputs: readonly VmixInput[]): void;
  /** What has to be sent for this row, by input. */
  changes(row: TitleRow): ReadonlyMap<string, readonly Change[]>;
  sent(change: Change): void;
  /** It is not tried again before the inputs are seen anew. Says whether that is news. */
  refused(change: Change): boolean;
  /** Nothing is known any more of what the fields show. */
  forget(): void;
  /** What keeps titles from being filled, in words. */
  faults(): readonly string[];
}

interface Target extends Omit<Change, 'value'> {
  /** The column it shows, as columns are compared. */
  readonly column: string;
  /** What vMix says that it shows. */
  reported: string;
  /** What it was sent last; undefined if nothing. */
  sent: string | undefined;
  /** It was sent this since vMix was heard. */
  isFresh: boolean;
  /** What it was sent and said all the same, which it was then sent once more. */
  odd: string;
  isRefused: boolean;
  /** It was refused since the inputs were seen. */
  rests: boolean;
}

/** `chosen` are inputs by key or number; all where there is none. */
export function createTargets(chosen: readonly string[]): Targets {
  /** By input and field. */
  let targets = new Map<string, Target>();
  let missing: readonly string[] = [];
  /** Whether any field shows a column; undefined before a row was seen. */
  let matches: boolean | undefined;

  /** What vMix says of a field that was sent something: another text than before, which we did not send, is a preset's or an operator's. */
  function compare(target: Target, reported: string): void {
    const odd = `${target.sent ?? ''}\0${reported}`;
    // A picture may be told by another name than the one by which it was sent, and a text as only vMix writes it.
    const isOwn = target.isFresh
      ? target.kind === 'image' || reported === target.sent || odd === target.odd
      : reported === target.reported;
    if (!isOwn && target.sent !== undefined) {
      target.odd = odd;
      target.sent = undefined;
    }
    target.reported = reported;
    target.isFresh = false;
    target.rests = false;
  }

  return {
    seen(inputs) {
      missing = chosen.filter((word) => !inputs.some((input) => isCalled(input, word)));
      const next = new Map<string, Target>();
      for (const input of inputs) {
        // Unless it was chosen, one without any field of a team is another title: a guest's name, a clock of its own.
        const isOurs =
          chosen.length === 0
            ? input.fields.some(({ name }) => /^(?:home|away)/i.test(name))
            : chosen.some((word) => isCalled(input, word));
        if (!isOurs) continue;
        for (const { name, kind, value } of input.fields) {
          const id = `${input.key} ${name}`;
          const known = targets.get(id);
          if (known?.kind === kind) compare(known, value);
          next.set(id, known?.kind === kind ? known : newTarget(input.key, { name, kind, value }));
        }
      }
      targets = next;
    },
    changes(row) {
      const columns = new Map(Array.from(row, ([column, text]) => [column.toLowerCase(), text]));
      const changes = new Map<string, Change[]>();
      matches = false;
      for (const { input, name, kind, column, sent, rests } of targets.values()) {
        // A column that left with its sport leaves nothing behind.
        const value = columns.get(column) ?? (sent === undefined ? undefined : '');
        if (value === undefined) continue;
        matches = true;
        if (value === sent || rests || (value === '' && sent === undefined)) continue;
        const some = changes.get(input) ?? [];
        changes.set(input, some);
        some.push({ input, name, kind, value });
      }
      return changes;
    },
    sent({ input, name, value }) {
      const target = targets.get(`${input} ${name}`);
      if (target === undefined) return;
      target.sent = value;
      target.isFresh = true;
      target.isRefused = false;
    },
    refused({ input, name }) {
      const target = targets.get(`${input} ${name}`);
      if (target === undefined) return false;
      const isNews = !target.isRefused;
      target.isRefused = true;
      target.rests = true;
      return isNews;
    },
    forget() {
      targets.clear();
    },
    faults() {
      const refused = [...targets.values()].filter(({ isRefused }) => isRefused).map(({ name }) => name);
      return [
        ...missing.map((word) => `it has no input ${JSON.stringify(word)}`),
        ...(matches === false && missing.length === 0
          ? ['no title has a field that is named as a column, such as HomeScore.Text']
          : []),
        ...(refused.length > 0 ? [`it refuses ${[...new Set(refused)].join(', ')}`] : []),
      ];
    },
  };
}

function newTarget(input: string, { name, kind, value }: VmixField): Target {
  return {
    input,
    name,
    kind,
    column: columnOf(name),
    reported: value,
    sent: undefined,
    isFresh: false,
    odd: '',
    isRefused: false,
    rests: false,
  };
}

function isCalled({ key, number }: VmixInput, word: string): boolean {
  return key.toLowerCase() === word.toLowerCase() || number === word;
}

/** GT titles name a field with what of it is set, older ones without. */
function columnOf(name: string): string {
  return name.toLowerCase().replace(/\.(?:text|source)$/, '');
}
