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
