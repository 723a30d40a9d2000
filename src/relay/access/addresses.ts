/** Networks as `192.168.1.0/24` names them, and which addresses lie in them. */
import { BlockList, isIP } from 'node:net';

/** Reads addresses and networks; undefined for what is none. */
export function readNetwork(
  text: string,
): readonly [address: string, bits: number, family: 'ipv4' | 'ipv6'] | undefined {
  const [address = '', length, ...more] = text.split('/');
  const family = isIP(address);
  const most = family === 4 ? 32 : 128;
  if (family === 0 || more.length > 0 || (length !== undefined && !/^\d{1,3}$/.test(length))) return undefined;
  const bits = length === undefined ? most : Number(length);
  return bits > most ? undefined : [address, bits, family === 4 ? 'ipv4' : 'ipv6'];
}

/** Says whether an address lies in any of these networks. */
export function inNetworks(networks: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const text of networks) {
    const network = readNetwork(text);
    if (network !== undefined) list.addSubnet(...network);
  }
  if (networks.length === 0) return () => false;
  return (address) => {
    const plain = withoutZone(address);
    const family = isIP(plain);
    return family !== 0 && list.check(plain, family === 4 ? 'ipv4' : 'ipv6');
  };
}

const isLoopbackNetwork = inNetworks(['127.0.0.0/8', '::1']);

export function isLoopbackAddress(address: string): boolean {
  // The usual two at once: a list makes an object of each address that it looks for.
  return address === '127.0.0.1' || address === '::1' || isLoopbackNetwork(address);
}

/** An address as people write it: IPv4 also where the system says `::ffff:192.168.1.23`. */
export function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

function withoutZone(address: string): string {
  return address.split('%', 1)[0] ?? '';
}

/** Who comes from one house: an address of IPv4, and of IPv6 its network (/64), of which whoever has one address has all (RFC 6177). */
export function houseOf(address: string): string {
  const plain = withoutZone(address);
  if (isIP(plain) !== 6) return address;
  const [before = [], after = []] = plain.split('::', 2).map((part) => part.split(':').filter((group) => group !== ''));
  const left = Array.from({ length: 8 - before.length - after.length }, () => '0');
  const first = [...before, ...left, ...after].slice(0, 4);
  return `${first.map((group) => group.toLowerCase().replace(/^0+(?=.)/, '')).join(':')}::/64`;
}

/** The address of a hop as proxies name it, without its port; empty for what is none. */
export function hopAddress(hop: string): string {
  const [, v6, v4] = /^(?:\[([^\]]*)\]|([\d.]+))(?::\d{1,5})?$/.exec(hop.trim()) ?? [];
  const address = plainAddress(v6 ?? v4 ?? hop.trim());
  return isIP(withoutZone(address)) === 0 ? '' : address;
}
