import type { PublisherState } from '#publisher/publisher.ts';
import { createSimulation } from '#publisher/simulation.ts';
import { dialWebSocket } from '#publisher/ws-dial.ts';
import type { RawFlags } from './command-line.ts';
import { refuse } from './refuse.ts';
import { readSimulateSettings } from './simulate-settings.ts';
import { ended, EXIT, type Surroundings } from './surroundings.ts';

/** `boardcast simulate`: plays games to a server until it is ended or its time is up. Resolves with the exit code. */
export async function simulate(flags: RawFlags, strangers: readonly string[], around: Surroundings): Promise<number> {
  const read = readSimulateSettings(flags, around.env);
  const faults = [...strangers, ...(read.ok ? [] : read.faults)];
  if (!read.ok || faults.length > 0) return refuse('simulate', faults, around);
  const { value: settings } = read;

  around.out(`Plays ${settings.sport}, seed ${settings.seed}, to ${settings.url}. Ctrl+C ends it.`);
  const tell = createTeller(around.out);
  const simulation = createSimulation(
    { ...settings, testData: settings.testDataSeconds > 0 },
    { time: around.time, dial: dialWebSocket, onState: tell },
  );
  const callOffs: (() => void)[] = [];
  if (settings.testDataSeconds > 0) {
    around.out('Test data in every field.');
    const clear = (): void => {
      around.out('Test data cleared.');
      simulation.clearTestData();
    };
    callOffs.push(around.time.after(settings.testDataSeconds * 1000, clear));
  }
  await new Promise<void>((resolve) => {
    void ended(around.ending).then(resolve);
    if (settings.seconds !== undefined) callOffs.push(around.time.after(settings.seconds * 1000, resolve));
  });
  for (const callOff of callOffs) callOff();
  simulation.close();
  around.out(`Ended after ${simulation.updates()} updates.`);
  return EXIT.OK;
}

/** Says when the link comes and goes, and each reason for its absence once, however often the dial is repeated. */
function createTeller(out: (text: string) => void): (state: PublisherState) => void {
  let said = '';
  return (state) => {
    if (state.kind === 'open' && said !== 'open') {
      said = 'open';
      out('Connected.');
    } else if (state.kind === 'waiting' && said !== state.reason) {
      said = state.reason;
      out(`No connection (${state.reason}). It goes on trying.`);
    }
  };
}
