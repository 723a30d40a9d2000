/** The pictures of docs/hosts: our own pages beside what speaks to them. What a host looks like itself is in none. */
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import path from 'node:path';
import { createFakeObs } from '#relay/outlets/obs/testing/fake-obs.ts';
import { createFakeVmix, listenAsVmix } from '#relay/outlets/vmix/testing/fake-vmix.ts';
import { listenAsObs } from '#relay/transport/testing/obs-server.ts';
import { openHost, serveGraphics } from '../support/graphics-host.ts';
import { hallOf, openDesk, putBehind, sayTeams, type Beside, type Scene, type Stage } from './stage.ts';

/** A server of this machine that answers everything alike. */
async function answering(
  status: number,
  body: string,
): Promise<{ readonly port: number; readonly end: Beside['end'] }> {
  const server = createServer((_request, response) => response.writeHead(status).end(body)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async end() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The four ways in at once, to court 2. */
async function besideSources(folder: string): Promise<Beside> {
  const file = path.join(folder, 'score.xml');
  await writeFile(file, '<board><home><score>35</score></home><away><score>31</score></away></board>');
  const poll = await answering(200, '{"Home Score":"35","Away Score":"31","Period":"2nd"}');
  const asked = `court2=http://127.0.0.1:${poll.port}/results.json`;
  return {
    flags: ['--tcp', 'court2=0', '--poll', asked, '--watch-file', `court2=${file}`],
    end: poll.end,
  };
}

async function sendToAll({ page, origin, tcpPort }: Stage): Promise<void> {
  await page.goto(`${origin}/control/court2`);
  const send = (body: string): Promise<void> =>
    page.evaluate(async (text) => {
      await fetch('/streams/court2', { method: 'POST', body: text });
    }, body);
  const fold = page.getByTestId('fold-sources');
  await fold.getByRole('button').first().click();
  const socket = connect(tcpPort, '127.0.0.1');
  socket.write('Home Score=35\r\nAway Score=31\r\nClock=4:33\r\n');
  for (const kind of ['file', 'poll', 'tcp']) await page.locator(`[data-kind="${kind}"]`).waitFor();
  await page.getByTestId('test-connection').click();
  await send('{"Home Score":"36","Away Score":"31","Clock":"4:32","Period":"2nd"}');
  await page.getByText('It arrived.').waitFor();
}

/** High enough for a panel to stand below the page's head, which would cover it otherwise. */
const DESK = [1280, 1400] as const;

/** The desk with one output of OBS and the link of another program, which waits as long as the cameras do. */
async function openOutputs(stage: Stage, link: string): Promise<void> {
  await sayTeams(stage);
  await stage.say({ do: 'phase', phase: 'live' });
  await stage.say({ do: 'delay', output: link, ms: 2500 });
  await stage.openOutput('OBS program');
  await openDesk(stage, 'outputs');
  for (const name of ['OBS program', link]) await stage.page.getByTestId('output').filter({ hasText: name }).waitFor();
  await stage.page.mouse.move(0, 0);
}

const OGRAF_DATA = {
  homeName: 'Lions',
  awayName: 'Bears',
  homeShort: 'LIO',
  awayShort: 'BEA',
  homeColor: '#0a3d91',
  awayColor: '#b3122a',
  homeScore: 58,
  awayScore: 61,
  clock: '4:36',
  shotClock: '24',
  period: '3',
};

export const HOST_SCENES: Readonly<Record<string, Scene>> = {
  sources: {
    size: [760, 900],
    beside: besideSources,
    prepare: sendToAll,
    part: (page) => page.getByTestId('fold-sources'),
  },
  'vmix-outputs': {
    size: DESK,
    async beside() {
      const vmix = await listenAsVmix(createFakeVmix({ 'HomeScore.Text': '0', 'Clock.Text': '0:00' }));
      return { flags: ['--vmix', `http://127.0.0.1:${vmix.port}`], end: vmix.close };
    },
    prepare: (stage) => openOutputs(stage, 'vMix titles'),
    part: (page) => page.getByTestId('fold-outputs'),
  },
  'vmix-row': {
    size: [640, 730],
    async prepare(stage) {
      await sayTeams(stage);
      await stage.page.goto(`${stage.origin}/streams/stream1/vmix.xml`);
    },
  },
  obs: {
    size: [1280, 720],
    async prepare(stage) {
      const { page, origin } = stage;
      await sayTeams(stage);
      const hall = await hallOf(stage);
      await page.goto(`${origin}/overlay/stream1?animate=0`);
      await page.locator('[data-field="home.score"]').waitFor();
      await putBehind(page, hall);
      await stage.say({ do: 'cue', kind: 'timeout', side: 'home' });
      await page
        .getByText(/time-?out/i)
        .filter({ visible: true })
        .first()
        .waitFor();
    },
  },
  'obs-outputs': {
    size: DESK,
    async beside() {
      const obs = await listenAsObs(createFakeObs());
      return { flags: ['--obs', `ws://127.0.0.1:${obs.port}`, '--obs-on', 'timeout=scene:Break'], end: obs.close };
    },
    prepare: (stage) => openOutputs(stage, 'OBS link'),
    part: (page) => page.getByTestId('fold-outputs'),
  },
  ograf: {
    size: [1280, 720],
    async prepare(stage) {
      const { page } = stage;
      const hall = await hallOf(stage);
      const server = await serveGraphics();
      const host = await openHost(page, server.origin, 'server');
      for (const [theme, position] of [
        ['classic', 'tl'],
        ['bold', 'bc'],
      ]) {
        const index = await host.tell<number>('load', `boardcast-basketball-${theme}`, { ...OGRAF_DATA, position });
        await host.tell('call', index, 'playAction', { skipAnimation: true });
      }
      await putBehind(page, hall);
      await server.close();
    },
  },
  'api-docs': {
    size: [1000, 620],
    async prepare({ page, origin }) {
      await page.goto(`${origin}/api/docs`);
    },
  },
  'webhook-alarm': {
    size: [1100, 330],
    async beside() {
      const receiver = await answering(404, '');
      const secret = `whsec_${Buffer.from('the secret of the pictures').toString('base64')}`;
      return {
        flags: ['--webhook', `http://localhost:${receiver.port}/score`, '--webhook-secret', secret],
        end: receiver.end,
      };
    },
    async prepare(stage) {
      await sayTeams(stage);
      await stage.say({ do: 'phase', phase: 'live' });
      await openDesk(stage);
      await stage.page.getByText('webhook:').first().waitFor();
    },
  },
};
