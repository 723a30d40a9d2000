import { isIP, isIPv6 } from 'node:net';
import type { NetworkInterfaceInfo } from 'node:os';

/** An address under which another computer may reach this one. */
export interface Adapter {
  /** As the system calls it: `Ethernet`, `Wi-Fi`, `en0`. */
  readonly name: string;
  readonly address: string;
}

/** Adapters of virtual machines, containers and private tunnels: no second PC hangs there. `vEthernet` alone may be a real one (Hyper-V's external switch). */
const VIRTUAL_NAME =
  /^(docker|br-|veth(?!ernet)|virbr|vmnet|vboxnet|VirtualBox|VMware|tun|tap|utun|wg|zt|ZeroTier|tailscale|awdl|llw|bridge|anpi|cni|flannel|vEthernet \((WSL|Default Switch))/i;

/** VirtualBox's host-only adapters bear ordinary names on Windows (`Ethernet 3`), but this vendor part in their MAC. */
const VIRTUAL_MAC = /^0a:00:27/i;

/**
 * The addresses of the real network adapters, IPv4 where there is one. Loopback and link-local addresses (169.254.0.0/16 of RFC 3927, fe80::/10
 * of RFC 4291) are left out, and virtual adapters too unless there are no others.
 */
export function networkAdapters(
  interfaces: Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>,
): Adapter[] {
  const adapters = Object.entries(interfaces).flatMap(([name, infos = []]) => {
    const usable = infos.filter((info) => !info.internal && !isLinkLocal(info.address));
    const byV4 = usable.filter((info) => info.family === 'IPv4');
    return (byV4.length > 0 ? byV4 : usable.slice(0, 1)).map(({ address, mac }) => ({ name, address, mac }));
  });
  const real = adapters.filter(({ name, mac }) => !VIRTUAL_NAME.test(name) && !VIRTUAL_MAC.test(mac));
  return (real.length > 0 ? real : adapters).map(({ name, address }) => ({ name, address }));
}

function isLinkLocal(address: string): boolean {
  return /^(169\.254\.|fe[89ab])/i.test(address);
}

/** Whether a host to listen on means every adapter. */
export function isWildcard(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}

/** Whether only this machine reaches a host. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** A host as it stands in a URL: IPv6 addresses in brackets. */
export function urlHost(host: string): string {
  return isIPv6(host) ? `[${host}]` : host;
}
