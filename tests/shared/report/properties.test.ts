/** What is emptied makes nothing better or worse than unknown, and nothing is lost on the way from records to a page. */

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseConfig } from '../../../shared/config/index.ts';
import type { DeviceRecord } from '../../../shared/model/record.ts';
import type { ReportDevice } from '../../../shared/model/report.ts';
import { judgedDevices } from '../../../shared/report/index.ts';
import { verdictOf } from '../../../shared/report/verdict.ts';
import { DECLARATIONS } from '../../support/declarations.ts';
import { PROPERTIES } from '../../support/fuzz.ts';
import organization from '../../support/stethoscope.yml';
import { noTransforms } from '../../support/transforms.ts';
import { records } from '../merge/arbitrary.ts';

const config = parseConfig(organization, DECLARATIONS);
const now = new Date('2026-11-23T13:00:00.000Z');
const judged = (all: readonly DeviceRecord[]): ReportDevice[] =>
  judgedDevices(all, { config, transforms: noTransforms, language: 'en', now });
const namesOf = (devices: readonly ReportDevice[]) =>
  devices.flatMap((device) => device.records.map(({ source, id }) => `${source}#${id}`)).sort();

describe('from records to a page', () => {
  it('every record is part of exactly one device', () => {
    fc.assert(
      fc.property(records, (all) => {
        expect(namesOf(judged(all))).toEqual(all.map(({ source, id }) => `${source}#${id}`).sort());
      }),
      PROPERTIES,
    );
  });

  it('records that are emptied make all unknown, neither good nor bad, and lose no device', () => {
    fc.assert(
      fc.property(records, (all) => {
        const emptied = all.map(({ os_version: _version, software: _software, ...rest }) => ({
          ...rest,
          facts: {},
        }));
        const devices = judged(emptied);
        expect(namesOf(devices)).toEqual(namesOf(judged(all)));
        const statuses = devices.flatMap(({ practices }) => Object.values(practices));
        for (const { status } of statuses) expect(['unknown', 'na']).toContain(status);
        expect(verdictOf(devices).worst).toBe('unknown');
      }),
      PROPERTIES,
    );
  });

  it.each(['disk_encryption', 'firewall'] as const)('without %s, only what rests on it changes', (name) => {
    fc.assert(
      fc.property(records, (all) => {
        const without = all.map((record) => {
          const { [name]: _emptied, ...facts } = record.facts;
          return { ...record, facts };
        });
        const after = new Map(judged(without).map((device) => [device.device_id, device]));
        for (const { device_id, practices } of judged(all)) {
          for (const [practice, before] of Object.entries(practices)) {
            const status = after.get(device_id)?.practices[practice]?.status;
            if (before.fact === name) expect(status).toBe('unknown');
            else expect(status).toBe(before.status);
          }
        }
      }),
      PROPERTIES,
    );
  });
});
