/** A link to a fake vMix in memory, in a time that stands until it is told to go. */
import { createManualTime } from '#lib/manual-time.ts';
import { createRandom } from '#lib/random.ts';
import { silentLog } from '../../../log.ts';
import type { VmixAnswer } from '../vmix-http.ts';
import { createVmixLink, type VmixLink } from '../vmix-link.ts';
import { createFakeVmix, KEY, type FakeFields, type FakeVmix } from './fake-vmix.ts';

/** The key of another title. */
export const OTHER = '99999999-2222-3333-4444-555555555555';
export const BUG: FakeFields = { 'HomeScore.Text': 'H', 'AwayScore.Text': 'A', 'Clock.Text': 'C', 'Sponsor.Text': 'S' };

export interface Rig {
  readonly fake: FakeVmix;
  readonly link: VmixLink;
  readonly row: Map<string, string>;
  /** The next value of a column. */
  readonly put: (column: string, value: string) => void;
  /** Lets time pass in steps of 10 ms, and all that is asked be answered. */
  readonly pass: (ms: number) => Promise<void>;
  /** Nobody answers any more, until it is called with true. */
  readonly answers: (does: boolean) => void;
  readonly mostAtOnce: () => number;
  /** How long each answer takes, in ms. */
  readonly takes: (ms: number) => void;
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
}

/** Its row is `HomeScore` 1, `AwayScore` 2 and `Clock` 10:00. */
export function createRig(fields: FakeFields = BUG, inputs: readonly string[] = []): Rig {
  const fake = createFakeVmix(fields);
  const time = createManualTime();
  const row = new Map([
    ['HomeScore', '1'],
    ['AwayScore', '2'],
    ['Clock', '10:00'],
  ]);
  let isThere = true;
  let flying = 0;
  let most = 0;
  let delay = 0;
  const ask = async (path: string): Promise<VmixAnswer> => {
    flying += 1;
    most = Math.max(most, flying);
    if (delay > 0) await new Promise<void>((resolve) => void time.after(delay, resolve));
    else await Promise.resolve();
    flying -= 1;
    if (!isThere) return { ok: false, reason: 'ECONNREFUSED' };
    return { ok: true, from: '192.168.1.20', ...fake.answer(path, undefined) };
  };
  const link = createVmixLink({
    ask,
    row(host) {
      if (row.has('broken')) throw new Error('no row');
      return row.size === 0 ? undefined : new Map([...row, ['Host', host]]);
    },
    inputs,
    at: 'http://vmix:8088',
    time,
    random: createRandom(1),
    log: silentLog,
  });
  return {
    fake,
    link,
    row,
    put(column, value) {
      row.set(column, value);
      link.changed();
    },
    async pass(ms) {
      await settled();
      for (let left = ms; left > 0; left -= 10) {
        time.advance(10);
        await settled();
      }
    },
    answers(does) {
      isThere = does;
    },
    mostAtOnce: () => most,
    takes(ms) {
      delay = ms;
    },
  };
}

/** Requests, to the letter. */
export const set = (field: string, value: string, input = KEY): string =>
  `/api/?Function=SetText&Input=${input}&SelectedName=${field}&Value=${value}`;
export const render = (how: 'Pause' | 'Resume', input = KEY): string => `/api/?Function=${how}Render&Input=${input}`;
