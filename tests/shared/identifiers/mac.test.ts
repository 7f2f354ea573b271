import { describe, expect, it } from '@jest/globals';
import { canonicalMac, identifies, macIdentifies } from '../../../shared/identifiers/index.ts';

describe('canonicalMac', () => {
  it.each([
    ['00:de:ad:be:ef:01', '00:DE:AD:BE:EF:01'],
    ['00-DE-AD-BE-EF-01', '00:DE:AD:BE:EF:01'],
    ['00deadbeef01', '00:DE:AD:BE:EF:01'],
    ['00DE.ADBE.EF01', '00:DE:AD:BE:EF:01'],
    ['00.de.ad.be.ef.01', '00:DE:AD:BE:EF:01'],
    ['00DEAD-BEEF01', '00:DE:AD:BE:EF:01'],
    ['00 DE AD BE EF 01', '00:DE:AD:BE:EF:01'],
    ['0:de:ad:be:ef:1', '00:DE:AD:BE:EF:01'],
    [' 00:de:ad:be:ef:01 ', '00:DE:AD:BE:EF:01'],
    ['00:de:ad:be:ef:01:02:03', '00:DE:AD:BE:EF:01:02:03'],
    ['00DE.ADBE.EF01.0203', '00:DE:AD:BE:EF:01:02:03'],
    ['00deadbeef010203', '00:DE:AD:BE:EF:01:02:03'],
    ['00:00:00:00:00:00', '00:00:00:00:00:00'],
  ])('%p is %p', (value, mac) => {
    expect(canonicalMac(value)).toBe(mac);
  });

  it.each([
    '00:de:ad:be:ef',
    '00:de:ad:be:ef:01:02',
    '00:de-ad:be-ef:01',
    '00:de:ad:be:ef:0g',
    '00deadbeef0',
    '00DE.ADBE',
    'fe80::1',
    'fe80::21b:63ff:fe84:45e6',
    '021b:63ff:fe84:45e6',
    '00.de.ad.be',
    'n/a',
  ])('%p is none', (value) => {
    expect(canonicalMac(value)).toBeUndefined();
  });
});

describe('identifies', () => {
  it.each(['00:DE:AD:BE:EF:01', 'a4-83-e7-01-02-03', 'F0:2F:4B:10:22:9A', '00:DE:AD:BE:EF:01:02:03'])(
    '%p can',
    (mac) => {
      expect(identifies(mac)).toBe(true);
    },
  );

  it.each([
    ['02:1B:63:84:45:E6', 'locally administered'],
    ['36:9A:1C:00:44:80', 'locally administered'],
    ['01:00:5E:00:00:01', 'a group'],
    ['FF:FF:FF:FF:FF:FF', 'broadcast'],
    ['02:1B:63:FF:FE:84:45:E6', 'made of another for IPv6'],
    ['00:00:00:00:00:00', 'without vendor'],
    ['00:00:00:12:34:56', 'without vendor'],
    ['00:05:9A:3C:7A:00', 'of every VPN client'],
    ['AC:DE:48:00:11:22', 'of every Mac with a T2 chip'],
    ['00:50:56:C0:00:08', 'of every virtual machine host'],
    ['68:A0:20:52:41:53', 'of every WAN miniport'],
    ['nonsense', 'not an address'],
  ])('%p cannot: it is %s', (mac) => {
    expect(identifies(mac)).toBe(false);
  });

  it('takes addresses and prefixes to ignore, in any spelling', () => {
    const ignore = {
      ignore_mac_addresses: ['00-de-ad-be-ef-01', 'not an address'],
      ignore_mac_prefixes: ['a4:83:e7', 'F02F4B1', ''],
    };
    const known = ['00:DE:AD:BE:EF:01', 'A4:83:E7:01:02:03', 'F0:2F:4B:10:22:9A'];
    expect(known.map(macIdentifies(ignore))).toEqual([false, false, false]);
    expect(['00:DE:AD:BE:EF:02', 'F0:2F:4B:20:22:9A'].map(macIdentifies(ignore))).toEqual([true, true]);
  });
});
