/** `npm run test:e2e`: finds a browser and runs the browser tests with it. Arguments go to Playwright: `npm run test:e2e -- -g reload`. */
import { findBrowser } from './browser.ts';
import { browserPlaces, tryBrowser } from './browser-places.ts';
import { runSpecs } from './runner.ts';

const found = await findBrowser(
  browserPlaces((line) => {
    console.log(line);
  }),
  tryBrowser,
);

if (found.ok) {
  const { candidate, place, version } = found.value;
  console.log(`Browser tests use Chromium ${version}: ${candidate.label} (${place}).`);
  const outcome = await runSpecs(candidate.launch, process.argv.slice(2));
  process.exitCode = outcome.ok ? 0 : 1;
} else {
  console.error(
    [
      'The browser tests need a browser, and none could be had. Tried:',
      ...found.reason.split('\n').map((line) => `  ${line}`),
      'Install Chromium, Chrome or Edge, or set BOARDCAST_BROWSER to the path of one, and run this again.',
    ].join('\n'),
  );
  process.exitCode = 1;
}
