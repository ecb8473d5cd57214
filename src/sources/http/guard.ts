import { lookup as resolve } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/**
 * Networks that are not the open internet: this machine, its neighbours, and what is kept for other uses
 * (https://www.iana.org/assignments/iana-ipv4-special-registry, …/iana-ipv6-special-registry).
 */
const SPECIAL: readonly (readonly [network: string, prefix: number, family: 'ipv4' | 'ipv6'])[] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  // Clouds keep their metadata here as well: 100.100.100.200.
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  // The address at which a cloud's own services answer its machines (https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16).
  ['168.63.129.16', 32, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.0.2.0', 24, 'ipv4'],
  ['192.31.196.0', 24, 'ipv4'],
  ['192.52.193.0', 24, 'ipv4'],
  ['192.88.99.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['192.175.48.0', 24, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['198.51.100.0', 24, 'ipv4'],
  ['203.0.113.0', 24, 'ipv4'],
  // Multicast, reserved and broadcast.
  ['224.0.0.0', 3, 'ipv4'],
];
/** Of IPv6 only global unicast addresses are public, save those that wrap others or are kept for other uses. */
const SPECIAL_WITHIN_GLOBAL: typeof SPECIAL = [
  ['2001::', 23, 'ipv6'],
  ['2001:db8::', 32, 'ipv6'],
  ['2002::', 16, 'ipv6'],
  ['2620:4f:8000::', 48, 'ipv6'],
  ['3fff::', 20, 'ipv6'],
];

const special = listOf([...SPECIAL, ...SPECIAL_WITHIN_GLOBAL]);
const global = listOf([['2000::', 3, 'ipv6']]);

function listOf(networks: typeof SPECIAL): BlockList {
  const list = new BlockList();
  for (const [network, prefix, family] of networks) list.addSubnet(network, prefix, family);
  return list;
}

/** Whether an IP address lies in the open internet. */
export function isPublic(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !special.check(address, 'ipv4');
  return family === 6 && global.check(address, 'ipv6') && !special.check(address, 'ipv6');
}

/** A host that may not be called. */
export class PrivateAddress extends Error {
  override readonly name = 'PrivateAddress';
}

/** Hosts that may be called wherever they lie: all of them, or those that the operator names, as addresses have them. */
export type AllowedHosts = 'all' | ReadonlySet<string>;

/** Keeps connections within the open internet and the allowed hosts. */
export interface Guard {
  /**
   * Whether a host may be called as far as its name says; names are looked at when they are resolved, addresses here.
   * @param host as `URL.hostname` has it.
   * @throws PrivateAddress
   */
  check(host: string): void;
  /**
   * Resolves a host as the system does and refuses it where one of its addresses is not public. The connection is made to the addresses
   * that were looked at here, so a name that means something else a moment later changes nothing.
   */
  readonly lookup: LookupFunction;
}

export function createGuard(allowed: AllowedHosts): Guard {
  const isAllowed = (host: string) => allowed === 'all' || allowed.has(bare(host));
  return {
    check(host) {
      const address = bare(host);
      if (isIP(address) !== 0 && !isPublic(address) && !isAllowed(address)) throw refusal(address);
    },
    lookup(host, options, callback) {
      resolve(host, { ...options, all: true }, (error, addresses) => {
        if (error !== null) return callback(error, '', 0);
        const [first] = addresses;
        const open = isAllowed(host) || addresses.every(({ address }) => isPublic(address));
        if (first === undefined || !open) return callback(refusal(host), '', 0);
        if (options.all) callback(null, addresses);
        else callback(null, first.address, first.family);
      });
    },
  };
}

/** An IPv6 address without the brackets that it has in a URL. */
function bare(host: string): string {
  return host.replace(/^\[|\]$/g, '').toLowerCase();
}

function refusal(host: string): PrivateAddress {
  return new PrivateAddress(`${host} lies in a private network`);
}
