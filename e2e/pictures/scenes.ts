/** What each picture shows, and how a page comes to show it. */
import { pathToFileURL } from 'node:url';
import { templateFile } from '../support/template.ts';
import { HOST_SCENES } from './host-scenes.ts';
import { hallOf, openDesk, putBehind, sayTeams, type Scene, type Stage } from './stage.ts';

/** The desk in the middle of a game: one foul by hand, one output on program. */
async function openGame(stage: Stage): Promise<void> {
  await sayTeams(stage);
  await stage.openOutput('OBS program');
  await stage.say({ do: 'phase', phase: 'live' });
  await stage.say({ do: 'nudge', field: 'away.fouls', by: 1 });
  await openDesk(stage);
  // The output has told how far it is.
  await stage.page.getByTestId('fold-outputs').getByText('1', { exact: true }).first().waitFor();
}

export const SCENES: Readonly<Record<string, Scene>> = {
  ...HOST_SCENES,
  bug: {
    size: [1280, 720],
    async prepare(stage) {
      const { page, origin } = stage;
      await sayTeams(stage);
      const hall = await hallOf(stage);
      await page.goto(`${origin}/overlay/stream1?animate=0`);
      await page.locator('[data-field="home.score"]').waitFor();
      await putBehind(page, hall);
    },
  },
  control: { size: [1440, 900], prepare: openGame },
  'control-phone': { size: [320, 640], prepare: openGame },
  links: {
    size: [1440, 1180],
    async prepare({ page, origin }) {
      const look = 'homeName=Lions&awayName=Bears&homeColor=c8102e&awayColor=0a3d91&theme=corner&position=bl&scale=1.2';
      await page.goto(`${origin}/links/stream1?${look}`);
      // The lists of what there is have come.
      await page.locator('option', { hasText: 'Corner' }).first().waitFor({ state: 'attached' });
      await page.getByRole('radio', { name: 'this stream' }).check();
      const frame = page.frameLocator('iframe').first();
      await frame.locator('[data-field="home.score"]').filter({ hasText: '58' }).waitFor();
    },
  },
  preview: {
    size: [1440, 1120],
    async prepare(stage) {
      const { page, origin, say, openOutput } = stage;
      await sayTeams(stage);
      await say({ do: 'override', field: 'home.score', value: '60' });
      await say({ do: 'delay', ms: 4000, output: 'Program replay' });
      const program = await openOutput('program');
      await openOutput('Program replay');
      await page.bringToFront();
      await page.goto(`${origin}/preview/stream1`);
      await page.getByTestId('output').filter({ hasText: 'Visible' }).first().waitFor();
      await program.close();
      await page.getByTestId('alarm').waitFor();
    },
  },
  template: {
    size: [1280, 720],
    async prepare(stage) {
      const { page } = stage;
      const hall = await hallOf(stage);
      await page.goto(pathToFileURL(templateFile('basketball')).href);
      const words = {
        'home.name': 'Lions',
        'away.name': 'Bears',
        score_a: '58',
        score_b: '61',
        time: '4:36',
        shot_clock: '24',
        period: '3',
        theme: 'slim',
        homeColor: '0a3d91',
        awayColor: 'b3122a',
      };
      await page.evaluate(`update(${JSON.stringify(JSON.stringify(words))}); play()`);
      await page.locator('[data-field="home.score"]').filter({ visible: true }).waitFor();
      await putBehind(page, hall);
    },
  },
  streams: {
    size: [1440, 730],
    async prepare(stage) {
      await sayTeams(stage);
      await stage.openOutput('OBS program');
      await stage.page.bringToFront();
      await stage.page.goto(stage.origin);
      await stage.page.getByTestId('feed').getByText('1 output').waitFor();
    },
  },
};
