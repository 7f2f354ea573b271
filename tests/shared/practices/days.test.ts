import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayIn, endOf } from '../../../shared/practices/days.ts';
import { addDays } from '../../../shared/releases/days.ts';

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/Los_Angeles',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Africa/Cairo',
];

describe('the end of a day', () => {
  it.each([
    ['2026-12-04', 'UTC', '2026-12-05T00:00:00.000Z'],
    ['2026-12-04', 'Europe/Berlin', '2026-12-04T23:00:00.000Z'],
    ['2026-12-04', 'America/Los_Angeles', '2026-12-05T08:00:00.000Z'],
    ['2026-12-04', 'Asia/Kolkata', '2026-12-04T18:30:00.000Z'],
    ['2026-12-04', 'Pacific/Kiritimati', '2026-12-04T10:00:00.000Z'],
    ['2026-12-31', 'UTC', '2027-01-01T00:00:00.000Z'],
    // 23 and 25 hours long.
    ['2026-03-29', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
    ['2026-10-25', 'Europe/Berlin', '2026-10-25T23:00:00.000Z'],
    // The next day begins at one o'clock.
    ['2026-04-23', 'Africa/Cairo', '2026-04-23T22:00:00.000Z'],
  ])('%s in %s is %s', (day, zone, end) => {
    expect(endOf(day, zone).toISOString()).toBe(end);
  });

  it('is the first moment of another day, in all zones', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
        fc.constantFrom(...ZONES),
        (at, zone) => {
          const day = dayIn(zone, at);
          const end = endOf(day, zone);
          expect(end > at).toBe(true);
          expect(dayIn(zone, end)).toBe(addDays(day, 1));
          expect(dayIn(zone, new Date(end.getTime() - 1))).toBe(day);
        },
      ),
    );
  });
});
