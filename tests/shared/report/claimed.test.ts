import { describe, expect, it } from '@jest/globals';
import { claimedHardware, provenBy } from '../../../shared/report/claimed.ts';
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
    const claims = [claim('1', { serial: 'SNR1', mac_addresses: [MAC.toLowerCase(), OTHER] })];
    expect(claimedHardware([], claims, nothing)).toEqual([
      { by: 'serial', value: 'SNR1' },
      { by: 'macaddr', value: MAC, serial: 'SNR1' },
      { by: 'macaddr', value: OTHER, serial: 'SNR1' },
    ]);
  });

  it('is not looked for by an address that a record has, though that record does not name the serial', () => {
    const own = record('1', { identifiers: { mac_addresses: [MAC] } });
    const claims = [claim('1', { serial: 'SNR1', mac_addresses: [MAC, OTHER] })];
    expect(claimedHardware([own], claims, nothing)).toEqual([
      { by: 'serial', value: 'SNR1' },
      { by: 'macaddr', value: OTHER, serial: 'SNR1' },
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

describe('what was found', () => {
  const ME = 'ada@example.com';
  const OTHERS = ['bob@example.com'];
  const found = (id: string, identifiers: object, owners: string[] = OTHERS) =>
    record(id, { identifiers: { mac_addresses: [MAC], ...identifiers }, owners });
  const proven = (claimed: Parameters<typeof provenBy>[0], ...records: ReturnType<typeof found>[]) => {
    const { records: kept, shared } = provenBy(claimed, records, ME, nothing);
    return [kept.map(({ id }) => id), shared];
  };
  const byMac = { by: 'macaddr', value: MAC } as const;

  it('by a serial is what is claimed when it has that serial, whoever it is listed for', () => {
    const claimed = { by: 'serial', value: 'SNR1' } as const;
    expect(proven(claimed, found('1', { serial: 'snr1' }), found('2', { serial: 'SNR2' }))).toEqual([
      ['1'],
      false,
    ]);
  });

  it('by an address is what is claimed when it has the serial that the claim names besides', () => {
    const claimed = { ...byMac, serial: 'SNR1' };
    expect(proven(claimed, found('1', { serial: 'SNR1' }))).toEqual([['1'], false]);
    expect(proven(claimed, found('1', { serial: 'SNR2' }, []))).toEqual([[], true]);
    expect(proven(claimed, found('1', { serial: 'SNR1' }), found('2', { serial: 'SNR2' }, []))).toEqual([
      ['1'],
      true,
    ]);
  });

  it('by an address alone is shown where it is listed for nobody else', () => {
    expect(proven(byMac, found('1', { serial: 'SNR1' }, []))).toEqual([['1'], false]);
    expect(proven(byMac, found('1', {}, [ME, ...OTHERS]))).toEqual([['1'], false]);
    expect(proven({ ...byMac, serial: 'SNR1' }, found('1', { serial: 'Default string' }, []))).toEqual([
      ['1'],
      false,
    ]);
  });

  it('by an address alone is nothing when it is listed for somebody else', () => {
    expect(proven(byMac, found('1', { serial: 'SNR1' }))).toEqual([[], true]);
    expect(proven(byMac, found('1', {}))).toEqual([[], true]);
    expect(proven({ ...byMac, serial: 'SNR1' }, found('1', {}))).toEqual([[], true]);
  });

  it('by an address that leads to several devices is nothing: it is a dock', () => {
    const serials = [found('1', { serial: 'SNR1' }, []), found('2', { serial: 'SNR2' }, [])];
    expect(proven(byMac, ...serials)).toEqual([[], true]);
    const udids = ['11111111-2222-4333-8444-555555555555', '11111111-2222-4333-8444-666666666666'];
    expect(proven(byMac, ...udids.map((udid) => found(udid, { udid }, [])))).toEqual([[], true]);
  });

  it('by an address of one device that two sources know is shown', () => {
    const both = [found('1', { serial: 'SNR1' }, []), { ...found('2', {}, []), source: 'landesk' }];
    expect(proven(byMac, ...both)).toEqual([['1', '2'], false]);
  });

  it('is nothing, and not shared, when there is nothing', () => {
    expect(proven(byMac)).toEqual([[], false]);
  });
});
