import { describe, expect, it } from '@jest/globals';
import { GROUPS } from '../../../shared/model/report.ts';
import { arranged, groupOf } from '../../../shared/report/checks.ts';
import { busy, deviceOf, golden, practiceOf } from '../../support/reports.ts';

describe('a check', () => {
  it.each([
    ['warn', false, 'must'],
    ['warn', true, 'must'],
    ['nudge', true, 'should'],
    ['unknown', true, 'unknown'],
    ['ok', false, 'done'],
    ['ok', true, 'stale'],
    ['na', true, 'na'],
  ] as const)('that is %s with stale %s is in "%s"', (status, stale, group) => {
    expect(groupOf({ status, stale }, false)).toBe(group);
  });

  it.each([
    ['warn', 'stale'],
    ['nudge', 'stale'],
    ['ok', 'stale'],
    ['unknown', 'unknown'],
    ['na', 'na'],
  ] as const)('that is %s on a silent device is in "%s": nothing is to be done now', (status, group) => {
    expect(groupOf({ status, stale: false }, true)).toBe(group);
  });

  it('that takes another device stands apart, whatever its rating', () => {
    for (const status of ['warn', 'nudge'] as const)
      expect(groupOf({ status, stale: false, code: 'hardware_ended' }, false)).toBe('replace');
    expect(groupOf({ status: 'warn', stale: false, code: 'hardware_ended' }, true)).toBe('stale');
  });

  it('says that the sources disagree when they say different things', () => {
    const device = deviceOf(busy());
    expect(practiceOf(device, 'firewall').disagrees).toBe(true);
    expect(practiceOf(device, 'encryption').disagrees).toBe(false);
  });

  it('says no such thing of one source, or of what different facts say', () => {
    const said = (one: object, other: object) => {
      const result = { ...practiceOf(deviceOf(golden('all-well')), 'uptodate') };
      const evidence = [
        { source: 'jamf', fact: 'os_version', seen: 'version 26.7.2', value: '26.7.2', ...one },
        { source: 'jamf', fact: 'missing_updates', seen: 'no updates are waiting', value: [], ...other },
      ];
      return arranged({ uptodate: { ...result, evidence } }, false).uptodate?.disagrees;
    };
    expect(said({}, {})).toBe(false);
    expect(said({}, { source: 'landesk' })).toBe(false);
    expect(said({ source: 'landesk' }, { fact: 'os_version' })).toBe(true);
  });
});

describe('the checks of a device', () => {
  it('come worst first, each once', () => {
    const { practices } = deviceOf(busy());
    const groups = Object.values(practices).map(({ group }) => GROUPS.indexOf(group));
    expect(groups).toEqual(groups.toSorted((one, other) => one - other));
    expect(Object.keys(practices).sort()).toEqual(Object.keys(deviceOf(golden('one-red')).practices).sort());
  });

  it('have the nearest date first, and those without one last', () => {
    const { practices } = deviceOf(golden('all-well'));
    const failing = { ...practiceOf(deviceOf(golden('all-well')), 'encryption'), status: 'warn' } as const;
    const given = {
      ...practices,
      encryption: failing,
      firewall: { ...failing, due: '2026-12-03' },
      uptodate: { ...failing, due: '2026-09-03' },
    };
    expect(Object.keys(arranged(given, false)).slice(0, 3)).toEqual(['uptodate', 'firewall', 'encryption']);
  });

  it('have no day on a silent device: nothing of it is to be done now', () => {
    const { practices } = deviceOf(golden('all-well'));
    const deadline = { ends_at: '2026-12-04T00:00:00.000Z', late: false, status_after: 'warn' } as const;
    const firewall = {
      ...practiceOf(deviceOf(golden('all-well')), 'firewall'),
      status: 'nudge' as const,
      due: '2026-12-03',
      deadline: { ...deadline, code: 'set', reason: 'Because.' },
    };
    expect(arranged({ ...practices, firewall }, false).firewall).toMatchObject({
      due: '2026-12-03',
      deadline,
    });
    const silent = arranged({ ...practices, firewall }, true).firewall;
    expect(silent).toMatchObject({ status: 'nudge', group: 'stale' });
    expect(silent).not.toHaveProperty('due');
    expect(silent).not.toHaveProperty('deadline');
  });
});
