/** One real Mac, as several systems saw it: whatever each calls it, it is one device. */
import { describe, expect } from '@jest/globals';
import { toRecord as crowdstrikeRecord } from '../../adapters/crowdstrike/schema.ts';
import { toRecord as kandjiRecord } from '../../adapters/kandji/schema.ts';
import type { Unstamped } from '../../shared/adapter-kit/contract.ts';
import type { Fields } from '../../shared/adapter-kit/read.ts';
import { merge } from '../../shared/merge/index.ts';
import type { DeviceRecord } from '../../shared/model/record.ts';
import { recordings } from '../support/recordings.ts';

const stamped = (source: string, record: Unstamped<DeviceRecord>): DeviceRecord => ({
  v: 1,
  source,
  synced_at: '2023-05-24T00:00:00.000Z',
  ...record,
});
const first = (answer: Fields, list: string) => (answer[list] as Fields[])[0];
const NO_ROWS = {
  application_firewall: null,
  filevault: null,
  gatekeeper_and_xprotect: null,
  startup_settings: null,
};

describe('the Mac with the serial A85B61EKPN3G', () => {
  recordings(
    [
      'more/kandji/devices-list.exchange.json',
      'more/kandji/device-details-mac.json',
      'more/crowdstrike/devices-v2-mac-zta-host.json',
      'more/crowdstrike/zta-assessment-mac.json',
    ],
    (list = {}, details, hosts = {}, assessments = {}) => {
      const row = first(list.response as Fields, 'body');
      const kandji = stamped('kandji', kandjiRecord({ row, details, apps: null, tables: NO_ROWS }));
      const falcon = stamped(
        'crowdstrike',
        crowdstrikeRecord(first(hosts, 'resources'), first(assessments, 'resources')),
      );
      for (const records of [
        [kandji, falcon],
        [falcon, kandji],
      ]) {
        const devices = merge(records);
        expect(devices).toHaveLength(1);
        expect(devices[0]).toMatchObject({
          name: 'AOKAFOR-MBP',
          identifiers: {
            serial: 'A85B61EKPN3G',
            udid: '942D8693-1B30-7A99-6CF7-2AC3CC0DBEC7',
            mac_addresses: ['14:7D:DA:E8:9B:7B'],
          },
        });
        expect(devices[0]?.records.map(({ source }) => source).sort()).toEqual(['crowdstrike', 'kandji']);
      }
      // Falcon could not tell FileVault, and Kandji could: nothing is made of the one, nothing lost of the other.
      expect(falcon.facts.disk_encryption).toBeUndefined();
      expect(kandji.facts.disk_encryption?.value).toBe('on');
    },
    'is one device to Kandji and CrowdStrike, with the address of each spelled in its own way',
  );
});
