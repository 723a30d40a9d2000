import type { SportPack } from '#scoreboard/packs/pack-schema.ts';
import type { FreshKey } from '#relay/access/keys.ts';
import { TOLD_STREAM } from '#relay/outlets/read-outlets.ts';
import { urlHost, type Adapter } from './addresses.ts';

/** The stream that the printed addresses name; any other may be typed in its place. */
export const STREAM = TOLD_STREAM;

/** The sport that was set for the printed stream, undefined where none was. */
type NamedSport = Pick<SportPack, 'id' | 'name'> | undefined;

/** The keys as they stand in what is printed: themselves right after they were made, afterwards what is to be put in their place. */
export interface ShownKeys {
  readonly publish: string;
  readonly viewer: string;
}

/** What stands in the place of keys that were shown before. */
const SHOWN_BEFORE: ShownKeys = { publish: 'PUBLISH-KEY', viewer: 'VIEWER-KEY' };

/**
 * The lines to copy for one host: what to type into Scoreboard OCR, what to paste into OBS or vMix, what to open. They name no sport: a URL
 * that does pins it, and no operator could change it any more.
 */
export function copyLines(host: string, port: number, keys?: ShownKeys, secure: '' | 's' = ''): string[] {
  const at = `${urlHost(host)}:${port}`;
  const [publish, viewer] = keys === undefined ? ['', ''] : [`~${keys.publish}`, `#k=${keys.viewer}`];
  return [
    `Scoreboard OCR   ws${secure}://${at}/${STREAM}${publish}`,
    `OBS or vMix      http${secure}://${at}/overlay/${STREAM}${viewer}   (1920 × 1080)`,
    `Preview          http${secure}://${at}/preview/${STREAM}`,
  ];
}

/** What to type for the doors beside the relay's own port, each with its stream and the port that it got. */
export function doorLines(host: string, doors: Readonly<Record<'tcp' | 'udp', readonly DoorLine[]>>): string[] {
  return (['tcp', 'udp'] as const).flatMap((kind) =>
    doors[kind].map(
      ({ stream, port }) => `Or by ${kind.toUpperCase()}        ${kind}://${urlHost(host)}:${port}/${stream}`,
    ),
  );
}

/** The same for another computer: by TCP with the key, by UDP, which anybody can send in another's name, where nobody needs one. */
export function remoteDoorLines(
  hosts: readonly string[],
  { tcp, udp }: Parameters<typeof doorLines>[1],
  access: LanAccess,
): string[] {
  const { publish } = access.keys ?? SHOWN_BEFORE;
  const key = access.isOpen ? '' : `~${publish}`;
  const keyed = (doors: readonly DoorLine[]): DoorLine[] =>
    doors.map(({ stream, port }) => ({ stream: `${stream}${key}`, port }));
  const doors = { tcp: keyed(tcp), udp: access.isOpen ? keyed(udp) : [] };
  const lines = hosts.flatMap((host) => doorLines(host, doors));
  return lines.length === 0 ? [] : ['', 'From another computer, whose way the firewall must let in too:', ...lines];
}

interface DoorLine {
  readonly stream: string;
  readonly port: number;
}

/** The same for another computer, with what is to be opened there first. */
export function remoteLines(host: string, port: number, access: LanAccess): string[] {
  const at = `${urlHost(host)}:${port}`;
  return [
    ...copyLines(host, port, access.isOpen ? undefined : (access.keys ?? SHOWN_BEFORE)),
    `Control          http://${at}/control/${STREAM}`,
    `Test page        http://${at}/test`,
  ];
}

/** Most names of a certificate that are printed: one with a hundred would push all else out of sight. */
const TLS_NAMES_MAX = 3;

/** What a certificate of these names adds. */
export function tlsLines(names: readonly string[], port: number, access: LanAccess): string[] {
  const keys = access.isOpen ? undefined : (access.keys ?? SHOWN_BEFORE);
  const lines: string[] = [];
  for (const name of names.filter((one) => !one.startsWith('*')).slice(0, TLS_NAMES_MAX)) {
    lines.push('', `Encrypted, by its certificate as ${name}:`);
    lines.push(...copyLines(name, port, name === 'localhost' ? undefined : keys, 's'));
  }
  return lines;
}

