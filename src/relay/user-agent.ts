/** What a page runs in, as its User-Agent tells. */
export interface Host {
  /** The program and its version, e.g. `OBS 32.2.1`; a plain browser's name; empty if nothing is recognised. */
  readonly host: string;
  /** The major version of Chromium, null where the User-Agent names none. */
  readonly engine: number | null;
}

/** Programs that render pages name themselves beside Chromium; the first that is found is the host, and Chrome itself comes last. */
const HOSTS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['Boardcast edge', /\bBoardcast-Edge\b/],
  ['OBS', /\bOBS\/([\d.]+)/],
  ['Streamlabs', /\b(?:Streamlabs|slobs)[^/ ]*\/([\d.]+)/i],
  ['vMix', /\bvMix(?:\/([\d.]+))?/i],
  ['CasparCG', /\bCasparCG(?:\/([\d.]+))?/i],
  ['Edge', /\bEdg\/(\d+)/],
  ['Opera', /\bOPR\/(\d+)/],
  ['Firefox', /\bFirefox\/(\d+)/],
  ['Chrome', /\b(?:Headless)?Chrom(?:e|ium)\/(\d+)/],
  ['Safari', /\bVersion\/(\d+)[\d.]* (?:Mobile\/\w+ )?Safari\//],
];

/** The last that was read: outputs that come at once are mostly of one kind, and each pattern costs. */
let last: { readonly userAgent: string; readonly host: Host } | undefined;

export function readUserAgent(userAgent: string): Host {
  if (last?.userAgent !== userAgent) last = { userAgent, host: read(userAgent) };
  return last.host;
}

function read(userAgent: string): Host {
  const major = /\b(?:Headless)?Chrom(?:e|ium)\/(\d{1,5})/.exec(userAgent)?.[1];
  const engine = major === undefined ? null : Number(major);
  for (const [name, pattern] of HOSTS) {
    const match = pattern.exec(userAgent);
    if (match !== null) return { host: [name, match[1]?.slice(0, 16)].filter(Boolean).join(' '), engine };
  }
  return { host: '', engine };
}
