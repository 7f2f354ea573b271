import { describe, expect, it } from '@jest/globals';
import { dueOf } from '../../../shared/practices/deadline.ts';
import { type JudgeContext, judge, parsePractices } from '../../../shared/practices/index.ts';
import { deviceOf, NOW } from './device.ts';

const mac = deviceOf({ platform: 'Mac', facts: { disk_encryption: 'off', firewall: false } });

/** The verdict about the disk. @param setting the practice's entry in stethoscope.yml */
function disk(setting: object, context: Partial<JudgeContext> = {}) {
  const { practices, issues } = parsePractices({ encryption: setting });
  expect(issues).toEqual([]);
  return judge(mac, { now: NOW, language: 'en', practices, ...context }).encryption;
}

describe('a finding that is due on a day', () => {
  it('is a nudge until the day is over, and then what it is', () => {
    const on = (now: string) => disk({ due: '2026-12-04' }, { now: new Date(now) });
    const deadline = {
      ends_at: '2026-12-05T00:00:00.000Z',
      status_after: 'warn',
      code: 'set',
      reason: 'Your company set this day.',
    };
    expect(on('2026-12-04T23:59:59.999Z')).toMatchObject({
      status: 'nudge',
      rating: 'critical',
      due: '2026-12-04',
      deadline: { ...deadline, late: false },
    });
    expect(on('2026-12-05T00:00:00.000Z')).toMatchObject({
      status: 'warn',
      due: '2026-12-04',
      deadline: { ...deadline, late: true },
    });
  });

  it('has the day of the organization, not of the one who reads', () => {
    const at = (now: string) =>
      disk({ due: '2026-12-04' }, { now: new Date(now), time_zone: 'America/Los_Angeles' });
    expect(at('2026-12-05T07:59:59Z')?.status).toBe('nudge');
    expect(at('2026-12-05T08:00:00Z')).toMatchObject({
      status: 'warn',
      deadline: { ends_at: '2026-12-05T08:00:00.000Z' },
    });
  });

  it('takes a time of day for its day', () => {
    const time = { due: '2026-12-04T23:30:00Z' };
    expect(disk(time)?.due).toBe('2026-12-04');
    expect(disk(time, { time_zone: 'Europe/Berlin' })?.due).toBe('2026-12-05');
  });

  it('stays a nudge where that is all it can be', () => {
    const late = disk({ due: '2026-11-20', rating: 'suggested' });
    expect(late).toMatchObject({ status: 'nudge', deadline: { late: true, status_after: 'nudge' } });
  });

  it('says why in the language of the report', () => {
    expect(disk({ due: '2026-12-04' }, { language: 'de' })?.deadline?.reason).toMatch(/^Ihr Unternehmen/);
  });
});

describe('a day that the practice knows itself', () => {
  const known = { day: '2026-12-10', code: 'ended', reason: { key: 'wanted' } };
  const from = { now: NOW, time_zone: 'UTC', platform: undefined };

  it('counts where the organization wrote none', () => {
    expect(dueOf(undefined, known, from)).toEqual(known);
    expect(dueOf('2026-12-20', known, from)).toMatchObject({ day: '2026-12-20', code: 'set' });
    expect(dueOf('2026-12-01', known, from)).toMatchObject({ day: '2026-12-01', code: 'set' });
  });
});

describe('what is well, unknown or of no concern', () => {
  it.each(['on', undefined])('has no day: %s', (value) => {
    const { practices } = parsePractices({ encryption: { due: '2026-12-04' } });
    const device = deviceOf({ platform: 'Mac', facts: value ? { disk_encryption: value } : {} });
    const { encryption } = judge(device, { now: NOW, language: 'en', practices });
    expect(encryption).not.toHaveProperty('due');
    expect(encryption).not.toHaveProperty('deadline');
  });
});
