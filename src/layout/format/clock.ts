/** The seconds that a clock text stands for: `1:05` is 65, `4.9` is 4.9, `:07` is 7; undefined if it is no clock. */
export function secondsOf(text: string): number | undefined {
  const match = /^(?:(?:(\d+):)?(\d*):)?(\d+(?:\.\d*)?)$/.exec(text);
  if (match === null) return undefined;
  const [, hours = '', minutes = '', seconds = ''] = match;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
