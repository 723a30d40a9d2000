/** Which outputs that are on program are in trouble: pure. An output's name is what it is known by: its id changes each time it dials. */
import type { Output } from '#protocol/api.ts';
import type { OutputSettings } from '#protocol/desk.ts';
import { isProgram } from '#protocol/is-program.ts';

/** `gone`: nothing of that name listens; `hidden`: it is not shown; `silent`: it is connected and does not answer; `late`: it draws long after its time. */
export type Trouble = 'gone' | 'hidden' | 'silent' | 'late';

/** An output of a name, as it was seen so far. Every instant is of this page's clock. */
export interface OutputSeen {
  readonly name: string;
  /** When it was last known to be right. */
  readonly rightAt: number;
  /** What is wrong with it, since which look, and whether that has lasted; undefined while nothing is. */
  readonly trouble: { readonly kind: Trouble; readonly noticedAt: number; readonly isLasting: boolean } | undefined;
  /** Whether the operator meant it so; it holds until the output is right again. */
  readonly isMeant: boolean;
}

/** One look at who listens: the relay's word, and when it came. */
export interface OutputsLook {
  readonly outputs: readonly Output[];
  readonly at: number;
  /** The relay's clock at that moment. */
  readonly relayNow: number;
}

export interface Alarm {
  readonly name: string;
  readonly kind: Trouble;
  /** When it was last known to be right. */
  readonly since: number;
}

/** What the operators said of outputs, by name. */
type Settings = Readonly<Record<string, OutputSettings>>;

/** An output that has answered nothing for so long does not draw: it missed five heartbeats (docs/PROTOCOL.md V6). */
const SILENT_MS = 10_000;
/** Drawn so much later than its delay says, in ms, a clock is wrong by a second. */
const LATE_MS = 1000;
/** A page that is loaded anew, and all of them when Boardcast is restarted, are back by then: twice the longest pause between dials (V10). */
const LASTING_MS = 3000;

/** What is known of the outputs after another look. One that was never right is not known: it may still be set up. */
export function withOutputs(seen: readonly OutputSeen[], look: OutputsLook): readonly OutputSeen[] {
  const byName = group(look.outputs);
  const known = seen.map((output) => after(output, byName.get(output.name) ?? [], look));
  const names = new Set(seen.map(({ name }) => name));
  const others = [...byName].filter(([name, pages]) => !names.has(name) && pages.some((page) => isRight(page, look)));
  return [...known, ...others.map(([name, pages]) => right(name, pages, look))];
}

/** The alarms to raise now. */
export function alarmsOf(seen: readonly OutputSeen[], settings: Settings | undefined): readonly Alarm[] {
  return seen.flatMap(({ name, rightAt, trouble, isMeant }) =>
    trouble?.isLasting === true && !isMeant && isProgram(name, settings)
      ? [{ name, kind: trouble.kind, since: rightAt }]
      : [],
  );
}

/** The operator meant it so: no alarm for this output until it is right again. */
export function withMeant(seen: readonly OutputSeen[], name: string): readonly OutputSeen[] {
  return seen.map((output) => (output.name === name ? { ...output, isMeant: true } : output));
}

/** The listening overlays by name; one without a name cannot be told from others. */
function group(outputs: readonly Output[]): ReadonlyMap<string, readonly Output[]> {
  const byName = new Map<string, Output[]>();
  for (const output of outputs) {
    if (output.role !== 'viewer' || output.name === '') continue;
    const same = byName.get(output.name);
    if (same === undefined) byName.set(output.name, [output]);
    else same.push(output);
  }
  return byName;
}

function after(output: OutputSeen, pages: readonly Output[], look: OutputsLook): OutputSeen {
  if (pages.some((page) => isRight(page, look))) return right(output.name, pages, look);
  const kind = troubleOf(pages, look);
  // One that joins just now is neither right nor wrong yet.
  if (kind === undefined) return output;
  const noticedAt = output.trouble?.noticedAt ?? look.at;
  const isLasting = kind === 'silent' || look.at - noticedAt >= LASTING_MS;
  return { ...output, trouble: { kind, noticedAt, isLasting } };
}

function right(name: string, pages: readonly Output[], look: OutputsLook): OutputSeen {
  const answeredAt = pages.map((page) => page.ack?.at ?? 0);
  // The relay's clock is known to a fraction of a second: no answer is later than now.
  const age = Math.max(0, look.relayNow - Math.max(...answeredAt));
  return { name, rightAt: look.at - age, trouble: undefined, isMeant: false };
}

function isRight(page: Output, look: OutputsLook): boolean {
  return answers(page, look) && page.ack?.visible !== false && !isLate(page);
}

function answers({ ack }: Output, { relayNow }: OutputsLook): boolean {
  return ack !== null && relayNow - ack.at <= SILENT_MS;
}

/** One that shows all there is has caught up: its lag is that of the last value it drew. */
function isLate({ ack, current }: Output): boolean {
  return ack !== null && ack.rev !== current && (ack.lag ?? 0) >= LATE_MS;
}

/** What is wrong with pages of which none is right; the mildest word counts. */
function troubleOf(pages: readonly Output[], look: OutputsLook): Trouble | undefined {
  if (pages.length === 0) return 'gone';
  const answering = pages.filter((page) => answers(page, look));
  if (answering.some(({ ack }) => ack?.visible !== false)) return 'late';
  if (answering.length > 0) return 'hidden';
  const isJoining = pages.some(({ ack, since }) => ack === null && look.relayNow - since <= SILENT_MS);
  return isJoining ? undefined : 'silent';
}
