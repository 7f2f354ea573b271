/** What ownership sources say against a device being on a person's page. */
import { canonicalEmail, canonicalMac, canonicalSerial } from '../identifiers/index.ts';
import type { Claim } from '../model/record.ts';
import type { DeviceIdentity } from '../model/report.ts';
import { compare } from './entry.ts';
import type { Carried } from './group.ts';

type KeptApart = DeviceIdentity['kept_apart'][number];

/**
 * Prepares the question whether ownership sources say that a device is somebody else's. A claim of a MAC address alone
 * says nothing about a device with a serial number: docks and adapters are assets, and lead to whatever was plugged in.
 *
 * @param claims what ownership sources say; a claim without owner says nothing
 * @param owner whose page it is
 * @returns takes the identifiers that only the device carries, strongest first, and whether it has a serial. Gives the entry of `kept_apart`, which
 *   names the claims and not whose the device is; `undefined` when one of them agrees, or there are none
 */
export function disagreement(
  claims: readonly Claim[],
  owner: string,
): (own: readonly Carried[], hasSerial: boolean) => KeptApart | undefined {
  const claimed = claimsByHardware(claims);
  return (own, hasSerial) => {
    for (const { level, value } of own) {
      if (level === 'mac' && hasSerial) continue;
      const found = claimed.get(`${level}:${value}`);
      if (found === undefined) continue;
      return found.some((claim) => ownersOf(claim).includes(canonicalEmail(owner)))
        ? undefined
        : { level, value, reason: 'owner_disagrees', records: found.map(toReference).sort(byReference) };
    }
    return undefined;
  };
}

function claimsByHardware(claims: readonly Claim[]): Map<string, Claim[]> {
  const claimed = new Map<string, Claim[]>();
  const add = (key: string, claim: Claim) => {
    const known = claimed.get(key);
    if (known === undefined) claimed.set(key, [claim]);
    else known.push(claim);
  };
  for (const claim of claims) {
    if (ownersOf(claim).length === 0) continue;
    const serial = canonicalSerial(claim.serial);
    if (serial !== undefined) add(`serial:${serial}`, claim);
    else for (const mac of new Set(claim.mac_addresses?.map(canonicalMac))) add(`mac:${mac}`, claim);
  }
  return claimed;
}

function ownersOf(claim: Claim): (string | undefined)[] {
  return claim.owners.map(canonicalEmail).filter((owner) => owner !== undefined);
}

const toReference = ({ source, id }: Claim) => ({ source, id });

function byReference(one: { source: string; id: string }, other: { source: string; id: string }): number {
  return compare(one.source, other.source) || compare(one.id, other.id);
}
