import { describe, expect, test } from 'vitest';
import { hopAddress, houseOf } from './addresses.ts';

describe('[S16] [A7] one house', () => {
  test.each([
    ['192.168.1.20', '192.168.1.20'],
    ['2001:db8:1:2:aaaa:bbbb:cccc:dddd', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::7', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:0db8:0001:0002::1', '2001:db8:1:2::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('%s is of %s', (address, house) => {
    expect(houseOf(address)).toBe(house);
  });
});

describe('[A3] a hop as a proxy names it', () => {
  test.each([
    ['203.0.113.7', '203.0.113.7'],
    [' 203.0.113.7:51234', '203.0.113.7'],
    ['[2001:db8::7]:51234', '2001:db8::7'],
    ['[2001:db8::7]', '2001:db8::7'],
    ['2001:db8::7', '2001:db8::7'],
    ['::ffff:10.0.0.1', '10.0.0.1'],
    ['garbage', ''],
    ['unknown', ''],
    ['1.2.3', ''],
    ['', ''],
  ])('“%s” is “%s”', (hop, address) => {
    expect(hopAddress(hop)).toBe(address);
  });
});