/** What other computers need to come in. */
export interface LanAccess {
  /** Nothing. */
  readonly isOpen: boolean;
  /** Those that were just made. */
  readonly keys: ShownKeys | undefined;
  readonly passphrase: string | undefined;
}

/** What one behind a proxy says, whose address only its operator knows. */
export function proxyLines(access: LanAccess): string[] {
  const { publish, viewer } = access.keys ?? SHOWN_BEFORE;
  if (access.isOpen) return keyLines(access);
  return [
    '',
    'Through the proxy, at its own address:',
    `Scoreboard OCR   wss://…/${STREAM}~${publish}`,
    `OBS or vMix      https://…/overlay/${STREAM}#k=${viewer}`,
    ...keyLines(access),
  ];
}

/** What is to be said of keys: they are shown once. */
export function keyLines({ isOpen, passphrase }: LanAccess): string[] {
  if (isOpen)
    return ['', 'Nobody needs a key: whoever reaches this computer may publish, look and command (--open-lan).'];
  if (passphrase === undefined) {
    return [
      '',
      'PUBLISH-KEY and VIEWER-KEY were shown when they were made, and so was the passphrase for preview and control.',
      'Lost one? "boardcast keys new publish", "… viewer" or "… operator" makes another, and ends the old one.',
    ];
  }
  return [
    '',
    `Passphrase       ${passphrase}   (preview and control ask for it on other computers)`,
    'These keys and the passphrase are shown this once: copy them now. "boardcast keys new …" makes others.',
  ];
}

/** What to do about a file of keys that is none: it is never made anew by itself, since that would end every key that is in use. */
export const BROKEN_KEYS_ADVICE =
  'Put a copy of it back, or move it away: then the next start makes new keys, and whoever has old ones needs them.';

/** What the demo plays unless a sport is set. */
export const DEMO_SPORT = 'basketball';

/** What an edge says before its lines. */
export function edgeLines({
  origin,
  passes,
}: {
  readonly origin: string;
  readonly passes: boolean;
}): readonly string[] {
  return [
    `This is an edge of ${origin}: what is on air there is shown here.`,
    passes ? 'What operators say here is passed on to it.' : 'Operators look on here, and command there.',
  ];
}

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
export function lanLines(
  adapters: readonly Adapter[],
  port: number,
  platform: NodeJS.Platform,
  access: LanAccess,
): string[] {
  if (adapters.length === 0) {
    return ['', 'No network adapter has an address yet: connect this computer to the network and start again.'];
  }
  const blocks = adapters.flatMap(({ name, address }) => [
    '',
    `From another computer, through ${name}:`,
    ...remoteLines(address, port, access),
  ]);
  return [
    ...blocks,
    ...keyLines(access),
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

/** A new key, ready to paste at each of this computer's addresses; a passphrase by itself. */
export function freshKeyLines({ kind, key }: FreshKey, adapters: readonly Adapter[], port: number): string[] {
  const hosts = adapters.length === 0 ? ['THIS-COMPUTER'] : adapters.map(({ address }) => address);
  switch (kind) {
    case 'publish':
      return hosts.map((host) => `Scoreboard OCR   ws://${urlHost(host)}:${port}/${STREAM}~${key}`);
    case 'viewer':
      return hosts.map((host) => `OBS or vMix      http://${urlHost(host)}:${port}/overlay/${STREAM}#k=${key}`);
    case 'operator':
      return [`Passphrase       ${key}`];
    default:
      return kind satisfies never;
  }
}

/** What is to be said of addresses whose port nobody told: keys lie in a file, which does not know where a relay listens. */
export function usualPortLine(port: number): string {
  return `Port ${port} is the usual one: if Boardcast was started with another, put that in its place.`;
}
