/** What the first Stethoscope got wrong, one test each. What failing sources look like is in old-page.test.ts. */

import { describe, expect, it } from '@jest/globals';
import type { V1Device } from '../../../shared/api/v1.ts';
import { parseConfig } from '../../../shared/config/index.ts';
import type { DeviceRecord } from '../../../shared/model/record.ts';
import { judgedDevices, toV1Device } from '../../../shared/report/index.ts';
import { record } from '../../support/records.ts';
import organization from '../../support/stethoscope.yml';
import { noTransforms } from '../../support/transforms.ts';

const NOW = new Date('2026-05-01T09:00:00Z');
const config = parseConfig(organization);
const MAC = '00:1B:63:84:45:E6';

const devices = (records: readonly DeviceRecord[]): V1Device[] =>
  judgedDevices(records, { config, transforms: noTransforms, language: 'en', now: NOW }).map(toV1Device);
const mac = (id: string, rest: Partial<DeviceRecord> = {}) =>
  record(id, { platform: 'Mac', os: 'macOS', last_sync: '2026-05-01T07:00:00.000Z', ...rest });
const orders = <Item>(items: readonly Item[]): Item[][] =>
  items.length < 2
    ? [[...items]]
    : items.flatMap((item, at) =>
        orders(items.filter((_, other) => other !== at)).map((rest) => [item, ...rest]),
      );
const statusOf = (practice: string, ...records: DeviceRecord[]) =>
  devices(records)[0]?.practices[practice]?.status;

describe('the first Stethoscope’s mistakes', () => {
  it('three records that share an address never fail the page, in any order', () => {
    const records = [
      mac('X', { identifiers: { serial: 'SNR1', mac_addresses: [MAC] } }),
      mac('Y', { identifiers: { serial: 'SNR2', mac_addresses: [MAC] } }),
      mac('Z', { identifiers: { mac_addresses: [MAC] } }),
    ];
    for (const order of orders(records)) expect(devices(order)).toHaveLength(3);
  });

  it('a date that cannot be read, or is missing on one of two records, fails nothing', () => {
    const identifiers = { serial: 'SNR1' };
    const { last_sync: _, ...dateless } = mac('2', { source: 'landesk', identifiers });
    for (const other of [dateless, mac('2', { source: 'landesk', identifiers, last_sync: 'yesterday' })])
      expect(devices([mac('1', { identifiers }), other])).toHaveLength(1);
  });

  it('serials are one in any case and with any blanks, and placeholders join nothing', () => {
    const spelled = ['snr1', ' SNR1 '].map((serial, at) =>
      mac(`${at}`, { source: `s${at}`, identifiers: { serial } }),
    );
    expect(devices(spelled)).toHaveLength(1);
    const same = ['1', '2'].map((id) => mac(id, { identifiers: { serial: 'System Serial Number' } }));
    expect(devices(same)).toHaveLength(2);
  });

  it('addresses are one in any spelling, and private ones join nothing', () => {
    const joined = ['00-1b-63-84-45-e6', MAC].map((address, at) =>
      mac(`${at}`, { source: `s${at}`, identifiers: { mac_addresses: [address] } }),
    );
    expect(devices(joined)).toHaveLength(1);
    const random = ['1', '2'].map((id) => mac(id, { identifiers: { mac_addresses: ['02:1B:63:84:45:E6'] } }));
    expect(devices(random)).toHaveLength(2);
  });

  it('a record that was compared keeps its own identifiers', () => {
    const records = [
      mac('1', { identifiers: { serial: 'SNR1', mac_addresses: [MAC] } }),
      mac('2', { identifiers: { serial: 'SNR2', mac_addresses: [MAC] } }),
    ];
    const before = structuredClone(records);
    const serials = devices(records).map(({ identifiers }) => identifiers.serial);
    expect([serials.sort(), records]).toEqual([['SNR1', 'SNR2'], before]);
  });

  it('an agent that is there is ok without a rule about its version, and no inventory is no finding', () => {
    const software = (names: string[]) => ({
      software: { installed: names.map((name) => ({ name })), at: '2026-05-01T07:00:00.000Z' },
    });
    expect(statusOf('sentinel', mac('1', software(['SentinelOne Extensions', 'Sentinel Agent'])))).toBe('ok');
    expect(statusOf('sentinel', mac('1', software(['Other'])))).toBe('nudge');
    expect(statusOf('sentinel', mac('1'))).toBe('unknown');
  });

  it('a known failure without a time is not hidden by a source that knows nothing', () => {
    const identifiers = { serial: 'SNR1' };
    const { last_sync: _, ...knows } = mac('1', { identifiers, facts: { firewall: { value: false } } });
    const silent = mac('2', { source: 'landesk', identifiers });
    for (const order of orders([knows, silent])) expect(statusOf('firewall', ...order)).not.toBe('ok');
    expect(statusOf('firewall', knows, silent)).toBe(statusOf('firewall', knows));
  });
});
