import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { instantReader } from '../../../adapters/landesk/time.ts';

describe('the core server’s dates', () => {
  it.each([
    ['America/Los_Angeles', '2016-06-03T14:35:13.000', '2016-06-03T21:35:13.000Z'],
    ['America/Los_Angeles', '2026-11-23T06:14:02', '2026-11-23T14:14:02.000Z'],
    ['Asia/Kolkata', '2026-11-23T06:14:02.5', '2026-11-23T00:44:02.500Z'],
    // 02:30 does not exist on that day; 01:30 exists twice on the other.
    ['America/Los_Angeles', '2026-03-08T02:30:00', '2026-03-08T09:30:00.000Z'],
    ['America/Los_Angeles', '2026-11-01T01:30:00', '2026-11-01T08:30:00.000Z'],
    ['UTC', '2026-02-28T23:59:59.997', '2026-02-28T23:59:59.997Z'],
  ])('in %s: %s is %s', (zone, text, instant) => {
    expect(instantReader(zone)(text)).toBe(instant);
  });

  it.each([undefined, null, '', 'yesterday', '2026-11-23', 5])('finds none in %j', (text) => {
    expect(instantReader('UTC')(text)).toBeUndefined();
  });

  it('are read back as written, whatever the zone', () => {
    const zones = ['UTC', 'America/Los_Angeles', 'Europe/Berlin', 'Asia/Kolkata', 'Pacific/Auckland'];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.date({ min: new Date('1991-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
        (zone, date) => {
          const local = new Intl.DateTimeFormat('sv-SE', {
            timeZone: zone,
            dateStyle: 'short',
            timeStyle: 'medium',
          });
          const text = local.format(date).replace(' ', 'T');
          const back = instantReader(zone)(text);
          // In the hour that autumn repeats, the other instant has the same text.
          expect(local.format(new Date(back ?? 0)).replace(' ', 'T')).toBe(text);
        },
      ),
    );
  });
});
