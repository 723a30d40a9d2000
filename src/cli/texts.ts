import type { SportPack } from '#scoreboard/packs/pack-schema.ts';
import { urlHost, type Adapter } from './addresses.ts';

/** The stream that the printed addresses name; any other may be typed in its place. */
export const STREAM = 'stream1';

/** The sport that was set for the printed stream, undefined where none was. */
type NamedSport = Pick<SportPack, 'id' | 'name'> | undefined;

/**
 * The lines to copy for one host: what to type into Scoreboard OCR, what to paste into OBS or vMix, what to open. They name no sport: a URL
 * that does pins it, and no operator could change it any more.
 */
export function copyLines(host: string, port: number, withTestPage = false): string[] {
  const at = `${urlHost(host)}:${port}`;
  const lines = [
    `Scoreboard OCR   ws://${at}/${STREAM}`,
    `OBS or vMix      http://${at}/overlay/${STREAM}   (1920 × 1080)`,
    `Preview          http://${at}/preview/${STREAM}`,
  ];
  return withTestPage ? [...lines, `Test page        http://${at}/test`] : lines;
}

/** What the demo plays unless a sport is set. */
export const DEMO_SPORT = 'basketball';

/** What the demo says before its lines. */
export function demoLines(sport: NamedSport): readonly string[] {
  const game = sport?.name.toLowerCase() ?? DEMO_SPORT;
  return [
    `This is a demo: a simulated ${game} game plays on ${STREAM}. Nothing of it is saved.`,
    `It gives way to the first real publisher that sends to ${STREAM}.`,
  ];
}

export const DEMO_OVER_LINE = `The demo is over: a publisher sends to ${STREAM}.`;

/** What `--lan` prints for the other computers. */
export function lanLines(adapters: readonly Adapter[], port: number, platform: NodeJS.Platform): string[] {
  if (adapters.length === 0) {
    return ['', 'No network adapter has an address yet: connect this computer to the network and start again.'];
  }
  const blocks = adapters.flatMap(({ name, address }) => [
    '',
    `From another computer, through ${name}:`,
    ...copyLines(address, port, true),
  ]);
  return [
    ...blocks,
    '',
    'Open the test page on the other computer first. If it does not appear, the firewall of this one keeps it out:',
    ...firewallLines(platform, port).map((line) => `  ${line}`),
  ];
}

/** How each system's own firewall lets the other computer in. */
export function firewallLines(platform: NodeJS.Platform, port: number): string[] {
  switch (platform) {
    case 'win32':
      return [
        'Windows asks at the first start: tick "Private networks" and press "Allow access".',
        'If it did not ask, open a terminal as administrator and run:',
        `netsh advfirewall firewall add rule name="Boardcast" dir=in action=allow protocol=TCP localport=${port} profile=private,domain`,
        'And see that the network is set to "Private network" in Settings, Network & internet.',
      ];
    case 'darwin':
      return [
        'macOS asks at the first start whether "node" may accept incoming connections: press "Allow".',
        'If it did not ask: System Settings, Network, Firewall, Options, add "node" and allow incoming connections.',
      ];
    default:
      return [
        `with ufw (Ubuntu, Debian):          sudo ufw allow ${port}/tcp`,
        `with firewalld (Fedora, openSUSE):  sudo firewall-cmd --add-port=${port}/tcp`,
      ];
  }
}
