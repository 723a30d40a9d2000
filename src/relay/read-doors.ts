/** The settings of other ways in, as they were typed. */
import path from 'node:path';
import type { Doors } from './doors.ts';
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
    polls: readLines(settings, 'poll', 'http:// or https:// addresses, each as stream1=http://…', (stream, text) => {
      const url = URL.canParse(text) ? new URL(text) : undefined;
      return url?.protocol === 'http:' || url?.protocol === 'https:' ? { stream, url } : undefined;
    }),
    files: readLines(settings, 'watch-file', 'paths of files, each as stream1=…', (stream, text) =>
      text.includes('\0') ? undefined : { stream, path: path.resolve(cwd, text) },
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
  { read }: Settings<DoorFlag>,
  flag: DoorFlag,
  expected: string,
  reader: (stream: string, text: string) => T | undefined,
): readonly T[] {
  return read<readonly T[]>(flag, [], `${expected}, one a line where there are several`, (text) => {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    const items = lines.map((line) => {
      const [, stream = USUAL_STREAM, rest = ''] = /^(?:([\w.-]{1,64})=)?(.+)$/.exec(line.trim()) ?? [];
      return rest === '' ? undefined : reader(stream, rest);
    });
    const good = items.filter((item) => item !== undefined);
    return good.length === items.length && good.length > 0 ? good : undefined;
  });
}
