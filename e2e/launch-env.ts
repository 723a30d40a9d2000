/** Hands the browser that was found from `run.ts` to Playwright's own processes, by one environment variable. */
import * as v from 'valibot';
import type { Launch } from './browser-candidates.ts';

const NAME = 'BOARDCAST_E2E_LAUNCH';

/** Names the file that the count reporter writes its counts to, for whoever started the run. */
export const COUNTS_FILE_VARIABLE = 'BOARDCAST_E2E_COUNTS';

const launchSchema = v.object({
  executablePath: v.optional(v.string()),
  headless: v.boolean(),
  args: v.array(v.string()),
  env: v.record(v.string(), v.string()),
});

/** The environment entry that carries a launch. */
export function launchToEnv(launch: Launch): Record<string, string> {
  return { [NAME]: JSON.stringify(launch) };
}

/** The launch that was handed down. */
export function launchFromEnv(env: NodeJS.ProcessEnv): Launch {
  const text = env[NAME];
  if (text === undefined)
    throw new Error('Start the browser tests by `npm run test:e2e`: it finds the browser for them.');
  const { executablePath, ...launch } = v.parse(launchSchema, JSON.parse(text));
  return executablePath === undefined ? launch : { ...launch, executablePath };
}
