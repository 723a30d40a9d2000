/** The settings of how many may come at once, as they were typed. */
import { USUAL_LIMITS, type Limits } from './limits.ts';
import type { Settings } from './read-settings.ts';

export type LimitFlag = 'max-connections' | 'max-connections-per-address' | 'upgrades-per-second' | 'max-streams';

/** What one process of Node holds with memory to spare: 65,536 idle viewers are some 3 GB. */
const CONNECTIONS_MAX = 65_536;
/** As many upgrades as a relay answers in a second at all. */
const UPGRADES_MAX = 10_000;
/** As many whole boards are 160 MB. */
const STREAMS_MAX = 1024;

export function readLimits(settings: Settings<LimitFlag>): Limits {
  const whole = (flag: LimitFlag, usual: number, least: number, most: number): number =>
    settings.read(flag, usual, `a whole number from ${least} to ${most}`, (text) => {
      const number = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
      return number >= least && number <= most ? number : undefined;
    });
  return {
    // One of them is a publisher's at least, so of fewer than two there were none for anybody else.
    connections: whole('max-connections', USUAL_LIMITS.connections, 2, CONNECTIONS_MAX),
    connectionsPerAddress: whole('max-connections-per-address', USUAL_LIMITS.connectionsPerAddress, 1, CONNECTIONS_MAX),
    upgradesPerS: whole('upgrades-per-second', USUAL_LIMITS.upgradesPerS, 1, UPGRADES_MAX),
    streams: whole('max-streams', USUAL_LIMITS.streams, 1, STREAMS_MAX),
  };
}
