/** The oldest Node that Boardcast runs on, as `engines` in package.json says. This file imports nothing, so that any Node can read it. */
const OLDEST = [20, 19, 0];

/** Why this Node cannot run Boardcast, in words; undefined where it can. `version` is `process.versions.node`. */
export function nodeFault(version: string): string | undefined {
  const numbers = version.split('.').map((part) => parseInt(part, 10));
  for (const [at, least] of OLDEST.entries()) {
    const is = numbers[at] ?? 0;
    if (is > least) return undefined;
    if (is < least || Number.isNaN(is))
      return `Boardcast needs Node ${OLDEST.join('.')} or newer, and this is Node ${version}. Get a newer one at https://nodejs.org and start it again.`;
  }
  return undefined;
}
