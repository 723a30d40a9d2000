/** The settings of other ways in, as they were typed. */
import path from 'node:path';
import type { Doors } from './doors.ts';
import { basicAuth } from './basic-auth.ts';
import type { Settings } from './read-settings.ts';
import type { DoorAt } from './transport/bind-hosts.ts';

export type DoorFlag = 'tcp' | 'udp' | 'poll' | 'watch-file';

/** The stream of the lines that a start prints. */
const USUAL_STREAM = 'stream1';
const PORTS = 'a port such as 3322, or court1=3322 for a stream of its own';

/** `cwd` is the folder that files are named from. */
export function readDoors(settings: Settings<DoorFlag>, cwd: string): Doors {
  return {
    tcp: settings.list('tcp', PORTS, readDoor),
    udp: settings.list('udp', PORTS, readDoor),
    // They may hold a password.
    polls: readLines(
      (expected, reader) => settings.secret('poll', expected, reader),
      'http:// or https:// addresses, each as stream1=http://…, with %25 for a % in a password',
      (stream, text) => {
        const url = readUrl(text);
        return url?.protocol === 'http:' || url?.protocol === 'https:' ? { stream, url } : undefined;
      },
    ),
    files: readLines(
      (expected, reader) => settings.read('watch-file', undefined, expected, reader),
      'paths of files, each as stream1=…',
      (stream, text) => (text.includes('\0') ? undefined : { stream, path: path.resolve(cwd, text) }),
    ),
  };
}

/** The streams that it names. */
export function streamsOfDoors({ tcp, udp, polls, files }: Doors): readonly string[] {
  return [...tcp, ...udp, ...polls, ...files].map(({ stream }) => stream);
}

function readDoor(text: string): DoorAt | undefined {
  const [, stream = USUAL_STREAM, digits = ''] = /^(?:([\w.-]{1,64})=)?(\d{1,5})$/.exec(text) ?? [];
  const port = Number(digits);
  return digits === '' || port > 65_535 ? undefined : { stream, port };
}

/** One a line, as commas and spaces stand in addresses and paths. */
function readLines<T>(
  read: (expected: string, reader: (text: string) => readonly T[] | undefined) => readonly T[] | undefined,
  expected: string,
  reader: (stream: string, text: string) => T | undefined,
): readonly T[] {
  const all = read(`${expected}, one a line where there are several`, (text) => {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    const items = lines.map((line) => {
      const [, stream = USUAL_STREAM, rest = ''] = /^(?:([\w.-]{1,64})=)?(.+)$/.exec(line.trim()) ?? [];
      return rest === '' ? undefined : reader(stream, rest);
    });
    const good = items.filter((item) => item !== undefined);
    return good.length === items.length && good.length > 0 ? good : undefined;
  });
  return all ?? [];
}

/** Undefined also where user and password cannot be read. */
function readUrl(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url !== undefined && basicAuth(url).ok ? url : undefined;
}
