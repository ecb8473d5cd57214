import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { createGuard, isPublic } from './guard.ts';

test.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '168.63.129.17', '100.63.255.255', '223.255.255.255'])(
  '%s is public',
  (address) => {
    expect(isPublic(address)).toBe(true);
  },
);

test.each(['2606:4700::1111', '2a00:1450:4001::1', '2001:4860:4860::8888', '2620:4e::1'])(
  '%s is public',
  (address) => {
    expect(isPublic(address)).toBe(true);
  },
);

/** First and last address of each block of the IANA registries of special-purpose addresses, and of multicast. */
test.each([
  ['this network', '0.0.0.0', '0.255.255.255'],
  ['private use', '10.0.0.0', '10.255.255.255'],
  ['shared address space', '100.64.0.0', '100.127.255.255'],
  ['loopback', '127.0.0.0', '127.255.255.255'],
  ['link-local', '169.254.0.0', '169.254.255.255'],
  ['private use', '172.16.0.0', '172.31.255.255'],
  ['protocol assignments', '192.0.0.0', '192.0.0.255'],
  ['documentation', '192.0.2.0', '192.0.2.255'],
  ['AS112', '192.31.196.0', '192.31.196.255'],
  ['AMT', '192.52.193.0', '192.52.193.255'],
  ['6to4 relays', '192.88.99.0', '192.88.99.255'],
  ['private use', '192.168.0.0', '192.168.255.255'],
  ['direct delegation of AS112', '192.175.48.0', '192.175.48.255'],
  ['benchmarking', '198.18.0.0', '198.19.255.255'],
  ['documentation', '198.51.100.0', '198.51.100.255'],
  ['documentation', '203.0.113.0', '203.0.113.255'],
  ['multicast', '224.0.0.0', '239.255.255.255'],
  ['reserved, and broadcast', '240.0.0.0', '255.255.255.255'],
  ['loopback', '::1', '::1'],
  ['unspecified', '::', '::'],
  ['IPv4-compatible', '::1.2.3.4', '::8.8.8.8'],
  ['IPv4-mapped', '::ffff:0.0.0.0', '::ffff:255.255.255.255'],
  ['NAT64', '64:ff9b::', '64:ff9b::ffff:ffff'],
  ['local NAT64', '64:ff9b:1::', '64:ff9b:1:ffff:ffff:ffff:ffff:ffff'],
  ['discard-only', '100::', '100::ffff:ffff:ffff:ffff'],
  ['dummy prefix', '100:0:0:1::', '100:0:0:1:ffff:ffff:ffff:ffff'],
  ['protocol assignments, with Teredo, ORCHID and the like', '2001::', '2001:1ff:ffff::'],
  ['documentation', '2001:db8::', '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['6to4', '2002::', '2002:ffff:ffff::'],
  ['direct delegation of AS112', '2620:4f:8000::', '2620:4f:8000:ffff:ffff:ffff:ffff:ffff'],
  ['documentation', '3fff::', '3fff:fff::'],
  ['segment routing', '5f00::', '5f00:ffff::'],
  ['unique local', 'fc00::', 'fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['link-local', 'fe80::', 'febf::'],
  ['link-local with a zone', 'fe80::1%eth0', 'fe80::1%1'],
  ['site-local', 'fec0::', 'feff::'],
  ['multicast', 'ff00::', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['addresses of clouds', '168.63.129.16', '100.100.100.200'],
  ['the same, wrapped', '::ffff:168.63.129.16', '64:ff9b::6464:64c8'],
  ['no addresses', '', 'localhost'],
])('%s (%s to %s) is not public', (_, ...addresses) => {
  expect(addresses.map(isPublic)).toEqual([false, false]);
});

describe('a guard', () => {
  const outcomeOf = (call: () => unknown) => {
    try {
      return call();
    } catch (error) {
      return String(error);
    }
  };
  const lookup = (guard: ReturnType<typeof createGuard>, host: string) =>
    promisify(guard.lookup)(host, { all: true }).catch(String);

  test('refuses addresses and the names that mean them, in every way that they are written', async () => {
    const guard = createGuard(new Set());
    for (const host of ['127.0.0.1', '[::1]', '[::ffff:7f00:1]', new URL('http://0x7f.1/').hostname])
      expect(outcomeOf(() => guard.check(host))).toContain('lies in a private network');
    expect(outcomeOf(() => guard.check('8.8.8.8'))).toBeUndefined();
    expect(await lookup(guard, 'localhost')).toContain('localhost lies in a private network');
  });

  test('lets the hosts through that the operator allows, and no others', async () => {
    const guard = createGuard(new Set(['127.0.0.1', 'localhost', '::1']));
    for (const host of ['127.0.0.1', '[::1]']) expect(outcomeOf(() => guard.check(host))).toBeUndefined();
    expect(await lookup(guard, 'localhost')).not.toContain('private');
    expect(outcomeOf(() => guard.check('127.0.0.2'))).toContain('private');
    expect(outcomeOf(() => createGuard('all').check('10.0.0.1'))).toBeUndefined();
  });
});
