/** Names of files and folders that every system takes: Windows, macOS and Linux. */

/** What Windows keeps for devices, whatever ending follows (https://learn.microsoft.com/windows/win32/fileio/naming-a-file). */
const DEVICES = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(?=\.|$)/i;

/** The folder of a stream: its name, but that no device's name, no dot at either end and no capitals alone tell two apart. */
export function folderOf(stream: string): string {
  return apart(stream.replaceAll(/^\.+|\.+$/g, (dots) => '_'.repeat(dots.length)));
}

/** The file of a column. */
export function textFileOf(column: string): string {
  return `${apart(column)}.txt`;
}

function apart(name: string): string {
  return name.replace(DEVICES, '$&_');
}

/** Of names that a disk without case takes for the same the first alone. */
export function onlyFirst<T>(items: Iterable<T>, nameOf: (item: T) => string): T[] {
  const taken = new Set<string>();
  return [...items].filter((item) => {
    const name = nameOf(item).normalize('NFC').toLowerCase();
    if (taken.has(name)) return false;
    taken.add(name);
    return true;
  });
}
