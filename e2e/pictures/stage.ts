/** What a scene has to show its page with, and what several scenes do alike. */
import type { Locator, Page } from 'playwright';

export interface Stage {
  /** Is pictured. */
  readonly page: Page;
  readonly origin: string;
  readonly say: (command: Readonly<Record<string, unknown>>) => Promise<void>;
  readonly openOutput: (name: string) => Promise<Page>;
  /** The port of the relay's first door by TCP, where it has one. */
  readonly tcpPort: number;
}

/** What stands beside the relay, such as a program that it calls. */
export interface Beside {
  /** By which the relay knows of it. */
  readonly flags: readonly string[];
  readonly end: () => Promise<void>;
}

export interface Scene {
  readonly size: readonly [width: number, height: number];
  /** Is there before the relay is; `folder` is the scene's own. */
  readonly beside?: (folder: string) => Promise<Beside>;
  readonly prepare: (stage: Stage) => Promise<void>;
  /** What of the page is pictured, in place of all of it. */
  readonly part?: (page: Page) => Locator;
}

const TEAMS = [
  { do: 'team', side: 'home', name: 'Lions', short: 'LIO', color: '#0a3d91' },
  { do: 'team', side: 'away', name: 'Bears', short: 'BEA', color: '#b3122a' },
];

export async function sayTeams({ say }: Stage): Promise<void> {
  for (const team of TEAMS) await say(team);
}

/** Opens the desk of the game; with the name of a panel that one is open, and no other. */
export async function openDesk({ page, origin }: Stage, panel?: string): Promise<void> {
  await page.bringToFront();
  await page.goto(`${origin}/control/stream1`);
  await page.getByTestId('score-home.score').getByText('58').waitFor();
  if (panel === undefined) return;
  for (const fold of await page.locator('[data-testid^="fold-"]').all()) {
    const name = (await fold.getAttribute('data-testid'))?.slice('fold-'.length) ?? '';
    const key = fold.getByRole('button').first();
    if (((await key.getAttribute('aria-expanded')) === 'true') !== (name === panel)) await key.click();
  }
}

/** The drawing of a hall that preview has. */
export async function hallOf({ page, origin }: Stage): Promise<string> {
  await page.goto(`${origin}/preview/stream1`);
  return page.locator('svg:has(#hall-wall)').evaluate((drawing) => drawing.outerHTML);
}

export async function putBehind(page: Page, drawing: string): Promise<void> {
  await page.evaluate((drawing) => {
    const picture = document.createElement('div');
    picture.innerHTML = drawing;
    picture.style.cssText = 'position:fixed;inset:0;z-index:-1';
    picture.querySelector('svg')?.setAttribute('style', 'display:block;width:100%;height:100%');
    document.body.prepend(picture);
  }, drawing);
}
