import { chromium } from 'playwright';
import { buildFixtures } from './fixtures.ts';
import { startFeeder } from './feeder.ts';
import { measureRound } from './measure.ts';
const folder = await buildFixtures();
const feeder = await startFeeder('http://127.0.0.1:1', folder);
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--disable-gpu'] });
for (const f of ['bare-dom', 'naive-react']) {
  const t = Date.now();
  console.log(f, await measureRound(browser, feeder, `${feeder.origin}/fixtures/${f}/`), Date.now() - t);
}
await browser.close();
feeder.close();
