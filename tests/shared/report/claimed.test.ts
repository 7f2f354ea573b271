import { describe, expect, it } from '@jest/globals';
import { claimedHardware, isClaimed } from '../../../shared/report/claimed.ts';
import { claim, record } from '../../support/records.ts';

const MAC = '00:1B:63:84:45:E6';
const OTHER = '00:1B:63:84:45:E7';
const DOCK = '00:50:B6:01:02:03';
const nothing = {};

describe('claimed hardware', () => {
  it('is what no record of the person has, once each, in one spelling, and no placeholder', () => {
    const claims = ['VMWARE-1', 'vmware-1 ', 'None', 'C02HERE'].map((serial, index) =>
      claim(`${index}`, { serial }),
    );
    const own = record('1', { identifiers: { serial: 'c02here' } });
    expect(claimedHardware([own], claims, nothing)).toEqual([{ by: 'serial', value: 'VMWARE-1' }]);
  });

  it('is looked for by its addresses too: a serial may be missing in its firmware', () => {
    const claims = [claim('1', { serial: 'SN1', mac_addresses: [MAC.toLowerCase(), OTHER] })];
    expect(claimedHardware([], claims, nothing)).toEqual([
      { by: 'serial', value: 'SN1' },
      { by: 'macaddr', value: MAC, serial: 'SN1' },
      { by: 'macaddr', value: OTHER, serial: 'SN1' },
    ]);
  });

  it('without a serial is known when a record has one of its addresses', () => {
    const own = record('1', { identifiers: { mac_addresses: [MAC] } });
    const claims = [claim('1', { mac_addresses: [MAC, OTHER] })];
    expect(claimedHardware([own], claims, nothing)).toEqual([]);
  });

  it('is never an address that says nothing: private, or shared as the organization knows', () => {
    const claims = [claim('1', { mac_addresses: ['02:1B:63:84:45:E6', DOCK, 'nonsense'] })];
    expect(claimedHardware([], claims, { ignore_mac_prefixes: ['00:50:B6'] })).toEqual([]);
  });
});

describe('a record that was found', () => {
  const found = (identifiers: object) => record('1', { identifiers });

  it('by a serial is what is claimed when it has that serial', () => {
    const claimed = { by: 'serial', value: 'SN1' } as const;
    expect(isClaimed(claimed, found({ serial: 'sn1' }))).toBe(true);
    expect(isClaimed(claimed, found({ serial: 'SN2' }))).toBe(false);
  });

  it('by an address is another device when it has another serial: the address is a dock’s', () => {
    const claimed = { by: 'macaddr', value: MAC, serial: 'SN1' } as const;
    expect(isClaimed(claimed, found({ serial: 'SN2' }))).toBe(false);
    expect(isClaimed(claimed, found({ serial: 'Default string' }))).toBe(true);
    expect(isClaimed({ by: 'macaddr', value: MAC }, found({ serial: 'SN2' }))).toBe(true);
  });
});
