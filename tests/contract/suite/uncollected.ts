import { describe, expect, it } from '@jest/globals';
import type { Company, CompanyDevice } from '../../../local/company/types.ts';
import { type AdapterUnderTest, isSure, type SetStage, STORY } from './subject.ts';

/** A device that is listed, and of whose state the vendor knows nothing: each simulator writes that as its vendor does. */
function uncollected(device: CompanyDevice): CompanyDevice {
  const {
    disk_encryption: _encryption,
    firewall: _firewall,
    auto_update: _updates,
    missing_updates: _missing,
    screen_lock: _lock,
    remote_login: _login,
    rooted: _rooted,
    unknown_sources: _sources,
    adb: _adb,
    ...listed
  } = device;
  return { ...listed, software: [], services: [] };
}

/** The same company, before anything was collected. */
export function beforeCollection(company: Company): Company {
  const all = (devices: CompanyDevice[]) => devices.map(uncollected);
  return {
    ...company,
    device: (number) => {
      const device = company.device(number);
      return device && uncollected(device);
    },
    devicesOf: (email) => all(company.devicesOf(email)),
    assetsOf: (email) => all(company.assetsOf(email)),
    devicesBySerial: (serial) => all(company.devicesBySerial(serial)),
    devicesByMac: (mac) => all(company.devicesByMac(mac)),
  };
}

/** Nothing collected is neither good nor bad: no list is empty, no switch is off, until the vendor says so. */
export function describeUncollected<Config>(subject: AdapterUnderTest<Config>, stage: SetStage): void {
  describe('nothing collected', () => {
    it('is no fact, and no list of software', async () => {
      const { connect, find } = await stage({}, beforeCollection);
      const answer = await find(connect(), STORY);
      expect(answer.complete).toBe(isSure(subject));
      expect(answer.records.length).toBeGreaterThan(0);
      const told = answer.records.flatMap((item) => ('facts' in item ? [item] : []));
      const listing: readonly string[] = subject.toldByListing ?? [];
      for (const { facts, software } of told) {
        expect(Object.keys(facts).filter((name) => !listing.includes(name))).toEqual([]);
        expect(software).toBeUndefined();
      }
    });
  });
}
