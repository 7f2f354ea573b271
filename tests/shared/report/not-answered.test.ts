import { describe, expect, it } from '@jest/globals';
import { parseConfig } from '../../../shared/config/index.ts';
import type { DeviceRecord } from '../../../shared/model/record.ts';
import { NOT_ANSWERED } from '../../../shared/model/report.ts';
import { judgedDevices } from '../../../shared/report/index.ts';
import { withKnownParts } from '../../../shared/tables/known-parts.ts';
import { record } from '../../support/records.ts';
import organization from '../../support/stethoscope.yml';
import { noTransforms } from '../../support/transforms.ts';

const NOW = new Date('2026-11-23T09:00:00Z');
const config = parseConfig(organization);
const mac = (rest: Partial<DeviceRecord> = {}) =>
  record('1', {
    platform: 'Mac',
    os: 'macOS',
    os_version: '26.1',
    last_sync: '2026-11-23T08:00:00.000Z',
    synced_at: '2026-11-23T08:30:00.000Z',
    identifiers: { serial: 'C02SNR1' },
    facts: { disk_encryption: { value: 'on' } },
    ...rest,
  });
const judged = (records: DeviceRecord[], now = NOW, language = 'en') =>
  judgedDevices(records, { config, transforms: noTransforms, language, now })[0];

describe('a part that a source did not answer', () => {
  it('is not called "not collected"', () => {
    const device = judged([mac({ missing: ['firewall'] })]);
    expect(device?.practices.firewall).toMatchObject({
      status: 'unknown',
      code: NOT_ANSWERED,
      group: 'unknown',
      seen: 'A system that knows this device did not answer this part when we last asked it.',
      details: ['We ask again by ourselves. There is nothing for you to do.'],
      directions: null,
    });
    expect(device?.practices.remotelogin?.code).toBe('no_fact');
    expect(judged([mac({ missing: ['firewall'] })], NOW, 'de')?.practices.firewall?.seen).toContain(
      'Quellen',
    );
  });

  it('is the version, the platform or the list of software', () => {
    const { platform: _, os: __, os_version: ___, ...bare } = mac({ missing: ['system', 'software'] });
    expect(judged([bare])?.practices.encryption?.status).toBe('ok');
    expect(judged([bare])?.practices.firewall?.code).toBe(NOT_ANSWERED);
    const { os_version: _version, ...unversioned } = mac({ missing: ['system', 'software'] });
    expect(judged([unversioned])?.practices.uptodate?.code).toBe(NOT_ANSWERED);
  });

  it('does not matter where another source tells it, and is not told to anybody', () => {
    const other = mac({ source: 'fleet', id: '9', facts: { firewall: { value: true } } });
    const device = judged([mac({ missing: ['firewall'] }), other]);
    expect(device?.practices.firewall?.status).toBe('ok');
    expect(device).not.toHaveProperty('missing');
  });

  it('that is known from before is judged by that, and goes stale like all', () => {
    const old = mac({
      facts: { firewall: { value: true } },
      last_sync: '2026-08-02T08:00:00.000Z',
      synced_at: '2026-08-02T08:30:00.000Z',
    });
    const device = judged([withKnownParts(mac({ missing: ['firewall'] }), old)]);
    expect(device?.practices.firewall).toMatchObject({
      status: 'ok',
      stale: true,
      last_updated: '2026-08-02T08:00:00.000Z',
    });
  });
});
