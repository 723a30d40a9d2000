import type { NetworkInterfaceInfo } from 'node:os';
import { expect, test } from 'vitest';
import { networkAdapters, urlHost } from './addresses.ts';

function info(address: string, internal = false): NetworkInterfaceInfo {
  const common = { address, internal, mac: '00:00:00:00:00:00', cidr: null };
  return address.includes(':')
    ? { ...common, family: 'IPv6', netmask: 'ffff:ffff:ffff:ffff::', scopeid: 0 }
    : { ...common, family: 'IPv4', netmask: '255.255.255.0' };
}

test('loopback and link-local addresses are nobody’s to type', () => {
  expect(
    networkAdapters({
      lo: [info('127.0.0.1', true), info('::1', true)],
      Ethernet: [info('fe80::1'), info('169.254.12.3')],
      'Wi-Fi': [info('fe80::2'), info('192.168.1.20')],
    }),
  ).toEqual([{ name: 'Wi-Fi', address: '192.168.1.20' }]);
});

test('IPv4 goes before IPv6, which is named where there is nothing else', () => {
  const v6 = info('2001:db8::7');
  expect(networkAdapters({ en0: [v6, info('10.0.0.5')], en1: [v6] })).toEqual([
    { name: 'en0', address: '10.0.0.5' },
    { name: 'en1', address: '2001:db8::7' },
  ]);
});

test('virtual adapters are left out, unless there are no others', () => {
  const hostOnly = { ...info('192.168.56.1'), mac: '0a:00:27:00:00:0b' };
  const docker = {
    'Ethernet 3': [hostOnly],
    docker0: [info('172.17.0.1')],
    'vEthernet (WSL)': [info('172.20.0.1')],
  };
  expect(networkAdapters({ ...docker, 'vEthernet (Studio)': [info('192.168.7.2')] })).toEqual([
    { name: 'vEthernet (Studio)', address: '192.168.7.2' },
  ]);
  expect(networkAdapters(docker)).toHaveLength(3);
  expect(networkAdapters({})).toEqual([]);
});

test('an IPv6 address stands in brackets in a URL', () => {
  expect(urlHost('::1')).toBe('[::1]');
  expect(urlHost('192.168.1.20')).toBe('192.168.1.20');
});
