/** The firewall of Windows, as the inventory tells it for each network adapter. */
import { fact, text } from '../../shared/adapter-kit/read.ts';
import { canonicalMac, isHardwareMac } from '../../shared/identifiers/index.ts';
import type { Fact } from '../../shared/model/record.ts';
import type { Row } from './client.ts';

/** Makers of virtual machines: their adapters are bridges inside the computer. */
const VIRTUAL =
  /^(00:15:5D|00:03:FF|00:50:56|00:0C:29|00:05:69|00:1C:14|00:1C:42|08:00:27|0A:00:27|00:16:3E|52:54:00|00:FF)/;

/**
 * Off on one adapter is off. Adapters that are not installed do not count; virtual ones (bridges, VPN, loopback) only
 * where no other tells anything, as on a virtual machine.
 */
export function firewallOf(adapters: readonly Row[], at: string | undefined): Fact<boolean> | undefined {
  const told = adapters.filter((row) => stateOf(row) !== undefined);
  const physical = told.filter(isPhysical);
  const counted = physical.length > 0 ? physical : told;
  const off = counted.filter((row) => stateOf(row) === false);
  if (off.length === 0) return fact(counted.length > 0 ? true : undefined, at);
  const addresses = off
    .map(({ physaddress }) => text(physaddress))
    .filter((address) => address !== undefined);
  return fact(false, at, { adapters: [...new Set(addresses)].sort() });
}

const STATES: Readonly<Record<string, boolean>> = { yes: true, no: false };

const stateOf = ({ firewallenabled }: Row): boolean | undefined =>
  STATES[text(firewallenabled)?.toLowerCase() ?? ''];

function isPhysical({ physaddress }: Row): boolean {
  const mac = canonicalMac(physaddress);
  return mac !== undefined && isHardwareMac(mac) && !VIRTUAL.test(mac);
}
