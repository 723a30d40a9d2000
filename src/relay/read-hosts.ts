/** The addresses to listen on, as they were typed. */
import { isIP } from 'node:net';
import { faultOf, fromEnv, readSwitch, type ConfigFault, type Given } from './read-given.ts';

/** This machine alone, by both address families. */
export const LOOPBACK_HOSTS: readonly string[] = ['127.0.0.1', '::1'];
/** Every network adapter, by both address families. */
export const LAN_HOSTS: readonly string[] = ['0.0.0.0', '::'];

export interface HostFlags {
  /** One name or several, also with commas between. */
  readonly host?: string | readonly string[] | undefined;
  readonly lan?: boolean | undefined;
}

export function readHosts(
  { host, lan }: HostFlags,
  env: Readonly<Record<string, string | undefined>>,
  faults: ConfigFault[],
): readonly string[] {
  const byFlag = host === undefined ? undefined : { setting: '--host', text: [host].flat().join(',') };
  const hostVariable = fromEnv(env, 'BOARDCAST_HOST');
  const byVariable = hostVariable && readHostList(hostVariable, faults);
  const lanVariable = readSwitch(fromEnv(env, 'BOARDCAST_LAN'), faults);
  if (byFlag !== undefined && lan === true) {
    readHostList(byFlag, faults);
    faults.push({ setting: '--host', given: byFlag.text, expected: 'either --host or --lan, not both' });
    return LAN_HOSTS;
  }
  if (byFlag !== undefined) return readHostList(byFlag, faults);
  if (lan !== undefined) return lan ? LAN_HOSTS : LOOPBACK_HOSTS;
  if (hostVariable === undefined || byVariable === undefined) return lanVariable ? LAN_HOSTS : LOOPBACK_HOSTS;
  if (lanVariable)
    faults.push({ ...faultOf(hostVariable), expected: 'either BOARDCAST_HOST or BOARDCAST_LAN, not both' });
  return byVariable;
}

function readHostList(given: Given, faults: ConfigFault[]): readonly string[] {
  const hosts = given.text
    .split(/[\s,]+/)
    .map((host) => host.replace(/^\[(.*)\]$/, '$1'))
    .filter((host) => host !== '');
  if (hosts.length > 0 && hosts.every(isHost)) return [...new Set(hosts)];
  faults.push({
    ...faultOf(given),
    expected: 'IP addresses or host names without a port, e.g. 127.0.0.1 or ::1, with commas between several',
  });
  return LOOPBACK_HOSTS;
}

function isHost(host: string): boolean {
  if (isIP(host) !== 0) return true;
  if (/^[\d.]+$/.test(host)) return false; // 127.0.0 or 300.1.1.1 is a mistyped address, not a name
  return host.length <= 253 && host.split('.').every((label) => /^(?!-)[a-z\d-]{1,63}(?<!-)$/i.test(label));
}
