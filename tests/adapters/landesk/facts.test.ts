import { describe, expect, it } from '@jest/globals';
import { toRecords } from '../../../adapters/landesk/schema.ts';
import { MACHINE, OPTIONS, recordOf, recordsOf, undated } from './machine.ts';

const patch = (vulseverity: string | number | null = 'Critical') => ({
  vul_id: 'MS26',
  vultype: 'Vulnerability',
  vulseverity,
});
const setting = (vul_id: string) => ({ vul_id, vultype: 'Security Threat', vulseverity: 'High' });
const OTHER = setting('ST000999');
const factsOf = (record: ReturnType<typeof recordOf>) => Object.keys(record?.facts ?? {}).sort();

describe('the security scanner', () => {
  const all = ['auto_update', 'disk_encryption', 'missing_updates', 'screen_lock'];
  const never = { patches_scanned: null, settings_scanned: null };

  it.each([
    ['has its own date', MACHINE, [], all],
    ['never ran', { ...MACHINE, ...never }, [], ['disk_encryption']],
    [
      'ran in 1900',
      { ...MACHINE, patches_scanned: '1900-01-01T00:00:00.000', settings_scanned: null },
      [],
      ['disk_encryption'],
    ],
    [
      'ran for patches alone',
      { ...MACHINE, settings_scanned: null },
      [],
      ['disk_encryption', 'missing_updates'],
    ],
    [
      'ran for settings alone',
      { ...MACHINE, patches_scanned: null },
      [],
      ['auto_update', 'disk_encryption', 'screen_lock'],
    ],
    [
      'found a patch and tells no date',
      { ...MACHINE, ...never },
      [patch()],
      ['disk_encryption', 'missing_updates'],
    ],
    [
      'found a setting and tells no date',
      { ...MACHINE, ...never },
      [OTHER],
      ['auto_update', 'disk_encryption', 'screen_lock'],
    ],
    ['keeps no dates, and found nothing', undated(), [], ['disk_encryption']],
    ['keeps no dates, and found something', undated(), [OTHER], all],
  ])('that %s', (_what, machine, detections, facts) => {
    expect(factsOf(recordsOf([machine], { detections })[0])).toEqual(facts);
  });

  it('is not the inventory: its date says nothing of settings and patches', () => {
    expect(factsOf(recordsOf([undated({ software_scanned: '2026-11-22T06:20:11.000' })])[0])).toEqual([
      'disk_encryption',
    ]);
  });

  it('is not asked for definitions that the site does not scan for', () => {
    const options = { ...OPTIONS, screen_lock_definition: null, auto_update_definition: null };
    const rows = { machines: [MACHINE], detections: [], adapters: [], software: [] };
    expect(factsOf(toRecords(rows, options).records[0])).toEqual(['disk_encryption', 'missing_updates']);
  });
});

describe('patches', () => {
  it('have types and severities by number, at some sites', () => {
    const detections = [{ vul_id: 'X', vultype: '0', vulseverity: '1', title: 'Patch', reason: null }];
    expect(recordOf({}, { detections })?.facts.missing_updates?.value).toEqual([
      { id: 'X', title: 'Patch', severity: 'critical' },
    ]);
  });

  it.each(['Critical', 'High', 'Medium', 'Low', 'Service Pack', 0, 4, 'new word', null])(
    'of severity %j count',
    (severity) => {
      const { facts } = recordOf({}, { detections: [patch(severity)] }) ?? {};
      expect(facts?.missing_updates?.value).toHaveLength(1);
    },
  );

  it.each(['N/A', 'n/a', 'NA', 'Not applicable', 5, '5', 6])('of severity %j close no gap', (severity) => {
    expect(recordOf({}, { detections: [patch(severity)] })?.facts.missing_updates?.value).toEqual([]);
  });
});

describe('a machine without Windows', () => {
  const rows = {
    detections: [setting('ST000202'), setting('ST000003v2'), patch()],
    adapters: [{ physaddress: 'A4BB6D1077C2', firewallenabled: 'Yes' }],
  };

  it.each(['Mac OS X 26.6.2', 'Ubuntu 24.04', 'HP-UX 11.31'])('%s has no fact of Windows alone', (ostype) => {
    expect(factsOf(recordOf({ ostype }, rows))).toEqual(['missing_updates']);
    expect(factsOf(recordOf({ ostype }, { ...rows, detections: [] }))).toEqual(['missing_updates']);
  });
});

describe('software', () => {
  it('is none where the list is empty, and kept where it has no date', () => {
    expect(recordOf()?.software).toBeUndefined();
    const software = [{ suitename: 'CrowdStrike Windows Sensor', version: null }, { suitename: ' ' }];
    expect(recordOf({ software_scanned: null }, { software })?.software).toEqual({
      installed: [{ name: 'CrowdStrike Windows Sensor' }],
    });
  });
});
